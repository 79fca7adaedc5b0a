import type { Context } from '#kernel/context.ts'
import type { RecordKey } from '#kernel/vault.ts'

/** The key of one incident opens its words and the names in it. */
export function incidentKey(ctx: Context, incidentId: string, wrapped: Uint8Array): RecordKey {
  return ctx.vault.openRecordKey('incident', incidentId, wrapped)
}

type Column = 'sealed_where' | 'sealed_story' | 'sealed_check' | 'sealed_result'
export const wordsAt = (incidentId: string, column: Column) => ({
  table: 'commune_incident',
  column,
  row: incidentId,
})
export const personAt = (personId: string, column: 'sealed_name' | 'sealed_phone') => ({
  table: 'commune_person',
  column,
  row: personId,
})
