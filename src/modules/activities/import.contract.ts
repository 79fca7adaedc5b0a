import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import type { FileReply } from '#kernel/module.ts'
import { id, instant } from '#kernel/shapes.ts'

/** Bytes of an XLSX file in base64, about half a megabyte. It is read in memory and kept nowhere. */
const File = z
  .base64({ error: 'import.not_file' })
  .min(100, { error: 'import.not_file' })
  .max(700_000, { error: 'activity.file_too_large' })

export const checkActivityImportContract = contract({
  method: 'POST',
  path: '/api/activity-imports/check',
  permit: 'activity.record',
  effect: 'read',
  summary: 'Dry run of a list of activities: every fault by row and column; nothing is written or kept',
  body: z.strictObject({ file: File }),
  reply: z.strictObject({
    activities: z.int(),
    attendances: z.int(),
    faults: z.int(),
    errors: z.array(z.strictObject({ row: z.int(), column: z.string(), code: z.string() })),
  }),
})

export const importActivitiesContract = contract({
  method: 'POST',
  path: '/api/activity-imports',
  permit: 'activity.record',
  effect: 'write',
  summary: 'Brings a list of activities in, all or nothing',
  body: z.strictObject({ file: File }),
  reply: z.strictObject({ ids: z.array(id), recorded_at: instant }),
})

export const activityImportTemplateContract = contract({
  method: 'GET',
  path: '/api/activity-imports/template',
  permit: 'activity.record',
  effect: 'read',
  summary: 'An empty list with the headers and the words that are understood',
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})
