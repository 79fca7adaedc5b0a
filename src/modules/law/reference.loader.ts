import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Client } from 'pg'
import { parseReference } from './reference.csv.ts'

/** Where the shipped rows of law lie. */
export const lawFolder = path.resolve(import.meta.dirname, '../../../db/reference/law')

/** Shipped files, the table each fills, and what makes a row the same row. Order: what is referred to comes first. */
export const lawFiles = [
  { file: 'acts.csv', table: 'law_act', key: ['code', 'valid_from'] },
  { file: 'act-offers.csv', table: 'law_act_offer', key: ['relationship', 'act_code', 'valid_from'] },
  { file: 'measures.csv', table: 'law_measure', key: ['code', 'valid_from'] },
  { file: 'clock-rules.csv', table: 'law_clock_rule', key: ['code', 'valid_from'] },
  { file: 'forms.csv', table: 'law_form', key: ['code', 'valid_from'] },
  { file: 'targets.csv', table: 'law_target', key: ['code', 'target_year', 'valid_from'] },
  { file: 'themes.csv', table: 'law_theme', key: ['campaign', 'theme_year', 'valid_from'] },
  { file: 'hotline-numbers.csv', table: 'hotline_number', key: ['code', 'valid_from'] },
  { file: 'sharing-bases.csv', table: 'law_sharing_basis', key: ['code', 'valid_from'] },
  { file: 'texts.csv', table: 'law_text', key: ['text_key', 'lang', 'valid_from'] },
] as const

/**
 * Brings the law tables to the shipped files, as the owner of the schema, in one transaction. A file whose
 * bytes were loaded before is skipped; a row an administrator has edited stays as edited; no row is removed.
 * Needs the places. Returns how many rows each loaded file put in or changed.
 */
export async function loadLawReference(
  owner: Client,
  folder: string = lawFolder,
): Promise<Record<string, number>> {
  const changed: Record<string, number> = {}
  await owner.query('begin')
  try {
    await owner.query("select pg_advisory_xact_lock(hashtext('nangmai law reference'))")
    const loaded = await owner.query('select file, sha256 from law_load')
    const known = new Map(loaded.rows.map((row) => [row.file, row.sha256]))
    for (const { file, table, key } of lawFiles) {
      const bytes = await readFile(path.join(folder, file))
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      if (known.get(file) === sha256) continue
      changed[file] = await upsert(owner, table, key, parseReference(bytes.toString('utf8').normalize('NFC')))
      await owner.query(
        'insert into law_load (file, sha256) values ($1, $2) on conflict (file) do update set sha256 = excluded.sha256, loaded_at = now()',
        [file, sha256],
      )
    }
    await owner.query('commit')
    return changed
  } catch (error) {
    await owner.query('rollback')
    throw error
  }
}

async function upsert(
  owner: Client,
  table: string,
  key: readonly string[],
  rows: Record<string, string | null>[],
): Promise<number> {
  const columns = Object.keys(rows[0] ?? {})
  if (columns.length === 0) return 0
  const names = columns.map((column) => owner.escapeIdentifier(column))
  const rest = names.filter((_, at) => !key.includes(columns[at] ?? ''))
  const result = await owner.query(
    `insert into ${table} as t (${names.join(', ')})
     select ${names.join(', ')} from jsonb_populate_recordset(null::${table}, $1::jsonb)
     on conflict (${key.join(', ')}) do update set ${rest.map((name) => `${name} = excluded.${name}`).join(', ')}
     where t.edited_at is null
       and (${rest.map((name) => `t.${name}`).join(', ')}) is distinct from (${rest.map((name) => `excluded.${name}`).join(', ')})`,
    [JSON.stringify(rows)],
  )
  return result.rowCount ?? 0
}
