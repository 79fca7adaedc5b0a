import { sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { closeDraft } from '#modules/access/index.ts'
import { caseKey, lockOpenCase, mark, touchCase } from '#modules/cases/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { minutesToPrint, type PlanPart, planParts } from './plan.codes.ts'
import type * as contracts from './plan.contract.ts'
import { findMyPrint, findPlans, getPlan, newestPlanNo } from './plan.queries.ts'

const partsAt = (row: string) => ({ table: 'safety_plan', column: 'sealed_parts', row })
const whereAt = (row: string) => ({ table: 'safety_plan_print', column: 'sealed_where', row })
type Parts = Partial<Record<PlanPart, string>>

/** Plans of a case, the newest first. Recorded. Refuses with `record.not_found`. */
export function readSafetyPlans(
  ctx: Context,
  { params }: RequestOf<typeof contracts.readSafetyPlansContract>,
): Promise<contracts.SafetyPlans> {
  return inTransaction(ctx, async (trx) => {
    const row = await findPlans(trx, params.case_id)
    if (!row) throw new Refusal('record.not_found', { id: params.case_id })
    const key = row.sealed_key ? caseKey(ctx, params.case_id, row.sealed_key) : undefined
    return {
      assigned: row.assigned,
      is_open: row.is_open,
      items: row.items.map(({ sealed_parts, prints, ...plan }) => ({
        ...plan,
        parts:
          key && sealed_parts
            ? (key.openJson(partsAt(plan.id), Buffer.from(sealed_parts, 'base64')) as Parts)
            : null,
        prints: prints.map(({ sealed_where, ...print }) => ({
          ...print,
          where:
            key && sealed_where ? key.open(whereAt(print.id), Buffer.from(sealed_where, 'base64')) : null,
        })),
      })),
    }
  })
}

/** A new version. Refuses with `version.stale` when another was written meanwhile, `case.not_assigned`, `case.wrong_state`. */
export function makeSafetyPlan(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.makeSafetyPlanContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOpenCase(trx, params.case_id)
    const newest = await newestPlanNo(trx, found.id)
    sameVersion(body.instead_of, newest)
    const [id, no] = [newId(), newest + 1]
    const filled = planParts.filter((part) => body.parts[part] !== undefined)
    await trx
      .insertInto('safety_plan')
      .values({
        id,
        case_id: found.id,
        no,
        made_at: ctx.now(),
        made_by: ctx.session.staffId,
        with_her: body.with_her,
        filled,
        review_by: body.review_by ?? null,
        sealed_parts: caseKey(ctx, found.id, found.sealed_key).sealJson(partsAt(id), body.parts),
      })
      .execute()
    await touchCase(trx, found.id, mark(ctx))
    if (body.client_ref) await closeDraft(trx, ctx, body.client_ref)
    return { id, version: 1, no }
  })
}

/** Notes that a plan was gone through again. Refuses with `safety_plan.replaced` when a newer one counts, `version.stale`. */
export function reviewSafetyPlan(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.reviewSafetyPlanContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOpenCase(trx, params.case_id)
    const plan = await getPlan(trx, found.id, params.plan_id)
    if (plan.no !== (await newestPlanNo(trx, found.id)))
      throw new Refusal('safety_plan.replaced', { no: plan.no })
    sameVersion(body.version, plan.version)
    const row = await trx
      .updateTable('safety_plan')
      .set({
        reviewed_on: dayInVietNam(ctx.now()),
        reviewed_by: ctx.session.staffId,
        review_by: body.review_by,
        version: sql<number>`version + 1`,
      })
      .where('id', '=', plan.id)
      .returning(['id', 'version'])
      .executeTakeFirstOrThrow()
    await touchCase(trx, found.id, mark(ctx))
    return row
  })
}

/**
 * Says what happens with the paper before there is one. Refuses with `safety_plan.replaced`: an old plan on paper may
 * send her where he waits by now.
 */
export function printSafetyPlan(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.printSafetyPlanContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOpenCase(trx, params.case_id)
    const plan = await getPlan(trx, found.id, params.plan_id)
    if (plan.no !== (await newestPlanNo(trx, found.id)))
      throw new Refusal('safety_plan.replaced', { no: plan.no })
    const [id, printedAt] = [newId(), ctx.now()]
    await trx
      .insertInto('safety_plan_print')
      .values({
        id,
        plan_id: plan.id,
        case_id: found.id,
        printed_at: printedAt,
        printed_by: ctx.session.staffId,
        paper: body.paper,
        sealed_where: caseKey(ctx, found.id, found.sealed_key).seal(whereAt(id), body.where),
      })
      .execute()
    await touchCase(trx, found.id, mark(ctx))
    return { id, version: 1, printed_at: printedAt.toISOString() }
  })
}

/** What goes on the paper: the parts and nothing that says whose they are. Refuses with `record.not_found`, also when it is too late. */
export function readSafetyPlanPrint(
  ctx: Context,
  { params }: RequestOf<typeof contracts.readSafetyPlanPrintContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const since = new Date(ctx.now().getTime() - minutesToPrint * 60_000)
    const row = await findMyPrint(trx, {
      caseId: params.case_id,
      printId: params.print_id,
      staffId: ctx.session.staffId,
      since,
    })
    if (!row) throw new Refusal('record.not_found', { id: params.print_id })
    const key = caseKey(ctx, params.case_id, row.sealed_key)
    return {
      id: row.id,
      printed_at: row.printed_at,
      parts: key.openJson(partsAt(row.plan_id), row.sealed_parts) as Parts,
    }
  })
}
