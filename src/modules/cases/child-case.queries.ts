import { sql } from 'kysely'
import type { Writer } from '#kernel/database.ts'

/** What stands in a list where a child's secret would: NĐ 56/2017/NĐ-CP, Điều 33. */
export const childSecret = { vi: 'giữ kín (trẻ em)', en: 'kept secret (child)' } as const

/**
 * Which of these cases are a child's. A list that leaves the house tells of them no place, no service and nobody's name:
 * every one asks this before it is written.
 */
export async function childsCasesAmong(trx: Writer, caseIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from unnest(${[...new Set(caseIds)]}::uuid[]) as id where access.is_childs_case(id)`.execute(
    trx,
  )
  return new Set(rows.map((row) => row.id))
}
