import pg from 'pg'
import { layDownRestore, nextEpoch } from '#app/audit/restored.ts'
import { loginConfig, type Server } from '#kernel/database.ts'
import { listMigrations } from '#kernel/migrate.ts'
import { type RootKey, type RootKeys, requireKey } from '#kernel/root-key.ts'
import { makeDatabase, migrateDatabase, withClient } from '#kernel/schema.ts'
import { BackupProblem } from './backup-problem.ts'
import type { Frame, Manifest } from './frames.ts'
import { loadRows } from './load.ts'
import { obeyTombstones } from './tombstone.ts'

/** An empty place for a restore, and the keys that open the backup. */
export interface RestoreTarget {
  /** A superuser, signed in to a database that is not the one restored. */
  superuser: pg.ClientConfig
  server: Server
  keys: RootKeys
  keyFile: string
  anchorDir: string
  /** Where word of erasures lies; what they name is destroyed again. */
  tombstones?: readonly string[]
}

export interface Restored {
  manifest: Manifest
  tables: number
  rows: number
  /** Migrations of this program that the backup did not have yet. */
  migratedOn: string[]
  /** Erasures that were obeyed. */
  erasures: number
  epoch: number
}

/**
 * Puts a backup into an empty place. All is made in a database of another name, which gets its real name when it is
 * whole: whatever breaks on the way, nothing is left half restored. Raises the epoch of the audit, since transaction
 * numbers start anew, destroys again what was erased since, ends all sessions, and leaves its trace in the audit and in the anchor.
 * Refuses with `BackupProblem` or `KeyProblem`.
 */
export async function restoreBackup(target: RestoreTarget, backup: AsyncIterable<Frame>): Promise<Restored> {
  const { superuser, server, keys } = target
  await requireEmpty(superuser, server)
  const frames = backup[Symbol.asyncIterator]()
  const first = await frames.next()
  if (first.done || first.value.kind !== 'manifest') throw new BackupProblem('backup.damaged', 'manifest')
  const { manifest } = first.value
  const migrations = await requireKnownMigrations(manifest)
  const base = requireKey(keys, manifest.keyFingerprint, target.keyFile)

  const half: Server = { ...server, database: `${server.database}_restoring` }
  await dropDatabase(superuser, half.database) // what a killed restore has left
  try {
    await makeDatabase(superuser, half, base)
    await runMigrations(half, base, migrations)
    const epoch = await nextEpoch(target, manifest.auditEpoch)
    const loaded = await withClient({ ...superuser, database: half.database }, async (client) => {
      await client.query('begin')
      const totals = await loadRows(client, manifest, frames)
      await openEpoch(client, manifest, epoch)
      await client.query('commit')
      return totals
    })
    const migratedOn = await migrateDatabase(half, base)
    const erasures = await withClient({ ...superuser, database: half.database }, (client) =>
      obeyTombstones(client, base, target.tombstones ?? []),
    )
    await layDownRestore(
      { server: half, base, anchorDir: target.anchorDir, keys },
      { after: manifest.lastSeal, epoch, at: new Date().toISOString() },
    )
    await giveName(superuser, half.database, server.database)
    return { manifest, ...loaded, migratedOn, erasures, epoch }
  } catch (error) {
    await dropDatabase(superuser, half.database).catch(() => {}) // the server may be what broke; the next try drops it
    throw error
  }
}

/** Refuses with `restore.not_empty` where the database holds anything at all. */
export async function requireEmpty(superuser: pg.ClientConfig, server: Server): Promise<void> {
  const isThere = await withClient(superuser, async (client) => {
    const me = await client.query('select rolsuper from pg_roles where rolname = current_user')
    if (!me.rows[0].rolsuper) throw new BackupProblem('restore.not_superuser', String(client.user))
    return (
      (await client.query('select 1 from pg_database where datname = $1', [server.database])).rowCount === 1
    )
  })
  if (!isThere) return
  const found = await withClient({ ...superuser, database: server.database }, (client) =>
    client.query(`select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
                  where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' limit 1`),
  )
  if (found.rowCount) throw new BackupProblem('restore.not_empty', server.database)
}

async function requireKnownMigrations(
  manifest: Manifest,
): Promise<{ name: string; sha256: string; sql: string }[]> {
  const ours = new Map((await listMigrations()).map((migration) => [migration.name, migration]))
  return manifest.migrations.map(({ name, sha256 }) => {
    const migration = ours.get(name)
    if (!migration) throw new BackupProblem('backup.newer', name)
    if (migration.sha256 !== sha256) throw new BackupProblem('backup.other_schema', name)
    return migration
  })
}

/** Exactly the migrations that the backed-up database had: its rows fit those tables, and no others. */
async function runMigrations(
  server: Server,
  base: RootKey,
  migrations: { name: string; sha256: string; sql: string }[],
): Promise<void> {
  await withClient(loginConfig(server, 'nangmai_owner', base), async (owner) => {
    await owner.query(`create table public.schema_migration (
      name text collate "C" primary key, sha256 text not null, applied_at timestamptz not null default now())`)
    for (const { name, sha256, sql } of migrations) {
      await owner.query('begin')
      await owner.query(sql)
      await owner.query('insert into public.schema_migration (name, sha256) values ($1, $2)', [name, sha256])
      await owner.query('commit')
    }
  })
}

async function openEpoch(client: pg.Client, manifest: Manifest, epoch: number): Promise<void> {
  await client.query(`alter table audit.entry alter column epoch set default ${Number(epoch)}`)
  // Whoever was signed out after the backup must not come in again by it.
  await client.query('update session set ended_at = now() where ended_at is null')
  await client.query("select audit.note('restored', 'installation', null, $1)", [
    JSON.stringify({ backup_taken_at: manifest.takenAt, last_seal: manifest.lastSeal, epoch }),
  ])
}

async function giveName(superuser: pg.ClientConfig, from: string, to: string): Promise<void> {
  await dropDatabase(superuser, to) // empty, as was asked at the start
  await withClient(superuser, (client) =>
    client.query(`alter database ${pg.escapeIdentifier(from)} rename to ${pg.escapeIdentifier(to)}`),
  )
}

async function dropDatabase(superuser: pg.ClientConfig, name: string): Promise<void> {
  await withClient(superuser, (client) =>
    client.query(`drop database if exists ${pg.escapeIdentifier(name)}`),
  )
}
