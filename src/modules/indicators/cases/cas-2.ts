import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/** Cases opened in the period. */
export const casesOpened = indicator({
  code: 'CAS-2',
  title: { vi: 'Số trường hợp mở trong kỳ', en: 'Cases opened' },
  unit: { vi: 'trường hợp', en: 'cases' },
  measure: 'count',
  counts: {
    vi: 'Mỗi hồ sơ trường hợp mở trong kỳ, tính theo ngày mở hồ sơ.',
    en: 'Each case opened in the period, by the day it was opened.',
  },
  leavesOut: {
    vi: 'Hồ sơ cũ mở lại trong kỳ; lượt tiếp nhận không mở hồ sơ.',
    en: 'Cases opened again; contacts that opened no case.',
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
    where  province_id = any (${[...provinces]}::text[]) and opened_on >= ${from}::date and opened_on < ${until}::date`,
})
