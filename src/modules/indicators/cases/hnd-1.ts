import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/** Cases that began with a hand-over from the national child helpline. */
export const casesFrom111 = indicator({
  code: 'HND-1',
  title: { vi: 'Số trường hợp tiếp nhận từ Tổng đài 111', en: 'Cases received from the 111 helpline' },
  unit: { vi: 'trường hợp', en: 'cases' },
  measure: 'count',
  counts: {
    vi: 'Mỗi hồ sơ trường hợp mở trong kỳ do Tổng đài điện thoại quốc gia bảo vệ trẻ em 111 chuyển đến, tính theo ngày mở hồ sơ.',
    en: 'Each case opened in the period after a hand-over from the national child helpline 111, by the day it was opened.',
  },
  leavesOut: {
    vi: 'Lượt 111 chuyển đến nhưng không mở hồ sơ; trường hợp do cơ quan khác chuyển đến.',
    en: 'Hand-overs from 111 that opened no case; cases received from other bodies.',
  },
  source: { vi: 'Hồ sơ trường hợp của Trung tâm.', en: 'Case files of the centre.' },
  by: ['place', 'month', 'topic'],
  duty: 'gender_equality',
  floor: 'response',
  repeats: false,
  recordKind: 'case',
  records: ({ from, until, provinces }) => sql`
    select id, province_id, place_id, opened_on as on_date, topic
    from   fact_case
    where  province_id = any (${[...provinces]}::text[]) and opened_on >= ${from}::date and opened_on < ${until}::date and received_from = '111'`,
})
