import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/** Training conferences held. */
export const trainingConferences = indicator({
  code: 'TRN-1',
  title: { vi: 'Số hội nghị, lớp tập huấn', en: 'Training conferences' },
  unit: { vi: 'hội nghị', en: 'conferences' },
  measure: 'count',
  counts: {
    vi: 'Mỗi hội nghị, lớp tập huấn, buổi nói chuyện đã tổ chức, tính một lần theo ngày bắt đầu; chủ trì và đồng chủ trì là một.',
    en: 'Each training, conference or talk that was held, once, by its first day; host and co-hosts make one.',
  },
  leavesOut: {
    vi: 'Hoạt động mới dự kiến, hoãn, hủy; số tổng trong văn bản của cơ quan khác (là số liệu báo cáo).',
    en: 'What is only planned or called off; lump sums in letters of other bodies (these are reported figures).',
  },
  source: {
    vi: 'Hồ sơ hoạt động do cơ quan chủ trì hoặc cơ quan ghi cập nhật.',
    en: 'Records of activities kept by the bodies that held or recorded them.',
  },
  by: ['place', 'month'],
  duty: 'gender_equality',
  floor: 'prevention',
  repeats: false,
  recordKind: 'activity',
  records: ({ from, until, provinces }) => sql`
    select id, province_id, place_id, starts_on as on_date
    from   fact_activity
    where  province_id = any (${[...provinces]}::text[]) and starts_on >= ${from}::date and starts_on < ${until}::date and training`,
})
