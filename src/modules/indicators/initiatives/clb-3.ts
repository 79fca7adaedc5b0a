import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/** Clubs “Women promote Quảng Ninh’s cultural identity” founded in the period. */
export const identityClubsFounded = indicator({
  code: 'CLB-3',
  title: {
    vi: 'Câu lạc bộ “Phụ nữ phát huy bản sắc văn hóa Quảng Ninh” mới thành lập',
    en: 'New clubs “Women promote the cultural identity of Quảng Ninh”',
  },
  unit: { vi: 'câu lạc bộ', en: 'clubs' },
  measure: 'count',
  counts: {
    vi: 'Thành lập trong kỳ, tính một lần theo ngày thành lập.',
    en: 'Founded in the period, once, by the day of founding.',
  },
  leavesOut: {
    vi: 'Thành lập trước kỳ, dù còn sinh hoạt hay không.',
    en: 'Those founded before, alive or not.',
  },
  source: {
    vi: 'Hồ sơ mô hình, câu lạc bộ do cơ quan chủ trì cập nhật; nhịp sinh hoạt theo danh mục loại.',
    en: 'The registry kept by the hosts; how often to meet by kind.',
  },
  by: ['place', 'month'],
  duty: 'gender_equality',
  floor: 'prevention',
  repeats: false,

  recordKind: 'initiative',
  records: ({ from, until, provinces }) => sql`
    select i.id, i.province_id, p.place_id, i.founded_on as on_date
    from   fact_initiative i
    left join fact_initiative_place p on p.initiative_id = i.id and p.home and p.from_on <= i.founded_on and (p.until_on is null or p.until_on > i.founded_on)
    where  i.province_id = any (${[...provinces]}::text[]) and i.kind = 'cultural_identity' and i.founded_on >= ${from}::date and i.founded_on < ${until}::date`,
})
