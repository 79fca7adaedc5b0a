import { type Context, inTransaction } from '#kernel/context.ts'
import type { ReplyOf, RequestOf } from '#kernel/contract.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { getContact, readSealedContact } from './contact.queries.ts'
import { contactKey } from './contact.sealed.ts'
import type * as contracts from './counselling.contract.ts'
import {
  findCounsellingOf,
  getCounselling,
  insertCounselling,
  insertSession,
  listSessions,
} from './counselling.queries.ts'

const place = (row: string) => ({ table: 'counselling_session', column: 'sealed_note', row })

/** Opens a counselling record. Refuses with `record.not_found`, or `counselling.opened_before`. */
export function openCounselling(ctx: Context, { params, body }: RequestOf<typeof contracts.openCounselling>) {
  return inTransaction(ctx, async (trx) => {
    const contact = await getContact(trx, params.id)
    const id = newId()
    await insertCounselling(trx, {
      id,
      province_id: contact.province_id,
      agency_id: contact.agency_id,
      contact_id: contact.id,
      topic: body.topic,
      opened_at: ctx.now(),
      opened_by: ctx.session.staffId,
    })
    return { id, version: 1 }
  })
}

/** The record of a contact with its sessions; null when none was opened. Refuses with `record.not_found`. */
export function showCounselling(ctx: Context, { params }: RequestOf<typeof contracts.getCounselling>) {
  return inTransaction(ctx, async (trx) => {
    await getContact(trx, params.id)
    const record = await findCounsellingOf(trx, params.id)
    if (!record) return { counselling: null }
    const sessions = (await listSessions(trx, record.id)).map((row) => ({
      id: row.id,
      held_at: row.held_at.toISOString(),
      mode: row.mode,
      minutes: row.minutes,
      held_by: row.held_by,
      held_by_name: row.held_by_name,
      has_note: row.sealed_note !== null,
    }))
    const { id, version, topic, opened_by_name } = record
    const shown = { id, version, topic, opened_by_name, opened_at: record.opened_at.toISOString(), sessions }
    return { counselling: shown as ReplyOf<typeof contracts.getCounselling>['counselling'] }
  })
}

/** Adds a session. Refuses with `record.not_found`, `contact.in_future`, or `contact.erased` where a note can no longer be sealed. */
export function addCounsellingSession(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.addCounsellingSession>,
) {
  return inTransaction(ctx, async (trx) => {
    const record = await getCounselling(trx, params.id)
    const heldAt = new Date(body.held_at)
    if (heldAt.getTime() > ctx.now().getTime() + 60_000)
      throw new Refusal('contact.in_future', { field: 'held_at' })
    const id = newId()
    const { note } = body
    const sealedNote =
      note === null ? null : contactKey(ctx, await getContact(trx, record.contact_id)).seal(place(id), note)
    await insertSession(trx, {
      id,
      counselling_id: record.id,
      province_id: record.province_id,
      agency_id: record.agency_id,
      held_at: heldAt,
      mode: body.mode,
      minutes: body.minutes,
      held_by: ctx.session.staffId,
      sealed_note: sealedNote,
    })
    return { id, version: 1 }
  })
}

/** The notes of a record, opened and recorded; none once the key of the contact was destroyed. */
export function openCounsellingNotes(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.openCounsellingNotes>,
) {
  return inTransaction(ctx, async (trx) => {
    const record = await getCounselling(trx, params.id)
    const contact = await readSealedContact(trx, record.contact_id, { opened: 'counselling', ...body })
    if (!contact.sealed_key) return { notes: [] }
    const key = contactKey(ctx, contact)
    const sessions = await listSessions(trx, record.id)
    const notes = sessions.flatMap(({ id, sealed_note }) =>
      sealed_note ? [{ session_id: id, note: key.open(place(id), sealed_note) }] : [],
    )
    return { notes }
  })
}
