import { sql } from 'kysely'
import type { Context } from '#kernel/context.ts'
import type { Writer } from '#kernel/database.ts'
import { readSealedContact } from './contact.queries.ts'
import { findSafeContact } from './safe-contact.queries.ts'
import type { Hours } from './safe-contact.rule.ts'

/** How a person speaks and may be reached, for those whom she agreed should know. Never the code word. */
export interface Reach {
  language: string
  interpreter: string
  /** False where nobody asked her yet: then nobody calls. */
  callAllowed: boolean
  hours: readonly Hours[]
  say: string | null
  avoid: string | null
}

/** Opens how the person of a contact may be reached; the opening is recorded. Refuses with `record.not_found`. */
export async function reachForReferral(trx: Writer, ctx: Context, contactId: string): Promise<Reach> {
  const contact = await readSealedContact(trx, contactId, { opened: 'safe_contact', reason: 'referral' })
  const { rows } = await sql<{ language: string; interpreter: string }>`
    select language, interpreter from contact where id = ${contactId}`.execute(trx)
  const spoken = rows[0] ?? { language: 'vi', interpreter: 'none' }
  const row = await findSafeContact(trx, contactId)
  if (!row || !contact.sealed_key) return { ...spoken, callAllowed: false, hours: [], say: null, avoid: null }
  const key = ctx.vault.openRecordKey('contact', contact.id, contact.sealed_key)
  const open = (column: string, bytes: Buffer | null) =>
    bytes && key.open({ table: 'safe_contact', column, row: row.id }, bytes)
  return {
    ...spoken,
    callAllowed: row.call_allowed,
    hours: row.hours,
    say: open('sealed_say', row.sealed_say),
    avoid: open('sealed_avoid', row.sealed_avoid),
  }
}
