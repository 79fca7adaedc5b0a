import { sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { pageOf } from '#kernel/cursor.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { TwoPersonKind } from './two-person.codes.ts'
import type * as contracts from './two-person.contract.ts'
import { twoPersonLife } from './two-person.life.ts'
import {
  type Decision,
  findRule,
  insertRequest,
  listRequests,
  type RequestRow,
  writeDecision,
} from './two-person.queries.ts'

const recordKind = 'two_person_request'
const reasonAt = (id: string) => ({ table: recordKind, column: 'sealed_reason', row: id })
const answerAt = (id: string) => ({ table: recordKind, column: 'sealed_answer', row: id })

/** How long after a life was at risk a second person reviews what was done. */
const reviewHours = 24

/** What somebody asks a second person for. `detail` holds ids and codes only; `about` is what the list shows. */
export interface Asked {
  kind: TwoPersonKind
  recordKind: string
  recordId?: string
  subjectId?: string
  detail?: Record<string, string | number | boolean | null | readonly string[]>
  words?: string
  /** A life is at risk: the act is done now and reviewed within 24 hours. */
  actedFirst?: boolean
}

type Handler = (trx: Writer, ctx: Context, request: RequestRow) => Promise<void>
const handlers = new Map<TwoPersonKind, Handler>()
type Reviewer = (trx: Writer, ctx: Context, decision: Decision) => Promise<number | undefined>
const reviewers = new Map<TwoPersonKind, Reviewer>()

/**
 * Subscribes, once, what is done when a request of this kind is approved: in the decider's own transaction, so that a yes
 * which cannot be carried out is no yes.
 */
export function onApproved(kind: TwoPersonKind, handler: Handler): void {
  handlers.set(kind, handler)
}

/**
 * Subscribes, once, who writes the second look at an act of this kind that came first: the yes or no stands with what was
 * done, and closes the request. Gives the request's version, nothing when somebody has looked before.
 */
export function onReviewed(kind: TwoPersonKind, reviewer: Reviewer): void {
  reviewers.set(kind, reviewer)
}

/**
 * Asks a second person, in the story of whoever calls. Refuses with `permit.missing` when the role may not ask, and with
 * `two_person.not_first` when an act of this kind never comes before the yes.
 */
export async function askSecond(trx: Writer, ctx: Context, asked: Asked): Promise<string> {
  const rule = await findRule(trx, asked.kind)
  if (!rule?.asker_roles.some((role) => ctx.session.roles.includes(role)))
    throw new Refusal('permit.missing', { permit: `two_person.${asked.kind}` })
  if (asked.actedFirst && !rule.may_act_first) throw new Refusal('two_person.not_first')
  const id = newId()
  const sealing = ctx.vault.newRecordKey(recordKind, id) // also without words: the answer is sealed with it
  await insertRequest(
    trx,
    {
      id,
      province_id: ctx.session.provinceId,
      agency_id: ctx.session.agencyId,
      kind: asked.kind,
      record_kind: asked.recordKind,
      record_id: asked.recordId ?? null,
      subject_id: asked.subjectId ?? null,
      detail: JSON.stringify(asked.detail ?? {}),
      sealed_key: sealing.wrapped,
      sealed_reason: asked.words ? sealing.key.seal(reasonAt(id), asked.words) : null,
      asked_by: ctx.session.staffId,
      acted_first: asked.actedFirst ?? false,
    },
    asked.actedFirst ? reviewHours : rule.valid_hours,
  )
  return id
}

/** Requests I made and those I may decide. */
export function listTwoPerson(ctx: Context, { query }: RequestOf<typeof contracts.listTwoPersonContract>) {
  return inTransaction(ctx, async (trx) => {
    const { after, limit, ...filter } = query
    const rows = await listRequests(trx, { staffId: ctx.session.staffId, filter, after, limit: limit + 1 })
    const { shown, next } = pageOf(rows, limit, (row) => [row.micros, row.id])
    return { items: shown.map((row) => lineOf(ctx, row)), next }
  })
}

/** One request with its words. Refuses with `record.not_found`. */
export function readTwoPerson(ctx: Context, { params }: RequestOf<typeof contracts.readTwoPersonContract>) {
  return inTransaction(ctx, async (trx) => {
    const row = await findRequest(trx, ctx, params.request_id)
    await sql`select audit.read('two_person_request', ${row.id})`.execute(trx)
    const key = row.sealed_key && ctx.vault.openRecordKey(recordKind, row.id, row.sealed_key)
    return {
      ...lineOf(ctx, row),
      words: key && row.sealed_reason ? key.open(reasonAt(row.id), row.sealed_reason) : null,
      answer: key && row.sealed_answer ? key.open(answerAt(row.id), row.sealed_answer) : null,
    }
  })
}

/**
 * Says yes or no; with a yes what was asked is done, in the same transaction, and after an act that came first its review. Refuses with `record.not_found` (also for
 * somebody of the asker's own body), `two_person.not_oneself`, `two_person.wrong_state`, `two_person.expired`, `version.stale`.
 */
export function decideTwoPerson(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.decideTwoPersonContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const row = await findRequest(trx, ctx, params.request_id)
    if (row.asked_by_id === ctx.session.staffId) throw new Refusal('two_person.not_oneself', { id: row.id })
    const status = twoPersonLife[row.status][body.approve ? 'approve' : 'refuse']
    if (!status) throw new Refusal('two_person.wrong_state', { id: row.id, status: row.status })
    if (row.late && !row.acted_first) throw new Refusal('two_person.expired', { id: row.id })
    sameVersion(body.version, row.version)
    const key = body.answer && row.sealed_key && ctx.vault.openRecordKey(recordKind, row.id, row.sealed_key)
    const decision: Decision = {
      id: row.id,
      status,
      by: ctx.session.staffId,
      at: ctx.now(),
      answer: key && body.answer ? key.seal(answerAt(row.id), body.answer) : null,
    }
    const version = row.acted_first
      ? await reviewers.get(row.kind)?.(trx, ctx, decision)
      : await writeDecision(trx, decision)
    if (!version) throw new Refusal('two_person.wrong_state', { id: row.id, status: row.status })
    if (status === 'approved' && !row.acted_first) await handlers.get(row.kind)?.(trx, ctx, row)
    return { id: row.id, version, status }
  })
}

