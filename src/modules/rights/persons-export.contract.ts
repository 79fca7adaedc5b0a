import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import type { FileReply } from '#kernel/module.ts'
import { id, text } from '#kernel/shapes.ts'

/** What a list of persons may hold beside the name; asked one by one, so that the second person sees what leaves. */
export const personFields = ['phone', 'id_number', 'address', 'birthday'] as const
export type PersonField = (typeof personFields)[number]

export const askPersonsExportContract = contract({
  method: 'POST',
  path: '/api/persons-exports',
  permit: 'persons.export',
  effect: 'write',
  summary: 'Asks a second person for a list with names of the open cases I work on',
  body: z.strictObject({
    fields: z.array(z.enum(personFields)).max(personFields.length).default([]),
    words: text({ min: 10, max: 1_000 }),
  }),
  reply: z.strictObject({ id }),
})

export const takePersonsExportContract = contract({
  method: 'POST',
  path: '/api/persons-exports/:request_id/file',
  permit: 'persons.export',
  effect: 'read',
  summary: 'The list a second person has said yes to, as XLSX, once; each name opened is recorded',
  params: z.strictObject({ request_id: id }),
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})
