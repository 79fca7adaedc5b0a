import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/** Referrals sent to a desk, by what came of them. */
export const referralsByOutcome = indicator({
  code: 'REF-1',
  title: { vi: 'Số lượt chuyển gửi, theo kết quả', en: 'Referrals by outcome' },
  unit: { vi: 'lượt chuyển gửi', en: 'referrals' },
  measure: 'count',
  counts: {
    vi: 'Mỗi lượt chuyển gửi đến bàn tiếp nhận của một cơ quan, tính một lần theo ngày gửi; kết quả là tình trạng lúc xem.',
    en: 'Each referral to an agency’s desk, once, by the day it was sent; its outcome is how it stands when looked at.',
  },
  leavesOut: {
    vi: 'Việc giới thiệu miệng không ghi thành chuyển gửi. Một hồ sơ có thể có nhiều lượt.',
    en: 'Advice to go somewhere that was not recorded as a referral. One case may have several.',
  },
  source: { vi: 'Sổ chuyển gửi trong hồ sơ trường hợp.', en: 'Referrals recorded in case files.' },
  by: ['place', 'month', 'referral_outcome'],
  duty: 'gender_equality',
  floor: 'response',
  repeats: false,
  recordKind: 'referral',
  records: ({ from, until, provinces }) => sql`
    select id, province_id, place_id, sent_on as on_date,
           case status when 'completed' then outcome when 'sent' then 'waiting' when 'asked' then 'waiting' else status end as referral_outcome
    from   fact_referral
    where  province_id = any (${[...provinces]}::text[]) and sent_on >= ${from}::date and sent_on < ${until}::date`,
})