/** Takes back what I asked. Refuses with `record.not_found`, `two_person.wrong_state`, `version.stale`. */
export function withdrawTwoPerson(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.withdrawTwoPersonContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const row = await findRequest(trx, ctx, params.request_id)
    if (row.asked_by_id !== ctx.session.staffId) throw new Refusal('record.not_found', { id: row.id })
    const status = twoPersonLife[row.status].withdraw
    if (!status || row.acted_first)
      throw new Refusal('two_person.wrong_state', { id: row.id, status: row.status })
    sameVersion(body.version, row.version)
    const version = await writeDecision(trx, { id: row.id, status, by: null, at: null, answer: null })
    if (!version) throw new Refusal('two_person.wrong_state', { id: row.id, status: row.status })
    return { id: row.id, version, status }
  })
}

async function findRequest(trx: Writer, ctx: Context, id: string): Promise<RequestRow> {
  const [row] = await listRequests(trx, { staffId: ctx.session.staffId, id, limit: 1 })
  if (!row) throw new Refusal('record.not_found', { id })
  return row
}

function lineOf(ctx: Context, row: RequestRow) {
  return {
    id: row.id,
    version: row.version,
    kind: row.kind,
    record_kind: row.record_kind,
    record_id: row.record_id,
    about: row.about,
    asked_by: row.asked_by,
    asked_at: row.asked_at.toISOString(),
    agency_name: row.agency_name,
    expires_at: row.expires_at.toISOString(),
    acted_first: row.acted_first,
    status: row.status,
    late: row.late,
    decided_by: row.decided_by,
    decided_at: row.decided_at?.toISOString() ?? null,
    done_at: row.done_at?.toISOString() ?? null,
    mine: row.asked_by_id === ctx.session.staffId,
  }
}
