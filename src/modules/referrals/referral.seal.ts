import type { Context } from '#kernel/context.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { RecordKey } from '#kernel/vault.ts'

/** The key of one referral opens what was copied for the desk and what both sides wrote; nothing of the case. */
export function referralKey(
  ctx: Context,
  { id, sealed_key }: { id: string; sealed_key: Buffer | null },
): RecordKey {
  if (!sealed_key) throw new Refusal('record.not_found', { id }) // erased with its case
  return ctx.vault.openRecordKey('referral', id, sealed_key)
}

/** A field belongs to its referral and its name: it opens nowhere else. */
export const fieldAt = (referralId: string, field: string) => ({
  table: 'referral_field',
  column: `sealed_value.${field}`,
  row: referralId,
})
export const wordAt = (wordId: string) => ({ table: 'referral_word', column: 'sealed_text', row: wordId })
export const whereAt = (appointmentId: string) => ({
  table: 'referral_appointment',
  column: 'sealed_where',
  row: appointmentId,
})
