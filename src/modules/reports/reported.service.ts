import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { hideFile, openFileOf, storeFile, typeOf } from '#modules/documents/index.ts'
import { paperEndings } from './paper.queries.ts'
import type * as contracts from './report.contract.ts'
import * as queries from './reported.queries.ts'

/** Sums other bodies have reported to my province. */
export function listReportedFigures(
  ctx: Context,
  { query }: RequestOf<typeof contracts.listReportedFigures>,
) {
  return inTransaction(ctx, async (trx) => {
    const figures = await queries.listReported(trx, ctx.session.provinceId, query)
    const scans = await queries.listScans(
      trx,
      figures.map(({ id }) => id),
    )
    return { items: figures.map((figure) => ({ ...figure, scans: scans.get(figure.id) ?? [] })) }
  })
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

const scansOf = { table: 'reported_scan', owner: 'figure_id' }

/** Keeps the scan of a figure's letter. Refuses with `record.not_found`, and `report.paper_not_taken` for what is no whole PDF or picture. */
export function addReportedScan(
  ctx: Context,
  { params, body, file }: RequestOf<typeof contracts.addReportedScan>,
) {
  const bytes = Buffer.from(file ?? [])
  const type = bytes.length > 0 ? typeOf(bytes) : undefined
  return inTransaction(ctx, async (trx) => {
    const figure = await queries.lockReported(trx, params.figure_id)
    if (!type || !(type in paperEndings)) throw new Refusal('report.paper_not_taken', { id: figure.id })
    const { id, version } = await storeFile(trx, ctx, scansOf, figure.id, {
      name: body.name,
      bytes,
      more: {},
    })
    return { id, version }
  })
}

/** The scan itself. Refuses with `record.not_found`. */
export function readReportedScan(ctx: Context, { params }: RequestOf<typeof contracts.readReportedScan>) {
  return inTransaction(ctx, (trx) => openFileOf(trx, ctx, scansOf, params.figure_id, params.file_id))
}

/** Hides a scan. Refuses with `record.not_found`, `version.stale`. */
export function removeReportedScan(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.removeReportedScan>,
) {
  return inTransaction(ctx, async (trx) => {
    const { id } = await queries.lockReported(trx, params.figure_id)
    return hideFile(trx, ctx, scansOf, { recordId: id, fileId: params.file_id }, body)
  })
}
