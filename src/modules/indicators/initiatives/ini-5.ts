import { sql } from 'kysely'
import { indicator } from '../indicator.ts'
import { standing } from './standing.ts'

/** Communes and wards in which the model against human trafficking works. */
export const wardsAgainstTrafficking = indicator({
  code: 'INI-5',
  title: {
    vi: 'Xã, phường có mô hình phòng, chống mua bán người',
    en: 'Communes with the model against human trafficking',
  },
  unit: { vi: 'xã, phường', en: 'communes' },
  measure: 'count',
  counts: {
    vi: 'Mỗi xã, phường một lần, nơi mô hình phòng, chống mua bán người và nô lệ thời hiện đại hoạt động vào ngày cuối kỳ và có sinh hoạt trong số tháng yêu cầu.',
    en: 'Each commune once in which the model works on the last day and met within the months its kind asks for.',
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
  recordKind: 'initiative_place',
  records: (asked) => sql`
    select distinct on (p.place_id) p.id, p.province_id, p.place_id, i.on_date
    from   (${standing(asked)}) i
    join   fact_initiative_place p on p.initiative_id = i.id and p.level = 'commune' and p.from_on <= i.on_date and (p.until_on is null or p.until_on > i.on_date)
    where  i.kind = 'anti_trafficking' and i.life = 'kept'
    order  by p.place_id, p.id`,
})
