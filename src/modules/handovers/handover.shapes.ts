import { z } from 'zod'
import { id, instant, text, version } from '#kernel/shapes.ts'
import { arrivals, directions, otherKinds, paperKinds, personParts, personSexes } from './handover.codes.ts'
import { handoverStatuses } from './handover.life.ts'

export const words = text({ max: 4_000 })
export const line = text({ max: 200 })

/** Who signs for one side. */
export const Signer = z.strictObject({ name: line, function: line })
export type Signer = z.infer<typeof Signer>
const ShownSigner = z.strictObject({ name: z.string(), function: z.string() })

/** Both signatures, and when they were written on paper. */
export const signing = { signed_at: instant, giver: Signer, receiver: Signer }

const HandedPerson = z.strictObject({
  id,
  part: z.enum(personParts),
  sex: z.enum(personSexes),
  age_years: z.int().nullable(),
})

/** A hand-over as the case shows it; words only for those who work on it. */
export const HandoverView = z.strictObject({
  id,
  version,
  direction: z.enum(directions),
  other_kind: z.enum(otherKinds),
  other_agency: z.string().nullable(),
  status: z.enum(handoverStatuses),
  happened_at: instant,
  place_name: z.string().nullable(),
  papers: z.array(z.enum(paperKinds)),
  persons: z.array(HandedPerson),
  signed_at: instant.nullable(),
  arrival: z.enum(arrivals).nullable(),
  checked: z.boolean(),
  prepared_by: z.string(),
  other_name: z.string().nullable(),
  where: z.string().nullable(),
  papers_words: z.string().nullable(),
  belongings: z.string().nullable(),
  note: z.string().nullable(),
  giver: ShownSigner.nullable(),
  receiver: ShownSigner.nullable(),
  outcome: z.string().nullable(),
})
export type HandoverView = z.infer<typeof HandoverView>

/** A line of the register: nothing in it tells who, not even a body's name that somebody typed. */
export const HandoverLine = z.strictObject({
  id,
  case_id: id,
  case_code: z.string(),
  direction: z.enum(directions),
  other_kind: z.enum(otherKinds),
  other_agency: z.string().nullable(),
  status: z.enum(handoverStatuses),
  happened_at: instant,
  place_name: z.string().nullable(),
  persons: z.int(),
  children: z.int(),
  arrival: z.enum(arrivals).nullable(),
})
export type HandoverLine = z.infer<typeof HandoverLine>
