import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { Refusal } from '#kernel/refusal.ts'
import { hideFile, openFileOf, storeFile } from '#modules/documents/index.ts'
import type * as findings from './finding.contract.ts'
import { lockFinding } from './finding.queries.ts'
import type * as contracts from './visit.contract.ts'
import { lockVisit } from './visit.queries.ts'

const ofVisit = { table: 'inspection_file', owner: 'visit_id' }
const ofFinding = { table: 'inspection_file', owner: 'finding_id' }

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
    return storeFile(trx, ctx, ofVisit, visit.id, {
      name: body.name,
      bytes: file ?? new Uint8Array(),
      more: {
        province_id: visit.province_id,
        finding_id: body.finding_id ?? null,
        question: body.question ?? null,
        people_shown: body.people_shown,
      },
    })
  })
}

/**
 * Takes in what shows that a finding was put right. Refuses with `record.not_found`, `inspection.not_yours`,
 * `inspection.wrong_state` (closed or withdrawn), `file.not_taken`.
 */
export function addFindingFile(
  ctx: Context,
  { params, body, file }: RequestOf<typeof findings.addFindingFileContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const finding = await lockFinding(trx, params.finding_id)
    if (finding.status === 'closed' || finding.status === 'withdrawn')
      throw new Refusal('inspection.wrong_state', { id: finding.id, status: finding.status })
    const { visit_id } = await trx
      .selectFrom('inspection_finding')
      .select('visit_id')
      .where('id', '=', finding.id)
      .executeTakeFirstOrThrow()
    return storeFile(trx, ctx, ofFinding, finding.id, {
      name: body.name,
      bytes: file ?? new Uint8Array(),
      more: { visit_id, province_id: finding.province_id, people_shown: body.people_shown },
    })
  })
}

/** What was shown of a finding. Refuses with `record.not_found`. */
export function readFindingFile(
  ctx: Context,
  { params }: RequestOf<typeof findings.readFindingFileContract>,
) {
  return inTransaction(ctx, (trx) => openFileOf(trx, ctx, ofFinding, params.finding_id, params.file_id))
}

/** The file itself. Refuses with `record.not_found`. */
export function readInspectionFile(
  ctx: Context,
  { params }: RequestOf<typeof contracts.readInspectionFileContract>,
) {
  return inTransaction(ctx, (trx) => openFileOf(trx, ctx, ofVisit, params.visit_id, params.file_id))
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
    return hideFile(trx, ctx, ofVisit, { recordId: visit.id, fileId: params.file_id }, body)
  })
}
