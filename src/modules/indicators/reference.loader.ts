import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Client } from 'pg'

const folder = path.resolve(import.meta.dirname, '../../../db/reference')

/** Brings the period schemes and their periods to the shipped files, as the owner of the schema. No row is removed. */
export async function loadPeriods(owner: Client): Promise<void> {
  await owner.query('begin')
  try {
    await upsert(owner, 'period_scheme', ['code'], await rowsOf('period-schemes.csv'))
    await upsert(owner, 'period', ['scheme', 'code'], await rowsOf('periods.csv'))
    await owner.query('commit')
  } catch (error) {
    await owner.query('rollback')
    throw error
  }
}

/** Rows of a file whose cells hold neither quotes nor commas. */
async function rowsOf(file: string): Promise<Record<string, string>[]> {
  const lines = (await readFile(path.join(folder, file), 'utf8'))
    .normalize('NFC')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
  const [header = [], ...rows] = lines.map((line) => line.split(','))
  return rows.map((row, at) => {
    if (row.length !== header.length)
      throw new Error(`${file}, row ${at + 2}: ${row.length} cells, header has ${header.length}`)
    return Object.fromEntries(header.map((name, column) => [name, row[column] ?? '']))
  })
}

async function upsert(
  owner: Client,
  table: string,
  key: readonly string[],
  rows: Record<string, string>[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {})
  const rest = columns.filter((column) => !key.includes(column))
  await owner.query(
    `insert into ${table} as t (${columns.join(', ')}) select ${columns.join(', ')} from jsonb_populate_recordset(null::${table}, $1::jsonb)
     on conflict (${key.join(', ')}) do update set ${rest.map((name) => `${name} = excluded.${name}`).join(', ')}
     where (${rest.map((name) => `t.${name}`).join(', ')}) is distinct from (${rest.map((name) => `excluded.${name}`).join(', ')})`,
    [JSON.stringify(rows)],
  )
}
