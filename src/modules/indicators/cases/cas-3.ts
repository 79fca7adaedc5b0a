import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/** Cases closed in the period, by reason. */
export const casesClosed = indicator({
  code: 'CAS-3',
  title: { vi: 'Số trường hợp kết thúc, theo lý do', en: 'Cases closed, by reason' },
  unit: { vi: 'trường hợp', en: 'cases' },
  measure: 'count',
  counts: {
    vi: 'Mỗi hồ sơ trường hợp đang ở trạng thái đóng mà lần đóng gần nhất nằm trong kỳ, theo ngày đóng và lý do đóng.',
    en: 'Each case that is closed and whose last closing lies in the period, by day and reason of the closing.',
  },
  leavesOut: {
    vi: 'Lần đóng trước đó của hồ sơ đã mở lại.',
    en: 'Earlier closings of a case that was opened again.',
  },
  source: {
    vi: 'Hồ sơ trường hợp của Trung tâm; 12 lý do của TT 02/2020/TT-BLĐTBXH, Điều 8.',
    en: 'Case files of the centre; the 12 reasons of Circular 02/2020/TT-BLĐTBXH, Article 8.',
  },
  by: ['place', 'month', 'reason'],
  duty: 'gender_equality',
  floor: 'response',
  repeats: false,
  recordKind: 'case',
  records: ({ from, until, provinces }) => sql`
    select id, province_id, place_id, closed_on as on_date, closed_reason as reason
    from   fact_case
    where  province_id = any (${[...provinces]}::text[]) and closed_on >= ${from}::date and closed_on < ${until}::date`,
})
