import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { anchorFolder } from '#app/audit/anchor.ts'
import { sealAudit } from '#app/audit/sealer.ts'
import { verifyAudit } from '#app/audit/verify.ts'
import { loginConfig, openPool, type Server } from '#kernel/database.ts'
import { startEmbeddedPostgres } from '#kernel/embedded-postgres/index.ts'
import { newId } from '#kernel/id.ts'
import { listMigrations } from '#kernel/migrate.ts'
import { createRootKey, keyFingerprint, type RootKeys } from '#kernel/root-key.ts'
import { makeDatabase, migrateDatabase, withClient } from '#kernel/schema.ts'
import { createVault } from '#kernel/vault.ts'
import { baseKey } from '#tests/support/cluster.ts'
import { useWorld } from '#tests/support/world.ts'
import { writeBackup } from './backup.ts'
import { backupBeforeMigration } from './before-migration.ts'
import type { Frame, Manifest } from './frames.ts'
import { moveInstallation } from './move.ts'
import { openBackupFile } from './read.ts'
import { restoreBackup } from './restore.ts'

const world = useWorld()
const place = { table: 'draft', column: 'sealed', row: 'sample' }
let folder: string
let file: string
const made: string[] = []

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'nm-backup-'))
  const { keys } = world()
  await world().owner('insert into installation (demo, key_fingerprint) values (false, $1)', [
    keyFingerprint(baseKey(keys)),
  ])
  const person = await world().staff('operator')
  const { wrapped, key } = createVault(keys).newRecordKey('draft', 'sample')
  await asSuperuser(
    world().server,
    "insert into draft (author_id, client_ref, form, seq, sealed_key, sealed) values ($1, $2, 'thử', 1, $3, $4)",
    [person.id, newId(), wrapped, key.seal(place, 'Người Thử, số 1 phố Thử')],
  )
  await sealAll(world().server)
  await asSuperuser(world().server, "select audit.note('tested', 'thing', 'not sealed yet')")
  file = path.join(folder, 'one.nmb')
  await writeBackup({ ...source(), server: world().server }, file)
})
afterAll(async () => {
  for (const name of made)
    await withClient(inject('cluster').superuser, (client) =>
      client.query(`drop database if exists "${name}"`),
    )
  await rm(folder, { recursive: true, force: true })
})

test('every table comes back with the same rows', async () => {
  const target = newTarget()
  const restored = await restoreBackup(target, openBackupFile(file, world().keys))
  expect(restored.migratedOn).toEqual([])
  const [before, after] = [await contentOf(world().server), await contentOf(target.server)]
  expect(Object.keys(after)).toEqual(Object.keys(before))
  for (const [table, rows] of Object.entries(before))
    expect({ [table]: after[table] }).toEqual({ [table]: rows })
  expect(before['public.place']).toMatch(/^\d{5} /)
  expect(restored.rows).toBeGreaterThan(10_000)
})

test('nobody who was signed in stays signed in, and new rows get new numbers', async () => {
  const target = newTarget()
  await restoreBackup(target, openBackupFile(file, world().keys))
  const [open] = await asSuperuser(target.server, 'select count(*) as n from session where ended_at is null')
  expect(open).toEqual({ n: 0 })
  const [ids] = await asSuperuser(
    target.server,
    'select count(*) - count(distinct id) as twice from audit.entry',
  )
  expect(ids).toEqual({ twice: 0 })
  const [last] = await asSuperuser(
    target.server,
    'select act, epoch from audit.entry order by id desc limit 1',
  )
  expect(last).toEqual({ act: 'restored', epoch: 2 })
})

test('the audit is whole across a restore: what the backup had not sealed yet, and what comes after', async () => {
  const target = newTarget()
  await restoreBackup(target, openBackupFile(file, world().keys))
  await asSuperuser(target.server, "select audit.note('tested', 'thing', 'after')")
  await sealAll(target.server, target.anchorDir)
  const verdict = await verify(target.server, target.anchorDir)
  expect(verdict).toMatchObject({ broken: undefined, unsealed: 0, lostByRestore: [] })
  const epochs = await asSuperuser(
    target.server,
    'select epoch, count(*) as seals from audit.seal group by 1 order by 1',
  )
  expect(epochs.map(({ epoch }) => epoch)).toEqual([1, 2])
})

