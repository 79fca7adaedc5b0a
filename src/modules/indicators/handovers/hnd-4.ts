import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/** Persons given to a non-governmental organisation; each once in the period. */
export const personsGivenToOrganisation = indicator({
  code: 'HND-4',
  title: {
    vi: 'Số người bàn giao cho tổ chức xã hội',
    en: 'Persons given to a social organisation',
  },
  unit: { vi: 'người', en: 'persons' },
  measure: 'count',
  counts: {
    vi: 'Mỗi người được bàn giao cho tổ chức xã hội, tổ chức phi chính phủ trong kỳ, tính một lần, theo ngày bàn giao đầu tiên trong kỳ.',
    en: 'Each person given to a social or non-governmental organisation in the period, once, by the first day of it.',
  },
  leavesOut: {
    vi: 'Biên bản chưa ký; trường hợp chỉ chuyển gửi dịch vụ mà người không rời đi.',
    en: 'Minutes not signed; referrals to a service where nobody left.',
  },
  source: {
    vi: 'Sổ bàn giao trong hồ sơ trường hợp (biên bản hai bên đã ký).',
    en: 'Hand-over log of case files (minutes signed by both sides).',
  },
  by: ['place', 'month', 'sex', 'age'],
  duty: 'gender_equality',
  floor: 'response',
  repeats: true,
  recordKind: 'person',
  records: ({ from, until, provinces }) => sql`
    select distinct on (id) id, province_id, place_id, handed_on as on_date, sex, age_band as age
    from   fact_handover_person
    where  province_id = any (${[...provinces]}::text[]) and handed_on >= ${from}::date and handed_on < ${until}::date
      and  direction = 'given' and other_kind = 'ngo'
    order  by id, handed_on, handover_id`,
})
