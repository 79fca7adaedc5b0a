import type { Context } from '#kernel/context.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { RecordKey } from '#kernel/vault.ts'

/**
 * The key of one case opens its summary, its notes and what was written beside its supports; never a name. Refuses with
 * `case.erased` where the key was destroyed.
 */
export function caseKey(ctx: Context, caseId: string, wrapped: Uint8Array | null): RecordKey {
  if (!wrapped) throw new Refusal('case.erased', { id: caseId })
  return ctx.vault.openRecordKey('case', caseId, wrapped)
}

export const summaryAt = (caseId: string) => ({ table: 'case_file', column: 'sealed_summary', row: caseId })
export const noteAt = (noteId: string) => ({ table: 'case_note', column: 'sealed_note', row: noteId })
export const supportNoteAt = (supportId: string) => ({
  table: 'emergency_support',
  column: 'sealed_note',
  row: supportId,
})
