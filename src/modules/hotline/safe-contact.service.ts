import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Reader } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import type { RecordKey } from '#kernel/vault.ts'
import { getContact, readSealedContact } from './contact.queries.ts'
import { contactKey } from './contact.sealed.ts'
import type * as contracts from './safe-contact.contract.ts'
import type { SafeContactBody } from './safe-contact.contract.ts'
import {
  findSafeContact,
  insertSafeContact,
  lockSafeContact,
  type SafeContactInsert,
  updateSafeContact,
} from './safe-contact.queries.ts'
import { callAnswer, type SafeContactRecord } from './safe-contact.rule.ts'

const place = (column: string, row: string) => ({ table: 'safe_contact', column, row })

/** A new record of how somebody may be reached, its words sealed with the key of the contact; written is verified. */
export function sealSafeWords(
  key: RecordKey,
  { ctx, contactId, safeContact }: { ctx: Context; contactId: string; safeContact: SafeContactBody },
): SafeContactInsert {
  const id = newId()
  const { say = null, avoid = null, word = null } = safeContact
  return {
    id,
    contact_id: contactId,
    ...verified(ctx, safeContact),
    ...sealed(key, id, { say, avoid, word }),
  }
}

function verified(ctx: Context, { call_allowed, text_allowed, hours }: SafeContactBody) {
  return {
    call_allowed,
    text_allowed,
    hours: JSON.stringify(hours),
    verified_at: ctx.now(),
    verified_by: ctx.session.staffId,
  }
}

/** Sealed words; one that is not given stays out, so that it is not overwritten. */
function sealed(
  key: RecordKey,
  id: string,
  words: { say?: string | null; avoid?: string | null; word?: string | null },
) {
  const columns = Object.entries(words).filter(([, plain]) => plain !== undefined)
  return Object.fromEntries(
    columns.map(([column, plain]) => [
      `sealed_${column}`,
      typeof plain === 'string' ? key.seal(place(`sealed_${column}`, id), plain) : null,
    ]),
  ) as Partial<Record<'sealed_say' | 'sealed_avoid' | 'sealed_word', Buffer | null>>
}

/** Whether somebody may be called at this moment, as replies tell it. */
export function callAnswerShown(record: SafeContactRecord | null | undefined, now: Date) {
  const { may, because, next_at } = callAnswer(record, now)
  return { may_call_now: may, not_because: because, next_call_at: next_at?.toISOString() ?? null }
}

/** How a person may be reached, its words covered; null when nobody asked yet. */
export async function shownSafeContact(db: Reader, ctx: Context, contactId: string) {
  const row = await findSafeContact(db, contactId)
  if (!row) return null
  return {
    id: row.id,
    version: row.version,
    call_allowed: row.call_allowed,
    text_allowed: row.text_allowed,
    hours: row.hours.map(({ days, from, until }) => ({ days: [...days], from, until })),
    has_say: row.sealed_say !== null,
    has_avoid: row.sealed_avoid !== null,
    has_word: row.sealed_word !== null,
    verified_at: row.verified_at.toISOString(),
    verified_by_name: row.verified_by_name,
    ...callAnswerShown(row, ctx.now()),
  }
}

/** Whether and when a person may be reached. Refuses with `record.not_found`. */
export function showSafeContact(ctx: Context, { params }: RequestOf<typeof contracts.getSafeContact>) {
  return inTransaction(ctx, async (trx) => {
    await getContact(trx, params.id)
    return { safe_contact: await shownSafeContact(trx, ctx, params.id) }
  })
}

/** Writes it, verified now. Refuses with `record.not_found`, `version.stale`, or `contact.erased`. */
export function setSafeContact(ctx: Context, { params, body }: RequestOf<typeof contracts.setSafeContact>) {
  return inTransaction(ctx, async (trx) => {
    const contact = await getContact(trx, params.id)
    const key = contactKey(ctx, contact)
    const stored = await lockSafeContact(trx, contact.id)
    sameVersion(body.version ?? 0, stored?.version ?? 0)
    const verifiedAt = ctx.now().toISOString()
    if (!stored) {
      const row = sealSafeWords(key, { ctx, contactId: contact.id, safeContact: body })
      await insertSafeContact(trx, row)
      return { id: row.id, version: 1, verified_at: verifiedAt }
    }
    const { say, avoid, word } = body
    const change = { ...verified(ctx, body), ...sealed(key, stored.id, { say, avoid, word }) }
    return {
      id: stored.id,
      version: await updateSafeContact(trx, stored.id, change),
      verified_at: verifiedAt,
    }
  })
}

/** What may be said and what must not, opened and recorded. Refuses with `record.not_found`. */
export function openSafeContact(ctx: Context, { params, body }: RequestOf<typeof contracts.openSafeContact>) {
  return inTransaction(ctx, async (trx) => {
    const contact = await readSealedContact(trx, params.id, { opened: 'safe_contact', ...body })
    const row = await findSafeContact(trx, params.id)
    if (!row || !contact.sealed_key) return { say: null, avoid: null, word: null }
    const key = ctx.vault.openRecordKey('contact', contact.id, contact.sealed_key)
    const open = (column: string, bytes: Buffer | null) => bytes && key.open(place(column, row.id), bytes)
    return {
      say: open('sealed_say', row.sealed_say),
      avoid: open('sealed_avoid', row.sealed_avoid),
      word: open('sealed_word', row.sealed_word),
    }
  })
}
