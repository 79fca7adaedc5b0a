import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { day, id, instant, text, version } from '#kernel/shapes.ts'
import {
  actors,
  criticism,
  herAnswers,
  measureCodes,
  noticeContents,
  noticeReceivers,
  noticeVias,
  outcomes,
  relationships,
  whyNots,
} from './protection.codes.ts'

const caseParams = z.strictObject({ case_id: id })
const words = text({ max: 4000 })

export const takeMeasureContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/measures',
  permit: 'measure.take',
  effect: 'write',
  summary:
    'Writes down one of the ten measures; criticism only under the conditions of Điều 32, after she was asked',
  params: caseParams,
  body: z
    .strictObject({
      measure: z.enum(measureCodes).exclude(['3']),
      from_on: day,
      until_on: day.optional(),
      actor: z.enum(actors),
      about_person_id: id.optional(),
      /** For measure 8: the person is 18 or older, and one of the next two. */
      is_adult: z.boolean().optional(),
      repeated_within_12_months: z.boolean().optional(),
      fined_before: z.boolean().optional(),
      asked_her_on: day.optional(),
      her_answer: z.enum(herAnswers).optional(),
      her_words: words.optional(),
      note: words.optional(),
    })
    .refine((body) => !body.until_on || body.until_on >= body.from_on, {
      path: ['until_on'],
      error: 'protection.ends_before',
    })
    .refine((body) => (body.asked_her_on === undefined) === (body.her_answer === undefined), {
      path: ['her_answer'],
      error: 'protection.ask_her',
    })
    .refine((body) => body.measure !== criticism || body.is_adult === true, {
      path: ['is_adult'],
      error: 'protection.criticism_adult',
    })
    .refine((body) => body.measure !== criticism || body.repeated_within_12_months || body.fined_before, {
      path: ['repeated_within_12_months'],
      error: 'protection.criticism_repeated',
    })
    .refine((body) => body.measure !== criticism || body.asked_her_on !== undefined, {
      path: ['asked_her_on'],
      error: 'protection.ask_her',
    }),
  reply: z.strictObject({ id, version }),
})

export const endMeasureContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/measures/:measure_id/end',
  permit: 'measure.take',
  effect: 'write',
  summary: 'Says when a measure ended and what came of it',
  params: z.strictObject({ case_id: id, measure_id: id }),
  body: z.strictObject({ version, until_on: day, outcome: z.enum(outcomes) }),
  reply: z.strictObject({ id, version }),
})

export const decideNoticeContract = contract({
  method: 'POST',
  path: '/api/commune-notices',
  permit: 'commune.tell',
  effect: 'write',
  summary:
    'A person decided to tell the commune, or not to: she was told, the receiver was checked, the least was said',
  body: z
    .strictObject({
      case_id: id.optional(),
      contact_id: id.optional(),
      decision: z.enum(['told', 'not_told']),
      told_her_at: instant.optional(),
      relationship: z.enum(relationships),
      receiver: z.enum(noticeReceivers).optional(),
      content: z.array(z.enum(noticeContents)).max(8).default([]),
      via: z.enum(noticeVias).optional(),
      told_at: instant.optional(),
      why_not: z.enum(whyNots).optional(),
    })
    .refine((body) => (body.case_id === undefined) !== (body.contact_id === undefined), {
      path: ['case_id'],
      error: 'protection.one_record',
    })
    .refine((body) => body.decision !== 'told' || body.told_her_at !== undefined, {
      path: ['told_her_at'],
      error: 'protection.tell_her_first',
    })
    .refine((body) => body.decision !== 'told' || body.relationship === 'none_found', {
      path: ['relationship'],
      error: 'protection.check_relationship',
    })
    .refine((body) => body.decision !== 'told' || (body.receiver && body.via && body.told_at), {
      path: ['receiver'],
      error: 'protection.to_whom',
    })
    .refine((body) => body.decision !== 'told' || body.content.length > 0, {
      path: ['content'],
      error: 'protection.what_was_told',
    })
    .refine(
      (body) =>
        !body.told_at || !body.told_her_at || Date.parse(body.told_her_at) <= Date.parse(body.told_at),
      { path: ['told_at'], error: 'protection.tell_her_first' },
    )
    .refine((body) => (body.decision === 'not_told') === (body.why_not !== undefined), {
      path: ['why_not'],
      error: 'protection.say_why_not',
    }),
  reply: z.strictObject({ id, decided_at: instant }),
})

export const CommuneNotice = z.strictObject({
  id,
  decision: z.enum(['told', 'not_told']),
  told_her_at: instant.nullable(),
  relationship: z.enum(relationships),
  receiver: z.enum(noticeReceivers).nullable(),
  content: z.array(z.enum(noticeContents)),
  via: z.enum(noticeVias).nullable(),
  told_at: instant.nullable(),
  why_not: z.enum(whyNots).nullable(),
  decided_at: instant,
  decided_by: z.string(),
})

export const listContactNoticesContract = contract({
  method: 'GET',
  path: '/api/contacts/:contact_id/commune-notices',
  permit: 'commune.tell',
  effect: 'read',
  summary: 'What was decided about telling the commune of a contact',
  params: z.strictObject({ contact_id: id }),
  reply: z.strictObject({ items: z.array(CommuneNotice) }),
})

export const readProtectionContract = contract({
  method: 'GET',
  path: '/api/cases/:case_id/protection',
  permit: 'case.read',
  effect: 'read',
  summary:
    'Measures of a case and what was decided about telling the commune; words only for those who work on it',
  params: caseParams,
  reply: z.strictObject({
    assigned: z.boolean(),
    is_open: z.boolean(),
    law: z.array(
      z.strictObject({
        code: z.string(),
        title_vi: z.string(),
        title_en: z.string(),
        note_vi: z.string().nullable(),
        note_en: z.string().nullable(),
        basis: z.string(),
      }),
    ),
    /** Whom an order or measure may name: parts and ages, no names. */
    persons: z.array(
      z.strictObject({
        id,
        part: z.string(),
        sex: z.string(),
        age_years: z.int().nullable(),
        has_name: z.boolean(),
      }),
    ),
    measures: z.array(
      z.strictObject({
        id,
        measure: z.enum(measureCodes),
        from_on: day,
        until_on: day.nullable(),
        actor: z.enum(actors),
        outcome: z.enum(outcomes).nullable(),
        law_basis: z.string(),
        order_id: id.nullable(),
        asked_her_on: day.nullable(),
        her_answer: z.enum(herAnswers).nullable(),
        her_words: z.string().nullable(),
        note: z.string().nullable(),
        version,
      }),
    ),
    notices: z.array(CommuneNotice),
  }),
})
export type ProtectionView = z.infer<typeof readProtectionContract.reply>
