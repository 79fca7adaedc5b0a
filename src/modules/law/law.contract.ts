import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { day, placeId } from '#kernel/shapes.ts'

export const Mark = z.enum(['C', 'C*', 'S', 'R', '?'])
export const Relationship = z.enum(['spouse', 'divorced', 'cohabiting', 'family'])
export type Relationship = z.infer<typeof Relationship>

const dated = { valid_from: day, valid_until: day.nullable(), source: z.string(), mark: Mark }

export const HotlineNumber = z.strictObject({
  code: z.string(),
  number_printed: z.string(),
  digits: z.string(),
  name_vi: z.string(),
  name_en: z.string(),
  what_for_vi: z.string(),
  what_for_en: z.string(),
  hours_vi: z.string().nullable(),
  hours_en: z.string().nullable(),
  province_id: z.string().nullable(),
  show_publicly: z.boolean(),
  ...dated,
})
export type HotlineNumber = z.infer<typeof HotlineNumber>

export const LawText = z.strictObject({
  key: z.string(),
  lang: z.enum(['vi', 'en']),
  body: z.string(),
  author: z.string(),
  review_state: z.enum(['draft', 'reviewed']),
  reviewed_by: z.string().nullable(),
  reviewed_on: day.nullable(),
  ...dated,
})
export type LawText = z.infer<typeof LawText>

export const ClockRule = z.strictObject({
  code: z.string(),
  trigger_vi: z.string(),
  trigger_en: z.string(),
  actor_vi: z.string(),
  actor_en: z.string(),
  sense: z.enum(['due', 'longest', 'earliest']),
  limit_value: z.int().nullable(),
  limit_unit: z.enum(['hour', 'day', 'working_day', 'month', 'immediately', 'date']),
  roll_to_working_day: z.boolean(),
  internal_target_minutes: z.int().nullable(),
  warn_minutes_before: z.int().nullable(),
  pausable: z.boolean(),
  pause_basis: z.string().nullable(),
  escalate_duty: z.string().nullable(),
  /** Days of a year before which it must be done, `MM-DD` with a space between, for the unit `date`. */
  month_days: z.string().nullable(),
  note_vi: z.string().nullable(),
  note_en: z.string().nullable(),
  basis: z.string(),
  ...dated,
})
export type ClockRule = z.infer<typeof ClockRule>

export const OfferedAct = z.strictObject({
  code: z.string(),
  act_group: z.enum(['physical', 'psychological', 'sexual', 'economic', 'neglect']),
  title_vi: z.string(),
  title_en: z.string(),
  basis: z.string(),
  ...dated,
})
export type OfferedAct = z.infer<typeof OfferedAct>

const textKeys = z
  .string()
  .max(2_000)
  .transform((value) => value.split(','))
  .pipe(
    z
      .array(z.string().regex(/^[a-z0-9_.-]{1,80}$/))
      .min(1)
      .max(50),
  )

export const listHotlineNumbersContract = contract({
  method: 'GET',
  path: '/api/law/hotline-numbers',
  permit: 'signed-in',
  effect: 'read',
  summary:
    'Numbers for help in a province (default: mine) and the national ones, valid on a day (default: today)',
  query: z.strictObject({ province_id: placeId.optional(), on: day.optional() }),
  reply: z.strictObject({ items: z.array(HotlineNumber) }),
})

export const listTextsContract = contract({
  method: 'GET',
  path: '/api/law/texts',
  permit: 'signed-in',
  effect: 'read',
  summary: 'Scripts and advice by key, comma separated; Vietnamese where the asked language is missing',
  query: z.strictObject({ keys: textKeys, lang: z.enum(['vi', 'en']).default('vi') }),
  reply: z.strictObject({ items: z.array(LawText) }),
})

export const listClockRulesContract = contract({
  method: 'GET',
  path: '/api/law/clock-rules',
  permit: 'signed-in',
  effect: 'read',
  summary: 'Time limits of the law in force on a day (default: today)',
  query: z.strictObject({ on: day.optional() }),
  reply: z.strictObject({ items: z.array(ClockRule) }),
})

export const listActsContract = contract({
  method: 'GET',
  path: '/api/law/acts',
  permit: 'signed-in',
  effect: 'read',
  summary:
    'Acts of domestic violence that count in a relationship on a day (default: today), worded as the law words them there',
  query: z.strictObject({ relationship: Relationship, on: day.optional() }),
  reply: z.strictObject({ items: z.array(OfferedAct) }),
})
