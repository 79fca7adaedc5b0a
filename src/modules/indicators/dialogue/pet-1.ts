import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/** What was raised and received. */
export const petitionsReceived = indicator({
  code: 'PET-1',
  title: { vi: 'Số ý kiến, kiến nghị tiếp nhận', en: 'Petitions received' },
  unit: { vi: 'kiến nghị', en: 'petitions' },
  measure: 'count',
  counts: {
    vi: 'Ý kiến, kiến nghị, thắc mắc, phản ánh, theo ngày tiếp nhận; sau tách và gộp.',
    en: 'Opinions, petitions, queries and reflections by the day they were received, after splitting and merging.',
  },
  leavesOut: {
    vi: 'Ý đã gộp vào kiến nghị khác, đã tách thành phần, hoặc đã chuyển đúng nơi (khiếu nại, tố cáo, bạo lực).',
    en: 'Those merged into another, split into parts, or gone where they belong (complaints, denunciations, violence).',
  },
  source: {
    vi: 'Hồ sơ đối thoại, kiến nghị do đơn vị chủ trì và cơ quan được hỏi cập nhật.',
    en: 'Records of dialogues and petitions kept by who holds them and by the bodies asked.',
  },
  by: ['place', 'month', 'petition_topic', 'regime'],
  duty: 'gender_equality',
  floor: 'prevention',
  repeats: false,
  recordKind: 'petition',
  records: ({ from, until, provinces }) => sql`
    select id, province_id, place_id, received_on as on_date, topic as petition_topic, regime from fact_petition
    where  province_id = any (${[...provinces]}::text[]) and received_on >= ${from}::date and received_on < ${until}::date`,
})
