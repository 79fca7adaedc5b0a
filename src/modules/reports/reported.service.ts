import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { newId } from '#kernel/id.ts'
import type * as contracts from './report.contract.ts'
import * as queries from './reported.queries.ts'

/** Sums other bodies have reported to my province. */
export function listReportedFigures(
  ctx: Context,
  { query }: RequestOf<typeof contracts.listReportedFigures>,
) {
  return inTransaction(ctx, async (trx) => ({
    items: await queries.listReported(trx, ctx.session.provinceId, query),
  }))
}

/** Enters a sum with the document it stands in. */
export function enterReportedFigure(ctx: Context, { body }: RequestOf<typeof contracts.enterReportedFigure>) {
  return inTransaction(ctx, async (trx) => {
    const id = newId()
    await queries.insertReported(trx, ctx.session.provinceId, ctx.session.staffId, { id, ...body })
    return { id, version: 1 }
  })
}

/** Takes a sum back. Refuses with `record.not_found` when it has been already, and `version.stale`. */
export function withdrawReportedFigure(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.withdrawReportedFigure>,
) {
  return inTransaction(ctx, async (trx) => {
    const figure = await queries.lockReported(trx, params.figure_id)
    sameVersion(body.version, figure.version)
    return { id: figure.id, version: await queries.withdrawReported(trx, figure.id, ctx.now()) }
  })
}
