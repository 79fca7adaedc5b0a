import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/** Cases first reported in the period that were helped, by how long the first help took. */
export const firstHelp = indicator({
  code: 'TIM-1',
  title: {
    vi: 'Trường hợp đã được hỗ trợ, theo thời gian từ lúc báo tin đến hỗ trợ đầu tiên',
    en: 'Cases helped, by the time from first report to first help',
  },
  unit: { vi: 'trường hợp', en: 'cases' },
  measure: 'count',
  counts: {
    vi: 'Mỗi trường hợp có lượt tiếp nhận đầu tiên trong kỳ và đã được hỗ trợ (khẩn cấp hoặc dịch vụ), theo ngày tiếp nhận. Tỷ lệ trong 24 giờ = nhóm “trong 24 giờ” chia cho tổng số.',
    en: 'Each case whose first contact lies in the period and that was helped (emergency support or service), by the day of the contact. The share within 24 hours is the group "within 24 hours" over the total.',
  },
  leavesOut: {
    vi: 'Trường hợp chưa được hỗ trợ lần nào; hỗ trợ ghi nhầm đã rút lại.',
    en: 'Cases that were not helped yet; help taken back as a mistake.',
  },
  source: {
    vi: 'Giờ bắt đầu lượt tiếp nhận và giờ hỗ trợ trong hồ sơ.',
    en: 'Start of the contact and hours of help in the case.',
  },
  by: ['place', 'month', 'wait'],
  share: { dimension: 'wait', category: 'within_24h' },
  duty: 'gender_equality',
  floor: 'response',
  repeats: false,
  recordKind: 'case',
  records: ({ from, until, provinces }) => sql`
    select id, province_id, place_id, reported_on as on_date,
           case when hours <= 24 then 'within_24h' when hours <= 72 then 'within_72h' else 'later' end as wait
    from   fact_first_help
    where  province_id = any (${[...provinces]}::text[]) and reported_on >= ${from}::date and reported_on < ${until}::date and hours is not null`,
})
