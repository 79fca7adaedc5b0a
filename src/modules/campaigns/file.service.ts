import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { hideFile, keepFile, openFileOf } from '#modules/documents/index.ts'
import type * as contracts from './file.contract.ts'
import { filesOf, lockPlan } from './plan.queries.ts'

/**
 * Takes in a paper or picture, also after closing, since reports come late. Refuses with `record.not_found`,
 * `campaign.not_yours`, `file.not_taken`, `file.record_full`, `file.may_identify`.
 */
export function addCampaignFile(
  ctx: Context,
  { params, body, file }: RequestOf<typeof contracts.addCampaignFileContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const { id } = await lockPlan(trx, params.plan_id)
    return keepFile(trx, ctx, filesOf, id, { ...body, bytes: file ?? new Uint8Array() })
  })
}

/** The file itself, in the province that keeps the plan. Refuses with `record.not_found`. */
export function readCampaignFile(
  ctx: Context,
  { params }: RequestOf<typeof contracts.readCampaignFileContract>,
) {
  return inTransaction(ctx, (trx) => openFileOf(trx, ctx, filesOf, params.plan_id, params.file_id))
}

/** Hides a file. Refuses with `record.not_found`, `campaign.not_yours`, `version.stale`. */
export function removeCampaignFile(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.removeCampaignFileContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const { id } = await lockPlan(trx, params.plan_id)
    return hideFile(trx, ctx, filesOf, { recordId: id, fileId: params.file_id }, body)
  })
}
