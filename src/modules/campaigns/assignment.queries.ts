import { type RawBuilder, sql } from 'kysely'
import type { Reader, Writer } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { State } from './assignment.life.ts'
import type { Standing } from './board.rule.ts'
import type { Reason, TaskTheme, Unit } from './campaign.codes.ts'

/** Agencies for which I do what campaigns ask; those for which I keep plans. */
export const workers = sql`(select access.agencies_as('commune_officer', 'union_officer', 'provincial_officer'))::uuid[]`
export const keepers = sql`(select access.agencies_as('union_officer', 'provincial_officer'))::uuid[]`

/** Assignments that my agency owes, or the commune where it sits. Of an assignment `s`. */
export const owedByMe = sql`coalesce(s.agency_id = any (${workers}) or s.place_id = any (array(select g.place_id from agency g where g.id = any (${workers}))), false)`

/** Sums over linked activities `a` of a task `t`. Only what was held counts. */
const sums = sql`count(a.id)::int as linked, max(a.recorded_at) as heard_at,
         coalesce(sum(case when a.status is distinct from 'held' then 0
           else case t.unit when 'item' then a.items when 'attendance' then a.attendances
                when 'recipient' then (select coalesce(sum(r.people), 0) from activity_recipient r where r.activity_id = a.id and r.removed_at is null)
                else 1 end end), 0)::int as counted`

/** What the activities linked to an assignment `s` of a task `t` come to, as `n`. */
export const counting = sql`left join lateral (
  select ${sums}
  from   campaign_link l join activity a on a.id = l.activity_id where l.assignment_id = s.id and l.removed_at is null) n on true`

/**
 * Assignments `s` of whole plans with their task `t` and what is linked to them, `n`, gathered in one walk: joined one by one, a board
 * of many communes would look for its links thousands of times.
 */
export const withCounts = (ofPlans: RawBuilder<unknown>) => sql`(
  select s.id, s.plan_id, s.task_id, s.place_id, s.agency_id, s.due_on, s.target, s.state, s.moved_at, t.no, t.unit, ${sums}
  from   campaign_assignment s join campaign_task t on t.id = s.task_id and t.removed_at is null
         left join campaign_link l on l.assignment_id = s.id and l.removed_at is null left join activity a on a.id = l.activity_id
  where  ${ofPlans} and s.removed_at is null group by s.id, t.id) s
  cross join lateral (select s.no, s.unit) t cross join lateral (select s.linked, s.heard_at, s.counted) n`

/** Done by enough linked activities, or by a result that was confirmed; under way as soon as something is linked or said. */
export const standing = sql<Standing>`case
  when s.state = 'confirmed' then 'done' when s.state in ('not_done', 'changed') then s.state
  when t.unit <> 'result' and n.counted >= s.target then 'done'
  when s.state = 'under_way' or n.linked > 0 then 'under_way' else 'planned' end`

/** Name of whoever owes `s`; a commune as it was called when it was due. */
export const ownerName = sql<string>`coalesce((select coalesce(g.short_name, g.name) from agency g where g.id = s.agency_id),
  (select coalesce((select f.name from place_form f where f.place_id = c.id and f.valid_until > s.due_on order by f.valid_until limit 1), c.name)
   from place c where c.id = s.place_id))`

const inOtherWay = sql`case when t.condition = any (p.conditions) then t.instead end`

export interface AssignmentRow {
  id: string
  version: number
  plan_id: string
  task_id: string
  task: string
  theme: TaskTheme
  campaign: string
  plan_year: number
  owner: string
  instead: string | null
  unit: Unit
  target: number
  counted: number
  linked: number
  due_on: string
  state: State
  standing: Standing
}

/** Assignments as they stand, by a condition over `s` (assignment), `t` (task), `p` (plan) and `n` (what is counted). */
export async function listAssignments(
  db: Reader,
  where: RawBuilder<unknown>,
  limit: number,
): Promise<AssignmentRow[]> {
  const { rows } = await sql<AssignmentRow>`
    select s.id, s.version, s.plan_id, s.task_id, t.title as task, t.theme, p.campaign, p.plan_year, ${ownerName} as owner, ${inOtherWay} as instead,
           t.unit, s.target, n.counted, n.linked, s.due_on::text as due_on, s.state, ${standing} as standing
    from   campaign_assignment s join campaign_task t on t.id = s.task_id join campaign_plan p on p.id = s.plan_id ${counting}
    where  s.removed_at is null and t.removed_at is null and ${where}
    order by s.due_on, t.no, s.id limit ${limit}`.execute(db)
  return rows
}

