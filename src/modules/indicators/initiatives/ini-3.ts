import { sql } from 'kysely'
import { indicator } from '../indicator.ts'
import { standing } from './standing.ts'

/** Localities in which a model of the pilot phase 2021–2023 is tried: the district of the time, else the commune. */
export const localitiesWithPilots = indicator({
  code: 'INI-3',
  title: { vi: 'Địa phương có mô hình thí điểm 2021–2023', en: 'Localities with pilot models 2021–2023' },
  unit: { vi: 'địa phương', en: 'localities' },
  measure: 'count',
  counts: {
    vi: 'Mỗi địa phương một lần: huyện, thị xã, thành phố thuộc tỉnh của thời gian đó; từ 01/7/2025 là xã, phường, đặc khu.',
    en: 'Each locality once: the district of the time; since 1 July 2025 the commune.',
  },
  leavesOut: {
    vi: 'Địa phương mà mô hình thí điểm đã chuyển sang duy trì, nhân rộng hoặc đã kết thúc.',
    en: 'Localities whose pilots are kept, replicated or closed by then.',
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
    select distinct on (p.locality_id) p.id, p.province_id, p.locality_id as place_id, i.on_date
    from   (${standing(asked)}) i
    join   fact_initiative_place p on p.initiative_id = i.id and p.from_on <= i.on_date and (p.until_on is null or p.until_on > i.on_date)
    where  i.form = 'model' and i.phase = '2021-2023' and i.stage = 'pilot'
    order  by p.locality_id, p.id`,
})
