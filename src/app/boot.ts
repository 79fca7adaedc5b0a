import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { sql } from 'kysely'
import type pg from 'pg'
import { entered } from '#kernel/context.ts'
import { newToken, tokenHash } from '#kernel/cookies.ts'
import { loginConfig, type Server } from '#kernel/database.ts'
import { startEmbeddedPostgres } from '#kernel/embedded-postgres/index.ts'
import { migrate, pendingMigrations } from '#kernel/migrate.ts'
import {
  createRootKey,
  keyFingerprint,
  loadRootKey,
  type RootKey,
  type RootKeys,
  requireKey,
} from '#kernel/root-key.ts'
import { configOfUrl, makeDatabase, withClient } from '#kernel/schema.ts'
import { insertLink } from '#modules/access/session.queries.ts'
import { backupBeforeMigration } from './backup/before-migration.ts'
import { type OpenHouse, openHouse } from './house.ts'
import { modules } from './modules.ts'
import type { Settings } from './settings.ts'

/** An installation that runs: its database, its keys and the house over them. */
export interface Installation {
  server: Server
  superuser: pg.ClientConfig
  keys: RootKeys
  base: RootKey
  house: OpenHouse
  stop(): Promise<void>
}

/** Why this folder cannot be used as it was asked. */
export class InstallationProblem extends Error {
  readonly vi: string
  readonly en: string
  constructor(vi: string, en: string) {
    super(en)
    this.vi = vi
    this.en = en
  }
}

/**
 * Brings an installation up: database, keys, roles, backup if something will change, migrations, reference data.
 * Running it again over the same folder changes nothing. `tell` gets one line per step that takes time.
 */
export async function openInstallation(
  settings: Settings,
  tell: (line: string) => void = () => {},
): Promise<Installation> {
  await mkdir(settings.dataDir, { recursive: true, mode: 0o700 })
  const { superuser, server, stopDatabase } = await openDatabase(settings)
  try {
    const keys = await findKeys(settings, superuser, server)
    const base = await baseKey(settings, superuser, server, keys)
    await makeDatabase(superuser, server, base)
    await bringSchemaUp(settings, server, keys, base, tell)
    const house = openHouse({
      server,
      keys,
      base,
      demo: settings.demo,
      publicUrl: settings.publicUrl,
    })
    return {
      server,
      superuser,
      keys,
      base,
      house,
      async stop() {
        await house.close()
        await stopDatabase()
      },
    }
  } catch (error) {
    await stopDatabase()
    throw error
  }
}

/** Starts the embedded PostgreSQL, or takes the server that `DATABASE_URL` names. */
export async function openDatabase(
  settings: Settings,
): Promise<{ superuser: pg.ClientConfig; server: Server; stopDatabase(): Promise<void> }> {
  if (settings.databaseUrl) {
    const given = configOfUrl(settings.databaseUrl)
    const database = given.database && given.database !== 'postgres' ? given.database : 'nangmai'
    const superuser = { ...given, database: 'postgres' }
    return {
      superuser,
      server: {
        host: given.host ?? 'localhost',
        port: given.port ?? 5432,
        database,
        ssl: Boolean(given.ssl),
      },
      stopDatabase: async () => {},
    }
  }
  const embedded = await startEmbeddedPostgres({ dataDir: settings.dataDir })
  const superuser = {
    host: embedded.host,
    port: embedded.port,
    user: embedded.user,
    password: embedded.password,
    database: 'postgres',
  }
  return {
    superuser,
    server: { host: embedded.host, port: embedded.port, database: 'nangmai' },
    stopDatabase: () => embedded.stop(),
  }
}

/** Makes a key file only where nothing was ever sealed: a new key cannot open old data. */
async function findKeys(settings: Settings, superuser: pg.ClientConfig, server: Server): Promise<RootKeys> {
  if (existsSync(settings.keyFile)) return loadRootKey(settings.keyFile)
  const there = await withClient(superuser, (client) =>
    client.query('select 1 from pg_database where datname = $1', [server.database]),
  )
  return there.rowCount === 0 ? createRootKey(settings.keyFile) : loadRootKey(settings.keyFile)
}

async function baseKey(
  settings: Settings,
  superuser: pg.ClientConfig,
  server: Server,
  keys: RootKeys,
): Promise<RootKey> {
  const installed = await readInstallation(superuser, server)
  if (installed && installed.demo !== settings.demo) {
    throw installed.demo
      ? new InstallationProblem(
          `Thư mục ${settings.dataDir} là bản trình diễn. Hãy dùng thư mục khác cho dữ liệu thật.`,
          `${settings.dataDir} holds a demo. Use another folder for real data.`,
        )
      : new InstallationProblem(
          `Thư mục ${settings.dataDir} có dữ liệu thật. Bản trình diễn không chạy trên đó.`,
          `${settings.dataDir} holds real data. The demo does not run there.`,
        )
  }
  const first = keys.all[0]
  if (!first) throw new Error('a key file holds at least one key')
  return installed ? requireKey(keys, installed.key_fingerprint, settings.keyFile) : first
}

async function readInstallation(
  superuser: pg.ClientConfig,
  server: Server,
): Promise<{ demo: boolean; key_fingerprint: string } | undefined> {
  const there = await withClient(superuser, (client) =>
    client.query('select 1 from pg_database where datname = $1', [server.database]),
  )
  if (there.rowCount === 0) return undefined
  return withClient({ ...superuser, database: server.database }, async (client) => {
    const table = await client.query("select to_regclass('public.installation') is not null as there")
    if (!table.rows[0].there) return undefined
    return (await client.query('select demo, key_fingerprint from public.installation')).rows[0]
  })
}

async function bringSchemaUp(
  settings: Settings,
  server: Server,
  keys: RootKeys,
  base: RootKey,
  tell: (line: string) => void,
): Promise<void> {
  await withClient(loginConfig(server, 'nangmai_owner', base), async (owner) => {
    const pending = await pendingMigrations(owner)
    if (pending.length > 0) {
      const saved = await backupBeforeMigration({ server, keys, base, dataDir: settings.dataDir })
      if (saved) tell(`Đã sao lưu trước khi nâng cấp: ${saved}`)
      await migrate(owner)
    }
    await owner.query(
      'insert into installation (demo, key_fingerprint) values ($1, $2) on conflict do nothing',
      [settings.demo, keyFingerprint(base)],
    )
    for (const module of modules) await module.loadReference?.(owner)
  })
}

/**
 * A link that makes the first administrator, once, within a day; undefined when there is one already. Each start
 * without an administrator prints a fresh one.
 */
export async function firstAdministratorLink(house: OpenHouse, publicUrl: URL): Promise<string | undefined> {
  const found = await sql<{ there: boolean }>`select access.has_administrator() as there`.execute(house.db)
  if (found.rows[0]?.there) return undefined
  const token = newToken()
  await entered(house.db, null, (trx) => insertLink(trx, tokenHash(token), 'first_administrator', null, 24))
  return new URL(`/app/start#${token}`, publicUrl).href // behind the #, so that no server or proxy ever logs it
}
