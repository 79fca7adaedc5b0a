import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/** Gifts by item. */
export const giftsGiven = indicator({
  code: 'GFT-1',
  title: { vi: 'Số quà tặng', en: 'Gifts' },
  unit: { vi: 'suất', en: 'gifts' },
  measure: 'sum',
  counts: {
    vi: 'Số lượng quà đã trao theo loại quà và ngày trao.',
    en: 'Gifts given, by item and day.',
  },
  leavesOut: {
    vi: 'Quà mới dự kiến; giá trị tiền.',
    en: 'Gifts only planned; their value.',
  },
  source: {
    vi: 'Hồ sơ hoạt động do cơ quan chủ trì hoặc cơ quan ghi cập nhật.',
    en: 'Records of activities kept by the bodies that held or recorded them.',
  },
  by: ['place', 'month', 'item'],
  duty: 'gender_equality',
  floor: 'prevention',
  repeats: false,
  recordKind: 'gift',
  records: ({ from, until, provinces }) => sql`
    select id, province_id, place_id, starts_on as on_date, item, quantity as weight
    from   fact_gift
    where  province_id = any (${[...provinces]}::text[]) and starts_on >= ${from}::date and starts_on < ${until}::date`,
})
