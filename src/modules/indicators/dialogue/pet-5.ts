import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/** Median of days from receiving to answering. */
export const daysToAnswer = indicator({
  code: 'PET-5',
  title: { vi: 'Số ngày trung vị đến khi trả lời', en: 'Median days to the answer' },
  unit: { vi: 'ngày', en: 'days' },
  measure: 'median',
  counts: {
    vi: 'Ngày từ lúc tiếp nhận đến lúc có câu trả lời đủ, của kiến nghị trả lời trong kỳ.',
    en: 'Days from receiving to the full answer, of petitions answered in the period.',
  },
  leavesOut: {
    vi: 'Kiến nghị chưa trả lời; thời gian đọc lại.',
    en: 'Those not answered yet; the time until it was read back.',
  },
  source: {
    vi: 'Hồ sơ đối thoại, kiến nghị do đơn vị chủ trì và cơ quan được hỏi cập nhật.',
    en: 'Records of dialogues and petitions kept by who holds them and by the bodies asked.',
  },
  by: ['place', 'month', 'petition_topic'],
  duty: 'gender_equality',
  floor: 'prevention',
  repeats: false,
  recordKind: 'petition',
  records: ({ from, until, provinces }) => sql`
    select id, province_id, place_id, answered_on as on_date, topic as petition_topic, days_to_answer as weight from fact_petition
    where  province_id = any (${[...provinces]}::text[]) and answered_on >= ${from}::date and answered_on < ${until}::date`,
})
