import { existsSync } from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import { BackupProblem } from '#app/backup/backup-problem.ts'
import { openDatabase } from '#app/boot.ts'
import type { Settings } from '#app/settings.ts'
import type { Server } from '#kernel/database.ts'
import { loadRootKey, type RootKey, type RootKeys, requireKey } from '#kernel/root-key.ts'
import { withClient } from '#kernel/schema.ts'

/** An installation as a command finds it: nothing is made, migrated or repaired. */
export interface Installed {
  superuser: pg.ClientConfig
  server: Server
  keys: RootKeys
  base: RootKey
}

/**
 * Lends an installation to a piece of work, whether its program runs or not. Refuses with `backup.nothing` where there
 * is none, and with `KeyProblem`.
 */
export async function withInstalled<T>(
  settings: Settings,
  work: (installed: Installed) => Promise<T>,
): Promise<T> {
  if (!settings.databaseUrl && !existsSync(path.join(settings.dataDir, 'postgres'))) {
    throw new BackupProblem('backup.nothing', settings.dataDir)
  }
  const { superuser, server, stopDatabase } = await openDatabase(settings)
  try {
    const keys = loadRootKey(settings.keyFile)
    const base = requireKey(keys, await readFingerprint(superuser, server), settings.keyFile)
    return await work({ superuser, server, keys, base })
  } finally {
    await stopDatabase()
  }
}

/** The fingerprint of the key that the database was made with. Refuses with `backup.nothing` where there is none. */
export async function readFingerprint(superuser: pg.ClientConfig, server: Server): Promise<string> {
  const there = await withClient(superuser, (client) =>
    client.query('select 1 from pg_database where datname = $1', [server.database]),
  )
  if (there.rowCount === 0) throw new BackupProblem('backup.nothing', server.database)
  const found = await withClient({ ...superuser, database: server.database }, async (client) => {
    const table = await client.query("select to_regclass('public.installation') is not null as there")
    return table.rows[0].there
      ? await client.query('select key_fingerprint from public.installation')
      : undefined
  })
  const fingerprint: string | undefined = found?.rows[0]?.key_fingerprint
  if (!fingerprint) throw new BackupProblem('backup.nothing', server.database)
  return fingerprint
}
