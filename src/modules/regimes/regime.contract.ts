import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import type { FileReply } from '#kernel/module.ts'
import { day, id, instant, text, version } from '#kernel/shapes.ts'
import { FigureValue } from '#modules/indicators/indicator.contract.ts'
import { standings, statuses } from './submission.life.ts'

const indicator = z.string().regex(/^[A-Z]{2,4}-\d{1,2}$/, { error: 'input.not_offered' })
export const frequencies = ['half_year', 'year', 'month', 'reporting_half_year', 'reporting_year'] as const
export const reporters = ['commune', 'department'] as const
const bilingual = z.strictObject({ vi: z.string(), en: z.string() })

const Round = z.strictObject({
  id,
  period: z.string(),
  name: bilingual,
  from: day,
  until: day,
  due_at: instant,
  closes_at: instant,
  expected: z.int(),
  sent: z.int(),
  received: z.int(),
  on_time: z.int(),
  late: z.int(),
})

export const Regime = z.strictObject({
  id,
  name: z.string(),
  content: z.string(),
  reporters: z.enum(reporters),
  receiver: z.string(),
  method: z.string(),
  due_days: z.int(),
  closes_days: z.int(),
  frequency: z.enum(frequencies),
  outline: z.string(),
  forms: z.string(),
  source: z.string(),
  cells: z.array(
    z.strictObject({ id, title: z.string(), unit: z.string(), indicator: z.string().nullable() }),
  ),
  rounds: z.array(Round),
})
export type Regime = z.infer<typeof Regime>

/** Words of the list, with or without marks. */
const q = text({ max: 100 }).optional()

export const listRegimes = contract({
  method: 'GET',
  path: '/api/regimes',
  permit: 'regime.read',
  effect: 'read',
  summary: 'Reporting regimes of my province by their ten fields, with how each period stands',
  query: z.strictObject({ q }),
  reply: z.strictObject({ items: z.array(Regime) }),
})

