import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/**
 * Persons who used violence below the level of a crime, by whether they were counselled. The whole is the denominator
 * of the resolution's share, the part "counselled" its numerator; both are told, never only the quotient.
 */
export const respondentsCounselled = indicator({
  code: 'PER-1',
  title: {
    vi: 'Số người có hành vi bạo lực chưa đến mức xử lý hình sự, theo việc đã được tư vấn',
    en: 'Persons who used violence below the level of a crime, by whether they were counselled',
  },
  unit: { vi: 'người', en: 'persons' },
  measure: 'count',
  counts: {
    vi: 'Mỗi người có hồ sơ, được phát hiện trong kỳ, hành vi chưa đến mức xử lý hình sự (mẫu số). Phần “đã được tư vấn” là tử số: đã dự ít nhất một buổi tư vấn hoặc buổi học, đến lúc xem.',
    en: 'Each person with a file who was detected in the period, below the level of a crime (denominator). The part “counselled” is the numerator: came to at least one counselling session or course meeting by the time the figure is read.',
  },
  leavesOut: {
    vi: 'Người ở mức xử lý hình sự; người chưa có hồ sơ; buổi hẹn không đến và việc chỉ ký cam kết.',
    en: 'Persons at the level of a crime; persons without a file; sessions nobody came to, and a commitment alone.',
  },
  source: {
    vi: 'Hồ sơ người có hành vi bạo lực; Nghị quyết 28/NQ-CP, chỉ tiêu 3.2b.',
    en: 'Files of persons who used violence; Resolution 28/NQ-CP, target 3.2b.',
  },
  by: ['place', 'month', 'counselled', 'sex', 'age'],
  share: { dimension: 'counselled', category: 'yes' },
  duty: 'gender_equality',
  floor: 'response',
  repeats: false,
  recordKind: 'respondent',
  records: ({ from, until, provinces }) => sql`
    select id, province_id, place_id, detected_on as on_date, sex, age_band as age,
           case when counselled_on is null then 'no' else 'yes' end as counselled
    from   fact_respondent
    where  province_id = any (${[...provinces]}::text[]) and detected_on >= ${from}::date and detected_on < ${until}::date and not criminal`,
})
