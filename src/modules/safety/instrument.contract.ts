import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { day, text } from '#kernel/shapes.ts'
import { Instrument } from './risk.contract.ts'

const code = z.string().regex(/^[a-z0-9_]{1,40}$/, { error: 'input.not_offered' })
const level = z.int().min(1).max(2_000)
const Mark = z.enum(['C', 'C*', 'S', 'R', '?'])

export const Edition = Instrument.extend({
  valid_from: day,
  mark: Mark,
  /** Asked from today on: the newest edition that has begun and, where it was written here, is signed. */
  in_force: z.boolean(),
  edited_here: z.boolean(),
  mine: z.boolean(),
})
export type Edition = z.infer<typeof Edition>

export const listEditionsContract = contract({
  method: 'GET',
  path: '/api/risk-instruments',
  permit: 'risk.editions',
  effect: 'read',
  summary: 'Every edition of the questions about danger, newest first',
  reply: z.strictObject({ items: z.array(Edition) }),
})

const Question = z.strictObject({
  /** Of the edition before; left out for a new question. */
  code: code.optional(),
  wording_vi: text({ max: 300 }),
  wording_en: text({ max: 300 }),
  weight: z.int().min(1).max(100),
})

export const writeEditionContract = contract({
  method: 'POST',
  path: '/api/risk-instruments/:instrument_code/editions',
  permit: 'risk.editions',
  effect: 'write',
  summary: 'A new edition from a day on; it is asked only once another supervisor has signed it',
  params: z.strictObject({ instrument_code: code }),
  body: z
    .strictObject({
      /** The newest edition as last read. */
      read_edition: z.int().min(1),
      title_vi: text({ max: 200 }),
      title_en: text({ max: 200 }),
      from_medium: level,
      from_high: level,
      from_immediate: level,
      valid_from: day,
      source: text({ max: 300 }),
      mark: Mark,
      questions: z.array(Question).min(1).max(60),
    })
    .superRefine((edition, context) => {
      const wrong = (path: (string | number)[]) =>
        context.addIssue({ code: 'custom', path, message: 'input.wrong' })
      if (edition.from_high <= edition.from_medium) wrong(['from_high'])
      if (edition.from_immediate <= edition.from_high) wrong(['from_immediate'])
      const codes = edition.questions.map((question) => question.code)
      for (const [at, each] of codes.entries())
        if (each && codes.indexOf(each) !== at) wrong(['questions', at, 'code'])
    }),
  reply: z.strictObject({ code: z.string(), edition: z.int() }),
})

export const signEditionContract = contract({
  method: 'POST',
  path: '/api/risk-instruments/:instrument_code/sign',
  permit: 'risk.editions',
  effect: 'write',
  summary: 'Signs an edition as reviewed, with name and day; never one’s own',
  params: z.strictObject({ instrument_code: code }),
  body: z.strictObject({ edition: z.int().min(1) }),
  reply: z.strictObject({ code: z.string(), edition: z.int() }),
})
