import { type RawBuilder, sql } from 'kysely'
import type { Reader, Writer } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import { keptLine, keptLines } from '#modules/documents/index.ts'
import { keepers, standing, withCounts } from './assignment.queries.ts'
import type { Condition } from './campaign.codes.ts'
import type { EventView } from './event.contract.ts'
import type { PlanLine, PlanView, TaskView } from './plan.contract.ts'

/** Where its papers and pictures stand. */
export const filesOf = { table: 'campaign_file', owner: 'plan_id' }

const nameOn = (place: RawBuilder<unknown>, on: RawBuilder<unknown>) => sql`
  (select coalesce((select f.name from place_form f where f.place_id = named.id and f.valid_until > ${on} order by f.valid_until limit 1), named.name)
   from place named where named.id = ${place})`

type PlanRow = Omit<PlanLine, 'closed_at'> & {
  closed_at: Date | null
  aims: string | null
  agency: string
  conditions: Condition[]
}

/** More than all provinces issue in ten years. */
const mostPlans = 2000

/** Plans by a condition over `p`; what is done is counted only for a plan of one's own province, and not where the caller counts it. */
export async function listPlanRows(
  db: Reader,
  where: RawBuilder<unknown>,
  isCounted = true,
): Promise<PlanRow[]> {
  const { rows } = await sql<PlanRow>`
    select p.id, p.version, p.campaign, p.plan_year, jsonb_build_object('id', p.province_id, 'name', ${nameOn(sql`p.province_id`, sql`p.from_on`)}) as province,
           o.own, p.agency_id = any (${keepers}) as mine, p.planned_by, p.document_no, p.document_on::text as document_on,
           p.from_on::text as from_on, p.until_on::text as until_on, p.closed_at, p.aims, g.name as agency, p.conditions,
           (select count(*)::int from campaign_task t where t.plan_id = p.id and t.removed_at is null) as tasks, coalesce(c.owed, 0) as owed, coalesce(c.done, 0) as done
    from   campaign_plan p join agency g on g.id = p.agency_id join place v on v.id = p.province_id
    cross join lateral (select p.kept_in = p.province_id and p.kept_in = any ((select access.current_provinces())::text[]) as own) o
    left join lateral (
      select count(*)::int as owed, (count(*) filter (where ${standing} = 'done'))::int as done
      from   ${withCounts(sql`s.plan_id = p.id`)}) c on ${isCounted ? sql`o.own` : sql`false`}
    where  ${where} order by p.plan_year desc, p.from_on desc, o.own desc, v.name, p.id limit ${mostPlans}`.execute(
    db,
  )
  return rows
}

export const lineOf = ({ aims: _, agency: __, conditions: ___, closed_at, ...line }: PlanRow): PlanLine => ({
  ...line,
  closed_at: closed_at?.toISOString() ?? null,
})

/** One plan. Refuses with `record.not_found`. */
export async function getPlan(db: Reader, id: string, isCounted = true): Promise<PlanRow> {
  const [found] = await listPlanRows(db, sql`p.id = ${id}`, isCounted)
  if (!found) throw new Refusal('record.not_found', { id })
  return found
}

/** Tasks of plans, in their order. */
export async function listTasks(
  db: Reader,
  planIds: readonly string[],
  isCounted = true,
): Promise<(TaskView & { plan_id: string })[]> {
  const { rows } = await sql<TaskView & { plan_id: string }>`
    select t.id, t.plan_id, t.version, t.no, t.theme, t.title, t.unit, t.target, t.kinds, t.due_on::text as due_on, t.condition, t.instead,
           coalesce(c.place_ids, '{}') as place_ids, coalesce(c.agencies, '[]') as agencies, coalesce(c.owed, 0) as owed, coalesce(c.done, 0) as done
    from   campaign_task t
    left join (
      select s.task_id, count(*)::int as owed, array_agg(s.place_id) filter (where s.place_id is not null) as place_ids, (count(*) filter (where ${standing} = 'done'))::int as done,
             jsonb_agg(jsonb_build_object('id', g.id, 'name', coalesce(g.short_name, g.name)) order by g.name) filter (where g.id is not null) as agencies
      from   ${withCounts(sql`s.plan_id = any (${[...planIds]}::uuid[])`)} left join agency g on g.id = s.agency_id group by s.task_id) c on ${isCounted ? sql`c.task_id = t.id` : sql`false`}
    where  t.plan_id = any (${[...planIds]}::uuid[]) and t.removed_at is null order by t.no`.execute(db)
  return rows
}

/** Papers and pictures of a plan, first to last; none of one that is kept in another province. */
export async function listPlanFiles(db: Reader, planId: string): Promise<PlanView['files']> {
  const { rows } = await sql<
    Pick<PlanView, 'files'>
  >`select ${keptLines(filesOf, sql`${planId}::uuid`)} as files`.execute(db)
  return (rows[0]?.files ?? []).map(keptLine)
}

/** Events of a plan by day and hour, each with its programme. */
export async function listEvents(db: Reader, planId: string): Promise<EventView[]> {
  const { rows } = await sql<EventView>`
    select e.id, e.version, e.title, e.on_day::text as on_day, to_char(e.clock, 'HH24:MI') as clock, e.venue, e.is_public, e.activity_id,
           jsonb_build_object('id', e.place_id, 'name', ${nameOn(sql`e.place_id`, sql`e.on_day`)}) as place,
           coalesce((select jsonb_agg(jsonb_build_object('clock', to_char(x.clock, 'HH24:MI'), 'what', x.what, 'who', x.who) order by x.position)
                     from campaign_event_line x where x.event_id = e.id and x.removed_at is null), '[]') as lines
    from   campaign_event e where e.plan_id = ${planId} and e.removed_at is null order by e.on_day, e.clock, e.id`.execute(
    db,
  )
  return rows
}

export interface LockedPlan {
  id: string
  version: number
  agency_id: string
  province_id: string
  kept_in: string
  from_on: string
  until_on: string
  closed_at: Date | null
}

/** A plan of my agency, held until the transaction ends. Refuses with `record.not_found`, `campaign.not_yours`. */
export async function lockPlan(trx: Writer, id: string): Promise<LockedPlan> {
  const { rows } = await sql<{ mine: boolean }>`
    select agency_id = any (${keepers}) as mine from campaign_plan where id = ${id}`.execute(trx)
  if (!rows[0]) throw new Refusal('record.not_found', { id })
  if (!rows[0].mine) throw new Refusal('campaign.not_yours', { id })
  const { rows: held } = await sql<LockedPlan>`
    select id, version, agency_id, province_id, kept_in, from_on::text as from_on, until_on::text as until_on, closed_at
    from   campaign_plan where id = ${id} for update`.execute(trx)
  if (!held[0]) throw new Refusal('record.not_found', { id })
  return held[0]
}

/** A plan of my agency that is not closed. Refuses with `campaign.closed` too. */
export async function lockOpenPlan(trx: Writer, id: string): Promise<LockedPlan> {
  const plan = await lockPlan(trx, id)
  if (plan.closed_at) throw new Refusal('campaign.closed', { id })
  return plan
}
