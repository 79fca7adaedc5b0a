import { z } from 'zod'
import { day, id, instant, text, version } from '#kernel/shapes.ts'
import { personParts, personSexes } from '#modules/handovers/handover.codes.ts'
import * as codes from './returnee.codes.ts'
import { returneeStatuses, supportStates } from './returnee.life.ts'

export const caseParams = z.strictObject({ case_id: id })
export const params = z.strictObject({ case_id: id, returnee_id: id })
export const words = text({ max: 4_000 })
export const line = text({ max: 200 })
export const itemCode = z.string().regex(/^[a-z_]{2,40}$/, { error: 'input.not_offered' })

export const Care = z.strictObject({
  id,
  version,
  kind: z.enum(codes.careKinds),
  agency: z.string().nullable(),
  began_on: day,
  ended_on: day.nullable(),
  ended_to: z.enum(codes.careEnds).nullable(),
  longer_until: day.nullable(),
  longer_by: z.enum(codes.longerBys).nullable(),
  /** Until when it may last, by the limit of the law. */
  limit_at: instant.nullable(),
  facility: z.string().nullable(),
  words: z.string().nullable(),
})
export type Care = z.infer<typeof Care>

export const Support = z.strictObject({
  id,
  version,
  item_code: z.string(),
  label_vi: z.string(),
  label_en: z.string(),
  state: z.enum(supportStates),
  needed_on: day,
  offered_on: day.nullable(),
  answered_on: day.nullable(),
  given_on: day.nullable(),
  amount_vnd: z.int().nullable(),
  basis: z.string(),
  words: z.string().nullable(),
})
export type Support = z.infer<typeof Support>

export const Visit = z.strictObject({
  id,
  visited_on: day,
  how: z.enum(codes.visitHows),
  finding: z.enum(codes.findings),
  next_on: day.nullable(),
  by: z.string(),
  words: z.string().nullable(),
})
export type Visit = z.infer<typeof Visit>

/** One returnee as the case shows it; words only for those who work on it. */
export const Returnee = z.strictObject({
  id,
  version,
  person_id: id,
  part: z.enum(personParts),
  sex: z.enum(personSexes),
  status: z.enum(returneeStatuses),
  source: z.enum(codes.sources),
  came_on: day,
  from_country: z.enum(codes.countries),
  birth_year: z.int().nullable(),
  birth_year_estimated: z.boolean(),
  under_18: z.boolean().nullable(),
  place_name: z.string().nullable(),
  commune_told_at: instant.nullable(),
  province_told_at: instant.nullable(),
  told_how: z.enum(codes.toldHows).nullable(),
  verify_due_at: instant.nullable(),
  verified_on: day.nullable(),
  with_police: z.boolean().nullable(),
  victim_on: day.nullable(),
  proof: z.enum(codes.proofs).nullable(),
  proof_on: day.nullable(),
  origin: z.enum(codes.origins),
  relatives: z.enum(codes.relativeStates),
  origin_on: day.nullable(),
  birthday: z.string().nullable(),
  words: z.string().nullable(),
  origin_words: z.string().nullable(),
  relatives_words: z.string().nullable(),
  proof_number: z.string().nullable(),
  why: z.string().nullable(),
  care: z.array(Care),
  supports: z.array(Support),
  visits: z.array(Visit),
})
export type Returnee = z.infer<typeof Returnee>

/** What the law gives, as it stands today. */
export const RegimeItem = z.strictObject({
  code: z.string(),
  label_vi: z.string(),
  label_en: z.string(),
  hint_vi: z.string().nullable(),
  hint_en: z.string().nullable(),
  amount_vnd: z.int().nullable(),
  amount_per: z.enum(['time', 'day', 'month', 'year']).nullable(),
  basis: z.string(),
})
export type RegimeItem = z.infer<typeof RegimeItem>

/** A line of the list: nothing in it tells who. */
export const ReturneeLine = z.strictObject({
  id,
  case_id: id,
  case_code: z.string(),
  status: z.enum(returneeStatuses),
  source: z.enum(codes.sources),
  sex: z.enum(personSexes),
  under_18: z.boolean().nullable(),
  came_on: day,
  /** The commune was told and the province was not. */
  to_tell: z.boolean(),
  verify_due_at: instant.nullable(),
  care_since: day.nullable(),
  care_until: day.nullable(),
  next_visit_on: day.nullable(),
  needs_open: z.int(),
  /** The earliest of all that waits. */
  due_on: day.nullable(),
})
export type ReturneeLine = z.infer<typeof ReturneeLine>
