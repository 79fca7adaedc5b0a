import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/**
 * Returnees who had a need, by whether anything of the regime was given to them. The whole is the denominator of the
 * resolution's share, the part "supported" its numerator.
 */
export const returneesSupported = indicator({
  code: 'RET-2',
  title: {
    vi: 'Số người bị mua bán trở về có nhu cầu, theo việc đã được hỗ trợ',
    en: 'Returnees with a need, by whether they were supported',
  },
  unit: { vi: 'người', en: 'persons' },
  measure: 'count',
  counts: {
    vi: 'Mỗi người bị mua bán trở về (đang xác định, nạn nhân, người dưới 18 tuổi đi cùng) có nhu cầu hỗ trợ ghi nhận trong kỳ, tính một lần theo ngày có nhu cầu đầu tiên trong kỳ (mẫu số). Phần “đã được hỗ trợ” là tử số: ít nhất một chế độ trong số đó đã thực hiện đến hết kỳ.',
    en: 'Each returnee (being identified, victim, under 18 who came along) with a need written down in the period, once, by the first day of it (denominator). The part “supported” is the numerator: at least one of these items was given by the end of the period.',
  },
  leavesOut: {
    vi: 'Người được xác định không phải nạn nhân; người chưa ghi nhu cầu nào trong kỳ. Nhu cầu người ấy chưa muốn nhận vẫn là nhu cầu.',
    en: 'Persons found not to be victims; persons without a need in the period. A need declined for now stays a need.',
  },
  source: {
    vi: 'Hồ sơ người bị mua bán trở về; Nghị quyết 28/NQ-CP, chỉ tiêu 3.3.',
    en: 'Records of who returned from trafficking; Resolution 28/NQ-CP, target 3.3.',
  },
  by: ['place', 'month', 'supported', 'sex'],
  share: { dimension: 'supported', category: 'yes' },
  duty: 'gender_equality',
  floor: 'response',
  repeats: true,
  recordKind: 'returnee',
  records: ({ from, until, provinces }) => sql`
    select returnee_id as id, min(province_id) as province_id, min(place_id) as place_id, min(needed_on) as on_date, min(sex) as sex,
           case when bool_or(state = 'given' and given_on < ${until}::date) then 'yes' else 'no' end as supported
    from   fact_returnee_support
    where  province_id = any (${[...provinces]}::text[]) and needed_on >= ${from}::date and needed_on < ${until}::date and status <> 'not_victim'
    group  by returnee_id`,
})
