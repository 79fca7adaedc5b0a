import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/** Times that somebody could not be taken in, by reason. */
export const turnAways = indicator({
  code: 'STY-4',
  title: {
    vi: 'Số lượt chưa tiếp nhận được, theo lý do',
    en: 'Times somebody could not be taken in, by reason',
  },
  unit: { vi: 'lượt', en: 'times' },
  measure: 'count',
  counts: {
    vi: 'Mỗi lần có người cần chỗ mà nơi tạm lánh chưa tiếp nhận được, theo ngày hỏi; mẹ đi cùng con là một lượt. Người hỏi hai lần là hai lượt vì không ghi họ là ai.',
    en: 'Each time somebody in need of a place was not taken in, by the day they asked; a mother with children is one. Who asks twice counts twice, since nobody’s name is written.',
  },
  leavesOut: {
    vi: 'Lần ghi nhầm đã rút lại; câu hỏi "có chỗ không" của cơ quan khác trên hệ thống.',
    en: 'Those taken back as mistakes; other bodies’ question "is there room" asked of the system.',
  },
  source: {
    vi: 'Sổ chưa tiếp nhận được của các nhà tạm lánh và tổng đài.',
    en: 'Registers of shelters and hotline.',
  },
  by: ['month', 'turn_away'],
  duty: 'gender_equality',
  floor: 'response',
  repeats: false,
  recordKind: 'turn_away',
  records: ({ from, until, provinces }) => sql`
    select id, province_id, place_id, happened_on as on_date, reason as turn_away
    from   fact_turn_away
    where  province_id = any (${[...provinces]}::text[]) and happened_on >= ${from}::date and happened_on < ${until}::date`,
})
