import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/** Petitions that were only noted. */
export const petitionsOnlyNoted = indicator({
  code: 'PET-3',
  title: { vi: 'Số kiến nghị mới chỉ ghi nhận', en: 'Petitions only noted' },
  unit: { vi: 'kiến nghị', en: 'petitions' },
  measure: 'count',
  counts: {
    vi: 'Kiến nghị cơ quan chỉ nói tiếp thu, ghi nhận và đến nay chưa có câu trả lời, theo ngày ghi nhận.',
    en: 'Petitions a body only took note of and that have no answer to this day, by the day of the note.',
  },
  leavesOut: {
    vi: 'Kiến nghị sau đó đã được trả lời.',
    en: 'Those answered afterwards.',
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
    select id, province_id, place_id, noted_on as on_date, topic as petition_topic from fact_petition
    where  province_id = any (${[...provinces]}::text[]) and noted_on >= ${from}::date and noted_on < ${until}::date and answered_on is null`,
})
