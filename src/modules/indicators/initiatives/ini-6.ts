import { sql } from 'kysely'
import { indicator } from '../indicator.ts'
import { standing } from './standing.ts'

/** Everything that stands, by kind and by whether it lives. */
export const initiativesByLife = indicator({
  code: 'INI-6',
  title: { vi: 'Mô hình, câu lạc bộ theo tình trạng sinh hoạt', en: 'Models and clubs by whether they live' },
  unit: { vi: 'mô hình, câu lạc bộ', en: 'models and clubs' },
  measure: 'count',
  counts: {
    vi: 'Mọi mô hình, câu lạc bộ, chi hội, tổ, nhóm còn tồn tại vào ngày cuối kỳ; tỷ lệ là số còn sinh hoạt.',
    en: 'Every model, club, chapter, team and group that stands on the last day; the share is those alive.',
  },
  leavesOut: {
    vi: 'Đã kết thúc trước ngày cuối kỳ.',
    en: 'Those closed before the last day.',
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
  share: { dimension: 'life', category: 'kept' },
  records: (asked) =>
    sql`select id, province_id, place_id, on_date, initiative_kind, life from (${standing(asked)}) i`,
})
