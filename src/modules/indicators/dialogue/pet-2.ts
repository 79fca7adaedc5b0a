import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/** Petitions answered with rule, action, day and owner. */
export const petitionsAnswered = indicator({
  code: 'PET-2',
  title: { vi: 'Số kiến nghị được trả lời có việc làm', en: 'Petitions answered with action' },
  unit: { vi: 'kiến nghị', en: 'petitions' },
  measure: 'count',
  counts: {
    vi: 'Kiến nghị có câu trả lời nêu căn cứ, việc làm, thời hạn và người làm, theo ngày trả lời.',
    en: 'Petitions with an answer that names rule, action, day and owner, by the day of the answer.',
  },
  leavesOut: {
    vi: '“Tiếp thu, ghi nhận” (xem PET-3); kiến nghị được mở lại và chưa có câu trả lời mới.',
    en: 'Those only noted (see PET-3); those opened again and not answered anew.',
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
    select id, province_id, place_id, answered_on as on_date, topic as petition_topic from fact_petition
    where  province_id = any (${[...provinces]}::text[]) and answered_on >= ${from}::date and answered_on < ${until}::date and state in ('answered', 'read_back', 'met', 'unmet')`,
})
