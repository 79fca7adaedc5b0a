import { sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { pageOf } from '#kernel/cursor.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import type { FileReply } from '#kernel/module.ts'
import { Refusal } from '#kernel/refusal.ts'
import { readCaseCode } from '#modules/cases/index.ts'
import {
  type ClockReader,
  cancelClock,
  lockOpenClocksOf,
  meetClock,
  startClock,
} from '#modules/clocks/index.ts'
import { dayInVietNam, loadCalendar, type PlacesReader } from '#modules/places/index.ts'
import { answerRule, extensionDays, mayExtend } from './data-request.codes.ts'
import type * as contracts from './data-request.contract.ts'
import { requestLife } from './data-request.life.ts'
import {
  extendClock,
  insertRequest,
  type LockedRequest,
  listRequestRows,
  lockRequest,
  nextNumber,
  type RequestRow,
  updateRequest,
} from './data-request.queries.ts'
import { answerLetter } from './letter.print.ts'
import { registerWords } from './register.words.ts'
import { registerFile } from './register-file.ts'
import { getCaseByCode } from './retention.queries.ts'

const recordKind = 'data_request'
const slowWatchMs = 5 * 60_000
const at = (column: 'sealed_words' | 'sealed_answer', id: string) => ({ table: recordKind, column, row: id })
type Move = RequestOf<typeof contracts.moveRequestContract>['body']

/**
 * Takes down a request; word that it arrived and the answer get their limits of the law, from the moment it came. Refuses
 * with `record.not_found` for a case out of sight, `data_request.in_future`.
 */
export function takeRequest(ctx: Context, { body }: RequestOf<typeof contracts.takeRequestContract>) {
  return inTransaction(ctx, async (trx) => {
    const receivedAt = new Date(body.received_at)
    if (receivedAt.getTime() > ctx.now().getTime() + slowWatchMs) throw new Refusal('data_request.in_future')
    const found = body.case_code ? await getCaseByCode(trx, readCaseCode(body.case_code)) : undefined
    const { agencyId, provinceId, staffId } = ctx.session
    const id = newId()
    const year = Number(dayInVietNam(receivedAt).slice(0, 4))
    const no = await nextNumber(trx, agencyId, recordKind, year)
    const { wrapped, key } = ctx.vault.newRecordKey(recordKind, id)
    await insertRequest(trx, {
      id,
      province_id: provinceId,
      agency_id: agencyId,
      no,
      year,
      kind: body.kind,
      case_id: found?.case_id ?? null,
      asked_by_whom: body.asked_by_whom,
      channel: body.channel,
      identity_check: body.identity_check,
      received_at: receivedAt,
      received_by: staffId,
      sealed_key: wrapped,
      sealed_words: key.seal(at('sealed_words', id), body.words),
    })
    const calendar = await loadCalendar(trx as unknown as PlacesReader)
    for (const ruleCode of ['PD-ACK', answerRule[body.kind]])
      await startClock(
        trx as unknown as ClockReader,
        { provinceId, agencyId, recordKind, recordId: id, ruleCode, startedAt: receivedAt },
        calendar,
      )
    return { id, version: 1, number: `${no}/${year}`, status: 'received' as const }
  })
}

/** Requests of my desk, or those I took. */
export function listRequests(ctx: Context, { query }: RequestOf<typeof contracts.listRequestsContract>) {
  return inTransaction(ctx, async (trx) => {
    const { after, limit, ...filter } = query
    const rows = await listRequestRows(trx, { filter, after, limit: limit + 1 })
    const { shown, next } = pageOf(rows, limit, (row) => [row.micros, row.id])
    return { items: shown.map(lineOf), next }
  })
}

/** One request with its words. Refuses with `record.not_found`. */
export function readRequest(ctx: Context, { params }: RequestOf<typeof contracts.readRequestContract>) {
  return inTransaction(ctx, async (trx) => {
    const row = await openedRequest(trx, params.request_id)
    const key = ctx.vault.openRecordKey(recordKind, row.id, row.sealed_key)
    return {
      ...lineOf(row),
      words: key.open(at('sealed_words', row.id), row.sealed_words),
      answer: row.sealed_answer ? key.open(at('sealed_answer', row.id), row.sealed_answer) : null,
      answered_by: row.answered_by,
    }
  })
}

/**
 * Moves a request on. Refuses with `data_request.wrong_state`, `data_request.no_extension`, `data_request.extended`,
 * `data_request.not_identified` (nothing is given to somebody we do not know), `version.stale`.
 */
export function moveRequest(ctx: Context, { params, body }: RequestOf<typeof contracts.moveRequestContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockRequest(trx, params.request_id)
    const status = requestLife[found.status][body.move]
    if (!status) throw new Refusal('data_request.wrong_state', { id: found.id, status: found.status })
    sameVersion(body.version, found.version)
    await moveClocks(trx, ctx, found, body)
    return updateRequest(trx, found.id, { status, ...valuesOf(ctx, found, body) })
  })
}

