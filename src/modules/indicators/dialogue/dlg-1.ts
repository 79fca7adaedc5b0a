import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/** Policy dialogues held, by level. */
export const dialoguesHeld = indicator({
  code: 'DLG-1',
  title: { vi: 'Số cuộc đối thoại chính sách', en: 'Policy dialogues held' },
  unit: { vi: 'cuộc', en: 'dialogues' },
  measure: 'count',
  counts: {
    vi: 'Cuộc đối thoại đã tổ chức, theo ngày tổ chức và theo cấp của nơi tổ chức vào ngày đó.',
    en: 'Dialogues that were held, by the day and by the level the place had on that day.',
  },
  leavesOut: {
    vi: 'Cuộc còn trong kế hoạch hoặc đã hủy.',
    en: 'Those only planned or called off.',
  },
  source: {
    vi: 'Hồ sơ đối thoại, kiến nghị do đơn vị chủ trì và cơ quan được hỏi cập nhật.',
    en: 'Records of dialogues and petitions kept by who holds them and by the bodies asked.',
  },
  by: ['place', 'month', 'dialogue_level'],
  duty: 'gender_equality',
  floor: 'prevention',
  repeats: false,
  recordKind: 'dialogue',
  records: ({ from, until, provinces }) => sql`
    select id, province_id, place_id, held_on as on_date, level as dialogue_level from fact_dialogue
    where  province_id = any (${[...provinces]}::text[]) and held_on >= ${from}::date and held_on < ${until}::date`,
})
