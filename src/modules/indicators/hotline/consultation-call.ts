import { type RawBuilder, sql } from 'kysely'
import type { RecordsAsked } from '../indicator.ts'

/** Calls in which advice was asked or given, among them only those that `also` holds for. */
export function consultationCalls(
  asked: RecordsAsked,
  also: RawBuilder<unknown> = sql`true`,
): RawBuilder<unknown> {
  return sql`
    select id, province_id, place_id, started_on as on_date, caller_sex as sex, caller_age as age, topic
    from   fact_contact
    where  province_id = any (${[...asked.provinces]}::text[]) and started_on >= ${asked.from}::date and started_on < ${asked.until}::date
      and  kind in ('inbound_call', 'call_back') and caller not in ('silent', 'prying', 'hoax')
      and  outcome not in ('silent', 'lost_line', 'harassment') and ${also}`
}

/** What all three figures of calls leave out. */
export const leftOutOfCalls = {
  vi: 'Cuộc gọi im lặng, mất liên lạc khi chưa trao đổi, trêu đùa hoặc quấy rối, người dò hỏi; lượt đến trực tiếp, tin nhắn, phản ánh trực tuyến và lượt do cơ quan khác chuyển đến.',
  en: 'Silent calls, lines lost before anything was said, hoaxes and harassment, people prying; visits, messages, online reports and hand-overs.',
}
