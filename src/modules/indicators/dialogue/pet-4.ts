import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/** Turns of bodies that passed their limit undone. */
export const petitionsOverdue = indicator({
  code: 'PET-4',
  title: { vi: 'Số lượt kiến nghị quá hạn trả lời', en: 'Petitions past their limit' },
  unit: { vi: 'lượt', en: 'turns' },
  measure: 'count',
  counts: {
    vi: 'Lượt giao cơ quan có hạn luật định trong kỳ mà đến hết hạn chưa trả lời, chưa từ chối, theo cơ quan.',
    en: 'Turns of bodies whose limit of the law lies in the period and that passed without answer or refusal, by body.',
  },
  leavesOut: {
    vi: 'Việc nội bộ không có hạn luật; lượt đã chuyển theo chức năng sang cơ quan khác trước hạn.',
    en: 'Internal matters without a limit; turns that moved with their duty before the limit.',
  },
  source: {
    vi: 'Hồ sơ đối thoại, kiến nghị do đơn vị chủ trì và cơ quan được hỏi cập nhật.',
    en: 'Records of dialogues and petitions kept by who holds them and by the bodies asked.',
  },
  by: ['place', 'month', 'body'],
  duty: 'gender_equality',
  floor: 'prevention',
  repeats: false,
  recordKind: 'petition_turn',
  records: ({ from, until, provinces }) => sql`
    select id, province_id, place_id, due_on as on_date, agency_id::text as body from fact_petition_turn
    where  province_id = any (${[...provinces]}::text[]) and due_on >= ${from}::date and due_on < ${until}::date
      and  due_on < (now() at time zone 'Asia/Ho_Chi_Minh')::date and (ended_on is null or ended_on > due_on)`,
})
