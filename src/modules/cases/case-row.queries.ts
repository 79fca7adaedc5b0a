import { type Selectable, sql, type Updateable } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import type { DB } from '#kernel/database.types.ts'
import { Refusal } from '#kernel/refusal.ts'

/** Tables of a case whose rows have a version of their own. */
type Versioned =
  | 'case_assessment'
  | 'need'
  | 'plan'
  | 'plan_goal'
  | 'plan_action'
  | 'service_given'
  | 'follow_up'
  | 'case_review'
  | 'conference_decision'
  | 'case_closure'
  | 'hand_over_note'
  | 'person_relation'

/** One row of a case, or `record.not_found`. The case is held already, so nobody else writes to it meanwhile. */
export async function getRow<T extends Versioned>(
  trx: Writer,
  table: T,
  caseId: string,
  id: string,
): Promise<Selectable<DB[T]>> {
  const { rows } = await sql<Selectable<DB[T]>>`
    select * from ${sql.table(table)} where id = ${id} and case_id = ${caseId}`.execute(trx)
  const row = rows[0]
  if (!row) throw new Refusal('record.not_found', { id })
  return row
}

/** Writes new values into a row of a case and moves its version on. */
export async function changeRow<T extends Versioned>(
  trx: Writer,
  table: T,
  id: string,
  values: Updateable<DB[T]>,
): Promise<{ id: string; version: number }> {
  const set = sql.join([
    ...Object.entries(values).map(([column, value]) => sql`${sql.ref(column)} = ${value}`),
    sql`version = version + 1`,
  ])
  const { rows } = await sql<{ id: string; version: number }>`
    update ${sql.table(table)} set ${set} where id = ${id} returning id, version`.execute(trx)
  const row = rows[0]
  if (!row) throw new Refusal('record.not_found', { id })
  return row
}
