import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/** Persons given to their family and locality, after a return check; each once in the period. */
export const personsGivenToFamily = indicator({
  code: 'HND-3',
  title: {
    vi: 'Số người bàn giao về gia đình, địa phương',
    en: 'Persons given to family or locality',
  },
  unit: { vi: 'người', en: 'persons' },
  measure: 'count',
  counts: {
    vi: 'Mỗi người được bàn giao về gia đình và địa phương trong kỳ, sau khi kiểm tra điều kiện trở về, tính một lần, theo ngày bàn giao đầu tiên trong kỳ.',
    en: 'Each person given to family and locality in the period, after a return check, once, by the first day of it.',
  },
  leavesOut: {
    vi: 'Biên bản chưa ký; người tự về không qua bàn giao; người bàn giao cho cơ quan, cơ sở, tổ chức.',
    en: 'Minutes not signed; persons who went home by themselves; persons given to bodies, facilities and organisations.',
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
      and  direction = 'given' and other_kind = 'family_locality'
    order  by id, handed_on, handover_id`,
})
