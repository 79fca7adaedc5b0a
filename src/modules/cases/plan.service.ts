import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { RecordKey } from '#kernel/vault.ts'
import { type LockedCase, lockCase, lockOpenCase, touchCase } from './case.queries.ts'
import { caseKey } from './case.seal.ts'
import { mark, refuseFuture } from './case.service.ts'
import { changeRow, getRow } from './case-row.queries.ts'
import type * as contracts from './plan.contract.ts'
import { mayEditPlan, mayProgress, nextPlanStatus, type PlanStatus } from './plan.life.ts'
import {
  findLatestPlan,
  findPlanInForce,
  hasNeed,
  insertActions,
  insertGoals,
  insertPlan,
  insertProgress,
  listActionsOf,
  loadPlan,
} from './plan.queries.ts'
import { actionAt, goalAt, progressAt, signerAt } from './plan.seal.ts'

/** Begins the next version, as a copy of the last one, words sealed anew. Refuses with `plan.draft_exists`. */
export function draftPlan(ctx: Context, { params }: RequestOf<typeof contracts.draftPlanContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOpenCase(trx, params.case_id)
    const latest = await findLatestPlan(trx, found.id)
    if (latest?.status === 'draft') throw new Refusal('plan.draft_exists', { id: latest.id })
    const plan = { id: newId(), number: (latest?.number ?? 0) + 1 }
    await insertPlan(trx, {
      ...plan,
      case_id: found.id,
      province_id: found.province_id,
      made_at: ctx.now(),
      made_by: ctx.session.staffId,
    })
    if (latest) await copyPlan(trx, ctx, found, latest.id, plan.id)
    await touchCase(trx, found.id, mark(ctx))
    return { ...plan, version: 1, status: 'draft' as const }
  })
}

/** Copies goals and actions under new ids: each word is sealed for the row it now stands in. */
async function copyPlan(trx: Writer, ctx: Context, found: LockedCase, from: string, to: string) {
  const key = caseKey(ctx, found.id, found.sealed_key)
  const { goals, actions } = await loadPlan(trx, from)
  const newGoal = new Map(goals.map((goal) => [goal.id, newId()]))
  await insertGoals(
    trx,
    goals.map((goal) => {
      const id = newGoal.get(goal.id) ?? ''
      const sealed_words = resealed(key, goal.sealed_words, goalAt(goal.id), goalAt(id))
      return { ...goal, id, plan_id: to, changed_by: ctx.session.staffId, sealed_words, version: 1 }
    }),
  )
  await insertActions(
    trx,
    actions.flatMap((action) => {
      const goal_id = newGoal.get(action.goal_id)
      if (!goal_id) return []
      const id = newId()
      const sealed_words = resealed(key, action.sealed_words, actionAt(action.id), actionAt(id))
      return [{ ...action, id, goal_id, plan_id: to, sealed_words, version: 1 }]
    }),
  )
}

function resealed(
  key: RecordKey,
  sealed: Buffer | null,
  from: ReturnType<typeof goalAt>,
  to: ReturnType<typeof goalAt>,
) {
  return sealed ? key.seal(to, key.openBytes(from, sealed)) : null
}

/** Adds a goal to a draft. Refuses with `plan.wrong_state`, `record.not_found` (a need of another case). */
export function addGoal(ctx: Context, { params, body }: RequestOf<typeof contracts.addGoalContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOpenCase(trx, params.case_id)
    const plan = await draftOf(trx, found, params.plan_id)
    await refuseForeignNeed(trx, found, body.need_id)
    const { goals } = await loadPlan(trx, plan.id)
    const id = newId()
    const key = caseKey(ctx, found.id, found.sealed_key)
    await insertGoals(trx, [
      {
        id,
        plan_id: plan.id,
        case_id: found.id,
        need_id: body.need_id ?? null,
        domain: body.domain,
        position: Math.min(99, Math.max(0, ...goals.map((goal) => goal.position)) + 1),
        emergency: body.emergency,
        changed_by: ctx.session.staffId,
        sealed_words: key.seal(goalAt(id), body.words),
      },
    ])
    await writeActions(trx, key, { id, plan_id: plan.id, case_id: found.id }, body.actions)
    await touchCase(trx, found.id, mark(ctx))
    return { id, version: 1 }
  })
}

/** Writes a goal and its actions anew. Refuses with `plan.wrong_state`, `version.stale`. */
export function editGoal(ctx: Context, { params, body }: RequestOf<typeof contracts.editGoalContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOpenCase(trx, params.case_id)
    const plan = await draftOf(trx, found, params.plan_id)
    const goal = await goalOf(trx, found, plan.id, params.goal_id)
    sameVersion(body.version, goal.version)
    await refuseForeignNeed(trx, found, body.need_id)
    const key = caseKey(ctx, found.id, found.sealed_key)
    await writeActions(trx, key, goal, body.actions)
    await touchCase(trx, found.id, mark(ctx))
    return changeRow(trx, 'plan_goal', goal.id, {
      domain: body.domain,
      need_id: body.need_id ?? null,
      emergency: body.emergency,
      changed_by: ctx.session.staffId,
      sealed_words: key.seal(goalAt(goal.id), body.words),
    })
  })
}

/** Takes a goal out of a draft. Refuses with `plan.wrong_state`, `version.stale`. */
export function dropGoal(ctx: Context, { params, body }: RequestOf<typeof contracts.dropGoalContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOpenCase(trx, params.case_id)
    const plan = await draftOf(trx, found, params.plan_id)
    const goal = await goalOf(trx, found, plan.id, params.goal_id)
    sameVersion(body.version, goal.version)
    await touchCase(trx, found.id, mark(ctx))
    return changeRow(trx, 'plan_goal', goal.id, { state: 'dropped', changed_by: ctx.session.staffId })
  })
}

