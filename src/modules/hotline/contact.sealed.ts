import type { Context } from '#kernel/context.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { RecordKey } from '#kernel/vault.ts'
import type { ContactRow, Token } from './contact.queries.ts'

export interface Words {
  name: string | null
  phone: string | null
  notes: string | null
}

const place = (column: string, row: string) => ({ table: 'contact', column, row })

/** Name, number and notes, each sealed to its own place. */
export function sealWords(key: RecordKey, id: string, words: Words) {
  const seal = (column: string, plain: string | null) =>
    plain === null ? null : key.seal(place(column, id), plain)
  return {
    sealed_name: seal('sealed_name', words.name),
    sealed_phone: seal('sealed_phone', words.phone),
    sealed_notes: seal('sealed_notes', words.notes),
  }
}

/** The words of a contact, opened; all null once its key was destroyed. */
export function openWords(
  ctx: Context,
  row: Pick<ContactRow, 'id' | 'sealed_key' | 'sealed_name' | 'sealed_phone' | 'sealed_notes'>,
): Words {
  if (!row.sealed_key) return { name: null, phone: null, notes: null }
  const key = ctx.vault.openRecordKey('contact', row.id, row.sealed_key)
  const open = (column: string, sealed: Buffer | null) =>
    sealed ? key.open(place(column, row.id), sealed) : null
  return {
    name: open('sealed_name', row.sealed_name),
    phone: open('sealed_phone', row.sealed_phone),
    notes: open('sealed_notes', row.sealed_notes),
  }
}

/** The key of a contact. Refuses with `contact.erased` once it was destroyed: nothing can be sealed with it any more. */
export function contactKey(ctx: Context, row: Pick<ContactRow, 'id' | 'sealed_key'>): RecordKey {
  if (!row.sealed_key) throw new Refusal('contact.erased', { id: row.id })
  return ctx.vault.openRecordKey('contact', row.id, row.sealed_key)
}

/** Tokens by which a number is found again; none when it is no whole number. */
export function phoneTokens(ctx: Context, phone: string | null): Token[] {
  const token = phone === null ? null : ctx.blindIndex.phoneToken(phone)
  return token ? [{ token, purpose: 'phone' }] : []
}

/** Tokens by which a full name is found again; none for a single word. */
export function nameTokens(ctx: Context, name: string | null): Token[] {
  return name === null ? [] : ctx.blindIndex.nameTokens(name).map((token) => ({ token, purpose: 'name' }))
}
