import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/** Cases that stand open at the end of the period. */
export const casesOpen = indicator({
  code: 'CAS-1',
  title: { vi: 'Số trường hợp đang hỗ trợ cuối kỳ', en: 'Cases open at the end of the period' },
  unit: { vi: 'trường hợp', en: 'cases' },
  measure: 'count',
  counts: {
    vi: 'Mỗi hồ sơ trường hợp đã mở đến hết kỳ và chưa đóng vào ngày cuối kỳ, tính một lần, theo ngày mở hồ sơ. Kỳ dài có đúng số của phần cuối kỳ.',
    en: 'Each case opened by the last day of the period and not closed on it, once, by the day it was opened. A longer period has the value of its last part.',
  },
  leavesOut: {
    vi: 'Hồ sơ đóng trong kỳ. Hồ sơ mở lại được tính từ lần đóng gần nhất: nay đang mở thì coi như chưa đóng.',
    en: 'Cases closed in the period. A case opened again counts as never closed as long as it is open.',
  },
  source: { vi: 'Hồ sơ trường hợp của Trung tâm.', en: 'Case files of the centre.' },
  by: ['place', 'topic'],
  duty: 'gender_equality',
  floor: 'response',
  repeats: true,
  stands: true,
  recordKind: 'case',
  records: ({ until, provinces }) => sql`
    select id, province_id, place_id, opened_on as on_date, topic
    from   fact_case
    where  province_id = any (${[...provinces]}::text[]) and opened_on < ${until}::date and (closed_on is null or closed_on >= ${until}::date)`,
})
