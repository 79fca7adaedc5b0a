import { sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { pageOf } from '#kernel/cursor.ts'
import { newId } from '#kernel/id.ts'
import type { FileReply } from '#kernel/module.ts'
import { Refusal } from '#kernel/refusal.ts'
import { readCaseCode } from '#modules/cases/index.ts'
import type * as contracts from './emergency.contract.ts'
import {
  listOpenings,
  lockReview,
  markSeen,
  type OpeningRow,
  openInEmergencyRow,
  readSealedOpening,
  writeJudgement,
} from './emergency.queries.ts'
import { registerWords } from './register.words.ts'
import { registerFile } from './register-file.ts'

const recordKind = 'emergency_access'
const reasonAt = (id: string) => ({ table: 'emergency_access', column: 'sealed_reason', row: id })
const noteAt = (id: string, staffId: string) => ({
  table: 'emergency_review',
  column: 'sealed_note',
  row: `${id} ${staffId}`,
})

/**
 * "Mở hồ sơ khẩn cấp": one case by its number, at most three hours by the database's clock. Assignment, reason, word to
 * two overseers and audit stand or fall together. A number that is unknown, elsewhere or of a related record refuses with
 * `record.not_found`; also `emergency.has_access`, `emergency.no_overseers`.
 */
export function openInEmergency(ctx: Context, { body }: RequestOf<typeof contracts.openInEmergencyContract>) {
  return inTransaction(ctx, async (trx) => {
    const id = newId()
    const { wrapped, key } = ctx.vault.newRecordKey(recordKind, id)
    const opened = await openInEmergencyRow(trx, {
      id,
      code: readCaseCode(body.code) ?? '',
      minutes: body.minutes,
      reason: body.reason,
      key: wrapped,
      sealed: key.seal(reasonAt(id), body.words),
    })
    if (!opened) throw new Refusal('record.not_found')
    if (opened.outcome === 'assigned') throw new Refusal('emergency.has_access', { id: opened.of_case })
    if (opened.outcome !== 'opened') throw new Refusal('emergency.no_overseers')
    return { id, case_id: opened.of_case, until_at: opened.ends_at.toISOString(), told: opened.told }
  })
}

/** Openings that I oversee; never my own. */
export function listEmergencies(
  ctx: Context,
  { query }: RequestOf<typeof contracts.listEmergenciesContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const { after, limit, ...filter } = query
    const rows = await listOpenings(trx, { staffId: ctx.session.staffId, filter, after, limit: limit + 1 })
    const { shown, next } = pageOf(rows, limit, (row) => [row.micros, row.id])
    return { items: shown.map(openingOf), next }
  })
}

/** One opening with its words. Reading it says that I have seen it. Refuses with `record.not_found`. */
export function readEmergency(ctx: Context, { params }: RequestOf<typeof contracts.readEmergencyContract>) {
  return inTransaction(ctx, async (trx) => {
    const me = ctx.session.staffId
    await markSeen(trx, params.access_id, me)
    const [row] = await listOpenings(trx, { staffId: me, id: params.access_id, limit: 1 })
    const sealed = row && (await readSealedOpening(trx, row.id))
    if (!row || !sealed) throw new Refusal('record.not_found', { id: params.access_id })
    const key = sealed.sealed_key && ctx.vault.openRecordKey(recordKind, row.id, sealed.sealed_key)
    const at = (moment: string | null) => (moment ? new Date(moment).toISOString() : null)
    return {
      ...openingOf(row),
      words: key && sealed.sealed_reason ? key.open(reasonAt(row.id), sealed.sealed_reason) : null,
      reviews: sealed.reviews.map(({ sealed: note, staff_id, ...review }) => ({
        ...review,
        told_at: new Date(review.told_at).toISOString(),
        seen_at: at(review.seen_at),
        judged_at: at(review.judged_at),
        note: key && note ? key.open(noteAt(row.id, staff_id), Buffer.from(note, 'base64')) : null,
      })),
    }
  })
}

/** What I think of it. Refuses with `record.not_found` when I was not told, `version.stale`. */
export function judgeEmergency(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.judgeEmergencyContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const me = ctx.session.staffId
    const review = await lockReview(trx, params.access_id, me)
    if (!review) throw new Refusal('record.not_found', { id: params.access_id })
    sameVersion(body.version, review.version)
    const key = review.sealed_key && ctx.vault.openRecordKey(recordKind, params.access_id, review.sealed_key)
    const version = await writeJudgement(trx, {
      id: params.access_id,
      staffId: me,
      judgement: body.judgement,
      sealed: key && body.note ? key.seal(noteAt(params.access_id, me), body.note) : null,
      at: ctx.now(),
    })
    return { id: params.access_id, version, judgement: body.judgement }
  })
}

/** The register of openings as XLSX: who, when, which number; not a word of why. */
export function exportEmergencies(
  ctx: Context,
  { query }: RequestOf<typeof contracts.exportEmergenciesContract>,
): Promise<FileReply> {
  return inTransaction(ctx, async (trx) => {
    const rows = await listOpenings(trx, { staffId: ctx.session.staffId, filter: query, limit: 5_000 })
    await sql`select audit.note('exported', 'emergency_access', null, ${JSON.stringify({ rows: rows.length })}::jsonb)`.execute(
      trx,
    )
    const { reason } = registerWords[ctx.session.language]
    return registerFile(
      ctx,
      'emergency',
      rows.map((row) => [
        row.from_at.toISOString(),
        row.until_at.toISOString(),
        row.case_code,
        row.agency_name,
        reason[row.reason],
        row.told,
        row.seen,
        row.judged,
      ]),
    )
  })
}

function openingOf({ micros: _, case_id: __, ...row }: OpeningRow) {
  return { ...row, from_at: row.from_at.toISOString(), until_at: row.until_at.toISOString() }
}
