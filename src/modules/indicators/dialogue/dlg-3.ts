import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/** Bodies that came to dialogues to answer, by the level of the dialogue. */
export const dialogueBodies = indicator({
  code: 'DLG-3',
  title: { vi: 'Số lượt cơ quan dự, giải đáp tại đối thoại', en: 'Bodies that came to dialogues to answer' },
  unit: { vi: 'lượt cơ quan', en: 'comings of bodies' },
  measure: 'count',
  counts: {
    vi: 'Mỗi cơ quan có người đến dự một cuộc đối thoại đã tổ chức, theo ngày và theo cấp của cuộc đối thoại.',
    en: 'Each body that sent somebody to a dialogue that was held, by its day and level.',
  },
  leavesOut: {
    vi: 'Cơ quan được mời mà không đến; số cơ quan khác nhau qua nhiều cuộc.',
    en: 'Bodies invited that did not come; how many different bodies came to several.',
  },
  source: {
    vi: 'Hồ sơ đối thoại, kiến nghị do đơn vị chủ trì và cơ quan được hỏi cập nhật.',
    en: 'Records of dialogues and petitions kept by who holds them and by the bodies asked.',
  },
  by: ['place', 'month', 'dialogue_level'],
  duty: 'gender_equality',
  floor: 'prevention',
  repeats: false,
  recordKind: 'dialogue_party',
  records: ({ from, until, provinces }) => sql`
    select p.id, p.province_id, p.place_id, p.held_on as on_date, d.level as dialogue_level
    from   fact_dialogue_party p join fact_dialogue d on d.id = p.dialogue_id
    where  p.kind = 'body' and p.province_id = any (${[...provinces]}::text[]) and p.held_on >= ${from}::date and p.held_on < ${until}::date`,
})
