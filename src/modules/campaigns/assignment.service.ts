import { type RawBuilder, sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { newId } from '#kernel/id.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'
import { listLinesWhere } from '#modules/activities/index.ts'
import { leaveNotice } from '#modules/messages/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { nextState } from './assignment.life.ts'
import {
  type AssignmentRow,
  findDetail,
  listAssignments,
  listToNudge,
  lockAssignment,
  owedByMe,
  standing,
} from './assignment.queries.ts'
import { daysLate } from './board.rule.ts'
import { lockOpenPlan } from './plan.queries.ts'
import type * as contracts from './task.contract.ts'
import type { AssignmentLine } from './task.contract.ts'

const mostShown = 100

export const lineOf = (row: AssignmentRow, today: string): AssignmentLine => ({
  ...row,
  days_late: daysLate(row.standing, row.due_on, today),
})

/** Whether an activity `a` could count for an assignment: in the days of the plan, where or by whom it is owed, of a kind that counts. */
const couldCount = (plan: { from_on: string; until_on: string; kinds: readonly string[] }) => sql`
  a.starts_on <= ${plan.until_on}::date and a.ends_on >= ${plan.from_on}::date and a.status <> 'cancelled'
  and (${plan.kinds.length} = 0 or a.kind = any (${[...plan.kinds]}::text[]))`

/** One assignment with what counts for it and what could. Refuses with `record.not_found`. */
export function readAssignment(ctx: Context, { params }: RequestOf<typeof contracts.readAssignmentContract>) {
  return inTransaction(ctx, async (trx) => {
    const today = dayInVietNam(ctx.now())
    const [row] = await listAssignments(trx, sql`s.id = ${params.assignment_id}`, 1)
    const detail = await findDetail(trx, params.assignment_id)
    if (!row || !detail) throw new Refusal('record.not_found', { id: params.assignment_id })
    const linked = sql`exists (select 1 from campaign_link l where l.activity_id = a.id and l.assignment_id = ${row.id} and l.removed_at is null)`
    const { kinds, from_on, until_on, place_id, agency_id, moved_at, ...shown } = detail
    const its: RawBuilder<unknown> = place_id
      ? sql`a.place_id = ${place_id}`
      : sql`a.host_name is null and coalesce(a.host_id, a.agency_id) = ${agency_id}`
    return {
      ...lineOf(row, today),
      ...shown,
      moved_at: moved_at?.toISOString() ?? null,
      activities: await listLinesWhere(trx, linked, mostShown),
      offered: await listLinesWhere(
        trx,
        sql`${couldCount({ kinds, from_on, until_on })} and ${its} and not ${linked}`,
        mostShown,
      ),
    }
  })
}

/**
 * Says how it stands. Refuses with `record.not_found`, `campaign.not_yours`, `campaign.closed`, `version.stale`,
 * `campaign.wrong_state`.
 */
export function moveAssignment(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.moveAssignmentContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const held = await lockAssignment(trx, params.assignment_id)
    sameVersion(body.version, held.version)
    const state = nextState(held.state, body.move)
    if (!state) throw new Refusal('campaign.wrong_state', { id: held.id, state: held.state })
    const now = ctx.now()
    await trx
      .updateTable('campaign_assignment')
      .set({
        state,
        state_on: dayInVietNam(now),
        evidence: body.evidence ?? null,
        reason: body.reason ?? null,
        note: body.note ?? null,
        moved_by: ctx.session.staffId,
        moved_at: now,
        version: held.version + 1,
      })
      .where('id', '=', held.id)
      .execute()
    return { id: held.id, version: held.version + 1, state }
  })
}

/** Lets an activity count. Refuses with `record.not_found` (also for an activity out of sight), `campaign.not_yours`, `campaign.closed`, `campaign.linked`. */
export function linkActivity(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.linkActivityContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const held = await lockAssignment(trx, params.assignment_id)
    const [activity] = await listLinesWhere(trx, sql`a.id = ${body.activity_id}`, 1)
    if (!activity) throw new Refusal('record.not_found', { id: body.activity_id })
    const id = newId()
    await refusing(
      trx
        .insertInto('campaign_link')
        .values({
          id,
          assignment_id: held.id,
          activity_id: activity.id,
          linked_by: ctx.session.staffId,
          linked_at: ctx.now(),
        })
        .execute(),
      { campaign_link_once: () => new Refusal('campaign.linked', { id: activity.id }) },
    )
    return { id }
  })
}

