import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/** Half of the cases first reported in the period were helped within so many hours. */
export const hoursToFirstHelp = indicator({
  code: 'TIM-2',
  title: {
    vi: 'Thời gian trung vị từ lúc báo tin đến hỗ trợ đầu tiên',
    en: 'Median time from first report to first help',
  },
  unit: { vi: 'giờ', en: 'hours' },
  measure: 'median',
  counts: {
    vi: 'Trung vị, làm tròn đến giờ, của thời gian từ lúc bắt đầu lượt tiếp nhận đầu tiên đến hỗ trợ đầu tiên, trong các trường hợp của TIM-1.',
    en: 'Median, to the full hour, of the time from the start of the first contact to the first help, over the cases of TIM-1.',
  },
  leavesOut: {
    vi: 'Trường hợp chưa được hỗ trợ lần nào. Chỉ báo cho cơ quan có nhiệm vụ báo cáo, toàn tỉnh, khi có từ 5 trường hợp.',
    en: 'Cases that were not helped yet. Told only to the body that reports it, for the whole province, from 5 cases on.',
  },
  source: {
    vi: 'Giờ bắt đầu lượt tiếp nhận và giờ hỗ trợ trong hồ sơ.',
    en: 'Start of the contact and hours of help in the case.',
  },
  by: [],
  duty: 'gender_equality',
  floor: 'response',
  repeats: false,
  recordKind: 'case',
  records: ({ from, until, provinces }) => sql`
    select id, province_id, place_id, reported_on as on_date, hours as weight
    from   fact_first_help
    where  province_id = any (${[...provinces]}::text[]) and reported_on >= ${from}::date and reported_on < ${until}::date and hours is not null`,
})
