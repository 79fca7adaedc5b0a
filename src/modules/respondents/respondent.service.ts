import { sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { pageOf } from '#kernel/cursor.ts'
import { newId } from '#kernel/id.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'
import { isOwnName } from '#modules/access/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { respondentCode } from './respondent.codes.ts'
import type * as contracts from './respondent.contract.ts'
import { respondentLife } from './respondent.life.ts'
import {
  findByTokens,
  findRespondent,
  listRespondentLines,
  lockOpenRespondent,
  lockRespondent,
  nextRespondentNumber,
  openingAgency,
  refuseOthers,
} from './respondent.queries.ts'
import { keyOf, refuseFuture, seal, touchRespondent, wordsAt } from './respondent.seal.ts'
import { tokensOf } from './respondent.tokens.ts'

/** How many a search tells. */
const shownFound = 20

/**
 * Opens a file. It names no case, and whoever opens it works on it. Refuses with `permit.missing` where no agency of
 * theirs does this work, `respondent.in_future`, `place.unknown`.
 */
export function openRespondent(ctx: Context, { body }: RequestOf<typeof contracts.openRespondentContract>) {
  return inTransaction(ctx, async (trx) => {
    const agencyId = await openingAgency(trx, ctx.session.agencyId)
    if (!agencyId) throw new Refusal('permit.missing', { permit: 'respondent.work' })
    const today = dayInVietNam(ctx.now())
    if (body.detected_on > today) throw new Refusal('respondent.in_future')
    const id = newId()
    const year = Number(today.slice(0, 4))
    const provinceId = ctx.session.provinceId
    const code = respondentCode(year, await nextRespondentNumber(trx, provinceId, year))
    const { wrapped, key } = ctx.vault.newRecordKey('respondent', id)
    const { name, phone, address, birthday } = body
    const at = (column: string) => ({ table: 'respondent_file', column, row: id })
    const written = trx
      .insertInto('respondent_file')
      .values({
        id,
        province_id: provinceId,
        agency_id: agencyId,
        code,
        place_id: body.place_id ?? null,
        basis: body.basis,
        criminal: body.criminal,
        detected_on: body.detected_on,
        sex: body.sex,
        age_years: body.age_years ?? null,
        opened_at: ctx.now(),
        opened_by: ctx.session.staffId,
        sealed_key: wrapped,
        sealed_identity: key.sealJson(at('sealed_identity'), { name, phone, address, birthday }),
        sealed_words: body.words ? key.seal(at('sealed_words'), body.words) : null,
      })
      .execute()
    await refusing(written, { respondent_file_place: () => new Refusal('place.unknown') })
    const tokens = tokensOf(ctx, { name, phone })
    if (tokens.length > 0)
      await trx
        .insertInto('respondent_token')
        .values(tokens.map((each) => ({ ...each, file_id: id })))
        .execute()
    return { id, code, version: 1, status: 'open' as const }
  })
}

/** Files I may see, newest first, without names. */
export function listRespondents(
  ctx: Context,
  { query }: RequestOf<typeof contracts.listRespondentsContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const rows = await listRespondentLines(trx, { ...query, limit: query.limit + 1 })
    const { shown, next } = pageOf(rows, query.limit, (row) => [row.micros, row.id])
    return { items: shown.map(({ micros: _, ...line }) => line), next }
  })
}

/** Files I work on, by number, phone or full name. A supervisor oversees work, not names, and searches by number in the list. */
export function searchRespondents(
  ctx: Context,
  { body }: RequestOf<typeof contracts.searchRespondentsContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const { q } = body
    // A name is looked for as it was typed: two words of one name are another person's whole name too often.
    const [wholeName] = tokensOf(ctx, { name: q })
    const [phone] = tokensOf(ctx, { phone: q })
    const found = await findByTokens(trx, {
      code: q.trim(),
      tokens: [wholeName, phone].flatMap((each) => (each ? [each.token] : [])),
    })
    const rows = await listRespondentLines(trx, { ids: found.map((each) => each.id), limit: shownFound })
    const detail = JSON.stringify({ found: rows.length, ...(isOwnName(ctx, q) ? { own: true } : {}) })
    await sql`select audit.note('searched', 'respondent', null, ${detail}::jsonb)`.execute(trx)
    return {
      items: rows.map(({ micros: _, ...line }) => ({
        ...line,
        matched: found.find((each) => each.id === line.id)?.matched ?? 'code',
      })),
    }
  })
}