function valuesOf(ctx: Context, found: LockedRequest, body: Move) {
  const now = ctx.now()
  const sealed = (answer: string) =>
    ctx.vault
      .openRecordKey(recordKind, found.id, found.sealed_key)
      .seal(at('sealed_answer', found.id), answer)
  switch (body.move) {
    case 'acknowledge':
      return { acknowledged_at: now }
    case 'identify':
      return { identity_check: body.identity_check }
    case 'extend':
      if (!mayExtend(found.kind)) throw new Refusal('data_request.no_extension', { id: found.id })
      if (found.extended_at) throw new Refusal('data_request.extended', { id: found.id })
      return { extended_at: now }
    case 'answer':
      if (found.identity_check === 'not_yet')
        throw new Refusal('data_request.not_identified', { id: found.id })
      return { outcome: body.outcome, ...answeredBy(ctx), sealed_answer: sealed(body.answer) }
    case 'refuse':
      return { refusal_ground: body.refusal_ground, ...answeredBy(ctx), sealed_answer: sealed(body.answer) }
    case 'withdraw':
      return {}
  }
}

const answeredBy = (ctx: Context) => ({ answered_at: ctx.now(), answered_by: ctx.session.staffId })

async function moveClocks(trx: Writer, ctx: Context, found: LockedRequest, { move }: Move): Promise<void> {
  const clocks = trx as unknown as ClockReader
  const open = (rule?: string) => lockOpenClocksOf(clocks, found.id, rule)
  if (move === 'acknowledge')
    for (const clock of await open('PD-ACK')) await meetClock(clocks, clock.id, ctx.now(), ctx.now())
  if (move === 'answer' || move === 'refuse')
    for (const clock of await open()) await meetClock(clocks, clock.id, ctx.now(), ctx.now())
  if (move === 'extend' && mayExtend(found.kind) && !found.extended_at)
    await extendClock(trx, found.id, answerRule[found.kind], extensionDays)
  if (move === 'withdraw')
    for (const clock of await open()) if (clock.status !== 'missed') await cancelClock(clocks, clock.id)
}

/** Draft of the answer. Refuses with `record.not_found`, `data_request.wrong_state` before there is one. */
export function requestLetter(
  ctx: Context,
  { params }: RequestOf<typeof contracts.requestLetterContract>,
): Promise<FileReply> {
  return inTransaction(ctx, async (trx) => {
    const row = await openedRequest(trx, params.request_id)
    if (!row.sealed_answer || !row.answered_at)
      throw new Refusal('data_request.wrong_state', { id: row.id, status: row.status })
    const key = ctx.vault.openRecordKey(recordKind, row.id, row.sealed_key)
    const bytes = await answerLetter({
      agency: ctx.session.agencyName,
      number: row.number,
      kind: row.kind,
      receivedAt: row.received_at,
      outcome: row.outcome,
      ground: row.refusal_ground,
      answer: key.open(at('sealed_answer', row.id), row.sealed_answer),
      frozenAt: row.answered_at,
    })
    return { name: `tra-loi-yeu-cau-${row.number.replace('/', '-')}.docx`, bytes }
  })
}

/** The register as XLSX. */
export function exportRequests(
  ctx: Context,
  { query }: RequestOf<typeof contracts.exportRequestsContract>,
): Promise<FileReply> {
  return inTransaction(ctx, async (trx) => {
    const rows = await listRequestRows(trx, { filter: query, limit: 5_000 })
    await sql`select audit.note('exported', 'data_request', null, ${JSON.stringify({ rows: rows.length })}::jsonb)`.execute(
      trx,
    )
    const said = registerWords[ctx.session.language]
    return registerFile(
      ctx,
      'requests',
      rows.map((row) => [
        row.number,
        row.received_at.toISOString(),
        said.requestKind[row.kind],
        said.channel[row.channel],
        said.requestStatus[row.status],
        row.answered_at?.toISOString() ?? null,
        row.outcome ? said.outcome[row.outcome] : row.refusal_ground ? said.ground[row.refusal_ground] : '',
        row.extended ? said.yes : '',
      ]),
    )
  })
}

/** A request whose words are about to be opened: the same transaction records it. */
async function openedRequest(trx: Writer, id: string): Promise<RequestRow> {
  const [row] = await listRequestRows(trx, { id, limit: 1 })
  if (!row) throw new Refusal('record.not_found', { id })
  await sql`select audit.read('data_request', ${row.id})`.execute(trx)
  return row
}

function lineOf(row: RequestRow) {
  const when = (moment: Date | null) => moment?.toISOString() ?? null
  return {
    id: row.id,
    version: row.version,
    number: row.number,
    kind: row.kind,
    asked_by_whom: row.asked_by_whom,
    channel: row.channel,
    identity_check: row.identity_check,
    received_at: row.received_at.toISOString(),
    status: row.status,
    due_at: when(row.due_at),
    started_at: when(row.started_at),
    extended: row.extended,
    outcome: row.outcome,
    refusal_ground: row.refusal_ground,
    answered_at: when(row.answered_at),
    has_case: row.has_case,
  }
}
