import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { RecordKey } from '#kernel/vault.ts'
import { getContact, readSealedContact } from './contact.queries.ts'
import { contactKey } from './contact.sealed.ts'
import type * as contracts from './safety-card.contract.ts'
import { SafetyCardBody } from './safety-card.contract.ts'
import {
  findSafetyCard,
  insertSafetyCard,
  lockSafetyCard,
  type SafetyCardInsert,
  updateSafetyCard,
} from './safety-card.queries.ts'

const place = (row: string) => ({ table: 'safety_card', column: 'sealed_card', row })

/** A new safety card, sealed as a whole with the key of the contact. */
export function sealCard(
  key: RecordKey,
  { ctx, contactId, card }: { ctx: Context; contactId: string; card: SafetyCardBody },
): SafetyCardInsert & { id: string } {
  const id = newId()
  return { id, contact_id: contactId, ...written(ctx, key, id, card) }
}

function written(ctx: Context, key: RecordKey, id: string, card: SafetyCardBody) {
  return {
    sealed_card: key.sealJson(place(id), card),
    written_by: ctx.session.staffId,
    written_at: ctx.now(),
  }
}

/** Writes the card. Refuses with `record.not_found`, `version.stale`, or `contact.erased`. */
export function writeSafetyCard(ctx: Context, { params, body }: RequestOf<typeof contracts.writeSafetyCard>) {
  return inTransaction(ctx, async (trx) => {
    const contact = await getContact(trx, params.id)
    const key = contactKey(ctx, contact)
    const stored = await lockSafetyCard(trx, contact.id)
    sameVersion(body.version ?? 0, stored?.version ?? 0)
    if (!stored) {
      const row = sealCard(key, { ctx, contactId: contact.id, card: body.card })
      await insertSafetyCard(trx, row)
      return { id: row.id, version: 1 }
    }
    return {
      id: stored.id,
      version: await updateSafetyCard(trx, stored.id, written(ctx, key, stored.id, body.card)),
    }
  })
}

/** The card, opened and recorded. Refuses with `record.not_found`, also when there is none or its key is gone. */
export function openSafetyCard(ctx: Context, { params, body }: RequestOf<typeof contracts.openSafetyCard>) {
  return inTransaction(ctx, async (trx) => {
    const contact = await readSealedContact(trx, params.id, { opened: 'safety_card', ...body })
    const row = await findSafetyCard(trx, params.id)
    if (!row || !contact.sealed_key) throw new Refusal('record.not_found', { id: params.id })
    const key = ctx.vault.openRecordKey('contact', contact.id, contact.sealed_key)
    const card = SafetyCardBody.parse(key.openJson(place(row.id), row.sealed_card))
    return {
      ...card,
      written_at: row.written_at.toISOString(),
      written_by_name: row.written_by_name,
      version: row.version,
    }
  })
}
