import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/** Money for models and clubs, by where it comes from, and how much that is for each of them. */
export const resourcesMobilised = indicator({
  code: 'FIN-1',
  title: { vi: 'Nguồn lực cho mô hình, câu lạc bộ', en: 'Resources for models and clubs' },
  unit: { vi: 'đồng', en: 'VND' },
  measure: 'sum',
  counts: {
    vi: 'Tiền ghi nhận trong kỳ theo nguồn: ngân sách các cấp, kinh phí Hội, xã hội hóa, tài trợ quốc tế; bình quân trên số mô hình, câu lạc bộ có nhận.',
    en: 'Money received in the period by source: budgets, union funds, mobilised from society, from abroad; the mean is over the models and clubs that received any.',
  },
  leavesOut: {
    vi: 'Hiện vật chưa quy ra tiền; khoản đã rút vì ghi nhầm.',
    en: 'Goods without a value in money; what was withdrawn as a mistake.',
  },
  source: {
    vi: 'Hồ sơ mô hình, câu lạc bộ do cơ quan chủ trì cập nhật; nhịp sinh hoạt theo danh mục loại.',
    en: 'The registry kept by the hosts; how often to meet by kind.',
  },
  by: ['place', 'month', 'fund_source'],
  duty: 'gender_equality',
  floor: 'prevention',
  repeats: false,

  recordKind: 'initiative_fund',
  perRecord: { vi: 'bình quân một mô hình, câu lạc bộ', en: 'on average for each model or club' },
  records: ({ from, until, provinces }) => sql`
    select f.id, f.province_id, p.place_id, f.on_day as on_date, f.source as fund_source, f.amount_vnd as weight, f.initiative_id as shared_by
    from   fact_initiative_fund f
    left join fact_initiative_place p on p.initiative_id = f.initiative_id and p.home and p.from_on <= f.on_day and (p.until_on is null or p.until_on > f.on_day)
    where  f.province_id = any (${[...provinces]}::text[]) and f.on_day >= ${from}::date and f.on_day < ${until}::date`,
})
