import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/** People who carry three duties or more on the last day. */
export const peopleOfThreeDuties = indicator({
  code: 'STF-2',
  title: { vi: 'Số người kiêm từ ba nhiệm vụ', en: 'People with three duties or more' },
  unit: { vi: 'người', en: 'people' },
  measure: 'count',
  counts: {
    vi: 'Người mà các vị trí đang giữ vào ngày cuối kỳ gộp lại từ ba nhiệm vụ khác nhau, tính một lần ở vị trí nhận sau cùng. Kỳ dài có đúng số của phần cuối kỳ.',
    en: 'People whose posts on the last day carry three different duties or more together, once, at the post taken last. A longer period has the value of its last part.',
  },
  leavesOut: {
    vi: 'Nhiệm vụ ngoài sổ vị trí.',
    en: 'Duties that stand in no register of posts.',
  },
  source: { vi: 'Sổ vị trí và người đảm nhiệm.', en: 'Register of posts and who holds them.' },
  by: ['place'],
  duty: 'gender_equality',
  floor: 'prevention',
  repeats: true,
  stands: true,
  recordKind: 'post_holding',
  records: ({ until, provinces }) => sql`
    select distinct on (h.officer_id) h.id, h.province_id, h.place_id, h.from_on as on_date
    from   fact_post_holding h
    join  (select officer_id from (select o.officer_id, unnest(o.duties) as duty from fact_post_holding o
             where o.from_on < ${until}::date and (o.until_on is null or o.until_on >= ${until}::date)) each
           group by officer_id having count(distinct duty) >= 3) many on many.officer_id = h.officer_id
    where  h.province_id = any (${[...provinces]}::text[]) and h.from_on < ${until}::date and (h.until_on is null or h.until_on >= ${until}::date)
    order  by h.officer_id, h.from_on desc, h.id`,
})
