import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Client } from 'pg'
import { parseReference } from './reference.csv.ts'

/** One shipped file, the table it fills, and what makes a row the same row. */
export interface ReferenceFile {
  file: string
  table: string
  key: readonly string[]
}

/** Tables that keep which bytes of which file were loaded; one for each floor. */
type LoadTable = 'law_load' | 'response_load' | 'prevention_load'

/**
 * Brings tables to their shipped files, as the owner of the schema, in one transaction. A file whose bytes were loaded
 * before is skipped; a row that was edited here stays as edited; no row is removed. Returns how many rows each loaded
 * file put in or changed.
 */
export async function loadReferenceFiles(
  owner: Client,
  folder: string,
  files: readonly ReferenceFile[],
  keptIn: LoadTable,
): Promise<Record<string, number>> {
  const changed: Record<string, number> = {}
  await owner.query('begin')
  try {
    await owner.query('select pg_advisory_xact_lock(hashtext($1))', [`nangmai ${keptIn}`])
    const loaded = await owner.query(`select file, sha256 from ${keptIn}`)
    const known = new Map(loaded.rows.map((row) => [row.file, row.sha256]))
    for (const { file, table, key } of files) {
      const bytes = await readFile(path.join(folder, file))
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      if (known.get(file) === sha256) continue
      changed[file] = await upsert(owner, table, key, parseReference(bytes.toString('utf8').normalize('NFC')))
      await owner.query(
        `insert into ${keptIn} (file, sha256) values ($1, $2) on conflict (file) do update set sha256 = excluded.sha256, loaded_at = now()`,
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
