import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { day, text } from '#kernel/shapes.ts'
import { ClockRule, HotlineNumber, LawText, Mark } from './law.contract.ts'

/** Where a row came from, and the day from which it holds; `read_from` is that day of the newest row as last read. */
const dated = { valid_from: day, source: text({ max: 300 }), mark: Mark, read_from: day }
const code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/, { error: 'input.wrong' })
const words = (max: number) => text({ max })
const minutes = z.int().min(1).max(525_600).nullable()

const kept = { edited_here: z.boolean() }
export const KeptRule = ClockRule.extend(kept)
export type KeptRule = z.infer<typeof KeptRule>
export const KeptForm = z.strictObject({
  code: z.string(),
  form_number: z.string().nullable(),
  title_vi: z.string(),
  title_en: z.string(),
  basis: z.string(),
  valid_from: day,
  valid_until: day.nullable(),
  source: z.string(),
  mark: Mark,
  ...kept,
})
export type KeptForm = z.infer<typeof KeptForm>
export const KeptText = LawText.extend({ ...kept, mine: z.boolean() })
export type KeptText = z.infer<typeof KeptText>
export const KeptNumber = HotlineNumber.extend({ position: z.int(), ...kept })
export type KeptNumber = z.infer<typeof KeptNumber>

const listOf = <T extends z.ZodType>(path: string, summary: string, item: T) =>
  contract({
    method: 'GET',
    path,
    permit: 'law.read_all',
    effect: 'read',
    summary,
    reply: z.strictObject({ items: z.array(item) }),
  })
const reply = z.strictObject({ code: z.string(), valid_from: day })

export const listKeptRules = listOf(
  '/api/law/kept/clock-rules',
  'Every row of every time limit, newest first',
  KeptRule,
)
export const listKeptForms = listOf('/api/law/kept/forms', 'Every row of every form, newest first', KeptForm)
export const listKeptTexts = listOf(
  '/api/law/kept/texts',
  'Every wording of every text, newest first',
  KeptText,
)
export const listKeptNumbers = listOf(
  '/api/law/kept/hotline-numbers',
  'Every row of every number for help, newest first',
  KeptNumber,
)

export const keepRule = contract({
  method: 'POST',
  path: '/api/law/kept/clock-rules/:code',
  permit: 'law.keep',
  effect: 'write',
  summary: 'A time limit as it holds from a day on; clocks that run keep the rule they began with',
  params: z.strictObject({ code }),
  body: z
    .strictObject({
      limit_value: z.int().min(1).max(10_000).nullable(),
      limit_unit: z.enum(['hour', 'day', 'working_day', 'month', 'immediately']),
      roll_to_working_day: z.boolean(),
      internal_target_minutes: minutes,
      warn_minutes_before: minutes,
      pausable: z.boolean(),
      pause_basis: words(300).nullable(),
      note_vi: words(1_000).nullable(),
      note_en: words(1_000).nullable(),
      basis: words(300),
      ...dated,
    })
    .superRefine((rule, context) => {
      const wrong = (path: string) =>
        context.addIssue({ code: 'custom', path: [path], message: 'input.wrong' })
      if ((rule.limit_unit === 'immediately') !== (rule.limit_value === null)) wrong('limit_value')
      if (rule.limit_value === null && rule.warn_minutes_before !== null) wrong('warn_minutes_before')
      if (rule.roll_to_working_day && !['day', 'month'].includes(rule.limit_unit))
        wrong('roll_to_working_day')
      if (rule.pausable !== (rule.pause_basis !== null)) wrong('pause_basis')
    }),
  reply,
})

export const keepForm = contract({
  method: 'POST',
  path: '/api/law/kept/forms/:code',
  permit: 'law.keep',
  effect: 'write',
  summary: 'Number and title of a form as they hold from a day on; papers of earlier days keep theirs',
  params: z.strictObject({ code }),
  body: z.strictObject({
    form_number: words(40).nullable(),
    title_vi: words(300),
    title_en: words(300),
    basis: words(300),
    ...dated,
  }),
  reply,
})

export const keepNumber = contract({
  method: 'POST',
  path: '/api/law/kept/hotline-numbers/:code',
  permit: 'law.keep',
  effect: 'write',
  summary:
    'A number for help as it holds from a day on, or a new one; the public page shows it from that day',
  params: z.strictObject({ code }),
  body: z
    .strictObject({
      /** As it is printed, "1800 1769": digits with spaces and points between them. */
      number_printed: z
        .string()
        .regex(/^[0-9 .]{3,20}$/, { error: 'input.wrong' })
        .transform((number) => number.trim())
        .refine((number) => /^[0-9]{3,11}$/.test(number.replaceAll(/[^0-9]/g, '')), { error: 'input.wrong' }),
      name_vi: words(200),
      name_en: words(200),
      what_for_vi: words(300),
      what_for_en: words(300),
      hours_vi: words(100).nullable(),
      hours_en: words(100).nullable(),
      show_publicly: z.boolean(),
      ...dated,
      read_from: day.nullable(),
    })
    .refine((number) => (number.hours_vi === null) === (number.hours_en === null), {
      path: ['hours_en'],
      error: 'input.wrong',
    }),
  reply,
})

export const keepText = contract({
  method: 'POST',
  path: '/api/law/kept/texts/:code',
  permit: 'law.write_text',
  effect: 'write',
  summary: 'A new wording of a text from a day on; not reviewed until somebody else signs it',
  params: z.strictObject({ code }),
  body: z.strictObject({ lang: z.enum(['vi', 'en']), body: words(4_000), ...dated }),
  reply,
})

export const reviewText = contract({
  method: 'POST',
  path: '/api/law/kept/texts/:code/review',
  permit: 'law.review_text',
  effect: 'write',
  summary: 'Signs a wording as reviewed, with name and day; never one’s own wording',
  params: z.strictObject({ code }),
  body: z.strictObject({ lang: z.enum(['vi', 'en']), read_from: day }),
  reply,
})
