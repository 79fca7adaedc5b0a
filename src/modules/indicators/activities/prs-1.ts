import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/** Press contacts that something was sent to. */
export const pressContacts = indicator({
  code: 'PRS-1',
  title: { vi: 'Số đầu mối báo chí được gửi thông tin', en: 'Press contacts sent to' },
  unit: { vi: 'đầu mối', en: 'contacts' },
  measure: 'count',
  counts: {
    vi: 'Mỗi cơ quan báo chí, đầu mối được gửi ít nhất một thông tin trong kỳ, tính một lần.',
    en: 'Each outlet that was sent at least one item in the period, once.',
  },
  leavesOut: {
    vi: 'Đầu mối có trong danh bạ nhưng không được gửi gì.',
    en: 'Outlets on the list that were sent nothing.',
  },
  source: {
    vi: 'Hồ sơ hoạt động do cơ quan chủ trì hoặc cơ quan ghi cập nhật.',
    en: 'Records of activities kept by the bodies that held or recorded them.',
  },
  by: ['place', 'month'],
  duty: 'gender_equality',
  floor: 'prevention',
  repeats: true,
  recordKind: 'press_sending',
  records: ({ from, until, provinces }) => sql`
    select distinct on (outlet_id) id, province_id, province_id as place_id, sent_on as on_date
    from   fact_press_sending
    where  province_id = any (${[...provinces]}::text[]) and sent_on >= ${from}::date and sent_on < ${until}::date
    order  by outlet_id, sent_on, id`,
})
