import { sql } from 'kysely'
import { indicator } from '../indicator.ts'
import { bookOfStays } from './ended-stay.ts'

/** Nights slept in a shelter in the period, of every person, up to last night. */
export const nightsSheltered = indicator({
  code: 'STY-2',
  title: { vi: 'Số đêm lưu trú', en: 'Nights sheltered' },
  unit: { vi: 'đêm', en: 'nights' },
  measure: 'sum',
  counts: {
    vi: 'Cộng số đêm của từng người: mỗi ngày trong kỳ mà người đó còn ở đến hôm sau là một đêm. Lượt ở qua hai kỳ có đêm ở cả hai kỳ. Mẹ và hai con ở ba đêm là chín đêm.',
    en: 'Nights of every person added up: each day of the period on which the person was there until the day after. A stay across two periods has nights in both. A mother with two children for three nights make nine.',
  },
  leavesOut: {
    vi: 'Đêm chưa qua; chỗ giữ mà không ai đến. Không phải ngày ăn. Chỉ báo cho cơ quan có nhiệm vụ báo cáo, toàn tỉnh.',
    en: 'Nights still to come; beds held for nobody who came. These are not days of meals. Told only to the body that reports it, for the whole province.',
  },
  source: bookOfStays,
  by: [],
  duty: 'gender_equality',
  floor: 'response',
  repeats: false,
  recordKind: 'stay_person',
  records: ({ from, until, provinces }) => sql`
    select * from (
      select id, province_id, place_id, greatest(arrived_on, ${from}::date) as on_date,
             least(coalesce(left_on, 'infinity'), (now() at time zone 'Asia/Ho_Chi_Minh')::date, ${until}::date) - greatest(arrived_on, ${from}::date) as weight
      from   fact_shelter_person
      where  province_id = any (${[...provinces]}::text[]) and arrived_on < ${until}::date and coalesce(left_on, 'infinity') > ${from}::date) slept
    where  weight > 0`,
})