export interface AssignmentDetail {
  mine: boolean
  closed: boolean
  evidence: string | null
  reason: Reason | null
  note: string | null
  moved_at: Date | null
  nudged_on: string | null
  kinds: string[]
  from_on: string
  until_on: string
  place_id: string | null
  agency_id: string | null
}

/** What only its own page shows of an assignment; undefined when it is out of sight. */
export async function findDetail(db: Reader, id: string): Promise<AssignmentDetail | undefined> {
  const { rows } = await sql<AssignmentDetail>`
    select (${owedByMe} or p.agency_id = any (${keepers})) as mine, p.closed_at is not null as closed, s.evidence, s.reason, s.note, s.moved_at,
           (select max(x.on_day)::text from campaign_nudge x where x.assignment_id = s.id) as nudged_on,
           t.kinds, p.from_on::text as from_on, p.until_on::text as until_on, s.place_id, s.agency_id
    from   campaign_assignment s join campaign_task t on t.id = s.task_id join campaign_plan p on p.id = s.plan_id
    where  s.id = ${id} and s.removed_at is null`.execute(db)
  return rows[0]
}

/**
 * What somebody owes, held until the transaction ends: owed by my agency or commune, or of a plan I keep. Refuses with
 * `record.not_found`, `campaign.not_yours`, `campaign.closed`.
 */
export async function lockAssignment(
  trx: Writer,
  id: string,
): Promise<{ id: string; version: number; state: State }> {
  const detail = await findDetail(trx, id)
  if (!detail) throw new Refusal('record.not_found', { id })
  if (!detail.mine) throw new Refusal('campaign.not_yours', { id })
  if (detail.closed) throw new Refusal('campaign.closed', { id })
  const { rows } = await sql<{ id: string; version: number; state: State }>`
    select id, version, state from campaign_assignment where id = ${id} for update`.execute(trx)
  const held = rows[0]
  if (!held) throw new Refusal('record.not_found', { id })
  return held
}

export interface OwnerRow {
  key: string
  kind: 'commune' | 'agency'
  name: string
  folded: string
  heard_at: Date | null
  nudged_on: string | null
  cells: {
    id: string
    task_id: string
    standing: Standing
    due_on: string
    counted: number
    target: number
  }[]
}

/** Every owner of a plan with what each owes: one statement, however many communes. */
export async function listOwners(db: Reader, planId: string): Promise<OwnerRow[]> {
  const { rows } = await sql<OwnerRow>`
    select coalesce(s.place_id, s.agency_id::text) as key, case when s.place_id is null then 'agency' else 'commune' end as kind,
           min(coalesce(f.name, c.name, g.short_name, g.name)) as name, min(coalesce(c.folded_name, '')) as folded,
           max(greatest(n.heard_at, s.moved_at)) as heard_at, max(x.on_day)::text as nudged_on,
           jsonb_agg(jsonb_build_object('id', s.id, 'task_id', s.task_id, 'standing', ${standing}, 'due_on', s.due_on, 'counted', n.counted, 'target', s.target) order by t.no) as cells
    from   ${withCounts(sql`s.plan_id = ${planId}`)}
    left join place  c on c.id = s.place_id
    left join agency g on g.id = s.agency_id
    left join lateral (select f.name from place_form f where f.place_id = c.id and f.valid_until > s.due_on order by f.valid_until limit 1) f on true
    left join (select x.assignment_id, max(x.on_day) as on_day from campaign_nudge x join campaign_assignment w on w.id = x.assignment_id and w.plan_id = ${planId} group by 1) x on x.assignment_id = s.id
    group by s.place_id, s.agency_id`.execute(db)
  return rows
}

export interface ToNudge {
  id: string
  due_on: string
  standing: Standing
  nudged_on: string | null
  staff: string[]
}

/** Assignments of a plan with those who work for their owners: officers of the agency, or of bodies that sit in the commune. */
export async function listToNudge(
  db: Reader,
  planId: string,
  ids: readonly string[],
  today: string,
): Promise<ToNudge[]> {
  const { rows } = await sql<ToNudge>`
    select s.id, s.due_on::text as due_on, ${standing} as standing,
           (select max(x.on_day)::text from campaign_nudge x where x.assignment_id = s.id) as nudged_on,
           array(select distinct r.staff_id from staff_role r join agency g on g.id = r.agency_id
                 where (g.id = s.agency_id or g.place_id = s.place_id) and r.role in ('commune_officer', 'union_officer', 'provincial_officer')
                 and r.from_on <= ${today}::date and (r.until_on is null or r.until_on > ${today}::date)) as staff
    from   campaign_assignment s join campaign_task t on t.id = s.task_id ${counting}
    where  s.plan_id = ${planId} and s.id = any (${[...new Set(ids)]}::uuid[]) and s.removed_at is null and t.removed_at is null`.execute(
    db,
  )
  return rows
}
