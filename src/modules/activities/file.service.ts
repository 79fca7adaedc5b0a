import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { hideFile, keepFile, openFileOf } from '#modules/documents/index.ts'
import type { peopleShown } from '#modules/documents/kept-file.codes.ts'
import { lockActivity } from './activity.queries.ts'
import type * as contracts from './file.contract.ts'

const of = { table: 'activity_file', owner: 'activity_id' }

/**
 * Takes in a paper or picture. Refuses with `record.not_found`, `activity.not_yours`, `file.not_taken`, `file.record_full`,
 * `file.may_identify`.
 */
export function addActivityFile(
  ctx: Context,
  { params, body, file }: RequestOf<typeof contracts.addActivityFileContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const { id } = await lockActivity(trx, params.activity_id)
    return keepFile(trx, ctx, of, id, { ...body, bytes: file ?? new Uint8Array() })
  })
}

/** The file itself, for whoever may read the activity. Refuses with `record.not_found`. */
export function readActivityFile(
  ctx: Context,
  { params }: RequestOf<typeof contracts.readActivityFileContract>,
) {
  return inTransaction(ctx, (trx) => openFileOf(trx, ctx, of, params.activity_id, params.file_id))
}

/** Hides a file. Refuses with `record.not_found`, `activity.not_yours`, `version.stale`. */
export function removeActivityFile(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.removeActivityFileContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const { id } = await lockActivity(trx, params.activity_id)
    return hideFile(trx, ctx, of, { recordId: id, fileId: params.file_id }, body)
  })
}

/**
 * Keeps a picture with an activity that this story has just made, for a module that took it in elsewhere. Refuses with
 * `file.not_taken`, `file.record_full`.
 */
export function keepActivityPhoto(
  trx: Writer,
  ctx: Context,
  activityId: string,
  photo: { name: string; people_shown: (typeof peopleShown)[number]; bytes: Uint8Array },
) {
  return keepFile(trx, ctx, of, activityId, { kind: 'photo', looked: true, ...photo })
}
