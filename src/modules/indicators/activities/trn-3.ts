import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/** Different officials trained, where they were named, and whether they are still in post. */
export const peopleTrained = indicator({
  code: 'TRN-3',
  title: { vi: 'Số người được tập huấn (nơi có ghi tên)', en: 'People trained (where named)' },
  unit: { vi: 'người', en: 'people' },
  measure: 'count',
  counts: {
    vi: 'Mỗi cán bộ, cộng tác viên có tên trong danh sách tập huấn, tính một lần trong kỳ; ngày là lần đầu trong kỳ.',
    en: 'Each official or collaborator named on a list of a training, once in the period, on the first day there.',
  },
  leavesOut: {
    vi: 'Người không ghi tên và người chưa gắn với sổ cán bộ.',
    en: 'Whoever was not named, or not found among the officers.',
  },
  source: {
    vi: 'Hồ sơ hoạt động do cơ quan chủ trì hoặc cơ quan ghi cập nhật.',
    en: 'Records of activities kept by the bodies that held or recorded them.',
  },
  by: ['place', 'month', 'in_post'],
  duty: 'gender_equality',
  floor: 'prevention',
  repeats: true,
  recordKind: 'trained',
  records: ({ from, until, provinces }) => sql`
    select distinct on (officer_id) id, province_id, place_id, starts_on as on_date, case when in_post then 'yes' else 'no' end as in_post
    from   fact_trained
    where  province_id = any (${[...provinces]}::text[]) and starts_on >= ${from}::date and starts_on < ${until}::date and officer_id is not null
    order  by officer_id, starts_on, id`,
})
