import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'

/**
 * Dangers told in the last 24 hours: how many nobody has answered (no case opened, not passed on, no prying or hoax), and how
 * many were. The same rule as the hotline's own list; facts know the hour of a call, not its minute.
 */
export async function countDangers(
  facts: Reader,
  provinceId: string,
  now: Date,
): Promise<{ unanswered: number; answered: number }> {
  const { rows } = await sql<{ unanswered: number; answered: number }>`
    select count(*) filter (where outcome not in ('case_opened', 'passed_on', 'harassment'))::int as unanswered,
           count(*) filter (where outcome in ('case_opened', 'passed_on'))::int as answered
    from   fact_contact
    where  province_id = ${provinceId} and danger and caller <> 'hoax'
      and  started_on >= (${now}::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date - 1
      and  started_on + make_interval(hours => started_hour + 1) > (${now}::timestamptz at time zone 'Asia/Ho_Chi_Minh') - interval '24 hours'
      and  started_on + make_interval(hours => started_hour) <= (${now}::timestamptz at time zone 'Asia/Ho_Chi_Minh')`.execute(
    facts,
  )
  return rows[0] ?? { unanswered: 0, answered: 0 }
}

/** Limits of the law that have passed and are not done, by rule. No place, no record. */
export async function countOverdue(
  facts: Reader,
  provinceId: string,
): Promise<{ rule: string; count: number }[]> {
  const { rows } = await sql<{ rule: string; count: number }>`
    select rule_code as rule, count(*)::int as count from fact_clock
    where  province_id = ${provinceId} and overdue group by rule_code order by count(*) desc, rule_code`.execute(
    facts,
  )
  return rows
}

/** Duties that agencies of the person asking hold today for the whole province. */
export async function listDutiesOf(trx: Reader, provinceId: string, today: string): Promise<Set<string>> {
  const { rows } = await sql<{ duty_code: string }>`
    select distinct duty_code from agency_duty
    where  agency_id = any ((select access.current_agencies())::uuid[]) and place_id = ${provinceId}
      and  from_on <= ${today}::date and (until_on is null or until_on > ${today}::date)`.execute(trx)
  return new Set(rows.map((row) => row.duty_code))
}
