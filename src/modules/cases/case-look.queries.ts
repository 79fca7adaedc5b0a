import { sql } from 'kysely'
import type { Context } from '#kernel/context.ts'
import type { Writer } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { RecordKey } from '#kernel/vault.ts'
import type { CaseStatus } from './case.life.ts'
import { caseKey } from './case.seal.ts'

/** A case that is being read. */
export interface Look {
  id: string
  status: CaseStatus
  /** I work on it: words open for me. */
  assigned: boolean
  /** The case's key as stored, also for who only oversees it: an overseer may open their own words. */
  sealed_key: Buffer
}

/**
 * Looks at a part of a case and records it in the same statement. Refuses with `record.not_found`.
 * Statements that follow select sealed columns only `case when assigned`, so that what stays closed does not leave the database.
 */
export async function lookAtCase(trx: Writer, caseId: string, part: string): Promise<Look> {
  const { rows } = await sql<Look>`
    select f.id, f.status, f.sealed_key, access.works_on(f.id) as assigned, audit.read('case', f.id, ${JSON.stringify({ part })}::jsonb) as noted
    from   case_file f where f.id = ${caseId}`.execute(trx)
  const row = rows[0]
  if (!row) throw new Refusal('record.not_found', { id: caseId })
  return row
}

/** Where a sealed word of a case stands. */
export interface SealedAt {
  table: string
  column: string
  row: string
}

/** Opens words under a case's key, unwrapped once and only where there is something to open. */
export function opener(ctx: Context, look: { id: string; sealed_key: Buffer }) {
  let key: RecordKey | undefined
  return (at: SealedAt, sealed: Uint8Array | null): string | null => {
    if (!sealed) return null
    key ??= caseKey(ctx, look.id, look.sealed_key)
    return key.open(at, sealed)
  }
}
