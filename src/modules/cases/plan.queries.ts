import { type Insertable, type Selectable, sql } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import type { Plan, PlanAction, PlanGoal, PlanGoalProgress } from '#kernel/database.types.ts'

/** Versions of a plan, newest first. */
export async function listPlans(trx: Writer, caseId: string, assigned: boolean, me: string) {
  const { rows } = await sql<PlanRow>`
    select p.id, p.number, p.status, p.version, p.made_at, p.signer_role, p.signed_at, p.recorded_at, p.made_by = ${me} as mine,
           m.display_name as made_by, r.display_name as recorded_by, case when ${assigned} then p.sealed_signer end as sealed_signer
    from   plan p join staff m on m.id = p.made_by left join staff r on r.id = p.recorded_by
    where  p.case_id = ${caseId} order by p.number desc`.execute(trx)
  return rows
}

interface PlanRow {
  id: string
  number: number
  status: string
  version: number
  made_at: Date
  made_by: string
  mine: boolean
  signer_role: string | null
  signed_at: Date | null
  recorded_at: Date | null
  recorded_by: string | null
  sealed_signer: Buffer | null
}

/** Goals of all plans of a case that were not taken out, in their order. */
export async function listGoals(trx: Writer, caseId: string, assigned: boolean) {
  const { rows } = await sql<Selectable<PlanGoal>>`
    select id, plan_id, domain, need_id, position, emergency, progress, progress_at, version, case when ${assigned} then sealed_words end as sealed_words
    from   plan_goal where case_id = ${caseId} and state = 'kept' order by position, id`.execute(trx)
  return rows
}

/** Actions of all plans of a case that were not dropped, in their order. */
export async function listActions(trx: Writer, caseId: string, assigned: boolean) {
  const { rows } = await sql<
    Omit<Selectable<PlanAction>, 'from_on' | 'until_on'> & { from_on: string | null; until_on: string | null }
  >`
    select id, goal_id, position, kind, responsible, staff_id, from_on::text as from_on, until_on::text as until_on, state, version,
           case when ${assigned} then sealed_words end as sealed_words
    from   plan_action where case_id = ${caseId} and state <> 'dropped' order by position, id`.execute(trx)
  return rows
}

/** What was noted about goals, newest first. */
export async function listProgress(trx: Writer, caseId: string, assigned: boolean) {
  const { rows } = await sql<{
    id: string
    goal_id: string
    progress: string
    noted_at: Date
    noted_by: string
    sealed_words: Buffer | null
  }>`
    select g.id, g.goal_id, g.progress, g.noted_at, s.display_name as noted_by, case when ${assigned} then g.sealed_words end as sealed_words
    from   plan_goal_progress g join staff s on s.id = g.noted_by where g.case_id = ${caseId} order by g.noted_at desc, g.id desc`.execute(
    trx,
  )
  return rows
}

/** The newest version of a case's plan. */
export async function findLatestPlan(trx: Writer, caseId: string): Promise<Selectable<Plan> | undefined> {
  return trx
    .selectFrom('plan')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function findPlanInForce(trx: Writer, caseId: string) {
  return trx
    .selectFrom('plan')
    .select(['id', 'version'])
    .where('case_id', '=', caseId)
    .where('status', '=', 'approved')
    .executeTakeFirst()
}

export async function insertPlan(trx: Writer, row: Insertable<Plan>): Promise<void> {
  await trx.insertInto('plan').values(row).execute()
}

export async function insertGoals(trx: Writer, rows: readonly Insertable<PlanGoal>[]): Promise<void> {
  if (rows.length > 0)
    await trx
      .insertInto('plan_goal')
      .values([...rows])
      .execute()
}

export async function insertActions(trx: Writer, rows: readonly Insertable<PlanAction>[]): Promise<void> {
  if (rows.length > 0)
    await trx
      .insertInto('plan_action')
      .values([...rows])
      .execute()
}

export async function insertProgress(trx: Writer, row: Insertable<PlanGoalProgress>): Promise<void> {
  await trx.insertInto('plan_goal_progress').values(row).execute()
}

/** Everything of one plan that was not taken out, sealed as it is. */
export async function loadPlan(trx: Writer, planId: string) {
  const goals = await trx
    .selectFrom('plan_goal')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('state', '=', 'kept')
    .orderBy('position')
    .execute()
  const actions = await trx
    .selectFrom('plan_action')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('state', '<>', 'dropped')
    .orderBy('position')
    .execute()
  return { goals, actions }
}

/** Actions of a goal that were not dropped. */
export function listActionsOf(trx: Writer, goalId: string) {
  return trx
    .selectFrom('plan_action')
    .select(['id', 'version', 'state'])
    .where('goal_id', '=', goalId)
    .where('state', '<>', 'dropped')
    .execute()
}

/** Whether a need belongs to the case. */
export async function hasNeed(trx: Writer, caseId: string, needId: string): Promise<boolean> {
  return (
    (await trx
      .selectFrom('need')
      .select('id')
      .where('id', '=', needId)
      .where('case_id', '=', caseId)
      .executeTakeFirst()) !== undefined
  )
}
