import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Client } from 'pg'
import { foldedName } from './place.names.ts'
import { readReference } from './reference.csv.ts'

/** Where the shipped places and days off lie. */
export const referenceFolder = path.resolve(import.meta.dirname, '../../../db/reference')

type Row = Record<string, string | null>

/** The folding in `folded_name` is part of what was loaded: raise this when `fold` or `foldedName` changes. */
const foldingVersion = 1

const named = (rows: Row[]) => rows.map((row) => ({ ...row, folded_name: foldedName(row.name ?? '') }))

const files = [
  { file: 'places/places.csv', table: 'place', key: ['id'], prepare: named },
  {
    file: 'places/place-forms.csv',
    table: 'place_form',
    key: ['place_id', 'valid_until'],
    prepare: named,
    whole: true,
  },
  { file: 'places/place-successors.csv', table: 'place_successor', key: ['from_id', 'to_id'], whole: true },
  { file: 'holidays.csv', table: 'public_holiday', key: ['day'], keep: 't.changed_at is null' },
] as const satisfies readonly {
  file: string
  table: string
  key: readonly string[]
  prepare?: (rows: Row[]) => Row[]
  /** The file is the whole table: rows it no longer has are taken out. Places stay, since records point to them. */
  whole?: boolean
  /** Only these stored rows may be overwritten. */
  keep?: string
}[]

/**
 * Brings places and days off to the shipped files, as the owner of the schema, in one transaction. A file whose
 * bytes were loaded before is skipped; a day an administrator has changed stays. Returns how many rows each
 * loaded file put in, changed or took out.
 */
export async function loadPlaces(
  owner: Client,
  folder: string = referenceFolder,
): Promise<Record<string, number>> {
  const changed: Record<string, number> = {}
  await owner.query('begin')
  try {
    await owner.query("select pg_advisory_xact_lock(hashtext('nangmai places reference'))")
    const loaded = await owner.query('select file, sha256 from place_load')
    const known = new Map(loaded.rows.map((row) => [row.file, row.sha256]))
    for (const spec of files) {
      const text = (await readFile(path.join(folder, spec.file), 'utf8')).normalize('NFC')
      const sha256 = createHash('sha256').update(`${foldingVersion}\n${text}`).digest('hex')
      if (known.get(spec.file) === sha256) continue
      const rows = readReference(text)
      changed[spec.file] = await upsert(owner, spec, 'prepare' in spec ? spec.prepare(rows) : rows)
      await owner.query(
        'insert into place_load (file, sha256) values ($1, $2) on conflict (file) do update set sha256 = excluded.sha256, loaded_at = now()',
        [spec.file, sha256],
      )
    }
    await owner.query('commit')
    if (Object.keys(changed).length > 0) await owner.query('analyze place, place_form, place_successor')
    return changed
  } catch (error) {
    await owner.query('rollback')
    throw error
  }
}

async function upsert(
  owner: Client,
  spec: { table: string; key: readonly string[]; whole?: boolean; keep?: string },
  rows: Row[],
): Promise<number> {
  const { table, key } = spec
  const columns = Object.keys(rows[0] ?? {})
  if (columns.length === 0) throw new Error(`no rows for ${table}`)
  const rest = columns.filter((column) => !key.includes(column))
  const list = (names: readonly string[], of = '') =>
    names.map((name) => of + owner.escapeIdentifier(name)).join(', ')
  const shipped = `jsonb_populate_recordset(null::${table}, $1::jsonb)`
  const json = JSON.stringify(rows)
  let changed = 0
  if (spec.whole) {
    const gone = await owner.query(
      `delete from ${table} t where not exists (select from ${shipped} s where (${list(key, 's.')}) = (${list(key, 't.')}))`,
      [json],
    )
    changed += gone.rowCount ?? 0
  }
  const put = await owner.query(
    `insert into ${table} as t (${list(columns)}) select ${list(columns)} from ${shipped}
     on conflict (${list(key)}) do update set ${rest.map((name) => `${name} = excluded.${name}`).join(', ')}
     where ${spec.keep ?? 'true'} and (${list(rest, 't.')}) is distinct from (${list(rest, 'excluded.')})`,
    [json],
  )
  return changed + (put.rowCount ?? 0)
}
