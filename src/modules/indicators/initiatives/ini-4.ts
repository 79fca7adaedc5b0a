import { sql } from 'kysely'
import { indicator } from '../indicator.ts'
import { standing } from './standing.ts'

/** Pilots of prostitution prevention in the community. */
export const prostitutionPreventionPilots = indicator({
  code: 'INI-4',
  title: {
    vi: 'Mô hình thí điểm phòng, chống mại dâm tại cộng đồng',
    en: 'Pilots of prostitution prevention in the community',
  },
  unit: { vi: 'mô hình', en: 'models' },
  measure: 'count',
  counts: {
    vi: 'Mô hình phòng, chống mại dâm tại cộng đồng đang thí điểm vào ngày cuối kỳ.',
    en: 'Models of prostitution prevention that are pilots on the last day.',
  },
  leavesOut: {
    vi: 'Mô hình đã chuyển sang duy trì, nhân rộng hoặc đã kết thúc.',
    en: 'Those that are kept, replicated or closed by then.',
  },
  source: {
    vi: 'Hồ sơ mô hình, câu lạc bộ do cơ quan chủ trì cập nhật; nhịp sinh hoạt theo danh mục loại.',
    en: 'The registry kept by the hosts; how often to meet by kind.',
  },
  by: ['place', 'life'],
  duty: 'gender_equality',
  floor: 'prevention',
  repeats: true,
  stands: true,
  recordKind: 'initiative',
  records: (asked) =>
    sql`select id, province_id, place_id, on_date, life from (${standing(asked)}) i where i.kind = 'prostitution_prevention' and i.stage = 'pilot'`,
})
