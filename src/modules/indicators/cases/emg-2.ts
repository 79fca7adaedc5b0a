import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/** People who were given emergency support, the children who came along included, each once in the period. */
export const emergencyPersons = indicator({
  code: 'EMG-2',
  title: { vi: 'Số người được hỗ trợ khẩn cấp', en: 'Persons given emergency support' },
  unit: { vi: 'người', en: 'persons' },
  measure: 'count',
  counts: {
    vi: 'Mỗi người trong hồ sơ được hỗ trợ khẩn cấp trong kỳ, gồm cả trẻ em đi cùng mẹ, tính một lần, theo ngày hỗ trợ đầu tiên trong kỳ.',
    en: 'Each person of a case given emergency support in the period, children who came with their mother included, once, by the first day of it.',
  },
  leavesOut: {
    vi: 'Người trong hồ sơ không được hỗ trợ; các lần hỗ trợ tiếp theo cho cùng một người trong kỳ.',
    en: 'Persons of the case who were given nothing; further support for the same person in the period.',
  },
  source: {
    vi: 'Hồ sơ trường hợp của Trung tâm (phiếu hỗ trợ khẩn cấp).',
    en: 'Emergency support recorded in case files.',
  },
  by: ['place', 'month', 'sex', 'age', 'part'],
  duty: 'gender_equality',
  floor: 'response',
  repeats: true,
  recordKind: 'person',
  records: ({ from, until, provinces }) => sql`
    select distinct on (id) id, province_id, place_id, given_on as on_date, sex, age_band as age, part
    from   fact_emergency_person
    where  province_id = any (${[...provinces]}::text[]) and given_on >= ${from}::date and given_on < ${until}::date
    order  by id, given_on, support_id`,
})
