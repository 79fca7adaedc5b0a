import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import type { FileReply } from '#kernel/module.ts'
import { id, instant } from '#kernel/shapes.ts'
import { entryKinds } from './entry.codes.ts'

/** Bytes of an XLSX file in base64: about 180 kB, some thousands of rows. It is read in memory and kept nowhere. */
const ListFile = z
  .base64({ error: 'directory.import_not_file' })
  .min(100, { error: 'directory.import_not_file' })
  .max(246_000, { error: 'directory.import_too_long' })

export const checkEntriesContract = contract({
  method: 'POST',
  path: '/api/directory/imports/check',
  permit: 'directory.import',
  effect: 'read',
  summary: 'Dry run of a list of services: every fault by row and column; nothing is written or kept',
  body: z.strictObject({ file: ListFile }),
  reply: z.strictObject({
    rows: z.int(),
    by_kind: z.array(z.strictObject({ kind: z.enum(entryKinds), rows: z.int() })),
    /** The very same file was brought in before. */
    done_before: z.boolean(),
    /** All faults; of very many only the first are listed. */
    faults: z.int(),
    errors: z.array(z.strictObject({ row: z.int(), column: z.string(), code: z.string() })),
  }),
})

export const importEntriesContract = contract({
  method: 'POST',
  path: '/api/directory/imports',
  permit: 'directory.import',
  effect: 'write',
  summary: 'Brings a list of services in, all or nothing; the file itself is kept nowhere',
  body: z.strictObject({ file: ListFile }),
  reply: z.strictObject({ id, rows: z.int(), imported_at: instant }),
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
