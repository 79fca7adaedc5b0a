import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/** Cases that were given emergency support, each once in the period. */
export const emergencyCases = indicator({
  code: 'EMG-1',
  title: { vi: 'Số trường hợp được hỗ trợ khẩn cấp', en: 'Cases given emergency support' },
  unit: { vi: 'trường hợp', en: 'cases' },
  measure: 'count',
  counts: {
    vi: 'Mỗi hồ sơ trường hợp được bảo vệ ngay, chăm sóc y tế hoặc đáp ứng nhu cầu thiết yếu khẩn cấp trong kỳ, tính một lần, theo ngày hỗ trợ đầu tiên trong kỳ.',
    en: 'Each case given immediate protection, medical care or urgent needs in the period, once, by the first day of such support in it.',
  },
  leavesOut: {
    vi: 'Các lần hỗ trợ tiếp theo của cùng một hồ sơ trong kỳ.',
    en: 'Further support for the same case in the period.',
  },
  source: {
    vi: 'Hồ sơ trường hợp của Trung tâm (phiếu hỗ trợ khẩn cấp).',
    en: 'Emergency support recorded in case files.',
  },
  by: ['place', 'month'],
  duty: 'gender_equality',
  floor: 'response',
  repeats: true,
  recordKind: 'case',
  records: ({ from, until, provinces }) => sql`
    select distinct on (case_id) case_id as id, province_id, place_id, given_on as on_date
    from   fact_emergency_support
    where  province_id = any (${[...provinces]}::text[]) and given_on >= ${from}::date and given_on < ${until}::date
    order  by case_id, given_on, fact_emergency_support.id`,
})
