import { z } from 'zod'
import { day, id, instant, text, version } from '#kernel/shapes.ts'
import * as codes from './recourse.codes.ts'
import { legalStates, paperStates, reportStates } from './recourse.life.ts'

export const caseParams = z.strictObject({ case_id: id })
export const words = text({ max: 4_000 })
export const line = text({ max: 200 })
/** Code of an editable list row. */
export const itemCode = z.string().regex(/^[a-z_]{2,40}$/, { error: 'input.not_offered' })

export const Item = z.strictObject({
  code: z.string(),
  label_vi: z.string(),
  label_en: z.string(),
  hint_vi: z.string().nullable(),
  hint_en: z.string().nullable(),
  best_hours: z.int().nullable(),
  latest_hours: z.int().nullable(),
  source: z.string(),
})
export type Item = z.infer<typeof Item>

export const Assault = z.strictObject({
  id,
  assaulted_at: instant,
  estimated: z.boolean(),
  words: z.string().nullable(),
  version,
  steps: z.array(
    z.strictObject({
      item: z.string(),
      state: z.enum(codes.careStates),
      at: instant,
      by: z.string(),
      version,
    }),
  ),
})
export type Assault = z.infer<typeof Assault>

export const Injury = z.strictObject({
  id,
  seen_on: day,
  certificate: z.enum(codes.certificateStates),
  certificate_on: day.nullable(),
  expertise: z.enum(codes.expertiseStates),
  expertise_by: z.enum(codes.expertiseBodies).nullable(),
  expertise_asked_on: day.nullable(),
  expertise_result_on: day.nullable(),
  expertise_percent: z.number().nullable(),
  photographs: z.int(),
  words: z.string().nullable(),
  body: z.string().nullable(),
  version,
})
export type Injury = z.infer<typeof Injury>

export const Report = z.strictObject({
  id,
  reported_by: z.enum(codes.reporters),
  told_before: z.boolean(),
  crime_signs: z.boolean(),
  signs_at: instant.nullable(),
  state: z.enum(reportStates),
  reported_at: instant.nullable(),
  receipt: z.boolean(),
  result_on: day.nullable(),
  station: z.string().nullable(),
  taker: z.string().nullable(),
  number: z.string().nullable(),
  reason: z.string().nullable(),
  version,
  withdrawal: z
    .strictObject({
      withdrawn_on: day,
      reason: z.enum(codes.withdrawalReasons),
      pressure_by: z.array(z.enum(codes.pressures)),
      words: z.string().nullable(),
      present: z.string().nullable(),
    })
    .nullable(),
})
export type Report = z.infer<typeof Report>

export const LegalStep = z.strictObject({
  id,
  kind: z.enum(codes.legalKinds),
  state: z.enum(legalStates),
  asked_on: day,
  hearing_on: day.nullable(),
  ended_on: day.nullable(),
  outcome: z.enum(codes.legalOutcomes).nullable(),
  words: z.string().nullable(),
  version,
})
export type LegalStep = z.infer<typeof LegalStep>

export const Paper = z.strictObject({
  id,
  kind: z.enum(codes.paperKinds),
  person_id: id.nullable(),
  state: z.enum(paperStates),
  moved_on: day,
  who: z.string().nullable(),
  need: z.string().nullable(),
  version,
})
export type Paper = z.infer<typeof Paper>

export const Trace = z.strictObject({
  item: z.string(),
  state: z.enum(codes.traceStates),
  at: instant,
  by: z.string(),
  version,
})
export type Trace = z.infer<typeof Trace>
