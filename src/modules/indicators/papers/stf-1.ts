import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/** Posts that stand vacant on the last day. */
export const postsVacant = indicator({
  code: 'STF-1',
  title: { vi: 'Số vị trí còn trống', en: 'Posts vacant' },
  unit: { vi: 'vị trí', en: 'posts' },
  measure: 'count',
  counts: {
    vi: 'Vị trí có nhiệm vụ bình đẳng giới, phòng, chống bạo lực không có người giữ vào ngày cuối kỳ; ngày là ngày bắt đầu trống. Kỳ dài có đúng số của phần cuối kỳ.',
    en: 'Posts with duties of gender equality and prevention that nobody holds on the last day, by the day they fell vacant. A longer period has the value of its last part.',
  },
  leavesOut: {
    vi: 'Vị trí đã bỏ; vị trí chưa ghi vào sổ.',
    en: 'Posts that were given up; posts nobody wrote down.',
  },
  source: { vi: 'Sổ vị trí và người đảm nhiệm.', en: 'Register of posts and who holds them.' },
  by: ['place'],
  duty: 'gender_equality',
  floor: 'prevention',
  repeats: true,
  stands: true,
  recordKind: 'post',
  records: ({ until, provinces }) => sql`
    select p.id, p.province_id, p.place_id,
           coalesce((select max(h.until_on) from fact_post_holding h where h.post_id = p.id and h.until_on < ${until}::date), p.from_on) as on_date
    from   fact_post p
    where  p.province_id = any (${[...provinces]}::text[]) and p.from_on < ${until}::date and (p.until_on is null or p.until_on >= ${until}::date)
      and  not exists (select 1 from fact_post_holding h where h.post_id = p.id and h.from_on < ${until}::date and (h.until_on is null or h.until_on >= ${until}::date))`,
})
