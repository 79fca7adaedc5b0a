import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/** Attendances of dialogues, by group. */
export const dialogueParticipants = indicator({
  code: 'DLG-2',
  title: { vi: 'Số lượt người dự đối thoại', en: 'Attendances of dialogues' },
  unit: { vi: 'lượt', en: 'attendances' },
  measure: 'sum',
  counts: {
    vi: 'Lượt người dự các cuộc đối thoại đã tổ chức, theo nhóm; người của các cơ quan tính là cán bộ.',
    en: 'Attendances of dialogues that were held, by group; those of bodies count as officials.',
  },
  leavesOut: {
    vi: 'Số người khác nhau; nhóm được mời mà chưa ghi số dự.',
    en: 'How many different people; groups invited whose attendance was not recorded.',
  },
  source: {
    vi: 'Hồ sơ đối thoại, kiến nghị do đơn vị chủ trì và cơ quan được hỏi cập nhật.',
    en: 'Records of dialogues and petitions kept by who holds them and by the bodies asked.',
  },
  by: ['place', 'month', 'participant'],
  duty: 'gender_equality',
  floor: 'prevention',
  repeats: false,
  recordKind: 'dialogue_party',
  records: ({ from, until, provinces }) => sql`
    select id, province_id, place_id, held_on as on_date, participant, attended as weight from fact_dialogue_party
    where  province_id = any (${[...provinces]}::text[]) and held_on >= ${from}::date and held_on < ${until}::date`,
})
