import { sql } from 'kysely'
import { anchorFolder } from '#app/audit/anchor.ts'
import { sealAudit } from '#app/audit/sealer.ts'
import { layDownTombstones, tombstoneFolders } from '#app/backup/tombstone.ts'
import type { Job } from '#kernel/module.ts'
import type { RootKey } from '#kernel/root-key.ts'

/** What the house itself does on a timetable, beside its modules. Drafts are never dropped by a job. */
export function houseJobs(base: RootKey, settings: { anchorDir?: string; dataDir: string }): Job[] {
  return [
    {
      name: 'audit.seal',
      when: '* * * * *',
      run: async ({ jobs, now }) =>
        void (await sealAudit({ jobs, base, anchorDir: anchorFolder(settings), now })),
    },
    {
      name: 'erasure.tombstone',
      when: '* * * * *',
      run: async ({ jobs }) => void (await layDownTombstones({ jobs, base }, tombstoneFolders(settings))),
    },
    {
      name: 'once.forget',
      when: '17 * * * *',
      // The same 72 hours stand in the row policy: a younger key is out of this job's reach.
      run: async ({ jobs }) =>
        void (await sql`delete from idempotency_key where at < now() - interval '72 hours'`.execute(jobs)),
    },
  ]
}
