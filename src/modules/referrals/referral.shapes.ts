import { z } from 'zod'
import { id, instant, text, version } from '#kernel/shapes.ts'
import { shareableFieldCodes } from '#modules/consent/consent.codes.ts'
import {
  answerMedia,
  appointmentStatuses,
  declineReasons,
  eventKinds,
  outcomes,
  services,
  urgencies,
  withdrawReasons,
  wordKinds,
} from './referral.codes.ts'
import { referralStatuses } from './referral.life.ts'

export const words = text({ max: 2_000 })

/** Codes chosen from a list, each once. */
export const codes = <T extends readonly [string, ...string[]]>(list: T) =>
  z
    .array(z.enum(list))
    .min(1)
    .max(list.length)
    .refine((chosen) => new Set(chosen).size === chosen.length, { error: 'input.not_offered' })

/** What one field says. Which of these is filled depends on the field; a page puts it in words. */
export const FieldValue = z.strictObject({
  field: z.enum(shareableFieldCodes),
  text: z.string().nullable(),
  avoid: z.string().nullable(),
  number: z.number().nullable(),
  codes: z.array(z.string()),
  hours: z.array(z.strictObject({ days: z.array(z.int()), from: z.string(), until: z.string() })),
})
export type FieldValue = z.infer<typeof FieldValue>

export const Word = z.strictObject({
  id,
  kind: z.enum(wordKinds),
  side: z.enum(['sender', 'desk']),
  written_by: z.string(),
  written_at: instant,
  text: z.string().nullable(),
})
export const Appointment = z.strictObject({
  id,
  meets_at: instant,
  status: z.enum(appointmentStatuses),
  where: z.string().nullable(),
  version,
})
export const Happening = z.strictObject({
  kind: z.enum(eventKinds),
  at: instant,
  who: z.string().nullable(),
  from_agency: z.string().nullable(),
  to_agency: z.string().nullable(),
})

/** What a line of a list tells on both sides; never who. */
export const lineFields = {
  id,
  code: z.string(),
  services: z.array(z.enum(services)),
  urgency: z.enum(urgencies),
  status: z.enum(referralStatuses),
  sent_at: instant,
  answer_due_at: instant,
  answered_at: instant.nullable(),
  outcome: z.enum(outcomes).nullable(),
  decline_reason: z.enum(declineReasons).nullable(),
}

/** A referral as its sender sees it; words only for those who work on the case. */
export const SentReferral = z.strictObject({
  ...lineFields,
  version,
  case_id: id,
  case_code: z.string(),
  assigned: z.boolean(),
  purpose: z.enum(['referral', 'police_report', 'no_contact']),
  fields: z.array(z.enum(shareableFieldCodes)),
  /** Of those, what the desk may open now. */
  open_fields: z.array(z.enum(shareableFieldCodes)),
  desk_id: id,
  desk_name: z.string(),
  agency_name: z.string(),
  desk_phone: z.string().nullable(),
  signs_in: z.boolean(),
  sent_by: z.string(),
  answer_medium: z.enum(answerMedia).nullable(),
  answer_entered_by: z.string().nullable(),
  withdraw_reason: z.enum(withdrawReasons).nullable(),
  words: z.array(Word),
  appointments: z.array(Appointment),
  events: z.array(Happening),
})
export type SentReferral = z.infer<typeof SentReferral>

/** A referral as its desk sees it: no case, no number of one, and of her only what she agreed to. */
export const ReceivedReferral = z.strictObject({
  ...lineFields,
  version,
  purpose: z.enum(['referral', 'police_report', 'no_contact']),
  from_agency: z.string(),
  sent_by: z.string(),
  fields: z.array(FieldValue),
  words: z.array(Word),
  appointments: z.array(Appointment),
  events: z.array(Happening),
})
export type ReceivedReferral = z.infer<typeof ReceivedReferral>

export const Moved = z.strictObject({ id, version, status: z.enum(referralStatuses) })
