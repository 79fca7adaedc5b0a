import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Client } from 'pg'
import { parseReference } from '#modules/law/index.ts'

const file = path.resolve(import.meta.dirname, '../../../db/reference/activities/codes.csv')

/** Brings the lists to the shipped file; a line somebody has edited stays as edited, and no line is removed. */
export async function loadActivityCodes(owner: Client): Promise<void> {
  const rows = parseReference((await readFile(file, 'utf8')).normalize('NFC'))
  const columns = Object.keys(rows[0] ?? {}).map((column) => owner.escapeIdentifier(column))
  const changed = columns.filter((column) => column !== '"list"' && column !== '"code"')
  await owner.query(
    `insert into activity_code as t (${columns.join(', ')})
     select ${columns.join(', ')} from jsonb_populate_recordset(null::activity_code, $1::jsonb)
     on conflict (list, code) do update set ${changed.map((column) => `${column} = excluded.${column}`).join(', ')}
     where t.edited_at is null and (${changed.map((column) => `t.${column}`).join(', ')}) is distinct from (${changed.map((column) => `excluded.${column}`).join(', ')})`,
    [JSON.stringify(rows)],
  )
}
