import { sql } from 'kysely'
import { indicator } from '../indicator.ts'
import { standing } from './standing.ts'

/** Models being tried in the pilot phase 2021–2023. */
export const pilotModels = indicator({
  code: 'INI-2',
  title: { vi: 'Mô hình thí điểm 2021–2023', en: 'Pilot models 2021–2023' },
  unit: { vi: 'mô hình', en: 'models' },
  measure: 'count',
  counts: {
    vi: 'Mô hình thuộc đợt thí điểm 2021–2023 đang ở giai đoạn thí điểm vào ngày cuối kỳ.',
    en: 'Models of the pilot phase 2021–2023 that are pilots on the last day.',
  },
  leavesOut: {
    vi: 'Mô hình đã chuyển sang duy trì, nhân rộng hoặc đã kết thúc.',
    en: 'Those that are kept, replicated or closed by then.',
  },
  source: {
    vi: 'Hồ sơ mô hình, câu lạc bộ do cơ quan chủ trì cập nhật; nhịp sinh hoạt theo danh mục loại.',
    en: 'The registry kept by the hosts; how often to meet by kind.',
  },
  by: ['place', 'initiative_kind', 'life'],
  duty: 'gender_equality',
  floor: 'prevention',
  repeats: true,
  stands: true,
  recordKind: 'initiative',
  records: (asked) =>
    sql`select id, province_id, place_id, on_date, initiative_kind, life from (${standing(asked)}) i where i.form = 'model' and i.phase = '2021-2023' and i.stage = 'pilot'`,
})
