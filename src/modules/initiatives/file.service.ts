import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { hideFile, keepFile, openFileOf } from '#modules/documents/index.ts'
import type * as contracts from './file.contract.ts'
import { lockInitiative } from './initiative.queries.ts'
import { filesOf } from './initiative-file.queries.ts'

/** Takes in a paper or picture. Refuses with `record.not_found`, `file.not_taken`, `file.record_full`, `file.may_identify`. */
export function addInitiativeFile(
  ctx: Context,
  { params, body, file }: RequestOf<typeof contracts.addInitiativeFileContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const { id } = await lockInitiative(trx, params.initiative_id)
    return keepFile(trx, ctx, filesOf, id, { ...body, bytes: file ?? new Uint8Array() })
  })
}

/** The file itself, for whoever may read the initiative. Refuses with `record.not_found`. */
export function readInitiativeFile(
  ctx: Context,
  { params }: RequestOf<typeof contracts.readInitiativeFileContract>,
) {
  return inTransaction(ctx, (trx) => openFileOf(trx, ctx, filesOf, params.initiative_id, params.file_id))
}

/** Hides a file. Refuses with `record.not_found`, `version.stale`. */
export function removeInitiativeFile(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.removeInitiativeFileContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const { id } = await lockInitiative(trx, params.initiative_id)
    return hideFile(trx, ctx, filesOf, { recordId: id, fileId: params.file_id }, body)
  })
}
