import { type RawBuilder, sql } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import type { ReferralLine } from './referral.contract.ts'

export type LineRow = Omit<ReferralLine, 'sent_at' | 'answer_due_at' | 'answered_at'> & {
  sent_at: Date
  answer_due_at: Date
  answered_at: Date | null
  micros: number
}

export interface ReferralFilter {
  status?: string | undefined
  overdue?: 'true' | undefined
  unanswered?: 'true' | undefined
  mine?: 'true' | undefined
  desk_id?: string | undefined
  q?: string | undefined
}

/** Referrals of cases I may see, newest first; the overdue soonest first where they alone are asked for. */
export async function listLines(
  trx: Writer,
  ask: {
    filter: ReferralFilter
    me: string
    now: Date
    after?: readonly [number, string] | undefined
    limit: number
    order?: 'newest' | 'due'
  },
): Promise<LineRow[]> {
  const onwards = ask.after
    ? sql`and (r.sent_at, r.id) < (timestamptz 'epoch' + ${ask.after[0]}::bigint * interval '1 microsecond', ${ask.after[1]}::uuid)`
    : sql``
  const order =
    ask.order === 'due' ? sql`r.status <> 'asked', r.answer_due_at, r.id` : sql`r.sent_at desc, r.id desc`
  const { rows } = await sql<LineRow>`
    select r.id, r.code, r.services, r.urgency, r.status, r.sent_at, r.answer_due_at, r.answered_at, r.outcome, r.decline_reason, r.case_id,
           f.code as case_code, d.name as desk_name, a.name as agency_name, s.display_name as sent_by,
           (extract(epoch from r.sent_at) * 1000000)::bigint as micros
    from   referral r join case_file f on f.id = r.case_id join referral_desk d on d.id = r.desk_id join agency a on a.id = r.to_agency_id
    join   staff s on s.id = r.sent_by
    where  ${fitting(ask)} ${onwards} order by ${order} limit ${ask.limit}`.execute(trx)
  return rows
}

/** How many wait: unanswered, of them overdue, and questions that wait for us. */
export async function countWaiting(trx: Writer, now: Date) {
  const { rows } = await sql<{ unanswered: number; overdue: number; questions: number }>`
    select count(*)::int as unanswered, (count(*) filter (where r.status = 'sent' and r.answer_due_at <= ${now}))::int as overdue,
           (count(*) filter (where r.status = 'asked'))::int as questions
    from   referral r join case_file f on f.id = r.case_id where r.status in ('sent', 'asked')`.execute(trx)
  return rows[0] ?? { unanswered: 0, overdue: 0, questions: 0 }
}

function fitting({
  filter,
  me,
  now,
}: {
  filter: ReferralFilter
  me: string
  now: Date
}): RawBuilder<unknown> {
  const wanted = [
    filter.status && sql`r.status = ${filter.status}`,
    filter.unanswered && sql`r.status in ('sent', 'asked')`,
    filter.overdue && sql`r.status = 'sent' and r.answer_due_at <= ${now}`,
    filter.mine && sql`r.sent_by = ${me}`,
    filter.desk_id && sql`r.desk_id = ${filter.desk_id}`,
    filter.q &&
      sql`(position(upper(${filter.q}) in r.code) > 0 or position(upper(${filter.q}) in f.code) > 0)`,
  ].filter((each) => each !== undefined && each !== '')
  return sql.join([sql`true`, ...(wanted as RawBuilder<unknown>[])], sql` and `)
}
