import { z } from 'zod'
import { day, id, instant, placeId, text, version } from '#kernel/shapes.ts'
import { groups, sources, voiceKinds } from './dialogue.codes.ts'

/** What every change answers. */
export const Made = z.strictObject({ id, version })
export const topicCode = z.string().regex(/^[a-z][a-z_]{2,39}$/, { error: 'input.not_offered' })
export const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'dialogue.not_hour' })
export const count = z.int().min(0).max(1_000_000)
/** Words somebody spoke or wrote. */
export const words = text({ max: 4000 })
export const why = text({ min: 3, max: 2000 })
export const short = text({ max: 300 })

/** What one person or several said, as it is written down. */
export const voiceFields = {
  /** Made by the page: sent again after the line was away, it is the same note. */
  client_ref: id,
  kind: z.enum(voiceKinds),
  words,
  source: z.enum(sources).default('hall'),
  place_id: placeId.optional(),
  topic: topicCode.optional(),
  group: z.enum(groups).optional(),
  /** How many people asked this together. */
  askers: z.int().min(1).max(10_000).default(1),
  asker_name: text({ max: 120 }).optional(),
  /** They asked to be told, and are given a code. */
  wants_told: z.boolean().default(false),
  said_at: instant.optional(),
}
export const NewVoice = z.strictObject(voiceFields)
export type NewVoice = z.output<typeof NewVoice>

export const Voice = z.strictObject({
  id,
  client_ref: id,
  kind: z.enum(voiceKinds),
  source: z.enum(sources),
  words: z.string(),
  place_id: z.string().nullable(),
  place_name: z.string().nullable(),
  topic: z.string().nullable(),
  group: z.enum(groups).nullable(),
  askers: z.int(),
  /** Only for who holds the dialogue. */
  asker_name: z.string().nullable(),
  /** Only for who holds the dialogue. */
  tell_code: z.string().nullable(),
  said_on: day,
  said_at: instant.nullable(),
  dialogue_id: id.nullable(),
})
export type Voice = z.infer<typeof Voice>
