import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { pageOf } from '#kernel/cursor.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { type ClockReader, listRunningClocks } from '#modules/clocks/index.ts'
import { leaveNotice } from '#modules/messages/index.ts'
import { openDuties } from './board.service.ts'
import type * as contracts from './handover.contract.ts'
import { type HandoverFacts, HandoverNotes } from './handover.contract.ts'
import * as queries from './handover.queries.ts'
import { peopleOf } from './shift.service.ts'

const place = (row: string) => ({ table: 'handover', column: 'sealed_notes', row })
const mostClocks = 200

/** What the hand-over book would say now. */
export function previewHandover(ctx: Context) {
  return inTransaction(ctx, (trx) => factsNow(trx, ctx))
}

async function factsNow(trx: Writer, ctx: Context): Promise<HandoverFacts> {
  const duties = await openDuties(trx, ctx)
  const clocks = await listRunningClocks(trx as unknown as ClockReader, { limit: mostClocks })
  const idsOf = (rows: readonly { id: string }[]) => rows.map((row) => row.id)
  return {
    calls_to_return: idsOf(duties.due),
    open_dangers: idsOf(duties.dangers),
    suicide_risks: duties.suicideRisks.map(({ contact }) => contact.id),
    emergencies_asked: idsOf(duties.asked),
    emergencies_to_review: idsOf(duties.toReview),
    running_clocks: clocks.map(({ id, rule_code, record_kind, record_id, due_at }) => ({
      id,
      rule_code,
      record_kind,
      record_id,
      due_at: due_at?.toISOString() ?? null,
    })),
  }
}

/**
 * Who leaves writes down what the next shift must know, and signs. Refuses with `handover.two_people` when giver and taker
 * are one, with `shift.not_ours` when the taker is not on duty here, with `record.not_found` for an unknown shift.
 */
export function signHandoverFrom(ctx: Context, { body }: RequestOf<typeof contracts.signHandoverFrom>) {
  return inTransaction(ctx, async (trx) => {
    const { session } = ctx
    if (body.to_staff === session.staffId)
      throw new Refusal('handover.two_people', { to_staff: body.to_staff })
    const ours = await peopleOf(trx, ctx)
    if (!ours.some((person) => person.id === body.to_staff))
      throw new Refusal('shift.not_ours', { staff_id: body.to_staff })
    if (body.shift_id && !(await queries.seesShift(trx, body.shift_id)))
      throw new Refusal('record.not_found', { id: body.shift_id })
    const id = newId()
    const now = ctx.now()
    const { wrapped, key } = ctx.vault.newRecordKey('handover', id)
    await queries.insertHandover(trx, {
      id,
      agency_id: session.agencyId,
      shift_id: body.shift_id,
      from_staff: session.staffId,
      to_staff: body.to_staff,
      facts: JSON.stringify(await factsNow(trx, ctx)),
      sealed_key: wrapped,
      sealed_notes: key.sealJson(place(id), body.notes),
      signed_from_at: now,
    })
    await leaveNotice(trx, { staffIds: [body.to_staff], kind: 'handover.to_sign', recordId: id }, now)
    return { id, signed_from_at: now.toISOString() }
  })
}

/** Who comes signs. Refuses with `handover.not_for_you`, or `handover.signed_before`. */
export function signHandoverTo(ctx: Context, { params }: RequestOf<typeof contracts.signHandoverTo>) {
  return inTransaction(ctx, async (trx) => {
    const handover = await queries.getHandover(trx, params.id)
    if (handover.to_staff !== ctx.session.staffId)
      throw new Refusal('handover.not_for_you', { id: handover.id })
    const now = ctx.now()
    if (!(await queries.setSignedTo(trx, handover.id, now)))
      throw new Refusal('handover.signed_before', { id: handover.id })
    return { id: handover.id, signed_to_at: now.toISOString() }
  })
}

/** The hand-over book, newest first. */
export function showHandovers(ctx: Context, { query }: RequestOf<typeof contracts.listHandovers>) {
  return inTransaction(ctx, async (trx) => {
    const page = { after: query.after, limit: query.limit + 1 }
    const rows = await queries.listHandoversOf(trx, ctx.session.agencyId, page)
    const { shown, next } = pageOf(rows, query.limit, (row) => [row.signed_micros, row.id])
    const seen = await queries.idsStillSeen(
      trx,
      shown.map((row) => row.facts),
    )
    const items = shown.map(({ signed_micros: _, ...row }) => ({
      ...row,
      facts: onlySeen(row.facts, seen),
      signed_from_at: row.signed_from_at.toISOString(),
      signed_to_at: row.signed_to_at?.toISOString() ?? null,
    }))
    return { items, next }
  })
}

/** What was signed stays as it was in the database; a reader is told of it only what exists for that reader. */
function onlySeen(facts: HandoverFacts, seen: ReadonlySet<string>): HandoverFacts {
  const only = (ids: readonly string[]) => ids.filter((id) => seen.has(id))
  return {
    calls_to_return: only(facts.calls_to_return),
    open_dangers: only(facts.open_dangers),
    suicide_risks: only(facts.suicide_risks),
    emergencies_asked: only(facts.emergencies_asked),
    emergencies_to_review: only(facts.emergencies_to_review),
    running_clocks: facts.running_clocks.filter((clock) => seen.has(clock.id)),
  }
}

/** The notes of a hand-over, opened and recorded. Refuses with `record.not_found`. */
export function openHandover(ctx: Context, { params }: RequestOf<typeof contracts.openHandover>) {
  return inTransaction(ctx, async (trx) => {
    const row = await queries.readSealedHandover(trx, params.id)
    const key = ctx.vault.openRecordKey('handover', row.id, row.sealed_key)
    return { id: row.id, ...HandoverNotes.parse(key.openJson(place(row.id), row.sealed_notes)) }
  })
}
