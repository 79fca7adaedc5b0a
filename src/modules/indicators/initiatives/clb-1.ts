import { sql } from 'kysely'
import { indicator } from '../indicator.ts'
import { standing } from './standing.ts'

/** Clubs “Women and the law” that are kept. */
export const lawClubsKept = indicator({
  code: 'CLB-1',
  title: { vi: 'Câu lạc bộ “Phụ nữ với pháp luật” còn duy trì', en: 'Clubs “Women and the law” kept' },
  unit: { vi: 'câu lạc bộ', en: 'clubs' },
  measure: 'count',
  counts: {
    vi: 'Có mặt vào ngày cuối kỳ và có sinh hoạt trong số tháng loại ấy yêu cầu.',
    en: 'Those that stand on the last day and met within the months their kind asks for.',
  },
  leavesOut: {
    vi: 'Mô hình chưa có thông tin sinh hoạt trong số tháng loại ấy yêu cầu, mới thành lập chưa sinh hoạt, hoặc đã kết thúc.',
    en: 'Those without word of a meeting within the months their kind asks for, newly founded ones that have not met, and closed ones.',
  },
  source: {
    vi: 'Hồ sơ mô hình, câu lạc bộ do cơ quan chủ trì cập nhật; nhịp sinh hoạt theo danh mục loại.',
    en: 'The registry kept by the hosts; how often to meet by kind.',
  },
  by: ['place'],
  duty: 'gender_equality',
  floor: 'prevention',
  repeats: true,
  stands: true,
  recordKind: 'initiative',
  records: (asked) =>
    sql`select id, province_id, place_id, on_date from (${standing(asked)}) i where i.kind = 'women_law_club' and i.life = 'kept'`,
})
