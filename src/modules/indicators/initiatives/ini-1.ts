import { sql } from 'kysely'
import { indicator } from '../indicator.ts'
import { standing } from './standing.ts'

/** Models of the phase 2016–2020 that are kept, each having earned it by meeting in time. */
export const modelsKept = indicator({
  code: 'INI-1',
  title: { vi: 'Mô hình giai đoạn 2016–2020 còn duy trì', en: 'Models of 2016–2020 kept' },
  unit: { vi: 'mô hình', en: 'models' },
  measure: 'count',
  counts: {
    vi: 'Mô hình lập trong giai đoạn 2016–2020, còn tồn tại vào ngày cuối kỳ và có sinh hoạt trong số tháng loại ấy yêu cầu.',
    en: 'Models of the phase 2016–2020 that stand on the last day and met within the months their kind asks for.',
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
    sql`select id, province_id, place_id, on_date from (${standing(asked)}) i where i.form = 'model' and i.phase = '2016-2020' and i.life = 'kept'`,
})
