import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/** Sum of the fines after inspections. */
export const finesGiven = indicator({
  code: 'INS-4',
  title: { vi: 'Tổng tiền phạt sau kiểm tra', en: 'Fines after inspections' },
  unit: { vi: 'đồng', en: 'VND' },
  measure: 'sum',
  counts: {
    vi: 'Tiền phạt theo quyết định, theo ngày quyết định.',
    en: 'Fines as decided, by the day of the decision.',
  },
  leavesOut: {
    vi: 'Quyết định đã rút; khoản chưa có quyết định.',
    en: 'Those withdrawn; what is not decided.',
  },
  source: {
    vi: 'Phiếu kiểm tra, kết luận và quyết định xử lý do đoàn kiểm tra ghi.',
    en: 'Visits, conclusions and decisions as the teams recorded them.',
  },
  by: ['place', 'month'],
  duty: 'gender_equality',
  floor: 'prevention',
  repeats: false,
  recordKind: 'inspection_sanction',
  records: ({ from, until, provinces }) => sql`
    select id, province_id, place_id, on_day as on_date, amount_vnd as weight
    from   fact_inspection_sanction
    where  province_id = any (${[...provinces]}::text[]) and on_day >= ${from}::date and on_day < ${until}::date and amount_vnd is not null`,
})
