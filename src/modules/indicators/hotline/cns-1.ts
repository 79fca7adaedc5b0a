import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/** People counselled face to face, each once in the period. */
export const directCounselling = indicator({
  code: 'CNS-1',
  title: { vi: 'Số trường hợp được tư vấn trực tiếp', en: 'Cases counselled face to face' },
  unit: { vi: 'trường hợp', en: 'cases' },
  measure: 'count',
  counts: {
    vi: 'Mỗi hồ sơ tư vấn có ít nhất một buổi gặp trực tiếp trong kỳ, tính một lần, theo ngày của buổi trực tiếp đầu tiên trong kỳ.',
    en: 'Each counselling record with at least one session face to face in the period, once, by the day of the first such session in it.',
  },
  leavesOut: {
    vi: 'Buổi tư vấn qua điện thoại hoặc trực tuyến; các buổi trực tiếp tiếp theo của cùng một hồ sơ.',
    en: 'Sessions by phone or online; further face-to-face sessions of the same record.',
  },
  source: {
    vi: 'Phiếu tư vấn của Trung tâm (buổi tư vấn).',
    en: 'Counselling sessions recorded by the centre.',
  },
  by: ['place', 'month', 'sex', 'age', 'topic'],
  duty: 'gender_equality',
  floor: 'response',
  repeats: true,
  recordKind: 'counselling',
  records: ({ from, until, provinces }) => sql`
    select distinct on (counselling_id) counselling_id as id, province_id, place_id, held_on as on_date,
           caller_sex as sex, caller_age as age, topic
    from   fact_counselling_session
    where  province_id = any (${[...provinces]}::text[]) and held_on >= ${from}::date and held_on < ${until}::date and mode = 'direct'
    order  by counselling_id, held_on, fact_counselling_session.id`,
})
