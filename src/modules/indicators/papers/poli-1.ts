import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/** People whom policies of social security reached, by group and place, as documents report them. */
export const policiesReached = indicator({
  code: 'POLI-1',
  title: {
    vi: 'Số người hưởng chính sách an sinh',
    en: 'People reached by social-security policies',
  },
  unit: { vi: 'lượt người', en: 'people by policy' },
  measure: 'sum',
  counts: {
    vi: 'Số người của mỗi nhóm ở mỗi địa bàn theo từng chính sách, theo ngày cuối của thời gian báo cáo. Người hưởng hai chính sách được tính ở mỗi chính sách.',
    en: 'People of each group in each place under each policy, by the last day of the span reported. Whoever is reached by two policies counts under both.',
  },
  leavesOut: {
    vi: 'Số đã rút. Chỉ là số lượng theo văn bản, không có tên và không ghép với hồ sơ nào.',
    en: 'Numbers withdrawn. Numbers of documents alone, no names, joined with no file.',
  },
  source: {
    vi: 'Văn bản báo cáo của cơ quan thực hiện, ghi số và ngày trong sổ chính sách an sinh.',
    en: 'Documents of the bodies that carry policies out, with number and day in the register of social security.',
  },
  by: ['place', 'month', 'recipient'],
  duty: 'gender_equality',
  floor: 'prevention',
  repeats: false,
  recordKind: 'policy_reach',
  records: ({ from, until, provinces }) => sql`
    select id, province_id, place_id, until_on as on_date, recipient, people as weight
    from   fact_policy_reach
    where  province_id = any (${[...provinces]}::text[]) and until_on >= ${from}::date and until_on < ${until}::date`,
})