/** One file; words for who works on it. Refuses with `record.not_found`. */
export function readRespondent(ctx: Context, { params }: RequestOf<typeof contracts.readRespondentContract>) {
  return inTransaction(ctx, async (trx) => {
    const row = await findRespondent(trx, params.file_id)
    if (!row) throw new Refusal('record.not_found', { id: params.file_id })
    const { sealed_key, sealed, sessions, warnings, ...shown } = row
    const key = sealed_key ? keyOf(ctx, { id: row.id, sealed_key }) : undefined
    const open = (table: string, id: string, bytes: string | null) =>
      key && bytes ? key.open(wordsAt(table, id), Buffer.from(bytes, 'base64')) : null
    return {
      ...shown,
      words: open('respondent_file', row.id, sealed),
      sessions: sessions.map(({ sealed: bytes, ...each }) => ({
        ...each,
        words: open('respondent_session', each.id, bytes),
      })),
      warnings: warnings.map(({ sealed: bytes, ...each }) => ({
        ...each,
        words: open('respondent_warning', each.id, bytes),
      })),
    }
  })
}

/** Who this person is. Recorded with the reason. Refuses with `record.not_found`, `respondent.not_assigned`. */
export function openIdentity(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.openIdentityContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockRespondent(trx, params.file_id)
    refuseOthers(found)
    const detail = JSON.stringify({ reason: body.reason })
    await sql`select audit.note('identity_opened', 'respondent', ${found.id}, ${detail}::jsonb)`.execute(trx)
    const at = { table: 'respondent_file', column: 'sealed_identity', row: found.id }
    const known = (
      found.sealed_identity ? keyOf(ctx, found).openJson(at, found.sealed_identity) : {}
    ) as Record<string, string | undefined>
    const { name = null, phone = null, address = null, birthday = null } = known
    return { id: found.id, name, phone, address, birthday }
  })
}

/** Closes the file with its outcome, or takes it up again. Refuses with `respondent.wrong_state`, `version.stale`. */
export function moveRespondent(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.moveRespondentContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockRespondent(trx, params.file_id)
    refuseOthers(found)
    sameVersion(body.version, found.version)
    const status = respondentLife[found.status][body.move]
    if (!status) throw new Refusal('respondent.wrong_state', { id: found.id, status: found.status })
    const isClosed = status === 'closed'
    const { version } = await trx
      .updateTable('respondent_file')
      .set({
        status,
        outcome: isClosed ? (body.outcome ?? null) : null,
        closed_at: isClosed ? ctx.now() : null,
        version: sql<number>`version + 1`,
      })
      .where('id', '=', found.id)
      .returning('version')
      .executeTakeFirstOrThrow()
    return { id: found.id, version, status }
  })
}

/** A session. Refuses with `respondent.wrong_state`, `respondent.in_future`. */
export function addSession(ctx: Context, { params, body }: RequestOf<typeof contracts.addSessionContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOpenRespondent(trx, params.file_id)
    refuseFuture(ctx, body.held_at)
    const id = newId()
    await trx
      .insertInto('respondent_session')
      .values({
        id,
        file_id: found.id,
        kind: body.kind,
        held_at: body.held_at,
        attended: body.attended,
        minutes: body.minutes ?? null,
        recorded_at: ctx.now(),
        recorded_by: ctx.session.staffId,
        sealed_words: seal(ctx, found, 'respondent_session', id, body.words),
      })
      .execute()
    await touchRespondent(trx, found.id)
    return { id, version: 1 }
  })
}

/** Raises a warning. The answer is the same whether anybody stands on the other side or not. */
export function raiseWarning(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.raiseWarningContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockRespondent(trx, params.file_id) // also on a closed file: danger does not ask
    refuseOthers(found)
    refuseFuture(ctx, body.seen_at)
    const id = newId()
    await trx
      .insertInto('respondent_warning')
      .values({
        id,
        file_id: found.id,
        code: body.code,
        seen_at: body.seen_at,
        recorded_at: ctx.now(),
        recorded_by: ctx.session.staffId,
        sealed_words: seal(ctx, found, 'respondent_warning', id, body.words),
      })
      .execute()
    await touchRespondent(trx, found.id)
    return { id, version: 1 }
  })
}

/** Ends a warning. Refuses with `respondent.wrong_state` when it has ended, `version.stale`. */
export function endWarning(ctx: Context, { params, body }: RequestOf<typeof contracts.endWarningContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockRespondent(trx, params.file_id)
    refuseOthers(found)
    const warning = await trx
      .selectFrom('respondent_warning')
      .select(['version', 'ended_at'])
      .where('id', '=', params.warning_id)
      .where('file_id', '=', found.id)
      .forUpdate()
      .executeTakeFirst()
    if (!warning) throw new Refusal('record.not_found', { id: params.warning_id })
    if (warning.ended_at) throw new Refusal('respondent.wrong_state', { id: params.warning_id })
    sameVersion(body.version, warning.version)
    await trx
      .updateTable('respondent_warning')
      .set({ ended_at: ctx.now(), version: sql<number>`version + 1` })
      .where('id', '=', params.warning_id)
      .execute()
    await touchRespondent(trx, found.id)
    return { id: params.warning_id, version: warning.version + 1 }
  })
}
