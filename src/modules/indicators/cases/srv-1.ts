import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/** Services given in the period, by kind. */
export const servicesGiven = indicator({
  code: 'SRV-1',
  title: { vi: 'Số lượt dịch vụ hỗ trợ, theo loại', en: 'Services given, by kind' },
  unit: { vi: 'lượt', en: 'services' },
  measure: 'count',
  counts: {
    vi: 'Mỗi lượt dịch vụ ghi trong hồ sơ trường hợp, do Trung tâm hoặc đơn vị phối hợp cung cấp, theo ngày cung cấp; một lượt cho nhiều người tính một.',
    en: 'Each service written in a case, given by the centre or a partner, by the day it was given; one given to several people counts once.',
  },
  leavesOut: {
    vi: 'Lượt ghi nhầm đã rút lại; hỗ trợ khẩn cấp (EMG-1, EMG-2); hòa giải không phải dịch vụ.',
    en: 'Those taken back as mistakes; emergency support (EMG-1, EMG-2); mediation is no service.',
  },
  source: { vi: 'Hồ sơ trường hợp của Trung tâm.', en: 'Case files of the centre.' },
  by: ['place', 'month', 'service'],
  duty: 'gender_equality',
  floor: 'response',
  repeats: false,
  recordKind: 'service',
  records: ({ from, until, provinces }) => sql`
    select id, province_id, place_id, given_on as on_date, kind as service
    from   fact_service
    where  province_id = any (${[...provinces]}::text[]) and given_on >= ${from}::date and given_on < ${until}::date`,
})
