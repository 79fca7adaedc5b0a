import { sql } from 'kysely'
import type { Writer } from '#kernel/database.ts'

/** Most that a card of Hôm nay can hold. */
const shown = 30

/** Planned contacts of mine whose window begins before `until`, most late first. */
export async function listMyFollowUps(trx: Writer, me: string, until: Date) {
  const { rows } = await sql<{
    id: string
    case_id: string
    code: string
    danger: string
    kind: string
    purpose: string
    due_from: Date
    due_until: Date
  }>`
    select u.id, u.case_id, f.code, f.danger, u.kind, u.purpose, u.due_from, u.due_until
    from   case_assignment a join case_file f on f.id = a.case_id join follow_up u on u.case_id = f.id
    where  a.staff_id = ${me} and a.from_at <= now() and (a.until_at is null or a.until_at > now())
      and  u.staff_id = ${me} and u.state = 'planned' and u.due_from < ${until}
    order  by u.due_until, u.id limit ${shown}`.execute(trx)
  return rows
}

/** Decisions that I answer for (by name, or as the manager of the case) and that are due by a day, earliest first. */
export async function listMyDecisions(trx: Writer, me: string, by: string) {
  const { rows } = await sql<{ id: string; case_id: string; code: string; due_on: string }>`
    select d.id, d.case_id, f.code, d.due_on
    from   case_assignment a join case_file f on f.id = a.case_id join conference_decision d on d.case_id = f.id
    where  a.staff_id = ${me} and a.from_at <= now() and (a.until_at is null or a.until_at > now())
      and  d.state = 'open' and d.due_on <= ${by}::date and (d.owner_id = ${me} or (d.owner_id is null and f.manager_id = ${me}))
    order  by d.due_on, d.id limit ${shown}`.execute(trx)
  return rows
}

/** Notes of others in my cases that nobody has confirmed, oldest first. */
export async function listUnreadNotes(trx: Writer, me: string) {
  const { rows } = await sql<{
    id: string
    case_id: string
    code: string
    kind: string
    written_at: Date
    written_by: string
  }>`
    with mine as (select a.case_id from case_assignment a where a.staff_id = ${me} and a.from_at <= now() and (a.until_at is null or a.until_at > now()))
    select n.id, n.case_id, f.code, n.kind, n.at as written_at, s.display_name as written_by
    from  (select h.id, h.case_id, 'hand_over' as kind, h.written_at as at, h.written_by from hand_over_note h join mine using (case_id)
           where h.read_at is null and h.written_by <> ${me}
           union all
           select w.id, w.case_id, 'supervisor', w.held_at, w.written_by from case_review w join mine using (case_id)
           where w.kind = 'supervisor' and w.read_at is null and w.written_by <> ${me}) n
    join   case_file f on f.id = n.case_id join staff s on s.id = n.written_by
    order  by n.at, n.id limit ${shown}`.execute(trx)
  return rows
}

/** Open cases and late contacts of each manager, for the agencies I supervise; heaviest first. */
export async function listLoad(trx: Writer, now: Date) {
  const { rows } = await sql<{
    staff_id: string
    name: string
    open: number
    pressing: number
    medium: number
    other: number
    overdue: number
  }>`
    with mine as (
      select f.id, f.manager_id, f.danger from unnest((select access.agencies_as('supervisor'))::uuid[]) as agency (id)
      join case_file f on f.agency_id = agency.id and f.status = 'open' and f.manager_id is not null
    ), late as (
      select m.manager_id, count(*)::integer as n from mine m join follow_up u on u.case_id = m.id
      where  u.state = 'planned' and u.due_until < ${now} group by m.manager_id
    )
    select m.manager_id as staff_id, s.display_name as name, count(*)::integer as open,
           (count(*) filter (where m.danger in ('immediate', 'high')))::integer as pressing,
           (count(*) filter (where m.danger = 'medium'))::integer as medium,
           (count(*) filter (where m.danger in ('low', 'unknown')))::integer as other, coalesce(max(l.n), 0) as overdue
    from   mine m join staff s on s.id = m.manager_id left join late l on l.manager_id = m.manager_id
    group  by m.manager_id, s.display_name order by pressing desc, open desc, name`.execute(trx)
  return rows
}
