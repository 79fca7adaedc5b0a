import { z } from 'zod'
import { id, instant, placeId, text, version } from '#kernel/shapes.ts'
import * as codes from './contact.codes.ts'

const earliest = Date.parse('2000-01-01T00:00:00Z')

/** When something happened: since 2000, so that a mistyped year is told where it was typed. */
export const happened = instant.refine((at) => !(Date.parse(at) < earliest), { error: 'input.not_instant' })

/** A number as it was said; at least three digits, since callers leave out some. */
export const phone = text({ max: 40 }).refine(
  (said) => /^[^\p{L}]*$/u.test(said) && (said.match(/\d/g)?.length ?? 0) >= 3,
  {
    error: 'input.not_phone',
  },
)
export const name = text({ max: 120 })
export const notes = text({ max: 8000 })

/** Codes out of a list, each once. */
function some<const C extends readonly [string, ...string[]]>(list: C, max: number) {
  return z
    .array(z.enum(list))
    .max(max)
    .transform((chosen) => [...new Set(chosen)])
}

/** What is recorded of a contact, each field alone. Which of them must be there is said by the contract. */
export const contactFields = {
  kind: z.enum(codes.contactKinds),
  caller: z.enum(codes.callers),
  received_from: z.enum(codes.bodies).nullable(),
  started_at: happened,
  ended_at: happened,
  language: z.enum(codes.languages),
  interpreter: z.enum(codes.interpreters),
  danger_now: z.boolean(),
  sexual_assault: z.boolean(),
  assaulted_at: happened.nullable(),
  suicide_risk: z.boolean(),
  danger_signs: some(codes.dangerSigns, 20),
  place_id: placeId.nullable(),
  gender_equality: z.boolean(),
  gbv: z.boolean(),
  topic: z.enum(codes.topics),
  needs: some(codes.needs, 20),
  advice: some(codes.advices, 30),
  outcome: z.enum(codes.outcomes),
  caller_sex: z.enum(codes.sexes),
  caller_age: z.enum(codes.ageBands),
  alone: z.boolean().nullable(),
  parent_may_know: z.boolean().nullable(),
  anonymous: z.boolean(),
  back_entered: z.boolean(),
  name: name.nullable(),
  phone: phone.nullable(),
  notes: notes.nullable(),
}

/** A contact in a list: nothing sealed, nobody's name but the worker's. */
export const ContactItem = z.strictObject({
  id,
  version,
  kind: contactFields.kind,
  caller: contactFields.caller,
  received_from: contactFields.received_from,
  started_at: instant,
  ended_at: instant,
  danger_now: z.boolean(),
  sexual_assault: z.boolean(),
  suicide_risk: z.boolean(),
  place_id: z.string().nullable(),
  place_name: z.string().nullable(),
  gender_equality: z.boolean(),
  gbv: z.boolean(),
  topic: contactFields.topic,
  outcome: contactFields.outcome,
  taken_by: id,
  taken_by_name: z.string(),
})
export type ContactItem = z.infer<typeof ContactItem>
