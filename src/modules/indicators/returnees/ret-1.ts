import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/**
 * Trafficked children who returned and are in care at a facility on the last day of the period. The share tells the
 * girls among them, so that who reports the figure has both: a breakdown of so few is covered for everybody.
 */
export const traffickedChildrenInCare = indicator({
  code: 'RET-1',
  title: {
    vi: 'Số trẻ em bị mua bán trở về đang được chăm sóc cuối kỳ',
    en: 'Trafficked children in care at the end of the period',
  },
  unit: { vi: 'trẻ em', en: 'children' },
  measure: 'count',
  counts: {
    vi: 'Mỗi trẻ em đã được xác nhận là nạn nhân bị mua bán đến hết kỳ và đang ở cơ sở chăm sóc vào ngày cuối kỳ, tính một lần; chưa đủ 18 tuổi theo năm sinh. Kỳ dài có đúng số của phần cuối kỳ.',
    en: 'Each child found to be a victim of trafficking by the end of the period and in care at a facility on its last day, once; under 18 by the year of birth. A longer period has the value of its last part.',
  },
  leavesOut: {
    vi: 'Trẻ em đang xác định, trẻ em đi cùng; trẻ đã rời cơ sở; người không rõ năm sinh.',
    en: 'Children still being identified, children who came along; those who left the facility; persons of unknown year of birth.',
  },
  source: {
    vi: 'Hồ sơ người bị mua bán trở về; Luật 53/2024/QH15.',
    en: 'Records of who returned from trafficking; Luật 53/2024/QH15.',
  },
  by: ['place', 'sex'],
  share: { dimension: 'sex', category: 'female' },
  duty: 'gender_equality',
  floor: 'response',
  repeats: true,
  stands: true,
  recordKind: 'returnee',
  records: ({ until, provinces }) => sql`
    select distinct on (returnee_id) returnee_id as id, province_id, place_id, began_on as on_date, sex
    from   fact_returnee_care
    where  province_id = any (${[...provinces]}::text[]) and status = 'victim' and victim_on < ${until}::date
      and  began_on < ${until}::date and (ended_on is null or ended_on >= ${until}::date)
      and  extract(year from ${until}::date - 1) - birth_year < 18
    order  by returnee_id, began_on desc, fact_returnee_care.id`,
})
