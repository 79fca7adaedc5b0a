import type { FaultPart } from '#tests/support/fault-parts.ts'
import { agency, row } from '../idor.rows.ts'

const everybody = ['GET /api/clocks/:clock_id'] as const

/** Time limits and the calendar they are counted by. */
export const part: FaultPart = {
  async make({ look, known }) {
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
    ...row('clock', 'params.clock_id', agency([]), ...everybody, 'POST /api/clocks/:clock_id/move'),
  ],
}
