import { sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'
import type * as contracts from './code.contract.ts'
import { listCodes } from './code.queries.ts'

/** Lists from which activities are told. */
export function listActivityCodes(ctx: Context) {
  return inTransaction(ctx, async (trx) => ({ items: await listCodes(trx) }))
}

const ownOrder = 500

/** Adds a line to a list. Refuses with `activity.code_taken`. */
export function addActivityCode(ctx: Context, { body }: RequestOf<typeof contracts.addActivityCodeContract>) {
  return inTransaction(ctx, async (trx) => {
    await refusing(
      trx
        .insertInto('activity_code')
        .values({
          ...body,
          family: body.family ?? null,
          place_order: ownOrder,
          edited_at: ctx.now(),
          edited_by: ctx.session.staffId,
        })
        .execute(),
      { activity_code_pkey: () => new Refusal('activity.code_taken', { list: body.list, code: body.code }) },
    )
    return { list: body.list, code: body.code, version: 1 }
  })
}

/** Changes the words of a line or ends it. Refuses with `record.not_found`, `version.stale`, `activity.ends_before_start`. */
export function changeActivityCode(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.changeActivityCodeContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await trx
      .selectFrom('activity_code')
      .select(['version'])
      .where('list', '=', body.list)
      .where('code', '=', params.code)
      .forUpdate()
      .executeTakeFirst()
    if (!found) throw new Refusal('record.not_found', { list: body.list, code: params.code })
    sameVersion(body.version, found.version)
    await refusing(
      trx
        .updateTable('activity_code')
        .set({
          title_vi: body.title_vi,
          title_en: body.title_en,
          valid_until: body.valid_until,
          edited_at: ctx.now(),
          edited_by: ctx.session.staffId,
          version: sql<number>`version + 1`,
        })
        .where('list', '=', body.list)
        .where('code', '=', params.code)
        .execute(),
      {
        activity_code_ends_after_start: () =>
          new Refusal('activity.ends_before_start', { code: params.code }),
      },
    )
    return { list: body.list, code: params.code, version: found.version + 1 }
  })
}
