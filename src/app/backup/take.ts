import pg from 'pg'
import { loginConfig, type Server } from '#kernel/database.ts'
import type { RootKey } from '#kernel/root-key.ts'
import { BackupProblem } from './backup-problem.ts'
import { copyOut, quoted, quotedList } from './copy.ts'
import { type Manifest, type TableFacts, writeFrame } from './frames.ts'
import { createRowDigest } from './row-digest.ts'

/** What a backup came to. */
export interface Taken {
  manifest?: Manifest
  tables: number
  rows: number
}

/**
 * The whole content of the database as one moment saw it, as bytes of frames: read by `nangmai_backup` in one snapshot,
 * with row_security off so that a row policy which would leave rows out is an error, not a loss. Sealed values stay
 * sealed. Fills `taken` on its way.
 */
export async function* takeBackup(server: Server, base: RootKey, taken: Taken): AsyncGenerator<Buffer> {
  const client = await openSnapshot(server, base)
  try {
    taken.manifest = await readManifest(client)
    yield writeFrame({ kind: 'manifest', manifest: taken.manifest })
    for (const table of await listTables(client)) {
      yield writeFrame({ kind: 'table', table })
      const digest = createRowDigest()
      for await (const rows of copyOut(client, copyTableOut(table))) {
        for (const row of rows) digest.add(row)
        yield writeFrame({ kind: 'rows', bytes: Buffer.concat(rows) })
      }
      const totals = digest.totals()
      yield writeFrame({ kind: 'totals', totals })
      taken.tables += 1
      taken.rows += totals.rows
    }
    yield writeFrame({ kind: 'end', tables: taken.tables })
  } finally {
    await client.end().catch(() => {})
  }
}

/** The statement that reads a table. Generated columns are left out, since they are made anew. */
export function copyTableOut({ schema, name, columns }: TableFacts): string {
  return `copy ${quoted(schema, name)} (${quotedList(columns)}) to stdout (format binary)`
}

async function openSnapshot(server: Server, base: RootKey): Promise<pg.Client> {
  const client = new pg.Client(loginConfig(server, 'nangmai_backup', base))
  client.on('error', () => {}) // the statement under way is told
  await client.connect().catch((error) => {
    throw error.code === '3D000' || error.code === '28P01'
      ? new BackupProblem('backup.nothing', server.database)
      : error
  })
  await client.query('begin isolation level repeatable read read only')
  await client.query('set local row_security = off')
  return client
}

/**
 * Tables of the kept schemas with their stored columns. Schema `access` holds functions only; jobs are made anew by
 * whoever runs them; which migrations have run stands in the manifest.
 */
export async function listTables(client: pg.Client): Promise<TableFacts[]> {
  const { rows } = await client.query<TableFacts>(`
    select n.nspname as schema, c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from   pg_class c join pg_namespace n on n.oid = c.relnamespace
    join   pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where  n.nspname in ('public', 'audit') and c.relkind = 'r' and (n.nspname, c.relname) <> ('public', 'schema_migration')
    group  by 1, 2 order by 1, 2`)
  return rows
}

async function readManifest(client: pg.Client): Promise<Manifest> {
  const { rows: facts } = await client.query(`
    select i.demo, i.key_fingerprint, current_setting('server_version') as server_version,
           (select coalesce(max(no), 0) from audit.seal) as last_seal,
           (select pg_get_expr(d.adbin, d.adrelid)::integer from pg_attrdef d
            join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
            where d.adrelid = 'audit.entry'::regclass and a.attname = 'epoch') as epoch,
           (select jsonb_agg(jsonb_build_object('name', name, 'sha256', sha256) order by name) from schema_migration) as migrations,
           (select coalesce(jsonb_agg(jsonb_build_object('schema', schemaname, 'name', sequencename, 'lastValue', last_value::text)), '[]')
            from pg_sequences where schemaname in ('public', 'audit') and last_value is not null) as sequences
    from   installation i`)
  const [found] = facts
  if (!found) throw new BackupProblem('backup.nothing', client.database ?? '')
  return {
    format: 1,
    takenAt: new Date().toISOString(),
    serverVersion: found.server_version,
    keyFingerprint: found.key_fingerprint,
    demo: found.demo,
    migrations: found.migrations,
    auditEpoch: found.epoch,
    lastSeal: found.last_seal,
    sequences: found.sequences,
  }
}
