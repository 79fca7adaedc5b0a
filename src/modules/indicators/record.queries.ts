import { sql } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import type { RecordKind } from './indicator.ts'

const seenBy: Record<RecordKind, (ids: string[]) => ReturnType<typeof sql<{ id: string; opens: string }>>> = {
  contact: (ids) => sql`select id, id as opens from contact where id = any (${ids}::uuid[])`,
  counselling: (ids) => sql`select id, contact_id as opens from counselling where id = any (${ids}::uuid[])`,
  case: (ids) => sql`select id, id as opens from case_file where id = any (${ids}::uuid[])`,
  incident: (ids) => sql`select id, id as opens from commune_incident where id = any (${ids}::uuid[])`,
  person: (ids) => sql`select id, case_id as opens from person where id = any (${ids}::uuid[])`,
}

/** Of these records, those the person asking may open, each with the id of what shows it. Row policies decide. */
export async function visibleRecords(
  trx: Writer,
  kind: RecordKind,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await seenBy[kind]([...ids]).execute(trx)
  return new Map(rows.map((row) => [row.id, row.opens]))
}
