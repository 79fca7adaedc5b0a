import type pg from 'pg'
import type { Server } from '#kernel/database.ts'
import { withClient } from '#kernel/schema.ts'
import { type BackupSource, sealedBackup } from './backup.ts'
import { BackupProblem } from './backup-problem.ts'
import { openBackup } from './read.ts'
import { type Restored, type RestoreTarget, requireEmpty, restoreBackup } from './restore.ts'

/**
 * Carries an installation to another server: the stream of a backup, piped into a restore. Refuses with `move.running`
 * while people could still write to the old one, and with `restore.not_empty`. The old one is left as it is.
 */
export async function moveInstallation(
  source: BackupSource & { superuser: pg.ClientConfig },
  target: RestoreTarget,
): Promise<Restored> {
  await requireQuiet(source.superuser, source.server)
  await requireEmpty(target.superuser, target.server)
  return restoreBackup(target, openBackup(sealedBackup(source, { tables: 0, rows: 0 }), source.keys))
}

async function requireQuiet(superuser: pg.ClientConfig, server: Server): Promise<void> {
  const sessions = await withClient(superuser, (client) =>
    client.query(
      "select 1 from pg_stat_activity where datname = $1 and usename in ('nangmai_app', 'nangmai_intake', 'nangmai_jobs')",
      [server.database],
    ),
  )
  if (sessions.rowCount) throw new BackupProblem('move.running', String(sessions.rowCount))
}
