import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { cursor, newestFirst } from '#kernel/cursor.ts'
import type { FileReply } from '#kernel/module.ts'
import { id, instant, pageQuery, text, version } from '#kernel/shapes.ts'
import { caseParams } from '#modules/cases/case.contract.ts'
import { shareableFieldCodes, sharingPurposes } from '#modules/consent/consent.codes.ts'
import {
  answerMedia,
  declineReasons,
  media111,
  outcomes,
  results111,
  services,
  urgencies,
  withdrawReasons,
} from './referral.codes.ts'
import { referralStatuses } from './referral.life.ts'
import { codes, FieldValue, lineFields, Moved, SentReferral, words } from './referral.shapes.ts'

const purpose = z.enum(sharingPurposes)
const referralParams = z.strictObject({ referral_id: id })

export const offerReferralContract = contract({
  method: 'GET',
  path: '/api/cases/:case_id/referral-offer',
  permit: 'referral.send',
  effect: 'read',
  summary: 'Which fields may be told to this desk for this purpose now',
  params: caseParams,
  query: z.strictObject({ desk_id: id, purpose }),
  reply: z.strictObject({ fields: z.array(z.enum(shareableFieldCodes)) }),
})

export const sendReferralContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/referrals',
  permit: 'referral.send',
  effect: 'write',
  summary: 'Hands a person over to a desk, with the fields she agreed to and nothing else',
  params: caseParams,
  body: z
    .strictObject({
      desk_id: id,
      purpose,
      services: codes(services),
      urgency: z.enum(urgencies),
      fields: codes(shareableFieldCodes),
      /** Typed for this desk; told only where the field of that name was consented to. */
      injuries: words.optional(),
      situation: words.optional(),
      note: words.optional(),
    })
    .refine((body) => body.fields.includes('injuries') === (body.injuries !== undefined), {
      path: ['injuries'],
      error: 'referrals.typed_and_chosen',
    })
    .refine((body) => body.fields.includes('situation') === (body.situation !== undefined), {
      path: ['situation'],
      error: 'referrals.typed_and_chosen',
    }),
  reply: z.strictObject({
    id,
    code: z.string(),
    version,
    status: z.enum(referralStatuses),
    answer_due_at: instant,
  }),
})

export const listOfCaseContract = contract({
  method: 'GET',
  path: '/api/cases/:case_id/referrals',
  permit: 'referral.read',
  effect: 'read',
  summary: 'Referrals of one case with what the two sides told each other',
  params: caseParams,
  reply: z.strictObject({
    assigned: z.boolean(),
    from_111: z.boolean(),
    items: z.array(SentReferral),
    results_to_111: z.array(
      z.strictObject({
        id,
        sent_at: instant,
        sent_by: z.string(),
        medium: z.enum(media111),
        result: z.enum(results111),
      }),
    ),
  }),
})

export const readReferralContract = contract({
  method: 'GET',
  path: '/api/referrals/:referral_id',
  permit: 'referral.read',
  effect: 'read',
  summary: 'One referral as its sender sees it',
  params: referralParams,
  reply: SentReferral,
})

const filters = {
  status: z.enum(referralStatuses).optional(),
  /** Nobody has answered and the promised time has passed. */
  overdue: z.literal('true').optional(),
  unanswered: z.literal('true').optional(),
  mine: z.literal('true').optional(),
  desk_id: id.optional(),
  /** Number of a referral or of a case. */
  q: text({ max: 40 }).optional(),
}

export const ReferralLine = z.strictObject({
  ...lineFields,
  case_id: id,
  case_code: z.string(),
  desk_name: z.string(),
  agency_name: z.string(),
  sent_by: z.string(),
})
export type ReferralLine = z.infer<typeof ReferralLine>

export const listReferralsContract = contract({
  method: 'GET',
  path: '/api/referrals',
  permit: 'referral.read',
  effect: 'read',
  summary: 'Referrals of the cases I may see, newest first, without names',
  query: z.strictObject({ ...pageQuery, after: cursor(newestFirst).optional(), ...filters }),
  reply: z.strictObject({ items: z.array(ReferralLine), next: z.string().nullable() }),
})

