import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import type { FileReply } from '#kernel/module.ts'
import { id } from '#kernel/shapes.ts'
import { openReasons } from './contact.codes.ts'

export const printContact = contract({
  method: 'POST',
  path: '/api/contacts/:id/paper',
  permit: 'contact.open',
  effect: 'read',
  summary: 'The record of one contact as the form of the law (DOCX), with its words; recorded',
  params: z.strictObject({ id }),
  body: z.strictObject({ reason: z.enum(openReasons) }),
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
})
