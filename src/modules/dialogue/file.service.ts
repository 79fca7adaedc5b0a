import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Reader } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import { hideFile, openFileOf, storeFile } from '#modules/documents/index.ts'
import { lockDialogue } from './dialogue.queries.ts'
import type * as contracts from './file.contract.ts'

const of = { table: 'dialogue_file', owner: 'dialogue_id' }

/**
 * Takes in a photo or paper. Refuses with `record.not_found`, `dialogue.wrong_state` (called off), `file.not_taken` (a type we do
 * not take, or a picture that cannot be freed of place and device).
 */
export function addDialogueFile(
  ctx: Context,
  { params, body, file }: RequestOf<typeof contracts.addDialogueFileContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const { id, status, agency_id, province_id } = await lockDialogue(trx, params.dialogue_id)
    if (status === 'cancelled') throw new Refusal('dialogue.wrong_state', { status })
    return storeFile(trx, ctx, of, id, {
      name: body.name,
      bytes: file ?? new Uint8Array(),
      more: { agency_id, province_id, people_shown: body.people_shown },
    })
  })
}

/** The file itself. Refuses with `record.not_found`. */
export function readDialogueFile(
  ctx: Context,
  { params }: RequestOf<typeof contracts.readDialogueFileContract>,
) {
  return inTransaction(ctx, (trx) => openFileOf(trx, ctx, of, params.dialogue_id, params.file_id))
}

/** Hides a file. Refuses with `record.not_found`, `version.stale`. */
export function removeDialogueFile(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.removeDialogueFileContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const { id } = await lockDialogue(trx, params.dialogue_id)
    return hideFile(trx, ctx, of, { recordId: id, fileId: params.file_id }, body)
  })
}

/** What is kept of a dialogue, in the order it came. */
export function listDialogueFiles(db: Reader, dialogueId: string) {
  return db
    .selectFrom('dialogue_file')
    .select(['id', 'version', 'name', 'media_type'])
    .where('dialogue_id', '=', dialogueId)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .execute()
}
