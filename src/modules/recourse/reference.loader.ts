import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Client } from 'pg'
import { parseReference } from '#modules/law/index.ts'

const folder = path.resolve(import.meta.dirname, '../../../db/reference/recourse')
const lists = [
  { list: 'care', file: 'care.csv' },
  { list: 'trace', file: 'traces.csv' },
] as const

/** Brings the two lists to the shipped files; a row somebody has edited stays as edited, and no row is removed. */
export async function loadRecourseReference(owner: Client): Promise<void> {
  for (const { list, file } of lists) {
    const rows = parseReference((await readFile(path.join(folder, file), 'utf8')).normalize('NFC'))
    const columns = Object.keys(rows[0] ?? {}).map((column) => owner.escapeIdentifier(column))
    const changed = columns.filter((column) => column !== '"code"')
    await owner.query(
      `insert into recourse_item as t (list, ${columns.join(', ')})
       select $1, ${columns.join(', ')} from jsonb_populate_recordset(null::recourse_item, $2::jsonb)
       on conflict (list, code) do update set ${changed.map((column) => `${column} = excluded.${column}`).join(', ')}
       where t.edited_at is null and (${changed.map((column) => `t.${column}`).join(', ')}) is distinct from (${changed.map((column) => `excluded.${column}`).join(', ')})`,
      [list, JSON.stringify(rows)],
    )
  }
}