/** Notes how far a goal has come. Refuses with `plan.wrong_state` unless the plan is in force, `version.stale`. */
export function progressGoal(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.progressGoalContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOpenCase(trx, params.case_id)
    const plan = await getRow(trx, 'plan', found.id, params.plan_id)
    if (!mayProgress(plan.status as PlanStatus)) throw wrongState(plan)
    const goal = await goalOf(trx, found, plan.id, params.goal_id)
    sameVersion(body.version, goal.version)
    const actions = await listActionsOf(trx, goal.id)
    if (body.done_ids.some((id) => !actions.some((action) => action.id === id)))
      throw new Refusal('record.not_found', { id: goal.id })
    for (const action of actions)
      if (action.state === 'planned' && body.done_ids.includes(action.id))
        await changeRow(trx, 'plan_action', action.id, { state: 'done' })
    const id = newId()
    const key = caseKey(ctx, found.id, found.sealed_key)
    await insertProgress(trx, {
      id,
      goal_id: goal.id,
      plan_id: plan.id,
      case_id: found.id,
      progress: body.progress,
      noted_at: ctx.now(),
      noted_by: ctx.session.staffId,
      sealed_words: body.words ? key.seal(progressAt(id), body.words) : null,
    })
    await touchCase(trx, found.id, mark(ctx))
    return changeRow(trx, 'plan_goal', goal.id, {
      progress: body.progress,
      progress_at: ctx.now(),
      changed_by: ctx.session.staffId,
    })
  })
}

/**
 * Records the head's signature on paper: from then on the plan is in force and the one before superseded. Refuses with
 * `plan.wrong_state`, `plan.own_work` (who made it), `plan.empty`, `version.stale`, `support.in_future`.
 */
export function approvePlan(ctx: Context, { params, body }: RequestOf<typeof contracts.approvePlanContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockCase(trx, params.case_id)
    if (found.status !== 'open') throw new Refusal('case.wrong_state', { id: found.id, status: found.status })
    const plan = await getRow(trx, 'plan', found.id, params.plan_id)
    const status = nextPlanStatus(plan.status as PlanStatus, 'approve')
    if (!status) throw wrongState(plan)
    sameVersion(body.version, plan.version)
    if (plan.made_by === ctx.session.staffId) throw new Refusal('plan.own_work', { id: plan.id })
    if ((await loadPlan(trx, plan.id)).goals.length === 0) throw new Refusal('plan.empty', { id: plan.id })
    refuseFuture(ctx, body.signed_at)
    const before = await findPlanInForce(trx, found.id)
    if (before) await changeRow(trx, 'plan', before.id, { status: 'superseded', superseded_at: ctx.now() })
    await touchCase(trx, found.id, mark(ctx))
    const changed = await changeRow(trx, 'plan', plan.id, {
      status,
      signer_role: body.signer_role,
      signed_at: body.signed_at,
      recorded_at: ctx.now(),
      recorded_by: ctx.session.staffId,
      sealed_signer: caseKey(ctx, found.id, found.sealed_key).seal(signerAt(plan.id), body.signer),
    })
    return { ...changed, number: plan.number, status }
  })
}

async function draftOf(trx: Writer, found: LockedCase, planId: string) {
  const plan = await getRow(trx, 'plan', found.id, planId)
  if (!mayEditPlan(plan.status as PlanStatus)) throw wrongState(plan)
  return plan
}

function wrongState(plan: { id: string; status: string }): Refusal {
  return new Refusal('plan.wrong_state', { id: plan.id, status: plan.status })
}

async function goalOf(trx: Writer, found: LockedCase, planId: string, goalId: string) {
  const goal = await getRow(trx, 'plan_goal', found.id, goalId)
  if (goal.plan_id !== planId || goal.state !== 'kept') throw new Refusal('record.not_found', { id: goalId })
  return goal
}

async function refuseForeignNeed(trx: Writer, found: LockedCase, needId: string | null | undefined) {
  if (needId && !(await hasNeed(trx, found.id, needId))) throw new Refusal('record.not_found', { id: needId })
}

/** Writes the actions of a goal as they are told: known ones anew, new ones added, those left out dropped. */
async function writeActions(
  trx: Writer,
  key: RecordKey,
  goal: { id: string; plan_id: string; case_id: string },
  told: contracts.GoalBody['actions'],
): Promise<void> {
  const known = await listActionsOf(trx, goal.id)
  if (told.some((action) => action.id && !known.some((each) => each.id === action.id)))
    throw new Refusal('record.not_found', { id: goal.id })
  const rows = told.map(({ id, kind, responsible, from_on, until_on, ...words }, at) => {
    const rowId = id ?? newId()
    const values = {
      position: at + 1,
      kind,
      responsible,
      from_on: from_on ?? null,
      until_on: until_on ?? null,
      sealed_words: key.sealJson(actionAt(rowId), words),
    }
    return { rowId, isNew: id === undefined, values }
  })
  for (const { rowId, isNew, values } of rows) if (!isNew) await changeRow(trx, 'plan_action', rowId, values)
  await insertActions(
    trx,
    rows.flatMap(({ rowId, isNew, values }) =>
      isNew ? [{ id: rowId, goal_id: goal.id, plan_id: goal.plan_id, case_id: goal.case_id, ...values }] : [],
    ),
  )
  for (const { id } of known)
    if (!told.some((action) => action.id === id))
      await changeRow(trx, 'plan_action', id, { state: 'dropped' })
}
