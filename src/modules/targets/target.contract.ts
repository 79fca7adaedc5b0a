import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { day, id, text, version } from '#kernel/shapes.ts'
import { FigureValue } from '#modules/indicators/indicator.contract.ts'
import { lights, senses, units } from './target.rule.ts'

const bilingual = z.strictObject({ vi: z.string(), en: z.string() })
const code = z.string().regex(/^[A-Z0-9Đ][A-Z0-9Đa-z.-]{1,39}$/, { error: 'input.wrong' })
const indicator = z.string().regex(/^[A-Z]{2,4}-\d{1,2}$/, { error: 'input.not_offered' })
const year = z.coerce.number().int().min(2010).max(2060)
const number = z.number().min(0).max(1e9)
const YearValue = z.strictObject({ year: z.int(), value: z.number(), basis: z.string() })
const Told = z.strictObject({
  id,
  value: z.number(),
  year: z.int(),
  body_name: z.string(),
  document_number: z.string(),
  document_date: day,
  version: z.int(),
})

export const Target = z.strictObject({
  code: z.string(),
  /** A target of the province itself, with what a change needs; null for a national one. */
  own: z.strictObject({ id, version: z.int(), closed_on: day.nullable() }).nullable(),
  programme: z.string(),
  title: bilingual,
  sense: z.enum(senses),
  unit: z.enum(units),
  unit_words: bilingual.nullable(),
  source: z.string(),
  years: z.array(YearValue),
  /** What counts in the year asked for: its own value, else the next one named. */
  goal: YearValue.nullable(),
  baseline: Told.nullable(),
  /** Counted here, or reported by a document; never both mixed. */
  counted: z
    .strictObject({
      indicator: z.string(),
      from: day,
      until: day,
      /** The number that is held against the goal; null where it is covered or nothing was counted. */
      value: z.number().nullable(),
      /** As it is told: `numerator of denominator` for a share. */
      numerator: FigureValue.nullable(),
      denominator: FigureValue.nullable(),
      covered: z.boolean(),
      note: bilingual.nullable(),
    })
    .nullable(),
  reported: Told.nullable(),
  actual: z.number().nullable(),
  reached_percent: z.number().nullable(),
  light: z.enum(lights),
})
export type Target = z.infer<typeof Target>

export const listTargets = contract({
  method: 'GET',
  path: '/api/targets',
  permit: 'target.read',
  effect: 'read',
  summary:
    'Targets in force in a year, national ones and the province’s own: goal, value counted or reported, and how they stand to each other',
  query: z.strictObject({ year: year.optional() }),
  reply: z.strictObject({ year: z.int(), items: z.array(Target) }),
})

export const exportTargets = contract({
  method: 'GET',
  path: '/api/targets/export',
  permit: 'target.read',
  effect: 'read',
  summary: 'The same as XLSX',
  query: z.strictObject({ year: year.optional() }),
  reply: z.custom<{ name: string; bytes: Uint8Array }>(),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

const told = z.enum(['value', 'share'])
const counting = {
  indicator: indicator.nullable(),
  /** Of the indicator: its value, or the share told beside it. */
  told_as: told.nullable(),
}
const fits = (target: { indicator: string | null; told_as: string | null }) =>
  (target.indicator === null) === (target.told_as === null)

export const setTarget = contract({
  method: 'POST',
  path: '/api/targets',
  permit: 'target.keep',
  effect: 'write',
  summary: 'Sets a target of the province itself',
  body: z
    .strictObject({
      code,
      programme: text({ max: 120 }),
      title: text({ max: 300 }),
      sense: z.enum(senses),
      unit: z.enum(units),
      unit_words: text({ max: 40 }).optional(),
      source: text({ min: 3, max: 300 }),
      ...counting,
    })
    .refine(fits, { error: 'input.wrong', path: ['told_as'] }),
  reply: z.strictObject({ id, version }),
})

export const changeTarget = contract({
  method: 'PATCH',
  path: '/api/targets/:target_id',
  permit: 'target.keep',
  effect: 'write',
  summary: 'Corrects a target of the province itself, or ends it',
  params: z.strictObject({ target_id: id }),
  body: z
    .strictObject({
      version,
      programme: text({ max: 120 }),
      title: text({ max: 300 }),
      source: text({ min: 3, max: 300 }),
      closed_on: day.nullable(),
      ...counting,
    })
    .refine(fits, { error: 'input.wrong', path: ['told_as'] }),
  reply: z.strictObject({ id, version }),
})

export const setTargetYear = contract({
  method: 'POST',
  path: '/api/target-years',
  permit: 'target.keep',
  effect: 'write',
  summary: 'What the province wants to reach in a year, for any target; a value set before is set anew',
  body: z.strictObject({
    code,
    year: z.int().min(2010).max(2060),
    value: number,
    basis: text({ min: 3, max: 300 }),
  }),
  reply: z.strictObject({ code: z.string(), year: z.int() }),
})

export const tellTarget = contract({
  method: 'POST',
  path: '/api/target-told',
  permit: 'target.keep',
  effect: 'write',
  summary: 'Where a target stood by a document: the value it began from, or a year’s where nothing counts it',
  body: z.strictObject({
    code,
    kind: z.enum(['baseline', 'actual']),
    year: z.int().min(2010).max(2060),
    value: number,
    body_name: text({ max: 200 }),
    document_number: text({ max: 80 }),
    document_date: day,
  }),
  reply: z.strictObject({ id, version }),
})

export const withdrawTold = contract({
  method: 'POST',
  path: '/api/target-told/:told_id/withdraw',
  permit: 'target.keep',
  effect: 'write',
  summary: 'Takes a reported value back; it stays on record and is shown no more',
  params: z.strictObject({ told_id: id }),
  body: z.strictObject({ version }),
  reply: z.strictObject({ id, version }),
})
