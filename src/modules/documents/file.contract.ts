import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { id, instant, text, version } from '#kernel/shapes.ts'
import {
  fileKinds,
  fileRecords,
  mediaTypes,
  mostFileBytes,
  originalReasons,
  removalReasons,
} from './file.codes.ts'

const caseParams = z.strictObject({ case_id: id })
const fileParams = z.strictObject({ case_id: id, file_id: id })
const reasonWords = text({ max: 500 })

/** A file of a case as listed. `name` is opened only for those who work on the case. */
export const FileLine = z.strictObject({
  id,
  kind: z.enum(fileKinds),
  record_kind: z.enum(fileRecords).nullable(),
  record_id: id.nullable(),
  media_type: z.enum(mediaTypes),
  bytes: z.int(),
  name: z.string().nullable(),
  /** A copy without place and device stands beside it. */
  stripped: z.boolean(),
  taken_at: instant.nullable(),
  uploaded_at: instant,
  uploaded_by: z.string(),
  removed_at: instant.nullable(),
  removed_reason: z.enum(removalReasons).nullable(),
  version,
})
export type FileLine = z.infer<typeof FileLine>

export const listFilesContract = contract({
  method: 'GET',
  path: '/api/cases/:case_id/files',
  permit: 'case.read',
  effect: 'read',
  summary: 'Files of a case, newest first; names only for those who work on it. Each reading is recorded',
  params: caseParams,
  reply: z.strictObject({
    works_on: z.boolean(),
    open: z.boolean(),
    bytes: z.int(),
    most_bytes: z.int(),
    items: z.array(FileLine),
  }),
})

export const addFileContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/files',
  permit: 'case.work',
  effect: 'write',
  summary: 'Takes in a file, sealed; a picture gets a copy without place and device',
  params: caseParams,
  body: z
    .strictObject({
      name: text({ max: 200 }),
      kind: z.enum(fileKinds),
      taken_at: instant.optional(),
      record_kind: z.enum(fileRecords).optional(),
      record_id: id.optional(),
    })
    .refine((body) => (body.record_kind === undefined) === (body.record_id === undefined), {
      path: ['record_id'],
      error: 'input.missing',
    }),
  upload: { mostBytes: mostFileBytes },
  reply: z.strictObject({ id, version, media_type: z.enum(mediaTypes), stripped: z.boolean() }),
})

export const readFileContract = contract({
  method: 'GET',
  path: '/api/cases/:case_id/files/:file_id',
  permit: 'case.work',
  effect: 'read',
  summary: 'The file as an attachment; of a picture the copy without place and device. Recorded',
  params: fileParams,
  file: 'application/octet-stream',
  reply: z.any(),
})

export const openOriginalContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/files/:file_id/original',
  permit: 'case.work',
  effect: 'read',
  summary: 'The original as it came in, on purpose, with a reason; recorded',
  params: fileParams,
  body: z
    .strictObject({ reason: z.enum(originalReasons), words: reasonWords.optional() })
    .refine((body) => body.reason !== 'other' || body.words !== undefined, {
      path: ['words'],
      error: 'input.missing',
    }),
  file: 'application/octet-stream',
  reply: z.any(),
})

export const removeFileContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/files/:file_id/remove',
  permit: 'case.work',
  effect: 'write',
  summary: 'Hides a file with its reason; the bytes stay',
  params: fileParams,
  body: z
    .strictObject({ version, reason: z.enum(removalReasons), words: reasonWords.optional() })
    .refine((body) => body.reason !== 'other' || body.words !== undefined, {
      path: ['words'],
      error: 'input.missing',
    }),
  reply: z.strictObject({ id, version, removed_at: instant }),
})
