import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { id, instant, pageQuery, text, version } from '#kernel/shapes.ts'
import { appointmentResults, declineReasons, outcomes } from './referral.codes.ts'
import { deskMoves } from './referral.life.ts'
import { lineFields, Moved, ReceivedReferral, words } from './referral.shapes.ts'

const referralParams = z.strictObject({ referral_id: id })

export const InboxLine = z.strictObject({
  ...lineFields,
  from_agency: z.string(),
  /** How many fields may be opened now. */
  open_fields: z.int(),
  next_meeting_at: instant.nullable(),
  moved_from: z.string().nullable(),
})
export type InboxLine = z.infer<typeof InboxLine>

export const readInboxContract = contract({
  method: 'GET',
  path: '/api/inbox',
  permit: 'referral.answer',
  effect: 'read',
  summary: 'Referrals to my desk: waiting, being worked on, or answered; nobody’s name',
  query: z.strictObject({
    show: z.enum(['open', 'answered']).default('open'),
    limit: pageQuery.limit.default(100),
  }),
  reply: z.strictObject({ items: z.array(InboxLine) }),
})

export const openReceivedContract = contract({
  method: 'GET',
  path: '/api/inbox/:referral_id',
  permit: 'referral.answer',
  effect: 'read',
  summary: 'One referral as its desk may see it at this moment; each opening is recorded',
  params: referralParams,
  reply: ReceivedReferral,
})

export const answerReferralContract = contract({
  method: 'POST',
  path: '/api/inbox/:referral_id/answer',
  permit: 'referral.answer',
  effect: 'write',
  summary: 'Takes a referral on, declines it with a reason, asks back, or says what came of it',
  params: referralParams,
  body: z
    .strictObject({
      version,
      move: z.enum(deskMoves),
      reason: z.enum(declineReasons).optional(),
      outcome: z.enum(outcomes).optional(),
      text: words.optional(),
      /** With an acceptance: when she is expected. */
      meets_at: instant.optional(),
    })
    .refine((body) => (body.move === 'decline') === (body.reason !== undefined), {
      path: ['reason'],
      error: 'referrals.reason_when_declining',
    })
    .refine((body) => (body.move === 'complete') === (body.outcome !== undefined), {
      path: ['outcome'],
      error: 'referrals.outcome_when_done',
    })
    .refine((body) => body.move !== 'ask' || body.text !== undefined, {
      path: ['text'],
      error: 'referrals.ask_what',
    })
    .refine((body) => body.move === 'accept' || body.meets_at === undefined, {
      path: ['meets_at'],
      error: 'referrals.meeting_when_accepted',
    }),
  reply: Moved,
})

const appointed = z.strictObject({ id, version })

export const setAppointmentContract = contract({
  method: 'POST',
  path: '/api/referrals/:referral_id/appointments',
  permit: 'referral.appoint',
  effect: 'write',
  summary: 'Sets when she is expected at the desk; either side may',
  params: referralParams,
  body: z.strictObject({ meets_at: instant, where: text({ max: 300 }).optional() }),
  reply: appointed,
})

export const endAppointmentContract = contract({
  method: 'POST',
  path: '/api/referrals/:referral_id/appointments/:appointment_id',
  permit: 'referral.appoint',
  effect: 'write',
  summary: 'Says whether she came; not coming closes nothing',
  params: z.strictObject({ referral_id: id, appointment_id: id }),
  body: z.strictObject({ version, result: z.enum(appointmentResults) }),
  reply: appointed,
})
