import { type RawBuilder, sql } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import type { ReturneeLine } from './returnee.shapes.ts'

export interface ReturneeFilter {
  status?: string | undefined
  source?: string | undefined
  due?: string | undefined
  in_care?: string | undefined
  code?: string | undefined
}

export type LineRow = Omit<ReturneeLine, 'verify_due_at' | 'under_18'> & {
  verify_due_at: Date | null
  birth_year: number | null
  micros: number
}

/** What waits within a week is told. */
const daysAhead = 7

/** Returnees of the cases one may see, newest first, each with the earliest of what waits. */
export async function listLines(
  trx: Writer,
  asked: {
    filter: ReturneeFilter
    after?: readonly [number, string] | undefined
    limit: number
    today: string
  },
): Promise<LineRow[]> {
  const { filter, after, limit, today } = asked
  const wanted: RawBuilder<unknown>[] = [
    sql`true`,
    ...(filter.status ? [sql`r.status = ${filter.status}`] : []),
    ...(filter.source ? [sql`r.source = ${filter.source}`] : []),
    ...(filter.in_care ? [sql`c.id is not null`] : []),
    ...(filter.due ? [sql`d.due_on <= ${today}::date + ${daysAhead}::integer`] : []),
    ...(filter.code === undefined ? [] : [sql`f.code = ${filter.code}`]),
    ...(after
      ? [
          sql`(r.recorded_at, r.id) < (timestamptz 'epoch' + ${after[0]}::bigint * interval '1 microsecond', ${after[1]}::uuid)`,
        ]
      : []),
  ]
  const dayOf = (column: string) => sql`(${sql.raw(column)} at time zone 'Asia/Ho_Chi_Minh')::date`
  const { rows } = await sql<LineRow>`
    select r.id, r.case_id, f.code as case_code, r.status, r.source, p.sex, r.birth_year, r.came_on, t.to_tell,
           v.due_at as verify_due_at, c.began_on as care_since, c.until_on as care_until, n.next_on as next_visit_on, s.open as needs_open, d.due_on,
           (extract(epoch from r.recorded_at) * 1000000)::bigint as micros
    from   returnee r join case_file f on f.id = r.case_id join person p on p.id = r.person_id
    cross  join lateral (select r.status = 'identifying' and r.commune_told_at is not null and r.province_told_at is null as to_tell) t
    left   join lateral (select k.due_at from clock k where k.record_id = r.id and k.rule_code = 'TR-VERIFY' and k.met_at is null and k.status <> 'cancelled'
                         order by k.started_at desc limit 1) v on true
    left   join lateral (select e.id, e.began_on, coalesce(e.longer_until, (select ${dayOf('k.due_at')} from clock k where k.record_id = e.id
                                and k.rule_code = 'TR-SHELTER-MAX' and k.status <> 'cancelled' limit 1)) as until_on
                         from returnee_care e where e.returnee_id = r.id and e.ended_on is null) c on true
    left   join lateral (select w.next_on from returnee_visit w where w.returnee_id = r.id order by w.visited_on desc, w.recorded_at desc limit 1) n on true
    cross  join lateral (select count(*)::integer as open from returnee_support u where u.returnee_id = r.id and u.state in ('needed', 'offered', 'accepted')) s
    cross  join lateral (select least(case when t.to_tell then ${dayOf('r.commune_told_at')} end, ${dayOf('v.due_at')}, c.until_on, n.next_on) as due_on) d
    where  ${sql.join(wanted, sql` and `)}
    order  by r.recorded_at desc, r.id desc limit ${limit}`.execute(trx)
  return rows
}
