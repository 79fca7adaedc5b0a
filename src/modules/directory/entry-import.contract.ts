import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import type { FileReply } from '#kernel/module.ts'
import { Brought, OldFile, Told } from '#modules/documents/old-list.contract.ts'
import { entryKinds } from './entry.codes.ts'

export const checkEntriesContract = contract({
  method: 'POST',
  path: '/api/directory/imports/check',
  permit: 'directory.import',
  effect: 'read',
  summary: 'Dry run of a list of services: every fault by row and column; nothing is written or kept',
  body: z.strictObject({ file: OldFile }),
  reply: Told.extend({ by_kind: z.array(z.strictObject({ kind: z.enum(entryKinds), rows: z.int() })) }),
})

export const importEntriesContract = contract({
  method: 'POST',
  path: '/api/directory/imports',
  permit: 'directory.import',
  effect: 'write',
  summary: 'Brings a list of services in, all or nothing; the file itself is kept nowhere',
  body: z.strictObject({ file: OldFile }),
  reply: Brought,
})

export const entriesTemplateContract = contract({
  method: 'GET',
  path: '/api/directory/imports/template',
  permit: 'directory.import',
  effect: 'read',
  summary: 'An empty list of services with the headers that are understood',
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})
