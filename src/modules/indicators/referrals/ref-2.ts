import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/** Referrals by whether the desk answered within the time it promised; the share is those in time of all of them. */
export const referralsAnswered = indicator({
  code: 'REF-2',
  title: {
    vi: 'Số lượt chuyển gửi, theo việc trả lời đúng giờ đã hẹn',
    en: 'Referrals by answer within the promised time',
  },
  unit: { vi: 'lượt chuyển gửi', en: 'referrals' },
  measure: 'count',
  counts: {
    vi: 'Mỗi lượt chuyển gửi theo ngày gửi. Nhận hoặc không nhận đều là trả lời; hỏi lại thì chưa, và thời gian chờ nơi gửi trả lời câu hỏi được cộng thêm. Tỷ lệ đúng hẹn = đúng hẹn / tất cả.',
    en: 'Each referral by the day it was sent. Taking on and declining are answers; asking back is none, and the wait for the sender is added. The share in time = in time / all.',
  },
  leavesOut: {
    vi: 'Chuyển gửi đã rút. Lượt còn trong giờ hẹn vẫn ở lại, là chưa trả lời.',
    en: 'Referrals called back. Those still within their time stay in, as not answered yet.',
  },
  source: {
    vi: 'Giờ hẹn do từng cơ quan cam kết với Trung tâm; sổ chuyển gửi trong hồ sơ.',
    en: 'Hours each agency has promised the centre; referrals recorded in case files.',
  },
  by: ['place', 'month', 'answered'],
  share: { dimension: 'answered', category: 'in_time' },
  duty: 'gender_equality',
  floor: 'response',
  repeats: false,
  recordKind: 'referral',
  records: ({ from, until, provinces }) => sql`
    select id, province_id, place_id, sent_on as on_date,
           case when answered_in_time then 'in_time' when answered_on is not null then 'late' else 'not_yet' end as answered
    from   fact_referral
    where  province_id = any (${[...provinces]}::text[]) and sent_on >= ${from}::date and sent_on < ${until}::date and status <> 'withdrawn'`,
})
