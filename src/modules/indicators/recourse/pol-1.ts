import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/** Reports of cases to police, by what became of them. */
export const reportsToPolice = indicator({
  code: 'POL-1',
  title: { vi: 'Số vụ trình báo công an, theo kết quả', en: 'Reports to police, by result' },
  unit: { vi: 'trình báo', en: 'reports' },
  measure: 'count',
  counts: {
    vi: 'Mỗi lần trình báo công an ghi trong hồ sơ trường hợp, tính một lần theo ngày trình báo; kết quả là kết quả đến lúc xem: chờ trả lời, khởi tố, xử phạt hành chính, không giải quyết, chuyển nơi khác.',
    en: 'Each report to police recorded in a case, once, by the day it was made; the result is the one known when the figure is read: pending, initiated, administrative, refused, transferred.',
  },
  leavesOut: {
    vi: 'Dấu hiệu tội phạm chưa trình báo; trình báo không ghi trong hồ sơ. Đơn đã rút vẫn được tính.',
    en: 'Signs of a crime not reported yet; reports that stand in no case. A withdrawn complaint still counts.',
  },
  source: { vi: 'Hồ sơ trường hợp (trình báo và biên nhận).', en: 'Case files (reports and receipts).' },
  by: ['place', 'month', 'result'],
  duty: 'gender_equality',
  floor: 'response',
  repeats: false,
  recordKind: 'police_report',
  records: ({ from, until, provinces }) => sql`
    select id, province_id, place_id, reported_on as on_date, result
    from   fact_police_report
    where  province_id = any (${[...provinces]}::text[]) and reported_on >= ${from}::date and reported_on < ${until}::date`,
})