test('seals made after the backup are told as lost by the restore; an old copy put back without it is a cut tail', async () => {
  const anchorDir = path.join(folder, 'anchor-lost')
  await sealAll(world().server, anchorDir)
  const older = path.join(folder, 'older.nmb')
  await writeBackup({ ...source(), server: world().server }, older)
  const { seals } = await verify(world().server, anchorDir)
  await asSuperuser(world().server, "select audit.note('tested', 'thing', 'lost')")
  await sealAll(world().server, anchorDir)

  const aside = path.join(folder, 'anchor-aside')
  const target = { ...newTarget(), anchorDir: aside }
  await restoreBackup(target, openBackupFile(older, world().keys))
  expect((await verify(target.server, anchorDir)).broken).toMatchObject({ what: 'tail.cut', seal: seals + 1 })

  const proper = { ...newTarget(), anchorDir }
  await restoreBackup(proper, openBackupFile(older, world().keys))
  await sealAll(proper.server, anchorDir)
  expect(await verify(proper.server, anchorDir)).toMatchObject({
    broken: undefined,
    lostByRestore: [seals + 1],
  })
})

test('what was sealed opens with the key file, and with nothing else', async () => {
  const target = newTarget()
  await restoreBackup(target, openBackupFile(file, world().keys))
  const [row] = await asSuperuser(target.server, "select sealed_key, sealed from draft where form = 'thử'")
  const { sealed_key, sealed } = row as { sealed_key: Buffer; sealed: Buffer }
  expect(createVault(world().keys).openRecordKey('draft', 'sample', sealed_key).open(place, sealed)).toBe(
    'Người Thử, số 1 phố Thử',
  )
  const other = createRootKey(path.join(folder, 'other', 'root.key'))
  expect(() => createVault(other).openRecordKey('draft', 'sample', sealed_key)).toThrow('does not open')
})

test('a file that is cut, changed, or sealed with another key is told plainly and leaves nothing behind', async () => {
  const whole = await readFile(file)
  const flipped = Buffer.from(whole)
  flipped[Math.floor(whole.length / 2)] = (flipped[Math.floor(whole.length / 2)] ?? 0) ^ 1
  const longer = Buffer.concat([whole, whole.subarray(0, 1)])
  const lastChunk = findLastChunk(whole)
  const other = createRootKey(path.join(folder, 'another', 'root.key'))

  expect(await refusalOf(whole.subarray(0, whole.length - 1000))).toBe('backup.cut')
  expect(await refusalOf(whole.subarray(0, lastChunk))).toBe('backup.cut')
  expect(await refusalOf(whole.subarray(0, 40))).toMatch(/^backup\.(cut|wrong_key)$/)
  expect(await refusalOf(flipped)).toBe('backup.damaged')
  expect(await refusalOf(longer)).toBe('backup.damaged')
  expect(await refusalOf(whole, other)).toBe('backup.wrong_key')
  expect(await refusalOf(Buffer.from('not a backup at all'))).toBe('backup.not_one')
})

test('a place that holds anything is never restored over', async () => {
  await expect(
    restoreBackup({ ...newTarget(), server: world().server }, openBackupFile(file, world().keys)),
  ).rejects.toMatchObject({ code: 'restore.not_empty' })
})

test('a backup says nothing to whoever finds it, and is never written over', async () => {
  const bytes = await readFile(file)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  for (const word of ['Quảng Ninh', 'installation', 'nangmai_', 'thu.1'])
    expect(bytes.includes(word)).toBe(false)
  await expect(writeBackup({ ...source(), server: world().server }, file)).rejects.toMatchObject({
    code: 'backup.exists',
  })
})

test('whoever makes backups can read every table there is, and change none', async () => {
  const [found] = await asSuperuser(
    world().server,
    `select array_agg(c.oid::regclass::text) filter (where not has_table_privilege('nangmai_backup', c.oid, 'select')) as unread,
            array_agg(c.oid::regclass::text) filter (where has_table_privilege('nangmai_backup', c.oid, 'insert, update, delete, truncate')) as writable,
            array_agg(distinct n.nspname) as schemas
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`,
  )
  expect(found).toEqual({ unread: null, writable: null, schemas: '{audit,public}' })
  await world().owner('create table added_later (id uuid primary key)')
  const [later] = await asSuperuser(
    world().server,
    "select has_table_privilege('nangmai_backup', 'added_later', 'select') as readable",
  )
  await world().owner('drop table added_later')
  expect(later).toEqual({ readable: true })
})

