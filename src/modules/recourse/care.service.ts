import { sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { lockOpenCase, touchCase } from '#modules/cases/index.ts'
import type { beginCareContract, markCareContract, markTraceContract } from './recourse.contract.ts'
import { refuseFuture, sealerOf } from './recourse.seal.ts'

/** Begins care after an assault. Nothing here waits for a report to anybody. Refuses with `recourse.in_future`. */
export function beginCare(ctx: Context, { params, body }: RequestOf<typeof beginCareContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOpenCase(trx, params.case_id)
    refuseFuture(ctx, body.assaulted_at)
    const id = newId()
    await trx
      .insertInto('assault_care')
      .values({
        id,
        case_id: found.id,
        province_id: found.province_id,
        assaulted_at: body.assaulted_at,
        estimated: body.estimated,
        recorded_at: ctx.now(),
        recorded_by: ctx.session.staffId,
        sealed_words: sealerOf(ctx, found, 'assault_care', id)('sealed_words', body.words),
      })
      .execute()
    await touchCase(trx, found.id, { by: ctx.session.staffId, at: ctx.now() })
    return { id, version: 1 }
  })
}

/** Marks one offer of care. Refuses with `recourse.unknown_item`, `recourse.in_future`, `version.stale`. */
export function markCare(ctx: Context, { params, body }: RequestOf<typeof markCareContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOpenCase(trx, params.case_id)
    refuseFuture(ctx, body.at)
    await refuseUnknownItem(trx, 'care', params.item)
    const care = await trx
      .selectFrom('assault_care')
      .select('id')
      .where('id', '=', params.care_id)
      .where('case_id', '=', found.id)
      .executeTakeFirst()
    if (!care) throw new Refusal('record.not_found', { id: params.care_id })
    const where = { care_id: care.id, item: params.item }
    const stored = await trx
      .selectFrom('assault_care_step')
      .select('version')
      .where('care_id', '=', where.care_id)
      .where('item', '=', where.item)
      .executeTakeFirst()
    sameVersion(body.version ?? 0, stored?.version ?? 0)
    const set = { state: body.state, at: body.at, by: ctx.session.staffId }
    const { version } = await trx
      .insertInto('assault_care_step')
      .values({ ...where, ...set, case_id: found.id })
      .onConflict((conflict) =>
        conflict
          .columns(['care_id', 'item'])
          .doUpdateSet({ ...set, version: sql<number>`assault_care_step.version + 1` }),
      )
      .returning('version')
      .executeTakeFirstOrThrow()
    await touchCase(trx, found.id, { by: ctx.session.staffId, at: ctx.now() })
    return { item: params.item, version }
  })
}

/** Marks one digital trace. Refuses with `recourse.unknown_item`, `version.stale`. */
export function markTrace(ctx: Context, { params, body }: RequestOf<typeof markTraceContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOpenCase(trx, params.case_id)
    await refuseUnknownItem(trx, 'trace', params.item)
    const stored = await trx
      .selectFrom('trace_check')
      .select('version')
      .where('case_id', '=', found.id)
      .where('item', '=', params.item)
      .executeTakeFirst()
    sameVersion(body.version ?? 0, stored?.version ?? 0)
    const set = { state: body.state, at: ctx.now(), by: ctx.session.staffId }
    const { version } = await trx
      .insertInto('trace_check')
      .values({ case_id: found.id, item: params.item, ...set })
      .onConflict((conflict) =>
        conflict
          .columns(['case_id', 'item'])
          .doUpdateSet({ ...set, version: sql<number>`trace_check.version + 1` }),
      )
      .returning('version')
      .executeTakeFirstOrThrow()
    await touchCase(trx, found.id, { by: ctx.session.staffId, at: ctx.now() })
    return { item: params.item, version }
  })
}

async function refuseUnknownItem(trx: Writer, list: 'care' | 'trace', code: string): Promise<void> {
  const known = await trx
    .selectFrom('recourse_item')
    .select('code')
    .where('list', '=', list)
    .where('code', '=', code)
    .executeTakeFirst()
  if (!known) throw new Refusal('recourse.unknown_item')
}
