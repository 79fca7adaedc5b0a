import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/** Protection measures of the law taken in cases, by kind. */
export const measuresTaken = indicator({
  code: 'MEA-1',
  title: { vi: 'Số biện pháp ngăn chặn, bảo vệ, hỗ trợ đã áp dụng', en: 'Protection measures taken' },
  unit: { vi: 'lượt', en: 'measures' },
  measure: 'count',
  counts: {
    vi: 'Mỗi biện pháp của Luật 13/2022, Điều 22 ghi trong hồ sơ, tính theo ngày bắt đầu áp dụng; quyết định cấm tiếp xúc đã ký là biện pháp 3, mỗi quyết định một lượt.',
    en: 'Each measure of Luật 13/2022, Điều 22 written down in a case, by its first day; a signed no-contact order is measure 3, each order once.',
  },
  leavesOut: {
    vi: 'Đề nghị cấm tiếp xúc chưa ký, bị từ chối hoặc đã rút; biện pháp áp dụng ngoài hồ sơ của Trung tâm.',
    en: 'Requests for an order that were not signed, refused or taken back; measures outside the centre’s cases.',
  },
  source: { vi: 'Hồ sơ trường hợp, phần biện pháp.', en: 'Measures recorded in case files.' },
  by: ['place', 'month', 'measure'],
  duty: 'gender_equality',
  floor: 'response',
  repeats: false,
  recordKind: 'measure',
  records: ({ from, until, provinces }) => sql`
    select id, province_id, place_id, from_on as on_date, measure_code as measure
    from   fact_measure
    where  province_id = any (${[...provinces]}::text[]) and from_on >= ${from}::date and from_on < ${until}::date`,
})
