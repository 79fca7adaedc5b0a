import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import type { FileReply } from '#kernel/module.ts'
import { contactFilters } from './contact.contract.ts'

export const exportContacts = contract({
  method: 'GET',
  path: '/api/contacts/export',
  permit: 'contact.export',
  effect: 'read',
  summary: 'The list of contacts as XLSX, without names, numbers or notes; recorded',
  query: z.strictObject(contactFilters),
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})
