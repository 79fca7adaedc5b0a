import { sql, type Updateable } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Reader } from '#kernel/database.ts'
import type { CampaignPlan } from '#kernel/database.types.ts'
import { newId } from '#kernel/id.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'
import { closeDraft } from '#modules/access/index.ts'
import { keepers } from './assignment.queries.ts'
import { taskThemes } from './campaign.codes.ts'
import type * as contracts from './plan.contract.ts'
import {
  getPlan,
  lineOf,
  listEvents,
  listPlanFiles,
  listPlanRows,
  listTasks,
  lockPlan,
} from './plan.queries.ts'

/**
 * Begins a plan. Refuses with `campaign.no_agency`, `campaign.unknown`, `campaign.place_not_then` (no province of that name
 * stood then), `campaign.plan_there`.
 */
export function makePlan(ctx: Context, { body }: RequestOf<typeof contracts.makePlanContract>) {
  return inTransaction(ctx, async (trx) => {
    const { client_ref, province_id, campaign, plan_year, ...papers } = body
    const { rows } = await sql<{ id: string; province_id: string }>`
      select a.id, a.province_id from agency a where a.id = any (${keepers}) order by a.id <> ${ctx.session.agencyId}::uuid, a.id limit 1`.execute(
      trx,
    )
    const agency = rows[0]
    if (!agency) throw new Refusal('campaign.no_agency')
    const kind = await trx
      .selectFrom('campaign_kind')
      .select('code')
      .where('code', '=', campaign)
      .executeTakeFirst()
    if (!kind) throw new Refusal('campaign.unknown', { campaign })
    const province = province_id ?? agency.province_id
    await provinceStood(trx, province, body.from_on)
    const [id, now] = [newId(), ctx.now()]
    await refusing(
      trx
        .insertInto('campaign_plan')
        .values({
          id,
          province_id: province,
          kept_in: agency.province_id,
          agency_id: agency.id,
          campaign,
          plan_year,
          ...papers,
          recorded_by: ctx.session.staffId,
          recorded_at: now,
        })
        .execute(),
      { campaign_plan_once: () => new Refusal('campaign.plan_there', { campaign, year: plan_year }) },
    )
    if (client_ref) await closeDraft(trx, ctx, client_ref)
    return { id, version: 1, recorded_at: now.toISOString() }
  })
}

async function provinceStood(db: Reader, id: string, on: string): Promise<void> {
  const { rows } =
    await sql`select 1 from place where id = ${id} and level = 'province' and coalesce(valid_from, '-infinity') <= ${on}::date
    and coalesce(valid_until, 'infinity') > ${on}::date`.execute(db)
  if (rows.length === 0) throw new Refusal('campaign.place_not_then', { id })
}

/** One plan with its tasks and events. Refuses with `record.not_found`. */
export function readPlan(ctx: Context, { params }: RequestOf<typeof contracts.readPlanContract>) {
  return inTransaction(ctx, async (trx) => {
    const plan = await getPlan(trx, params.plan_id)
    const tasks = await listTasks(trx, [plan.id])
    return {
      ...lineOf(plan),
      aims: plan.aims,
      agency: plan.agency,
      conditions: plan.conditions,
      events: await listEvents(trx, plan.id),
      task_list: tasks.map(({ plan_id: _, ...task }) => task),
      files: await listPlanFiles(trx, plan.id),
    }
  })
}

/** Plans of one campaign and year, theme by theme. */
export function comparePlans(ctx: Context, { query }: RequestOf<typeof contracts.comparePlansContract>) {
  return inTransaction(ctx, async (trx) => {
    const plans = await listPlanRows(trx, sql`p.campaign = ${query.campaign} and p.plan_year = ${query.year}`)
    const tasks = await listTasks(
      trx,
      plans.map((plan) => plan.id),
    )
    return {
      plans: plans.map((plan) => {
        const own = tasks.filter((task) => task.plan_id === plan.id)
        return {
          ...lineOf(plan),
          aims: plan.aims,
          themes: taskThemes.flatMap((theme) => {
            const of = own.filter((task) => task.theme === theme)
            return of.length > 0
              ? [{ theme, tasks: of.map(({ title, condition, instead }) => ({ title, condition, instead })) }]
              : []
          }),
        }
      }),
    }
  })
}

/** Corrects what a plan says of itself. Refuses with `record.not_found`, `campaign.not_yours`, `version.stale`. */
export function changePlan(ctx: Context, { params, body }: RequestOf<typeof contracts.changePlanContract>) {
  const { version, ...said } = body
  return changing(ctx, params.plan_id, version, {
    ...said,
    document_no: said.document_no ?? null,
    document_on: said.document_on ?? null,
    aims: said.aims ?? null,
  })
}

/** Says which conditions hold now. Refuses with `record.not_found`, `campaign.not_yours`, `version.stale`, `campaign.closed`. */
export function switchConditions(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.switchConditionsContract>,
) {
  return changing(ctx, params.plan_id, body.version, { conditions: [...new Set(body.conditions)] })
}

/** Closes a plan or opens it again. Refuses with `record.not_found`, `campaign.not_yours`, `version.stale`, `campaign.wrong_state`. */
export function closePlan(ctx: Context, { params, body }: RequestOf<typeof contracts.closePlanContract>) {
  return inTransaction(ctx, async (trx) => {
    const plan = await lockPlan(trx, params.plan_id)
    sameVersion(body.version, plan.version)
    if (body.closed === (plan.closed_at !== null)) throw new Refusal('campaign.wrong_state', { id: plan.id })
    await trx
      .updateTable('campaign_plan')
      .set({ closed_at: body.closed ? ctx.now() : null, version: plan.version + 1 })
      .where('id', '=', plan.id)
      .execute()
    return { id: plan.id, version: plan.version + 1 }
  })
}

function changing(ctx: Context, id: string, version: number, change: Updateable<CampaignPlan>) {
  return inTransaction(ctx, async (trx) => {
    const plan = await lockPlan(trx, id)
    sameVersion(version, plan.version)
    if (plan.closed_at) throw new Refusal('campaign.closed', { id })
    await trx
      .updateTable('campaign_plan')
      .set({ ...change, version: plan.version + 1 })
      .where('id', '=', id)
      .execute()
    return { id, version: plan.version + 1 }
  })
}
