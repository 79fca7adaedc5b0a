import { z } from 'zod'
import { id, instant, text } from '#kernel/shapes.ts'
import { bodies, topics } from '#modules/hotline/contact.codes.ts'
import { ethnicities } from '#modules/law/ethnicity.codes.ts'
import { closedReasons } from './closure.codes.ts'

/** Where a case came from. Anything but `hotline` and `walk_in` is the body that handed it over. */
export const receivedFrom = ['hotline', 'walk_in', ...bodies] as const
export const ReceivedFrom = z.enum(receivedFrom)
export type ReceivedFrom = z.infer<typeof ReceivedFrom>

/** How great the danger is, in the worker's own judgement; worst first. */
export const dangers = ['immediate', 'high', 'medium', 'low', 'unknown'] as const
export const Danger = z.enum(dangers)

/** What it is about: the list of the hotline, so that a call and its case can be compared. */
export const caseTopics = topics
export const CaseTopic = z.enum(caseTopics)

export { closedReasons }
export const ClosedReason = z.enum(closedReasons)

export const personParts = ['survivor', 'child', 'relative', 'alleged', 'other'] as const
export const PersonPart = z.enum(personParts)
export const personSexes = ['female', 'male', 'other', 'unknown'] as const
export const PersonSex = z.enum(personSexes)
export const Ethnicity = z.enum(ethnicities)

export const supportKinds = ['protection', 'medical', 'needs'] as const
export const SupportKind = z.enum(supportKinds)

/** Notes a person writes; steps, closing, reopening and openings write theirs by themselves. */
export const writtenNoteKinds = ['note', 'call', 'visit', 'meeting'] as const
export const noteKinds = [...writtenNoteKinds, 'step', 'closed', 'reopened', 'opening'] as const

export const assignmentParts = ['opener', 'manager', 'team', 'emergency'] as const
export const AssignmentPart = z.enum(assignmentParts)

/** Why somebody opens a name. `other` wants words, which are sealed. */
export const openingReasons = [
  'reach',
  'referral',
  'papers',
  'emergency',
  'correct',
  'compare',
  'other',
] as const
export const OpeningReason = z.enum(openingReasons)

/** A note or summary: long enough for what was said in an hour. */
export const words = text({ max: 8_000 })

const idNumber = text({ max: 20 }).refine((value) => /^[\p{L}\p{N}\s.-]{6,20}$/u.test(value), {
  error: 'cases.id_number_form',
})

/** Who somebody is: sealed each on its own, and opened one person at a time. */
export const identityFields = {
  name: text({ max: 120 }).optional(),
  phone: text({ max: 30 }).optional(),
  id_number: idNumber.optional(),
  address: text({ max: 300 }).optional(),
  birthday: text({ max: 30 }).optional(),
}

const role = {
  part: PersonPart,
  sex: PersonSex,
  age_years: z.int().min(0).max(120).optional(),
  accompanies: z.boolean().default(false),
  ethnicity: Ethnicity.optional(),
}

/** A person as typed in. A survivor may stay unnamed. */
export const NewPerson = z.strictObject({ ...role, ...identityFields })
export type NewPerson = z.output<typeof NewPerson>

/** Emergency support as typed in, before its persons are named. */
export const supportFields = {
  kinds: z
    .array(SupportKind)
    .min(1)
    .max(3)
    .refine((kinds) => new Set(kinds).size === kinds.length, { error: 'input.not_offered' }),
  given_at: instant,
  note: words.optional(),
}

/** A line of a list of cases: nothing in it tells who. */
export const CaseLine = z.strictObject({
  id,
  code: z.string(),
  opened_at: instant,
  danger: Danger,
  status: z.enum(['open', 'closed']),
  step: z.int(),
  topic: CaseTopic,
  received_from: ReceivedFrom,
  gbv: z.boolean(),
  place_name: z.string().nullable(),
  manager_name: z.string().nullable(),
  persons: z.int(),
  children: z.int(),
})
export type CaseLine = z.infer<typeof CaseLine>
