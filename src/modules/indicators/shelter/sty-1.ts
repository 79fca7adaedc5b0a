import { sql } from 'kysely'
import { indicator } from '../indicator.ts'
import { bookOfStays } from './ended-stay.ts'

/** People who stayed in a shelter in the period, the children who came along included, each once. */
export const personsSheltered = indicator({
  code: 'STY-1',
  title: { vi: 'Số người được tạm lánh', en: 'Persons sheltered' },
  unit: { vi: 'người', en: 'persons' },
  measure: 'count',
  counts: {
    vi: 'Mỗi người ở nơi tạm lánh ít nhất một đêm trong kỳ, hoặc đến trong kỳ, tính một lần; trẻ em đi cùng mẹ là một người. Người ở qua hai kỳ được tính ở cả hai kỳ.',
    en: 'Each person who slept at least one night of the period in a shelter, or arrived in it, once; a child that came along is a person. Whoever stays across two periods counts in both.',
  },
  leavesOut: {
    vi: 'Chỗ giữ mà không ai đến; trường hợp chưa tiếp nhận được (STY-4); nhà chưa ghi sổ trên hệ thống.',
    en: 'Beds held for nobody who came; who could not be taken in (STY-4); houses that do not keep their book here.',
  },
  source: bookOfStays,
  by: ['place', 'sex', 'age', 'part'],
  duty: 'gender_equality',
  floor: 'response',
  repeats: true,
  recordKind: 'person',
  records: ({ from, until, provinces }) => sql`
    select distinct on (person_id) person_id as id, province_id, place_id, greatest(arrived_on, ${from}::date) as on_date, sex, age_band as age, part
    from   fact_shelter_person
    where  province_id = any (${[...provinces]}::text[]) and arrived_on < ${until}::date
      and  (left_on is null or left_on > ${from}::date or arrived_on >= ${from}::date)
    order  by person_id, arrived_on, id`,
})
