import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/** Recommendations to ministries, by state. */
export const recommendationsUpward = indicator({
  code: 'REC-1',
  title: { vi: 'Số kiến nghị gửi bộ, ngành Trung ương', en: 'Recommendations sent upward' },
  unit: { vi: 'kiến nghị', en: 'recommendations' },
  measure: 'count',
  counts: {
    vi: 'Kiến nghị đã gửi bộ, ngành, cơ quan Trung ương, theo ngày gửi và kết quả đến nay.',
    en: 'Recommendations sent to ministries and central bodies, by the day sent and what became of them.',
  },
  leavesOut: {
    vi: 'Bản còn soạn, chưa gửi.',
    en: 'Drafts.',
  },
  source: {
    vi: 'Hồ sơ đối thoại, kiến nghị do đơn vị chủ trì và cơ quan được hỏi cập nhật.',
    en: 'Records of dialogues and petitions kept by who holds them and by the bodies asked.',
  },
  by: ['place', 'month', 'recommendation_state'],
  duty: 'gender_equality',
  floor: 'prevention',
  repeats: false,
  recordKind: 'recommendation',
  records: ({ from, until, provinces }) => sql`
    select id, province_id, place_id, sent_on as on_date, state as recommendation_state from fact_recommendation
    where  province_id = any (${[...provinces]}::text[]) and sent_on >= ${from}::date and sent_on < ${until}::date`,
})
