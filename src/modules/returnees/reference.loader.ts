import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Client } from 'pg'
import { parseReference } from '#modules/law/index.ts'

const file = path.resolve(import.meta.dirname, '../../../db/reference/returnees/support-regime.csv')

/** Brings the support regime to the shipped file; a row somebody has edited stays as edited, and no row is removed. */
export async function loadSupportRegime(owner: Client): Promise<void> {
  const rows = parseReference((await readFile(file, 'utf8')).normalize('NFC'))
  const columns = Object.keys(rows[0] ?? {}).map((column) => owner.escapeIdentifier(column))
  const changed = columns.filter((column) => column !== '"code"' && column !== '"valid_from"')
  const told = (row: string) => changed.map((column) => `${row}.${column}`).join(', ')
  await owner.query(
    `insert into support_regime_item as t (${columns.join(', ')})
     select ${columns.join(', ')} from jsonb_populate_recordset(null::support_regime_item, $1::jsonb)
     on conflict (code, valid_from) do update set ${changed.map((column) => `${column} = excluded.${column}`).join(', ')}
     where t.edited_at is null and (${told('t')}) is distinct from (${told('excluded')})`,
    [JSON.stringify(rows)],
  )
}