test('before a migration a database that holds something is backed up, an empty one is not', async () => {
  const saved = await backupBeforeMigration({ ...source(), server: world().server, dataDir: folder })
  expect(saved).toMatch(/backups\/nangmai-\d{8}T\d{6}Z-truoc-nang-cap\.nmb$/)
  const { server } = newTarget()
  await makeDatabase(inject('cluster').superuser, server, source().base)
  expect(await backupBeforeMigration({ ...source(), server, dataDir: folder })).toBeUndefined()
})

test('an installation moves to another database, and not while people could still write', async () => {
  const [old, fresh] = [newTarget(), newTarget()]
  await restoreBackup(old, openBackupFile(file, world().keys))
  const from = { ...source(), server: old.server, superuser: old.superuser }
  const still = openPool(old.server, 'nangmai_app', from.base, 1)
  await still.pool.query('select 1')
  await expect(moveInstallation(from, fresh)).rejects.toMatchObject({ code: 'move.running' })
  await still.pool.end()
  for (let sessions = 1; sessions > 0; ) {
    const left = await asSuperuser(
      old.server,
      "select count(*) as n from pg_stat_activity where datname = current_database() and usename = 'nangmai_app'",
    )
    sessions = Number(left[0]?.n)
  }

  const moved = await moveInstallation(from, fresh)
  expect(moved.epoch).toBe(3)
  const [before, after] = [await contentOf(old.server), await contentOf(fresh.server)]
  for (const [table, rows] of Object.entries(before))
    expect({ [table]: after[table] }).toEqual({ [table]: rows })
  await expect(moveInstallation(from, fresh)).rejects.toMatchObject({ code: 'restore.not_empty' })
})

test('a backup of a newer program, or of changed migrations, is refused before anything is made', async () => {
  async function* altered(change: (manifest: Manifest) => void): AsyncGenerator<Frame> {
    for await (const frame of openBackupFile(file, world().keys)) {
      if (frame.kind === 'manifest') change(frame.manifest)
      yield frame
    }
  }
  const newer = restoreBackup(
    newTarget(),
    altered((manifest) => manifest.migrations.push({ name: '29990101T0000_later.sql', sha256: '' })),
  )
  await expect(newer).rejects.toMatchObject({ code: 'backup.newer' })
  const changed = altered((manifest) => {
    manifest.migrations = manifest.migrations.map(({ name }) => ({ name, sha256: 'another' }))
  })
  const other = restoreBackup(newTarget(), changed)
  await expect(other).rejects.toMatchObject({ code: 'backup.other_schema' })
})

test('rows that do not come out as they went in are noticed, and nothing is left behind', async () => {
  async function* altered(): AsyncGenerator<Frame> {
    for await (const frame of openBackupFile(file, world().keys)) {
      yield frame.kind === 'totals' && frame.totals.rows > 1000
        ? { kind: 'totals', totals: { ...frame.totals, digest: '0'.repeat(64) } }
        : frame
    }
  }
  const target = newTarget()
  await expect(restoreBackup(target, altered())).rejects.toMatchObject({ code: 'backup.damaged' })
  expect(await databasesNamed(target.server.database)).toBe(0)
})

test('an older backup is restored as it was and then migrated on', async () => {
  const { superuser, server } = newTarget()
  const { keys, base } = source()
  await makeDatabase(superuser, server, base)
  const migrations = await listMigrations()
  const last = migrations.at(-1)?.name
  await withClient(loginConfig(server, 'nangmai_owner', base), async (owner) => {
    await owner.query(`create table public.schema_migration (
      name text collate "C" primary key, sha256 text not null, applied_at timestamptz not null default now())`)
    for (const { name, sha256, sql } of migrations.slice(0, -1)) {
      await owner.query(sql)
      await owner.query('insert into schema_migration (name, sha256) values ($1, $2)', [name, sha256])
    }
  })
  await asSuperuser(server, 'insert into installation (demo, key_fingerprint) values (false, $1)', [
    keyFingerprint(base),
  ])
  const older = path.join(folder, 'older-schema.nmb')
  await writeBackup({ server, keys, base }, older)
  expect((await restoreBackup(newTarget(), openBackupFile(older, keys))).migratedOn).toEqual([last])
})

