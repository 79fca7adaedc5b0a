import type { Context } from '#kernel/context.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { RecordKey } from '#kernel/vault.ts'

/** The key of one stay: it opens what a keeper needs and nothing of the case. Refuses with `case.erased`. */
export function stayKey(ctx: Context, stay: { id: string; sealed_key: Buffer | null }): RecordKey {
  if (!stay.sealed_key) throw new Refusal('case.erased', { id: stay.id })
  return ctx.vault.openRecordKey('stay', stay.id, stay.sealed_key)
}

export const stayAt = (column: string, id: string) => ({ table: 'shelter_stay', column, row: id })
export const givenAt = (id: string) => ({ table: 'shelter_given', column: 'sealed_words', row: id })
export const stayNoteAt = (id: string) => ({ table: 'shelter_note', column: 'sealed_words', row: id })
export const visitAt = (id: string) => ({ table: 'shelter_visit', column: 'sealed_words', row: id })
export const extensionAt = (id: string) => ({ table: 'shelter_extension', column: 'sealed_words', row: id })

/** Words sealed where there are any. */
export function sealed(key: RecordKey, at: ReturnType<typeof stayAt>, words: string | null | undefined) {
  return words ? key.seal(at, words) : null
}
