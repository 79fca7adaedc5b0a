import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { day, id, instant, version } from '#kernel/shapes.ts'
import { pressures, reporters, withdrawalReasons } from './recourse.codes.ts'
import { reportMoves, reportStates } from './recourse.life.ts'
import { caseParams, line, words } from './recourse.shapes.ts'

const reportParams = z.strictObject({ case_id: id, report_id: id })
const receiptFields = {
  station: line.optional(),
  /** Who took it, and the number on the receipt: with either there was a receipt. */
  taker: line.optional(),
  number: line.optional(),
}

export const addReportContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/police-reports',
  permit: 'case.work',
  effect: 'write',
  summary: 'A report to police with its receipt, or signs of a crime that are still to be reported',
  params: caseParams,
  body: z
    .strictObject({
      reported_by: z.enum(reporters),
      told_before: z.boolean(),
      signs_at: instant.optional(),
      reported_at: instant.optional(),
      ...receiptFields,
    })
    .refine((body) => body.reported_at !== undefined || body.signs_at !== undefined, {
      path: ['reported_at'],
      error: 'input.missing',
    }),
  reply: z.strictObject({ id, version, state: z.enum(reportStates) }),
})

export const moveReportContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/police-reports/:report_id/move',
  permit: 'case.work',
  effect: 'write',
  summary: 'Reported now, or answered: initiated, administrative, refused with its reason, transferred',
  params: reportParams,
  body: z
    .strictObject({
      version,
      move: z.enum(reportMoves),
      /** With `report`. */
      reported_at: instant.optional(),
      told_before: z.boolean().optional(),
      ...receiptFields,
      /** With an answer. */
      on: day.optional(),
      reason: words.optional(),
    })
    .refine((body) => (body.move === 'report') === (body.reported_at !== undefined), {
      path: ['reported_at'],
      error: 'input.missing',
    })
    .refine((body) => (body.move === 'report') === (body.on === undefined), {
      path: ['on'],
      error: 'input.missing',
    })
    .refine((body) => body.move !== 'refuse' || body.reason !== undefined, {
      path: ['reason'],
      error: 'input.missing',
    }),
  reply: z.strictObject({ id, version, state: z.enum(reportStates) }),
})

export const withdrawComplaintContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/police-reports/:report_id/withdrawal',
  permit: 'case.work',
  effect: 'write',
  summary: 'She withdrew her complaint: why, who pressed, who was present',
  params: reportParams,
  body: z.strictObject({
    withdrawn_on: day,
    reason: z.enum(withdrawalReasons),
    pressure_by: z
      .array(z.enum(pressures))
      .max(6)
      .refine((list) => new Set(list).size === list.length, { error: 'input.not_offered' }),
    words: words.optional(),
    present: line.optional(),
  }),
  reply: z.strictObject({ id, version }),
})
