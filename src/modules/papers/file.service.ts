import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { Refusal } from '#kernel/refusal.ts'
import { hideFile, openFileOf, storeFile } from '#modules/documents/index.ts'
import type * as contracts from './paper.contract.ts'
import { lockPaper } from './paper.queries.ts'

const of = { table: 'work_paper_file', owner: 'paper_id' }

/** Keeps a signed copy. Refuses with `record.not_found`, `papers.not_yours`, `papers.wrong_state`, `file.not_taken`. */
export function addPaperFile(
  ctx: Context,
  { params, body, file }: RequestOf<typeof contracts.addPaperFileContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const { id, state, province_id } = await lockPaper(trx, params.paper_id)
    if (state === 'withdrawn') throw new Refusal('papers.wrong_state', { id, state })
    const bytes = file ?? new Uint8Array()
    const kept = await storeFile(trx, ctx, of, id, { name: body.name, bytes, more: { province_id } })
    return { id: kept.id, version: kept.version }
  })
}

/** The copy itself. Refuses with `record.not_found`. */
export function readPaperFile(ctx: Context, { params }: RequestOf<typeof contracts.readPaperFileContract>) {
  return inTransaction(ctx, (trx) => openFileOf(trx, ctx, of, params.paper_id, params.file_id))
}

/** Hides a copy. Refuses with `record.not_found`, `papers.not_yours`, `version.stale`. */
export function removePaperFile(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.removePaperFileContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const { id } = await lockPaper(trx, params.paper_id)
    return hideFile(trx, ctx, of, { recordId: id, fileId: params.file_id }, body)
  })
}
