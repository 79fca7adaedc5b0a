import { sql } from 'kysely'
import { indicator } from '../indicator.ts'

/** Time limits of the law by whether they were kept. */
export const limitsKept = indicator({
  code: 'CLK-1',
  title: { vi: 'Số thời hạn theo luật, đúng hạn và quá hạn', en: 'Statutory time limits, met and missed' },
  unit: { vi: 'thời hạn', en: 'limits' },
  measure: 'count',
  counts: {
    vi: 'Mỗi thời hạn của luật bắt đầu trong kỳ: đúng hạn, quá hạn (cả khi đã làm sau đó) hoặc còn đang chạy.',
    en: 'Each limit of the law that began in the period: met, missed (also when done afterwards) or still open.',
  },
  leavesOut: {
    vi: 'Thời hạn đã hủy vì đề nghị được rút; mốc "được làm từ" và "kéo dài nhất".',
    en: 'Limits cancelled because the request was taken back; what may be done from, or may last until, a day.',
  },
  source: { vi: 'Đồng hồ thời hạn của hệ thống.', en: 'The clocks of the system.' },
  by: ['place', 'month', 'rule', 'kept'],
  duty: 'gender_equality',
  floor: 'response',
  repeats: false,
  recordKind: 'clock',
  records: ({ from, until, provinces }) => sql`
    select id, province_id, place_id, started_on as on_date, outcome as kept,
           case when rule_code in ('DV-BAN', 'DV-BAN-CANCEL', 'CH-EMERG', 'CH-PLAN', 'CH-APPROVE', 'TR-VERIFY', 'PD-ACK', 'PD-BREACH') then rule_code else 'other' end as rule
    from   fact_clock
    where  province_id = any (${[...provinces]}::text[]) and started_on >= ${from}::date and started_on < ${until}::date`,
})
