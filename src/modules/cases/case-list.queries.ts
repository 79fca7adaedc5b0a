import { type RawBuilder, sql } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import type { CaseLine } from './case.shapes.ts'

export type CaseLineRow = Omit<CaseLine, 'opened_at'> & { opened_at: Date; micros: number }

export interface CaseFilter {
  status?: string | undefined
  danger?: string | undefined
  topic?: string | undefined
  received_from?: string | undefined
  gbv?: boolean | undefined
  step?: number | undefined
  manager_id?: string | undefined
  overdue?: boolean | undefined
  waiting?: boolean | undefined
  mine?: boolean | undefined
  from?: string | undefined
  until?: string | undefined
}

/** What a line shows of a case `f`. Counted under the reader's own rules, like everything here. */
const line = sql`
  f.id, f.code, f.opened_at, f.danger, f.status, f.step, f.topic, f.received_from, f.gbv,
  (extract(epoch from f.opened_at) * 1000000)::bigint as micros,
  (select p.name from place p where p.id = f.place_id) as place_name,
  (select s.display_name from staff s where s.id = f.manager_id) as manager_name,
  counted.persons, counted.children`
const counted = sql`
  cross join lateral (select count(*)::integer as persons, (count(*) filter (where n.part = 'child'))::integer as children
                      from person n where n.case_id = f.id) counted`

/**
 * Newest cases: those I am assigned to and, for supervisors, those of their agencies. Each source rides its own index
 * and stops at the page's size; assignments that end are few while they run, so those are simply sorted.
 */
export async function listCaseLines(
  trx: Writer,
  asked: {
    staffId: string
    now: Date
    filter: CaseFilter
    after?: readonly [number, string] | undefined
    limit: number
  },
): Promise<CaseLineRow[]> {
  const only = fitting(asked.filter, asked.now)
  const onwards = (at: RawBuilder<unknown>) =>
    asked.after
      ? sql`and ${at} < (timestamptz 'epoch' + ${asked.after[0]}::bigint * interval '1 microsecond', ${asked.after[1]}::uuid)`
      : sql``
  const mine = (running: RawBuilder<unknown>) => sql`
    (select f.id, f.opened_at from case_assignment a join case_file f on f.id = a.case_id
     where  a.staff_id = ${asked.staffId} and ${running} and ${only} ${onwards(sql`(a.opened_at, a.case_id)`)}
     order by a.opened_at desc, a.case_id desc limit ${asked.limit})`
  const overseen = sql`
    (select found.id, found.opened_at from unnest((select access.agencies_as('supervisor'))::uuid[]) as agency (id) cross join lateral (
       select f.id, f.opened_at from case_file f
       where  f.agency_id = agency.id and ${only} ${onwards(sql`(f.opened_at, f.id)`)}
       order by f.opened_at desc, f.id desc limit ${asked.limit}) found)`
  const sources = [
    mine(sql`a.until_at is null`),
    mine(sql`a.until_at > now()`),
    ...(asked.filter.mine ? [] : [overseen]),
  ]
  const { rows } = await sql<CaseLineRow>`
    with page as (select * from (${sql.join(sources, sql` union `)}) every_source order by opened_at desc, id desc limit ${asked.limit})
    select ${line} from page join case_file f on f.id = page.id ${counted}
    order by f.opened_at desc, f.id desc`.execute(trx)
  return rows
}

