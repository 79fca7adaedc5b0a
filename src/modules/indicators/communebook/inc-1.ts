import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/** Incidents of domestic violence in the communes' books that the check confirmed. */
export const incidentsInBooks = indicator({
  code: 'INC-1',
  title: {
    vi: 'Số vụ bạo lực gia đình (sổ vụ việc của xã)',
    en: 'Incidents of domestic violence (communes’ books)',
  },
  unit: { vi: 'vụ', en: 'incidents' },
  measure: 'count',
  counts: {
    vi: 'Mỗi vụ việc trong sổ của xã đã kiểm tra là có bạo lực, tính một lần theo ngày nhận tin.',
    en: 'Each incident of a commune’s book that the check confirmed, once, by the day it was reported.',
  },
  leavesOut: {
    vi: 'Tin báo chưa kiểm tra, chưa kiểm tra được hoặc kiểm tra là không có bạo lực.',
    en: 'Reports not checked yet, that could not be checked, or where there was no violence.',
  },
  source: {
    vi: 'Sổ vụ việc của xã; biểu theo Thông tư 07/2017/TT-BVHTTDL.',
    en: 'The communes’ books; the table of Circular 07/2017/TT-BVHTTDL.',
  },
  by: ['place', 'month'],
  duty: 'domestic_violence',
  floor: 'response',
  repeats: false,
  recordKind: 'commune_incident',
  records: ({ from, until, provinces }) => sql`
    select id, province_id, place_id, reported_on as on_date
    from   fact_commune_incident
    where  province_id = any (${[...provinces]}::text[]) and reported_on >= ${from}::date and reported_on < ${until}::date and check_result = 'confirmed'`,
})
