import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { newId } from '#kernel/id.ts'
import type { FileReply } from '#kernel/module.ts'
import { Refusal } from '#kernel/refusal.ts'
import { openKept, sealForKeeping } from '#modules/documents/index.ts'
import type * as contracts from './visit.contract.ts'
import { lockVisit } from './visit.queries.ts'

const kind = 'inspection_file'

/**
 * Takes in a photo or paper. Refuses with `record.not_found`, `inspection.not_yours`, `inspection.wrong_state` (concluded or
 * cancelled), `file.not_taken` (a type we do not take, or a picture that cannot be freed of place and device).
 */
export function addInspectionFile(
  ctx: Context,
  { params, body, file }: RequestOf<typeof contracts.addInspectionFileContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const visit = await lockVisit(trx, params.visit_id)
    if (visit.status === 'concluded' || visit.status === 'cancelled')
      throw new Refusal('inspection.wrong_state', { id: visit.id, status: visit.status })
    if (body.finding_id) {
      const finding = await trx
        .selectFrom('inspection_finding')
        .select('id')
        .where('id', '=', body.finding_id)
        .where('unit_id', '=', visit.unit_id)
        .executeTakeFirst()
      if (!finding) throw new Refusal('record.not_found', { id: body.finding_id })
    }
    const id = newId()
    const kept = sealForKeeping(ctx.vault, { kind, id, name: body.name, bytes: Buffer.from(file ?? []) })
    if (!kept) throw new Refusal('file.not_taken', { id: visit.id })
    await trx
      .insertInto('inspection_file')
      .values({
        id,
        visit_id: visit.id,
        province_id: visit.province_id,
        finding_id: body.finding_id ?? null,
        question: body.question ?? null,
        people_shown: body.people_shown,
        uploaded_by: ctx.session.staffId,
        uploaded_at: ctx.now(),
        ...kept,
      })
      .execute()
    return { id, version: 1, stripped: kept.stripped }
  })
}

/** The file itself. Refuses with `record.not_found`. */
export function readInspectionFile(
  ctx: Context,
  { params }: RequestOf<typeof contracts.readInspectionFileContract>,
): Promise<FileReply> {
  return inTransaction(ctx, async (trx) => {
    const found = await trx
      .selectFrom('inspection_file')
      .select(['id', 'name', 'media_type', 'sealed_key', 'sealed_bytes'])
      .where('id', '=', params.file_id)
      .where('visit_id', '=', params.visit_id)
      .where('removed_at', 'is', null)
      .executeTakeFirst()
    if (!found) throw new Refusal('record.not_found', { id: params.file_id })
    return openKept(ctx.vault, kind, found)
  })
}

/** Hides a file. Refuses with `record.not_found`, `inspection.not_yours`, `version.stale`. */
export function removeInspectionFile(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.removeInspectionFileContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const visit = await lockVisit(trx, params.visit_id)
    if (visit.status === 'concluded')
      throw new Refusal('inspection.wrong_state', { id: visit.id, status: visit.status })
    const found = await trx
      .selectFrom('inspection_file')
      .select(['id', 'version'])
      .where('id', '=', params.file_id)
      .where('visit_id', '=', visit.id)
      .where('removed_at', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (!found) throw new Refusal('record.not_found', { id: params.file_id })
    sameVersion(body.version, found.version)
    await trx
      .updateTable('inspection_file')
      .set({ removed_at: ctx.now(), version: found.version + 1 })
      .where('id', '=', found.id)
      .execute()
    return { id: found.id, version: found.version + 1 }
  })
}