function fitting(filter: CaseFilter, now: Date): RawBuilder<unknown> {
  const startOf = (day: string) => sql`(${day}::date)::timestamp at time zone 'Asia/Ho_Chi_Minh'`
  const wanted = [
    sql`true`,
    ...(filter.status ? [sql`f.status = ${filter.status}`] : []),
    ...(filter.danger ? [sql`f.danger = ${filter.danger}`] : []),
    ...(filter.topic ? [sql`f.topic = ${filter.topic}`] : []),
    ...(filter.received_from ? [sql`f.received_from = ${filter.received_from}`] : []),
    ...(filter.step ? [sql`f.step = ${filter.step}`] : []),
    ...(filter.manager_id ? [sql`f.manager_id = ${filter.manager_id}`] : []),
    ...(filter.overdue === undefined
      ? []
      : [
          sql`${sql.raw(filter.overdue ? '' : 'not')} exists (select 1 from follow_up u where u.case_id = f.id and u.state = 'planned' and u.due_until < ${now})`,
        ]),
    ...(filter.gbv === undefined ? [] : [sql`f.gbv = ${filter.gbv}`]),
    ...(filter.waiting === undefined
      ? []
      : [filter.waiting ? sql`(f.status = 'open' and f.manager_id is null)` : sql`f.manager_id is not null`]),
    ...(filter.from ? [sql`f.opened_at >= ${startOf(filter.from)}`] : []),
    ...(filter.until ? [sql`f.opened_at < ${startOf(filter.until)}`] : []),
  ]
  return sql.join(wanted, sql` and `)
}

/** Cases found by number or by tokens of a person in them, newest first; only what the seeker may see and open. */
export async function findCaseLines(
  trx: Writer,
  asked: { provinceId: string; code: string | undefined; tokens: readonly Buffer[]; limit: number },
): Promise<(CaseLineRow & { matched: 'code' | 'phone' | 'name' | 'id_number' })[]> {
  const { rows } = await sql<CaseLineRow & { matched: 'code' | 'phone' | 'name' | 'id_number' }>`
    with hit as (
      select f.id, 'code' as matched from case_file f where f.province_id = ${asked.provinceId} and f.code = ${asked.code ?? null}
      union all
      select t.case_id, t.purpose from person_token t where t.token = any (${[...asked.tokens]}::bytea[])
    ),
    once as (select id, min(matched) as matched from hit group by id)
    select ${line}, once.matched from once join case_file f on f.id = once.id ${counted}
    order by f.opened_at desc, f.id desc limit ${asked.limit}`.execute(trx)
  return rows
}

/** Running assignments of mine, with their cases. */
const myCases = (staffId: string) => sql`
  select f.* from case_assignment a join case_file f on f.id = a.case_id
  where  a.staff_id = ${staffId} and (a.until_at is null or a.until_at > now())`

/** My open cases, worst danger first, then longest open. */
export async function listMyOpenCases(trx: Writer, staffId: string, limit: number) {
  const { rows } = await sql<CaseLineRow>`
    with f as (${myCases(staffId)})
    select ${line} from f ${counted} where f.status = 'open'
    order by array_position(array['immediate', 'high', 'medium', 'low', 'unknown'], f.danger), f.opened_at, f.id limit ${limit}`.execute(
    trx,
  )
  return rows
}

/** How many open cases I have, by danger. */
export async function countMyOpenCases(trx: Writer, staffId: string) {
  const { rows } = await sql<{ danger: CaseLine['danger']; count: number }>`
    with f as (${myCases(staffId)}) select f.danger, count(*)::integer as count from f where f.status = 'open' group by f.danger`.execute(
    trx,
  )
  return rows
}

/** My cases in which somebody else wrote since a moment, latest first. */
export async function listChangedCases(trx: Writer, staffId: string, since: Date, limit: number) {
  const { rows } = await sql<CaseLineRow & { changed_at: Date; changed_by: string }>`
    with f as (${myCases(staffId)})
    select ${line}, f.changed_at, (select s.display_name from staff s where s.id = f.changed_by) as changed_by
    from   f ${counted} where f.changed_at >= ${since} and f.changed_by <> ${staffId}
    order by f.changed_at desc, f.id limit ${limit}`.execute(trx)
  return rows
}

/** Open cases of the agencies I supervise that nobody manages. */
export async function countWaitingCases(trx: Writer): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from unnest((select access.agencies_as('supervisor'))::uuid[]) as agency (id)
    join   case_file f on f.agency_id = agency.id and f.status = 'open' and f.manager_id is null`.execute(trx)
  return rows[0]?.count ?? 0
}
