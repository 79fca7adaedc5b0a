import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/** Visits that were made, inspections and safety assessments apart. */
export const inspectionsMade = indicator({
  code: 'INS-1',
  title: { vi: 'Số cuộc kiểm tra, đánh giá an toàn', en: 'Inspections and safety assessments' },
  unit: { vi: 'cuộc', en: 'visits' },
  measure: 'count',
  counts: {
    vi: 'Lượt kiểm tra, đánh giá đã thực hiện, theo ngày kiểm tra; tỷ lệ là số đơn vị đáp ứng.',
    en: 'Visits made, by their day; the share is those that met the checklist.',
  },
  leavesOut: {
    vi: 'Lượt mới lên lịch hoặc đã hủy.',
    en: 'Visits only planned, or cancelled.',
  },
  source: {
    vi: 'Phiếu kiểm tra, kết luận và quyết định xử lý do đoàn kiểm tra ghi.',
    en: 'Visits, conclusions and decisions as the teams recorded them.',
  },
  by: ['place', 'month', 'inspection_kind', 'inspected_unit', 'requirements_met'],
  duty: 'gender_equality',
  floor: 'prevention',
  repeats: false,
  share: { dimension: 'requirements_met', category: 'yes' },
  recordKind: 'inspection',
  records: ({ from, until, provinces }) => sql`
    select id, province_id, place_id, visited_on as on_date, inspection_kind, unit_kind as inspected_unit, case when met then 'yes' else 'no' end as requirements_met
    from   fact_inspection
    where  province_id = any (${[...provinces]}::text[]) and visited_on >= ${from}::date and visited_on < ${until}::date`,
})
