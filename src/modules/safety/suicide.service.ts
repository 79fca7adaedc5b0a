import { sql } from 'kysely'
import { type Context, entered, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { RecordKey } from '#kernel/vault.ts'
import { caseKey, lockCase, mark, refuseFuture, refuseUnassigned, touchCase } from '#modules/cases/index.ts'
import type * as contracts from './suicide.contract.ts'
import { hoursToCallAgain, nextSuicideStatus, type SuicideMove } from './suicide.life.ts'
import { findCaseRisks, hasOpenRisk, type LockedRisk, listOpenRisks, lockRisk } from './suicide.queries.ts'

const at = (column: string, row: string) => ({ table: 'suicide_risk', column, row })

/** Open risks I answer for, without a word of what was said. */
export function listOpenSuicideRisks(ctx: Context) {
  return entered(ctx.db, ctx.session.tokenHash, async (trx) => ({
    items: await listOpenRisks(trx, ctx.session.staffId),
  }))
}

/** Risks of a case with their words, for those who work on it. Recorded. Refuses with `record.not_found`. */
export function readSuicideRisks(
  ctx: Context,
  { params }: RequestOf<typeof contracts.readSuicideRisksContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const row = await findCaseRisks(trx, params.case_id)
    if (!row) throw new Refusal('record.not_found', { id: params.case_id })
    const ofCase = row.sealed_key ? caseKey(ctx, params.case_id, row.sealed_key) : undefined
    const ofContact = row.origin_key
      ? ctx.vault.openRecordKey('contact', row.origin_id, row.origin_key)
      : undefined
    return {
      assigned: row.assigned,
      items: row.items.map(({ sealed_note, sealed_done, ...risk }) => {
        const key = risk.case_id ? ofCase : ofContact
        const open = (column: string, sealed: string | null) =>
          key && sealed ? key.open(at(column, risk.id), Buffer.from(sealed, 'base64')) : null
        return { ...risk, note: open('sealed_note', sealed_note), done: open('sealed_done', sealed_done) }
      }),
    }
  })
}

/**
 * Opens one in a case, also in a closed one: life comes before paper. Refuses with `suicide_risk.stands_open`,
 * `suicide_risk.call_sooner`, `support.in_future`.
 */
export function openSuicideRisk(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.openSuicideRiskContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockCase(trx, params.case_id)
    refuseUnassigned(found)
    refuseFuture(ctx, body.asked_at)
    refuseLateCall(body.asked_at, body.call_again_by)
    if (await hasOpenRisk(trx, found.id)) throw new Refusal('suicide_risk.stands_open', { id: found.id })
    const { note, ...known } = body
    const id = newId()
    await trx
      .insertInto('suicide_risk')
      .values({
        id,
        case_id: found.id,
        asked_by: ctx.session.staffId,
        ...known,
        sealed_note: note ? caseKey(ctx, found.id, found.sealed_key).seal(at('sealed_note', id), note) : null,
      })
      .execute()
    await touchCase(trx, found.id, mark(ctx))
    return { id, version: 1, status: 'open' as const }
  })
}

/** Writes what is known after speaking again. Refuses with `suicide_risk.wrong_state`, `version.stale`, `suicide_risk.call_sooner`. */
export function speakSuicideRisk(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.speakSuicideRiskContract>,
) {
  refuseFuture(ctx, body.spoken_at)
  refuseLateCall(body.spoken_at, body.call_again_by)
  const { version, spoken_at, note, ...known } = body
  return move(ctx, params.risk_id, 'speak', version, (key, id) => ({
    ...known,
    last_spoken_at: spoken_at,
    ...(note ? { sealed_note: key.seal(at('sealed_note', id), note) } : {}),
  }))
}

/** Closes one with what was done. Refuses with `suicide_risk.wrong_state`, `version.stale`. */
export function closeSuicideRisk(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.closeSuicideRiskContract>,
) {
  return move(ctx, params.risk_id, 'close', body.version, (key, id) => ({
    closed_at: ctx.now(),
    closed_by: ctx.session.staffId,
    sealed_done: key.seal(at('sealed_done', id), body.done),
  }))
}

function move(
  ctx: Context,
  id: string,
  step: SuicideMove,
  version: number,
  values: (key: RecordKey, id: string) => Record<string, unknown>,
) {
  return inTransaction(ctx, async (trx) => {
    const risk = await lockRisk(trx, id)
    if (!risk.works_on) throw new Refusal('case.not_assigned', { id })
    const status = nextSuicideStatus(risk.status, step)
    if (!status) throw new Refusal('suicide_risk.wrong_state', { id, status: risk.status })
    sameVersion(version, risk.version)
    const row = await trx
      .updateTable('suicide_risk')
      .set({ ...values(keyOf(ctx, risk), id), status, version: sql<number>`version + 1` })
      .where('id', '=', id)
      .returning('version')
      .executeTakeFirstOrThrow()
    if (risk.case_id) await touchCase(trx, risk.case_id, mark(ctx))
    return { id, version: row.version, status }
  })
}

/** The key of what it belongs to; once that was destroyed nothing can be written with it any more. */
function keyOf(ctx: Context, risk: LockedRisk): RecordKey {
  if (!risk.sealed_key) throw new Refusal('record.not_found', { id: risk.id })
  return risk.case_id
    ? caseKey(ctx, risk.case_id, risk.sealed_key)
    : ctx.vault.openRecordKey('contact', risk.contact_id ?? '', risk.sealed_key)
}

function refuseLateCall(from: string, callAgainBy: string): void {
  const hours = (Date.parse(callAgainBy) - Date.parse(from)) / 3_600_000
  if (hours > hoursToCallAgain || hours < 0)
    throw new Refusal('suicide_risk.call_sooner', { hours: hoursToCallAgain })
}
