import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import type { FileReply } from '#kernel/module.ts'
import { Brought, DryRun, OldFile } from '#modules/documents/old-list.contract.ts'

export const checkContactImport = contract({
  method: 'POST',
  path: '/api/contact-imports/check',
  permit: 'import.old_lists',
  effect: 'read',
  summary: 'Dry run of an old list of contacts: every fault by row and column; nothing is written or kept',
  body: z.strictObject({ file: OldFile }),
  reply: DryRun,
})

export const importContacts = contract({
  method: 'POST',
  path: '/api/contact-imports',
  permit: 'import.old_lists',
  effect: 'write',
  summary:
    'Brings an old list of contacts in, all or nothing, each with its row; the file itself is kept nowhere',
  body: z.strictObject({ file: OldFile }),
  reply: Brought,
})

export const contactImportTemplate = contract({
  method: 'GET',
  path: '/api/contact-imports/template',
  permit: 'import.old_lists',
  effect: 'read',
  summary: 'An empty list with the headers that are understood',
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})
