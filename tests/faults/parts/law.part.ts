import type { FaultPart, PartScene } from '#tests/support/fault-parts.ts'
import type { Sample } from '#tests/support/samples.ts'
import { row } from '../idor.rows.ts'

/** Things of the law that nothing else in the scene goes by. */
const things = {
  lawRule: 'KN-2-REMOTE',
  lawForm: 'ch.alt-end',
  lawNumber: 'farmers-union',
  lawText: 'script.silent',
  signedText: 'script.prying',
}
const day = '2026-11-20'

/** The newest row is read before one is written; on the day of the scene our own is written over again. */
const newest =
  (table: string, key: string, thing: keyof typeof things) =>
  async (look: PartScene['look'], _known: unknown, sample: Sample): Promise<Partial<Sample>> => {
    const [found] = await look<{ valid_from: string }>(
      `select valid_from::text as valid_from from ${table} where ${key} = $1 ${key === 'code' ? '' : "and lang = 'vi'"}
       order by ${table}.valid_from desc limit 1`,
      [things[thing]],
    )
    return { body: { ...sample.body, valid_from: day, read_from: found?.valid_from } }
  }

const rule = 'POST /api/law/kept/clock-rules/:code'
const form = 'POST /api/law/kept/forms/:code'
const number = 'POST /api/law/kept/hotline-numbers/:code'
const text = 'POST /api/law/kept/texts/:code'
const review = `${text}/review`

/** What the law says, as rows that people of the house keep. */
export const part: FaultPart = {
  async make() {
    return things
  },
  records: {
    [`${rule} code`]: 'lawRule',
    [`${form} code`]: 'lawForm',
    [`${number} code`]: 'lawNumber',
    [`${text} code`]: 'lawText',
    [`${review} code`]: 'signedText',
  },
  hints: {
    [rule]: (body) => ({
      ...body,
      limit_value: 5,
      limit_unit: 'day',
      warn_minutes_before: 60,
      roll_to_working_day: false,
      pausable: true,
    }),
    [number]: (body) => ({ ...body, number_printed: '1900 0000' }),
    [text]: (body) => ({ ...body, lang: 'vi' }),
  },
  fresh: {
    [rule]: newest('law_clock_rule', 'code', 'lawRule'),
    [form]: newest('law_form', 'code', 'lawForm'),
    [number]: newest('hotline_number', 'code', 'lawNumber'),
    [text]: newest('law_text', 'text_key', 'lawText'),
    [review]: async (look) => {
      const [found] = await look<{ valid_from: string }>(
        "update law_text set edited_at = null, edited_by = null where text_key = $1 and lang = 'vi' returning valid_from::text as valid_from",
        [things.signedText],
      )
      return { body: { lang: 'vi', read_from: found?.valid_from } }
    },
  },
  readBy: {
    [rule]: ['GET /api/law/kept/clock-rules'],
    [form]: ['GET /api/law/kept/forms'],
    [number]: ['GET /api/law/kept/hotline-numbers'],
    [text]: ['GET /api/law/kept/texts'],
  },
  strict: ['number_printed'],
  inClear: {
    'what the law says, and whom to dial': [
      ...['basis', 'note_en', 'note_vi', 'pause_basis', 'source'].map((field) => `${rule} ${field}`),
      ...['basis', 'form_number', 'source', 'title_en', 'title_vi'].map((field) => `${form} ${field}`),
      ...['hours', 'name', 'what_for'].flatMap((field) => [`${number} ${field}_en`, `${number} ${field}_vi`]),
      `${number} source`,
      ...['body', 'source'].map((field) => `${text} ${field}`),
    ],
  },
  idor: row('open', 'params.code', {}, rule, form, number, text, review), // the law is everybody's
}