test.skipIf(!process.env.DATABASE_URL)(
  'a backup of the embedded PostgreSQL 18 is restored on the server of DATABASE_URL',
  async () => {
    const embedded = await startEmbeddedPostgres({
      dataDir: path.join(folder, 'embedded'),
      settings: { shared_buffers: '64MB' },
    })
    try {
      const { keys, base } = source()
      const superuser = {
        host: embedded.host,
        port: embedded.port,
        user: embedded.user,
        password: embedded.password,
        database: 'postgres',
      }
      const server: Server = { host: embedded.host, port: embedded.port, database: 'nangmai' }
      await makeDatabase(superuser, server, base)
      await migrateDatabase(server, base)
      await withClient(loginConfig(server, 'nangmai_owner', base), (owner) =>
        owner.query('insert into installation (demo, key_fingerprint) values (false, $1)', [
          keyFingerprint(base),
        ]),
      )
      const moved = path.join(folder, 'moved.nmb')
      const { manifest } = await writeBackup({ server, keys, base }, moved)
      expect(manifest?.serverVersion).toMatch(/^18/)
      const target = newTarget()
      expect((await restoreBackup(target, openBackupFile(moved, keys))).tables).toBeGreaterThan(30)
    } finally {
      await embedded.stop()
    }
  },
)

function source(): { keys: RootKeys; base: ReturnType<typeof baseKey> } {
  return { keys: world().keys, base: baseKey(world().keys) }
}

function newTarget() {
  const { host, port } = world().server
  const database = `r_${newId().replaceAll('-', '')}`
  made.push(database, `${database}_restoring`)
  const { superuser, keyFile } = inject('cluster')
  return {
    superuser,
    keyFile,
    keys: world().keys,
    server: { host, port, database },
    anchorDir: anchorFolder({ dataDir: path.join(folder, database) }),
  }
}

/** The code of the refusal a file meets, after making sure that no database is left. */
async function refusalOf(bytes: Buffer, keys = world().keys): Promise<string> {
  const damaged = path.join(folder, 'damaged.nmb')
  await writeFile(damaged, bytes)
  const target = { ...newTarget(), keys }
  const code = await restoreBackup(target, openBackupFile(damaged, keys)).then(
    () => 'restored',
    (error) => error.code ?? String(error),
  )
  expect(await databasesNamed(target.server.database)).toBe(0)
  return code
}

async function databasesNamed(beginning: string): Promise<number | null> {
  const found = await withClient(inject('cluster').superuser, (client) =>
    client.query('select 1 from pg_database where datname like $1', [`${beginning}%`]),
  )
  return found.rowCount
}

/** Where the last chunk of a sealed file begins: length 4, ciphertext, tag 16. */
function findLastChunk(bytes: Buffer): number {
  let at = 14 + 1 + 16
  for (let i = 0; i < 2; i += 1) at += 2 + bytes.readUInt16BE(at)
  while (bytes[at] !== undefined && (bytes[at] ?? 0) < 0x80) at += 4 + bytes.readUInt32BE(at) + 16
  return at
}

async function asSuperuser(
  server: Server,
  text: string,
  values: unknown[] = [],
): Promise<Record<string, unknown>[]> {
  const superuser = { ...inject('cluster').superuser, database: server.database }
  return withClient(superuser, async (client) => (await client.query(text, values)).rows)
}

/** Count and checksum of each table by another way than the backup's own; what a restore changes on purpose is left out. */
async function contentOf(server: Server): Promise<Record<string, string>> {
  const tables = await asSuperuser(
    server,
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname in ('public', 'audit') and c.relname <> 'schema_migration' order by 1`,
  )
  const content: Record<string, string> = {}
  for (const { name } of tables) {
    const rows = name === 'public.session' ? "(to_jsonb(t) - 'ended_at')" : 't'
    const where = name === 'audit.entry' ? "where act <> 'restored'" : ''
    const [found] = await asSuperuser(
      server,
      `select count(*) || ' ' || coalesce(md5(string_agg(md5(${rows}::text), '' order by md5(${rows}::text) collate "C")), '') as sum from ${name} t ${where}`,
    )
    content[String(name)] = String(found?.sum)
  }
  return content
}

async function sealAll(server: Server, anchorDir = path.join(folder, 'anchor')) {
  const { base } = source()
  const { db } = openPool(server, 'nangmai_jobs', base, 1)
  for (let rest = 1; rest > 0; ) {
    await sealAudit({ jobs: db, base, anchorDir, now: () => new Date() })
    rest = Number((await asSuperuser(server, 'select audit.unsealed() as n'))[0]?.n)
  }
  await db.destroy()
}

async function verify(server: Server, anchorDir: string) {
  const { keys, base } = source()
  const { db } = openPool(server, 'nangmai_jobs', base, 1)
  return verifyAudit({ db, keys, anchorDir }).finally(() => db.destroy())
}
