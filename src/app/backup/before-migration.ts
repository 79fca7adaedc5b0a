import path from 'node:path'
import { loginConfig } from '#kernel/database.ts'
import { withClient } from '#kernel/schema.ts'
import { type BackupSource, backupFolder, backupName, writeBackup } from './backup.ts'

/**
 * Backs a database up that is about to be migrated, so that the step can be undone. Returns the file, or undefined when
 * there is nothing to keep yet.
 */
export async function backupBeforeMigration(
  source: BackupSource & { dataDir: string },
): Promise<string | undefined> {
  const holdsAnything = await withClient(
    loginConfig(source.server, 'nangmai_owner', source.base),
    async (owner) => {
      const table = await owner.query("select to_regclass('public.installation') is not null as there")
      return table.rows[0].there && (await owner.query('select 1 from installation')).rowCount === 1
    },
  )
  if (!holdsAnything) return undefined
  const name = backupName(new Date()).replace('.nmb', '-truoc-nang-cap.nmb')
  return (await writeBackup(source, path.join(backupFolder(source.dataDir), name))).file
}
