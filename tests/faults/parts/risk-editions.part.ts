import type { FaultPart, PartScene } from '#tests/support/fault-parts.ts'
import { row } from '../idor.rows.ts'

const write = 'POST /api/risk-instruments/:instrument_code/editions'
const sign = 'POST /api/risk-instruments/:instrument_code/sign'

/** The newest edition, as if it had been shipped: then anybody may follow or sign it. */
const newest = async (look: PartScene['look']): Promise<number | undefined> => {
  const [found] = await look<{ edition: number }>(
    `update risk_instrument set edited_at = null, edited_by = null
     where (code, edition) = (select code, max(edition) from risk_instrument where code = 'partner_danger' group by code)
     returning edition`,
  )
  return found?.edition
}

/** Editions of the questions about danger: written by one supervisor, signed by another. */
export const part: FaultPart = {
  async make() {
    return { instrument: 'partner_danger' }
  },
  records: { instrument_code: 'instrument' },
  hints: {
    [write]: (body) => ({
      ...body,
      from_medium: 900, // no answer of the scene reaches it
      from_high: 950,
      from_immediate: 1_000,
      valid_from: '2026-12-20', // not asked in the days of the scene
      questions: (body.questions as object[]).map((question) => ({
        ...question,
        code: undefined,
        weight: 1,
      })),
    }),
  },
  fresh: {
    [write]: async (look, _known, sample) => ({ body: { ...sample.body, read_edition: await newest(look) } }),
    [sign]: async (look) => ({ body: { edition: await newest(look) } }),
  },
  inClear: {
    'questions about danger, never answers': [
      'questions.0.wording_en',
      'questions.0.wording_vi',
      'source',
      'title_en',
      'title_vi',
    ].map((field) => `${write} ${field}`),
  },
  readBy: { [write]: ['GET /api/risk-instruments'] },
  idor: row('open', 'params.instrument_code', {}, write, sign), // the questions are everybody's, the answers are not
}