/** An activity counts no longer. Refuses with `record.not_found`, `campaign.not_yours`, `campaign.closed`. */
export function unlinkActivity(ctx: Context, { params }: RequestOf<typeof contracts.unlinkActivityContract>) {
  return inTransaction(ctx, async (trx) => {
    const held = await lockAssignment(trx, params.assignment_id)
    const { rows } = await sql<{ id: string }>`
      update campaign_link set removed_at = ${ctx.now()} where assignment_id = ${held.id} and activity_id = ${params.activity_id} and removed_at is null returning id`.execute(
      trx,
    )
    if (!rows[0]) throw new Refusal('record.not_found', { id: params.activity_id })
    return { id: rows[0].id }
  })
}

/**
 * Links what was recorded to what is owed, where kind, days and owner fit: in a commune what a body of the commune held, or one
 * that has no row here; for an agency what it held itself. Refuses with `record.not_found`, `campaign.not_yours`, `campaign.closed`.
 */
export function gatherActivities(
  ctx: Context,
  { params }: RequestOf<typeof contracts.gatherActivitiesContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const plan = await lockOpenPlan(trx, params.plan_id)
    const { rows } = await sql<{ id: string }>`
      insert into campaign_link (id, assignment_id, activity_id, linked_by, linked_at)
      select gen_random_uuid(), s.id, a.id, ${ctx.session.staffId}, ${ctx.now()}
      from   campaign_assignment s join campaign_task t on t.id = s.task_id and t.removed_at is null
      join   activity a on a.province_id = ${plan.province_id} and a.kind = any (t.kinds) and a.starts_on <= ${plan.until_on}::date and a.ends_on >= ${plan.from_on}::date
                       and a.status <> 'cancelled'
      left join agency h on h.id = coalesce(a.host_id, a.agency_id)
      where  s.plan_id = ${plan.id} and s.removed_at is null
      and    case when s.place_id is not null then a.place_id = s.place_id and (a.host_name is not null or h.place_id = s.place_id)
                  else a.host_name is null and h.id = s.agency_id end
      and    not exists (select 1 from campaign_link l where l.assignment_id = s.id and l.activity_id = a.id)
      returning id`.execute(trx)
    return { linked: rows.length }
  })
}

/** What an activity counts for, and what I owe that it could count for. Refuses with `record.not_found`. */
export function listForActivity(
  ctx: Context,
  { params }: RequestOf<typeof contracts.listForActivityContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const today = dayInVietNam(ctx.now())
    const [activity] = await listLinesWhere(trx, sql`a.id = ${params.activity_id}`, 1)
    if (!activity) throw new Refusal('record.not_found', { id: params.activity_id })
    const linked = sql`exists (select 1 from campaign_link l where l.assignment_id = s.id and l.activity_id = ${activity.id} and l.removed_at is null)`
    const tell = async (where: RawBuilder<unknown>) =>
      (await listAssignments(trx, where, mostShown)).map((row) => lineOf(row, today))
    return {
      linked: await tell(linked),
      offered: await tell(
        sql`not ${linked} and p.closed_at is null and ${activity.starts_on}::date <= p.until_on and ${activity.ends_on}::date >= p.from_on and ${owedByMe}
            and (cardinality(t.kinds) = 0 or ${activity.kind} = any (t.kinds)) and ${standing} in ('planned', 'under_way')`,
      ),
    }
  })
}

/**
 * Leaves a word for the officers of those who owe something overdue, once a day for each. Refuses with `record.not_found`
 * (also for an assignment of another plan), `campaign.not_yours`, `campaign.closed`.
 */
export function nudge(ctx: Context, { params, body }: RequestOf<typeof contracts.nudgeContract>) {
  return inTransaction(ctx, async (trx) => {
    const plan = await lockOpenPlan(trx, params.plan_id)
    const [now, today] = [ctx.now(), dayInVietNam(ctx.now())]
    const found = await listToNudge(trx, plan.id, body.assignment_ids, today)
    const missing = body.assignment_ids.find((id) => !found.some((row) => row.id === id))
    if (missing) throw new Refusal('record.not_found', { id: missing })
    const due = found.filter(
      (row) => daysLate(row.standing, row.due_on, today) > 0 && row.nudged_on !== today,
    )
    for (const row of due) {
      await leaveNotice(trx, { staffIds: row.staff, kind: 'campaign.nudged', recordId: row.id }, now)
    }
    if (due.length > 0)
      await trx
        .insertInto('campaign_nudge')
        .values(
          due.map((row) => ({
            assignment_id: row.id,
            on_day: today,
            told: row.staff.length,
            by_staff: ctx.session.staffId,
            at: now,
          })),
        )
        .execute()
    return {
      nudged: due.length,
      left_out: found.length - due.length,
      unreached: due.filter((row) => row.staff.length === 0).length,
    }
  })
}
