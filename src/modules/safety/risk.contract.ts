import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { day, id, instant, text, version } from '#kernel/shapes.ts'
import { dangersUp } from '#modules/cases/danger.rule.ts'
import { riskAnswers } from './risk.rule.ts'

export const Danger = z.enum(dangersUp)
const Answer = z.enum(riskAnswers)
const code = z.string().regex(/^[a-z0-9_]{1,40}$/, { error: 'input.not_offered' })
export const caseParams = z.strictObject({ case_id: id })
/** What somebody typed about a person: sealed. */
export const words = text({ max: 8_000 })

export const Instrument = z.strictObject({
  code: z.string(),
  edition: z.int(),
  title_vi: z.string(),
  title_en: z.string(),
  from_medium: z.int(),
  from_high: z.int(),
  from_immediate: z.int(),
  review_state: z.enum(['draft', 'reviewed']),
  reviewed_by: z.string().nullable(),
  reviewed_on: day.nullable(),
  source: z.string(),
  questions: z.array(
    z.strictObject({
      code: z.string(),
      wording_vi: z.string(),
      wording_en: z.string(),
      weight: z.int(),
      answers: z.array(Answer),
    }),
  ),
})
export type Instrument = z.infer<typeof Instrument>

export const readInstrumentContract = contract({
  method: 'GET',
  path: '/api/risk-instrument',
  permit: 'safety.read',
  effect: 'read',
  summary:
    'The questions about danger in force today, with weights, thresholds and who approved them, if anybody',
  reply: Instrument,
})

export const readRiskContract = contract({
  method: 'GET',
  path: '/api/cases/:case_id/risk',
  permit: 'safety.read',
  effect: 'read',
  summary: 'How the danger of a case was judged over time; answers and reasons only for those who work on it',
  params: caseParams,
  reply: z.strictObject({
    case_id: id,
    version,
    is_open: z.boolean(),
    assigned: z.boolean(),
    danger: Danger,
    /** Day by which the danger is to be looked at again; null when nobody has looked yet. */
    review_on: day.nullable(),
    items: z.array(
      z.strictObject({
        id,
        assessed_at: instant,
        assessed_by: z.string(),
        instrument_code: z.string(),
        edition: z.int(),
        score: z.int(),
        answered: z.int(),
        left_open: z.int(),
        score_danger: Danger,
        judged_danger: Danger,
        danger: Danger,
        danger_before: Danger,
        review_on: day,
        reason: z.string().nullable(),
        answers: z.record(z.string(), Answer).nullable(),
      }),
    ),
  }),
})
export type RiskView = z.infer<typeof readRiskContract.reply>

export const assessRiskContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/risk',
  permit: 'safety.work',
  effect: 'write',
  summary:
    'A look at the danger: answers, own judgement, the higher of the two; the case rises by itself, and falls only when said so',
  params: caseParams,
  body: z
    .strictObject({
      version,
      instrument_code: code,
      edition: z.int().min(1).max(1_000),
      answers: z.array(z.strictObject({ question: code, answer: Answer })).max(100),
      judged_danger: Danger,
      reason: words,
      /** The worker says that the case's danger is now lower than it stands written. */
      lower: z.boolean().default(false),
      client_ref: id.optional(),
    })
    .refine((body) => new Set(body.answers.map(({ question }) => question)).size === body.answers.length, {
      path: ['answers'],
      error: 'safety.asked_twice',
    }),
  reply: z.strictObject({
    id,
    /** Version of the case. */
    version,
    score: z.int(),
    score_danger: Danger,
    danger: Danger,
    case_danger: Danger,
    review_on: day,
  }),
})
