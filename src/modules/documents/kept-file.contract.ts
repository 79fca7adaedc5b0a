import { z } from 'zod'
import { id, instant, text, version } from '#kernel/shapes.ts'
import { mediaTypes } from './file.codes.ts'
import { keptKinds, keptRemovals, peopleShown } from './kept-file.codes.ts'

/** A file as it is listed with its record. */
export const KeptLine = z.strictObject({
  id,
  version,
  name: z.string(),
  kind: z.enum(keptKinds),
  media_type: z.enum(mediaTypes),
  bytes: z.int(),
  uploaded_at: instant,
})
export type KeptLine = z.infer<typeof KeptLine>

/** What is said with a file: what it is, who can be made out in it, and that somebody has looked again at what it may give away. */
export const KeptBody = z.strictObject({
  name: text({ max: 200 }),
  kind: z.enum(keptKinds),
  people_shown: z.enum(peopleShown),
  looked: z.literal(true).optional(),
})

export const KeptMade = z.strictObject({ id, version, stripped: z.boolean() })
export const KeptRemoval = z.strictObject({ version, why: z.enum(keptRemovals) })
export const KeptRemoved = z.strictObject({ id, version })