export const exportRegimes = contract({
  method: 'GET',
  path: '/api/regimes/export',
  permit: 'regime.read',
  effect: 'read',
  summary: 'The same list as XLSX, a line for each period a regime was opened for; recorded',
  query: z.strictObject({ q }),
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const setRegime = contract({
  method: 'POST',
  path: '/api/regimes',
  permit: 'regime.keep',
  effect: 'write',
  summary: 'Sets a reporting regime by its ten fields, received by my agency, with the numbers of its form',
  body: z
    .strictObject({
      name: text({ max: 200 }),
      content: text({ max: 1000 }),
      reporters: z.enum(reporters),
      method: text({ max: 200 }),
      due_days: z.int().min(0).max(120),
      closes_days: z.int().min(0).max(240),
      frequency: z.enum(frequencies),
      outline: text({ max: 2000 }),
      forms: text({ max: 500 }),
      source: text({ min: 3, max: 300 }),
      cells: z
        .array(
          z.strictObject({
            title: text({ max: 200 }),
            unit: text({ max: 40 }),
            indicator: indicator.nullable(),
          }),
        )
        .min(1)
        .max(60),
    })
    .refine((regime) => regime.closes_days >= regime.due_days, {
      error: 'input.wrong',
      path: ['closes_days'],
    }),
  reply: z.strictObject({ id, version }),
})

export const openRound = contract({
  method: 'POST',
  path: '/api/regimes/:regime_id/rounds',
  permit: 'regime.keep',
  effect: 'write',
  summary: 'Opens a regime for one period: every agency that reports is asked',
  params: z.strictObject({ regime_id: id }),
  body: z.strictObject({
    period: z.string().regex(/^\d{4}(-[A-Z0-9]{1,4})?$/, { error: 'input.not_offered' }),
  }),
  reply: z.strictObject({ id, asked: z.int() }),
})

export const SubmissionLine = z.strictObject({
  id,
  regime: z.string(),
  period: bilingual,
  agency: z.string(),
  place: z.strictObject({ id: z.string(), name: z.string() }),
  status: z.enum(statuses),
  standing: z.enum(standings),
  due_at: instant,
  sent_at: instant.nullable(),
  received_at: instant.nullable(),
  excused_until: day.nullable(),
  version,
})
export type SubmissionLine = z.infer<typeof SubmissionLine>

const narrowed = { q, round_id: id.optional(), standing: z.enum(standings).optional() }

export const listSubmissions = contract({
  method: 'GET',
  path: '/api/submissions',
  permit: 'submission.read',
  effect: 'read',
  summary: 'Submissions of my agency, or of the province for its officers: late ones first',
  query: z.strictObject(narrowed),
  reply: z.strictObject({ items: z.array(SubmissionLine) }),
})

export const exportSubmissions = contract({
  method: 'GET',
  path: '/api/submissions/export',
  permit: 'submission.read',
  effect: 'read',
  summary: 'The same list as XLSX; recorded',
  query: z.strictObject(narrowed),
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const readSubmission = contract({
  method: 'GET',
  path: '/api/submissions/:submission_id',
  permit: 'submission.read',
  effect: 'read',
  summary:
    'One submission: its form filled from records as they are now, what was sent, its receipt and its story',
  params: z.strictObject({ submission_id: id }),
  reply: SubmissionLine.extend({
    content: z.string(),
    from: day,
    until: day,
    closes_at: instant,
    /** Nothing is taken any more, unless an exception is granted. */
    is_closed: z.boolean(),
    returned_why: z.string().nullable(),
    excused_why: z.string().nullable(),
    /** Code over what was received, and whether it fits what stands here now. */
    receipt: z.strictObject({ code: z.string(), fits: z.boolean() }).nullable(),
    mine: z.boolean(),
    cells: z.array(
      z.strictObject({
        id,
        title: z.string(),
        unit: z.string(),
        indicator: z.string().nullable(),
        counted_now: FigureValue.nullable(),
        counted: z.number().nullable(),
        value: z.number().nullable(),
        explanation: z.string().nullable(),
      }),
    ),
    steps: z.array(
      z.strictObject({
        move: z.enum(['send', 'receive', 'return', 'excuse']),
        at: instant,
        why: z.string().nullable(),
      }),
    ),
  }),
})

const params = z.strictObject({ submission_id: id })
const reply = z.strictObject({ id, status: z.enum(statuses), version })

export const sendSubmission = contract({
  method: 'POST',
  path: '/api/submissions/:submission_id/send',
  permit: 'submission.send',
  effect: 'write',
  summary: 'Sends a form: every number confirmed as counted, or explained where it is another',
  params,
  body: z.strictObject({
    version,
    values: z
      .array(
        z.strictObject({
          cell_id: id,
          value: z.number().min(0).max(1e9),
          explanation: text({ max: 500 }).optional(),
        }),
      )
      .min(1)
      .max(60),
  }),
  reply,
})

export const receiveSubmission = contract({
  method: 'POST',
  path: '/api/submissions/:submission_id/receive',
  permit: 'submission.take',
  effect: 'write',
  summary: 'Takes what was sent, with a signed receipt',
  params,
  body: z.strictObject({ version }),
  reply,
})

export const returnSubmission = contract({
  method: 'POST',
  path: '/api/submissions/:submission_id/return',
  permit: 'submission.take',
  effect: 'write',
  summary: 'Returns what was sent, with the reason; it is sent again',
  params,
  body: z.strictObject({ version, reason: text({ min: 5, max: 500 }) }),
  reply,
})

export const excuseSubmission = contract({
  method: 'POST',
  path: '/api/submissions/:submission_id/excuse',
  permit: 'submission.take',
  effect: 'write',
  summary: 'An exception with its reason and its end: until then it is not late and may still be sent',
  params,
  body: z.strictObject({ version, reason: text({ min: 5, max: 500 }), until: day }),
  reply,
})

export const remindLate = contract({
  method: 'POST',
  path: '/api/regime-rounds/:round_id/remind',
  permit: 'submission.take',
  effect: 'write',
  summary: 'Leaves word for the officers of every agency that is late',
  params: z.strictObject({ round_id: id }),
  body: z.strictObject({}),
  reply: z.strictObject({ reminded: z.int() }),
})
