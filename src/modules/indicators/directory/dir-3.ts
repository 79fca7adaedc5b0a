import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/** Social work offices whose body sent or received a referral in the period. */
export const officesWithReferrals = indicator({
  code: 'DIR-3',
  title: {
    vi: 'Số văn phòng công tác xã hội có chuyển gửi trong kỳ, theo loại',
    en: 'Social work offices with a referral, by kind',
  },
  unit: { vi: 'văn phòng', en: 'offices' },
  measure: 'count',
  counts: {
    vi: 'Mỗi văn phòng công tác xã hội mà cơ quan của nó gửi hoặc nhận ít nhất một lượt chuyển gửi trong kỳ, vào ngày văn phòng đang mở; tính một lần, theo lượt gửi đầu tiên trong kỳ.',
    en: 'Each social work office whose body sent or received at least one referral in the period, on a day on which the office was open; once, by the first of them.',
  },
  leavesOut: {
    vi: 'Văn phòng chưa gắn với cơ quan nào trong hệ thống; việc giới thiệu miệng.',
    en: 'Offices that are linked to no body here; advice that was not recorded as a referral.',
  },
  source: {
    vi: 'Danh bạ dịch vụ; sổ chuyển gửi.',
    en: 'Directory of services; referrals recorded in case files.',
  },
  by: ['place', 'office_of'],
  duty: 'social_work',
  floor: 'response',
  repeats: true,
  recordKind: 'directory_entry',
  records: ({ from, until, provinces }) => sql`
    select entry_id as id, province_id, place_id, min(sent_on) as on_date, office_of
    from   fact_office_referral
    where  province_id = any (${[...provinces]}::text[]) and sent_on >= ${from}::date and sent_on < ${until}::date
    group by entry_id, province_id, place_id, office_of`,
})
