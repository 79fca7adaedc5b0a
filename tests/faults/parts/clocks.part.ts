import { readCaseContract } from '#modules/cases/case.contract.ts'
import { checkReturnContract } from '#modules/cases/follow-up.contract.ts'
import type { FaultPart } from '#tests/support/fault-parts.ts'
import { everyone, type IdorRow, row, workers } from '../idor.rows.ts'

/** Everybody of the body that acts, but those who are related to the case it runs in. The scene's desk is another body's. */
const running = (may: typeof everyone): IdorRow['exists'] => ({
  own: may.filter((role) => role !== 'partner_desk'),
  agency: may,
  ended: may,
})

/** Time limits and the calendar they are counted by. */
export const part: FaultPart = {
  async make({ look, known, people }) {
    const params = { case_id: known.case ?? '' }
    const { version } = await people.operator.call(readCaseContract, { params })
    await people.operator.call(checkReturnContract, {
      params,
      body: {
        version,
        how: 'went_back',
        returned_on: '2026-11-20',
        danger: 'high',
        plan_reviewed: true,
        word_renewed: true,
        words: 'lời mẫu',
      },
    })
    const [clock] = await look<{ id: string }>(
      'select id from clock where record_id = $1 order by started_at, id limit 1',
      [known.case],
    )
    return { clock: clock?.id ?? '', holiday: '2026-12-24' }
  },
  records: { clock_id: 'clock', day: 'holiday', 'PUT /api/holidays/:day day': 'holiday' },
  queryHints: { 'GET /api/holidays': () => ({ year: 2026 }) },
  versionAt: [['/api/clocks/', 'clock', 'id', 'clock_id']],
  fresh: {
    'PUT /api/holidays/:day': async (look, known, sample) => {
      const [day] = await look<{ changed_at: Date | null }>(
        'select changed_at from public_holiday where day = $1::date',
        [known.holiday],
      )
      return { body: { ...sample.body, read_changed_at: day?.changed_at?.toISOString() ?? null } }
    },
  },
  readBy: { 'PUT /api/holidays/:day': ['GET /api/holidays'] },
  notKept: ['POST /api/clocks/search'],
  idor: [
    ...row('open', 'params.day', {}, 'PUT /api/holidays/:day'), // the calendar is everybody's
    ...row('clock', 'params.clock_id', running(everyone), 'GET /api/clocks/:clock_id'),
    ...row('clock', 'params.clock_id', running(workers), 'POST /api/clocks/:clock_id/move'),
  ],
}
