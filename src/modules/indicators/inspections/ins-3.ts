import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/** Sanctions after inspections, by kind. */
export const sanctionsGiven = indicator({
  code: 'INS-3',
  title: { vi: 'Số quyết định xử lý vi phạm sau kiểm tra', en: 'Sanctions after inspections' },
  unit: { vi: 'quyết định', en: 'decisions' },
  measure: 'count',
  counts: {
    vi: 'Quyết định xử lý, theo ngày quyết định và hình thức.',
    en: 'Decisions, by their day and kind.',
  },
  leavesOut: {
    vi: 'Quyết định ghi nhầm, đã rút; số tiền phạt (xem INS-4).',
    en: 'Those withdrawn as a mistake; sums (see INS-4).',
  },
  source: {
    vi: 'Phiếu kiểm tra, kết luận và quyết định xử lý do đoàn kiểm tra ghi.',
    en: 'Visits, conclusions and decisions as the teams recorded them.',
  },
  by: ['place', 'month', 'sanction'],
  duty: 'gender_equality',
  floor: 'prevention',
  repeats: false,
  recordKind: 'inspection_sanction',
  records: ({ from, until, provinces }) => sql`
    select id, province_id, place_id, on_day as on_date, sanction_kind as sanction
    from   fact_inspection_sanction
    where  province_id = any (${[...provinces]}::text[]) and on_day >= ${from}::date and on_day < ${until}::date`,
})