export const exportReferralsContract = contract({
  method: 'GET',
  path: '/api/referrals/export',
  permit: 'referral.read',
  effect: 'read',
  summary: 'The list of referrals as XLSX: numbers and codes, nobody’s name; recorded',
  query: z.strictObject(filters),
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const referralsTodayContract = contract({
  method: 'GET',
  path: '/api/referrals/today',
  permit: 'referral.read',
  effect: 'read',
  summary: 'Referrals nobody has answered in time, and questions that wait for us',
  reply: z.strictObject({
    unanswered: z.int(),
    overdue: z.int(),
    questions: z.int(),
    items: z.array(ReferralLine),
  }),
})

export const withdrawReferralContract = contract({
  method: 'POST',
  path: '/api/referrals/:referral_id/withdraw',
  permit: 'referral.send',
  effect: 'write',
  summary: 'Calls a referral back: it closes for the desk with the next request',
  params: referralParams,
  body: z.strictObject({ version, reason: z.enum(withdrawReasons), note: words.optional() }),
  reply: Moved,
})

export const replyContract = contract({
  method: 'POST',
  path: '/api/referrals/:referral_id/reply',
  permit: 'referral.send',
  effect: 'write',
  summary: 'Answers what the desk asked; the time it waited is given back to it',
  params: referralParams,
  body: z.strictObject({ version, text: words }),
  reply: Moved,
})

export const enterAnswerContract = contract({
  method: 'POST',
  path: '/api/referrals/:referral_id/paper-answer',
  permit: 'referral.send',
  effect: 'write',
  summary: 'Enters what a desk answered by phone or on paper, with who answered and when',
  params: referralParams,
  body: z
    .strictObject({
      version,
      move: z.enum(['accept', 'decline', 'complete']),
      medium: z.enum(answerMedia),
      answerer_name: text({ min: 2, max: 120 }),
      answerer_position: text({ max: 120 }),
      answered_at: instant,
      reason: z.enum(declineReasons).optional(),
      outcome: z.enum(outcomes).optional(),
      note: words.optional(),
    })
    .refine((body) => (body.move === 'decline') === (body.reason !== undefined), {
      path: ['reason'],
      error: 'referrals.reason_when_declining',
    })
    .refine((body) => (body.move === 'complete') === (body.outcome !== undefined), {
      path: ['outcome'],
      error: 'referrals.outcome_when_done',
    }),
  reply: Moved,
})

export const notePhoneContract = contract({
  method: 'POST',
  path: '/api/referrals/:referral_id/phone',
  permit: 'referral.send',
  effect: 'write',
  summary: 'Notes a warm hand-over by phone: who spoke with whom, and when',
  params: referralParams,
  body: z.strictObject({
    version,
    spoke_with: text({ min: 2, max: 120 }),
    spoken_at: instant,
    she_spoke_too: z.boolean(),
    note: words.optional(),
  }),
  reply: Moved,
})

/** What stands on a sheet for a desk on paper: what may be told at this moment. */
const ReferralPaper = z.strictObject({
  code: z.string(),
  desk_name: z.string(),
  agency_name: z.string(),
  from_agency: z.string(),
  sent_by: z.string(),
  purpose,
  services: z.array(z.enum(services)),
  urgency: z.enum(urgencies),
  sent_at: instant,
  answer_due_at: instant,
  fields: z.array(FieldValue),
  note: z.string().nullable(),
})
export type ReferralPaper = z.infer<typeof ReferralPaper>

export const printReferralContract = contract({
  method: 'POST',
  path: '/api/referrals/:referral_id/print',
  permit: 'referral.send',
  effect: 'read',
  summary:
    'The sheet for a desk on paper: fields that may be told now, and nothing else; each printing is recorded',
  params: referralParams,
  reply: ReferralPaper,
})

export const sheetFileContract = contract({
  method: 'POST',
  path: '/api/referrals/:referral_id/sheet',
  permit: 'referral.send',
  effect: 'read',
  summary: 'The same sheet as DOCX, to be numbered and signed like other papers; each making is recorded',
  params: referralParams,
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
})

export const tell111Contract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/results-to-111',
  permit: 'referral.send',
  effect: 'write',
  summary: 'Records that a result was told back to the national child helpline',
  params: caseParams,
  body: z.strictObject({
    referral_id: id.optional(),
    sent_at: instant,
    medium: z.enum(media111),
    result: z.enum(results111),
  }),
  reply: z.strictObject({ id }),
})
