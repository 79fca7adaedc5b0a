import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { cursor } from '#kernel/cursor.ts'
import type { FileReply } from '#kernel/module.ts'
import { day, id, placeId, text } from '#kernel/shapes.ts'
import { columnDimensions } from './dimension.codes.ts'
import { measures } from './indicator.codes.ts'
import { Period, Scheme } from './period.contract.ts'
import { recordKinds, shownKinds } from './record.codes.ts'

const bilingual = z.strictObject({ vi: z.string(), en: z.string() })
const dimension = z.enum(['place', 'month', ...columnDimensions])

/** A number, or what is told in its place: under 5, at least 5, or nothing at all. */
export const FigureValue = z.union([z.int().min(0), z.enum(['<5', '≥5', '…'])])
export type FigureValue = z.infer<typeof FigureValue>

export const IndicatorSummary = z.strictObject({
  code: z.string(),
  title: bilingual,
  unit: bilingual,
  measure: z.enum(measures),
  counts: bilingual,
  leaves_out: bilingual,
  source: bilingual,
  by: z.array(dimension),
  duty: z.string(),
  floor: z.enum(['response', 'prevention']),
  /** Changes when the definition does. */
  definition_version: z.string(),
})
export type IndicatorSummary = z.infer<typeof IndicatorSummary>

const code = z.string().regex(/^[A-Z]{2,4}-\d{1,2}$/)

const cut = {
  from: day,
  /** First day that no longer belongs to the period. */
  until: day,
  /** Code or id of a province, former district or commune; the reader's province unless said otherwise. */
  place: placeId.optional(),
  /** Day by whose units places are meant and told; the day before `until` unless said otherwise. */
  units: day.optional(),
  ...(Object.fromEntries(
    columnDimensions.map((each) => [`filter.${each}`, z.string().max(40).optional()]),
  ) as Record<`filter.${(typeof columnDimensions)[number]}`, z.ZodOptional<z.ZodString>>),
}

const FigureDefinition = IndicatorSummary.omit({
  code: true,
  unit: true,
  measure: true,
  by: true,
}).extend({
  from: day,
  until: day,
  units: day,
  place: z.strictObject({ id: z.string(), name: z.string() }),
})

export const Figure = z.strictObject({
  code: z.string(),
  unit: bilingual,
  measure: z.enum(measures),
  value: FigureValue,
  /** Of the value, the part that the indicator asks for; percent with one decimal, null where either is covered or nothing was counted. */
  share: z
    .strictObject({ numerator: FigureValue, denominator: FigureValue, percent: z.number().nullable() })
    .optional(),
  /** A sum for each of those that share it, to the whole unit; null where nobody does. */
  per: z.strictObject({ words: bilingual, sharers: z.int(), mean: z.int().nullable() }).optional(),
  by: z
    .strictObject({
      dimension,
      items: z.array(z.strictObject({ key: z.string(), name: z.string().nullable(), value: FigureValue })),
      /** Records that stand in no unit below, and why: a person has to say (`split`), no place was recorded, a place outside. */
      rest: z.array(
        z.strictObject({ why: z.enum(['split', 'not_recorded', 'elsewhere']), value: FigureValue }),
      ),
    })
    .optional(),
  definition: FigureDefinition,
})
export type Figure = z.infer<typeof Figure>

export const listIndicators = contract({
  method: 'GET',
  path: '/api/indicators',
  permit: 'figures.read',
  effect: 'read',
  summary: 'Every indicator with its definition',
  reply: z.array(IndicatorSummary),
})

export const exportIndicators = contract({
  method: 'GET',
  path: '/api/indicators/export',
  permit: 'figures.read',
  effect: 'read',
  summary:
    'The list of figures as XLSX: each with its value for a period and place as the reader is told it, and its definition; recorded',
  query: z.strictObject({
    q: text({ max: 100 }).optional(),
    from: day,
    until: day,
    place: placeId.optional(),
    units: day.optional(),
  }),
  reply: z.custom<FileReply>(),
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const readFigure = contract({
  method: 'GET',
  path: '/api/indicators/:code',
  permit: 'figures.read',
  effect: 'read',
  summary:
    'The value of an indicator for a period and place, by one breakdown if asked; small values are covered except for the duty that reports them',
  params: z.strictObject({ code }),
  query: z.strictObject({ ...cut, by: dimension.optional() }),
  reply: Figure,
})

const RecordItem = z.strictObject({
  kind: z.enum(recordKinds),
  id,
  /** What shows it: the contact, the case, or the record of another book. */
  opens: z.strictObject({ kind: z.enum(shownKinds), id }),
  on: day,
  place: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
})

export const listFigureRecords = contract({
  method: 'GET',
  path: '/api/indicators/:code/records',
  permit: 'figures.read',
  effect: 'read',
  summary:
    'The records behind a value, newest first: those the reader may open, and how many others there are',
  params: z.strictObject({ code }),
  query: z.strictObject({
    ...cut,
    after: cursor(z.tuple([day, id])).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.strictObject({
    total: FigureValue,
    /** How many of them the reader may not open; covered like the total. */
    unseen: FigureValue,
    items: z.array(RecordItem),
    next: z.string().nullable(),
  }),
})

const Side = z.strictObject({
  from: day,
  until: day,
  value: FigureValue,
  /** How many records stand in this period and not in the other; null for figures of response, where it could be a few people. */
  only: z.int().nullable(),
  /** Those of them the reader may open, newest first, at most a hundred. */
  items: z.array(RecordItem),
})

export const compareFigure = contract({
  method: 'GET',
  path: '/api/indicators/:code/compare',
  permit: 'figures.read',
  effect: 'read',
  summary:
    'The same indicator in two periods, and the records that stand in one of them alone: why two calendars tell two numbers',
  params: z.strictObject({ code }),
  query: z.strictObject({
    from: day,
    until: day,
    other_from: day,
    other_until: day,
    place: placeId.optional(),
  }),
  reply: z.strictObject({ both: z.int().nullable(), first: Side, second: Side }),
})

export const readTrend = contract({
  method: 'GET',
  path: '/api/indicators/:code/trend',
  permit: 'figures.read',
  effect: 'read',
  summary: 'An indicator through the periods of one calendar, the last eight up to a day, earliest first',
  params: z.strictObject({ code }),
  query: z.strictObject({
    scheme: Scheme,
    /** First day that no longer belongs to the last of them. */
    until: day,
    place: placeId.optional(),
  }),
  reply: z.strictObject({ items: z.array(z.strictObject({ period: Period, value: FigureValue })) }),
})
