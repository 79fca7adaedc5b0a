import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/** Episodes in one-stop houses by the services that were given in them. */
export const oneStopServices = indicator({
  code: 'OSC-1',
  title: { vi: 'Số đợt hỗ trợ một cửa, theo dịch vụ', en: 'One-stop episodes, by service' },
  unit: { vi: 'đợt theo dịch vụ', en: 'episodes by service' },
  measure: 'count',
  counts: {
    vi: 'Mỗi đợt hỗ trợ tại nhà một cửa được tính một lần cho mỗi dịch vụ đã cung cấp, theo ngày cung cấp. Một đợt có ba dịch vụ đứng trong ba nhóm, nên tổng số lớn hơn số đợt.',
    en: 'Each episode in a one-stop house counts once for each service given in it, by the day it was given. An episode with three services stands in three groups, so the total is more than the episodes.',
  },
  leavesOut: {
    vi: 'Dịch vụ mới được giới thiệu, đồng ý hoặc từ chối; dịch vụ cung cấp ngoài nhà một cửa (SRV-1).',
    en: 'Services that were offered, accepted or not wanted; services given elsewhere (SRV-1).',
  },
  source: { vi: 'Hồ sơ đợt hỗ trợ của Ngôi nhà Ánh Dương.', en: 'Episodes recorded by one-stop houses.' },
  by: ['place', 'month', 'one_stop'],
  duty: 'gender_equality',
  floor: 'response',
  repeats: false,
  recordKind: 'one_stop',
  records: ({ from, until, provinces }) => sql`
    select id, province_id, place_id, given_on as on_date, service_code as one_stop
    from   fact_one_stop_service
    where  province_id = any (${[...provinces]}::text[]) and given_on >= ${from}::date and given_on < ${until}::date`,
})
