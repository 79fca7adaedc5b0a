import type { z } from 'zod'
import { type Context, goOn, inOneBreath, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { pageOf } from '#kernel/cursor.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { closeDraft } from '#modules/access/index.ts'
import { insertAsked, insertDue, listCallBacksOf } from './call-back.queries.ts'
import { tellLeaders } from './call-back.service.ts'
import { flagsOfTopic } from './contact.codes.ts'
import type * as contracts from './contact.contract.ts'
import { NewContact } from './contact.contract.ts'
import * as queries from './contact.queries.ts'
import { misfits, type Together } from './contact.rule.ts'
import { contactKey, nameTokens, openWords, phoneTokens, sealWords } from './contact.sealed.ts'
import type { ContactItem } from './contact.shapes.ts'
import { findCounsellingOf } from './counselling.queries.ts'
import { insertSafeContact } from './safe-contact.queries.ts'
import { sealSafeWords, shownSafeContact } from './safe-contact.service.ts'
import { findSafetyCard, insertSafetyCard } from './safety-card.queries.ts'
import { sealCard } from './safety-card.service.ts'

const clockSkewMs = 60_000

/**
 * Records a contact with everything that was said in one story: words sealed, tokens to find it again, safe contact,
 * safety card, the call to return; and ends the draft. Refuses with `place.unknown`, and with `contact.in_future` when
 * it would have begun more than a minute from now. The reply never tells of earlier calls.
 */
export function takeContact(ctx: Context, { body }: RequestOf<typeof contracts.takeContact>) {
  return inTransaction(ctx, (trx) => takeContactWithin(trx, ctx, body))
}

/** The same inside a story that another module has begun; what is not given is as in the contract. */
export function takeContactIn(trx: Writer, ctx: Context, contact: z.input<typeof contracts.NewContact>) {
  return takeContactWithin(trx, ctx, NewContact.parse(contact))
}

async function takeContactWithin(trx: Writer, ctx: Context, body: contracts.NewContact) {
  const now = ctx.now()
  const startedAt = new Date(body.started_at)
  const endedAt = body.ended_at
    ? new Date(body.ended_at)
    : new Date(Math.max(now.getTime(), startedAt.getTime()))
  refuseFuture(now, startedAt, endedAt)
  const {
    name,
    phone,
    notes,
    client_ref,
    callback_due_at,
    emergency_callback,
    safe_contact,
    safety_card,
    ...told
  } = body
  const { session } = ctx
  const id = newId(now.getTime())
  const { wrapped, key } = ctx.vault.newRecordKey('contact', id)
  const byPhone = phoneTokens(ctx, phone)
  const tokens = [...byPhone, ...nameTokens(ctx, name)]
  const flags = flagsOfTopic(told.topic)
  const gbv = told.gbv ?? (told.gender_equality === false ? false : flags.gbv)
  const row: queries.ContactInsert = {
    ...told,
    id,
    province_id: session.provinceId,
    agency_id: session.agencyId,
    taken_by: session.staffId,
    started_at: startedAt,
    ended_at: endedAt,
    recorded_at: now,
    gbv,
    gender_equality: told.gender_equality ?? (gbv || flags.gender_equality),
    anonymous: told.anonymous ?? name === null,
    sealed_key: wrapped,
    ...sealWords(key, id, { name, phone, notes }),
  }
  goOn(trx, queries.insertContact(trx, row, tokens))
  if (safe_contact)
    await insertSafeContact(trx, sealSafeWords(key, { ctx, contactId: id, safeContact: safe_contact }))
  if (safety_card) await insertSafetyCard(trx, sealCard(key, { ctx, contactId: id, card: safety_card }))
  if (callback_due_at) {
    await insertDue(trx, {
      ctx,
      contactId: id,
      agencyId: session.agencyId,
      dueAt: new Date(callback_due_at),
    })
  }
  if (emergency_callback) {
    await insertAsked(trx, { ctx, contactId: id, agencyId: session.agencyId })
    await tellLeaders(trx, ctx, session.agencyId, id)
  }
  const [phoneToken] = byPhone
  if (body.caller === 'prying' && phoneToken) await queries.leaveSilentWord(trx, phoneToken.token, id)
  if (client_ref) await closeDraft(trx, ctx, client_ref)
  return { id, version: 1, recorded_at: now.toISOString() }
}

function refuseFuture(now: Date, startedAt: Date, endedAt: Date): void {
  const latest = now.getTime() + clockSkewMs
  if (startedAt.getTime() > latest) throw new Refusal('contact.in_future', { field: 'started_at' })
  if (endedAt.getTime() > latest) throw new Refusal('contact.in_future', { field: 'ended_at' })
}

/** Contacts of my hotline, newest first. */
export function listContacts(ctx: Context, { query }: RequestOf<typeof contracts.listContacts>) {
  return inOneBreath(ctx, async (trx) => {
    const { after, limit, ...filter } = query
    const taken_by = filter.taken_by && ctx.session.staffId
    const rows = await queries.listContacts(trx, { ...filter, taken_by }, { after, limit: limit + 1 })
    const { shown, next } = pageOf(rows, limit, (row) => [row.started_micros, row.id])
    return { items: shown.map(itemOf), next }
  })
}

/** A row as lists show it. */
export function itemOf(row: queries.ListedContact): ContactItem {
  const { started_micros: _, started_at, ended_at, ...rest } = row
  // Codes in the table are held to the same lists by its constraints.
  return {
    ...(rest as unknown as ContactItem),
    started_at: started_at.toISOString(),
    ended_at: ended_at.toISOString(),
  }
}

/** One contact, covered. Refuses with `record.not_found`. */
export function showContact(ctx: Context, { params }: RequestOf<typeof contracts.getContact>) {
  return inTransaction(ctx, async (trx) => {
    const row = await queries.getContact(trx, params.id)
    const safeContact = await shownSafeContact(trx, ctx, row.id)
    const card = await findSafetyCard(trx, row.id)
    const {
      agency_id: _,
      import_id: _import,
      imported_row: _row,
      sealed_key,
      sealed_name,
      sealed_phone,
      sealed_notes,
      ...clear
    } = row
    const callBacks = await listCallBacksOf(trx, row.id)
    return {
      ...(clear as unknown as ContactDetail),
      started_at: row.started_at.toISOString(),
      ended_at: row.ended_at.toISOString(),
      recorded_at: row.recorded_at.toISOString(),
      assaulted_at: row.assaulted_at?.toISOString() ?? null,
      has_name: sealed_name !== null,
      has_phone: sealed_phone !== null,
      has_notes: sealed_notes !== null,
      erased: sealed_key === null,
      safe_contact: safeContact,
      safety_card: card
        ? {
            id: card.id,
            version: card.version,
            written_at: card.written_at.toISOString(),
            written_by_name: card.written_by_name,
          }
        : null,
      counselling_id: (await findCounsellingOf(trx, row.id))?.id ?? null,
      call_backs: callBacks,
    }
  })
}
type ContactDetail = import('#kernel/contract.ts').ReplyOf<typeof contracts.getContact>

/** Name, number and notes, opened and recorded. Refuses with `record.not_found`. */
export function openContact(ctx: Context, { params, body }: RequestOf<typeof contracts.openContact>) {
  return inTransaction(ctx, async (trx) => {
    const row = await queries.readSealedContact(trx, params.id, { opened: 'contact', ...body })
    return { id: row.id, version: row.version, ...openWords(ctx, row), erased: row.sealed_key === null }
  })
}

/**
 * Corrects fields. Refuses with `version.stale` (both versions told), `contact.misfit` when what results does not fit
 * together, `contact.erased` when words are sent for a contact whose key is gone, `contact.in_future`, `place.unknown`.
 */
export function correctContact(ctx: Context, { params, body }: RequestOf<typeof contracts.correctContact>) {
  return inTransaction(ctx, async (trx) => {
    const stored = await queries.lockContact(trx, params.id)
    const { version, name, phone, notes, ...clear } = body
    sameVersion(version, stored.version)
    const words = {
      ...(name !== undefined && { name }),
      ...(phone !== undefined && { phone }),
      ...(notes !== undefined && { notes }),
    }
    refuseMisfit(stored, { ...clear, ...words })
    refuseFuture(
      ctx.now(),
      new Date(clear.started_at ?? stored.started_at),
      new Date(clear.ended_at ?? stored.ended_at),
    )
    const sealed = Object.keys(words).length > 0 ? await correctWords(trx, ctx, stored, words) : {}
    const next = await queries.updateContact(trx, stored.id, { ...clear, ...sealed })
    return { id: stored.id, version: next }
  })
}

function refuseMisfit(stored: queries.ContactRow, change: Together): void {
  const [field] = misfits({
    ...stored,
    started_at: stored.started_at.toISOString(),
    ended_at: stored.ended_at.toISOString(),
    assaulted_at: stored.assaulted_at?.toISOString() ?? null,
    name: stored.sealed_name === null ? null : 'sealed',
    ...change,
  })
  if (field) throw new Refusal('contact.misfit', { id: stored.id, field })
}

async function correctWords(
  trx: Writer,
  ctx: Context,
  stored: queries.ContactRow,
  words: { name?: string | null; phone?: string | null; notes?: string | null },
) {
  const key = contactKey(ctx, stored)
  const { name = null, phone = null, notes = null } = words
  const sealed = sealWords(key, stored.id, { name, phone, notes })
  if ('name' in words) {
    await queries.dropTokens(trx, stored.id, 'name')
    await queries.insertTokens(trx, stored.id, nameTokens(ctx, name))
  }
  if ('phone' in words) {
    await queries.dropTokens(trx, stored.id, 'phone')
    await queries.insertTokens(trx, stored.id, phoneTokens(ctx, phone))
  }
  return Object.fromEntries(
    Object.entries(sealed).filter(([column]) => column.replace('sealed_', '') in words),
  )
}
