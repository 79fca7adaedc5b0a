import { Logger, parseCronItems, run, type TaskList } from 'graphile-worker'
import type { Pool as PgPool } from 'pg'
import { openPool, type Server } from '#kernel/database.ts'
import type { Job } from '#kernel/module.ts'
import type { RootKey } from '#kernel/root-key.ts'
import type { OpenHouse } from './house.ts'
import { houseJobs } from './jobs/house.jobs.ts'
import { modules } from './modules.ts'

/**
 * Starts doing what stands on a timetable, as `nangmai_jobs`. Any number of processes may: each turn of a job is taken
 * by one of them, and a job never overlaps itself. A turn that fails is told in the log; the next one tries again.
 */
export async function startJobs(
  { server, base, house }: { server: Server; base: RootKey; house: OpenHouse },
  settings: { anchorDir?: string; dataDir: string },
): Promise<{ stop(): Promise<void> }> {
  const { pool } = openPool(server, 'nangmai_worker', base, 6)
  pool.on('connect', (client) => client.on('error', () => {})) // the statement under way is told; the pool opens another
  const jobs = [...houseJobs(base, settings), ...modules.flatMap((module) => module.jobs ?? [])]
  const runner = await run({
    pgPool: pool,
    concurrency: 2,
    noHandleSignals: true,
    logger,
    taskList: Object.fromEntries(
      jobs.map((job) => [job.name, () => runAlone(pool, job, house)]),
    ) satisfies TaskList,
    parsedCronItems: parseCronItems(
      // One row per job, replaced by its next turn: turns that nobody took do not pile up, nor does a failed one try again.
      jobs.map(({ name, when }) => ({
        task: name,
        match: when,
        options: { jobKey: name, maxAttempts: 1, backfillPeriod: 0 },
      })),
    ),
  })
  runner.promise.catch((error) => logger.error(String(error)))
  return {
    async stop() {
      await runner.stop()
      await pool.end()
    },
  }
}

/**
 * Runs one turn of a job, unless another process is still at the turn before. The lock belongs to a connection, so it
 * goes with a process that is killed.
 */
export async function runAlone(pool: PgPool, job: Job, house: OpenHouse): Promise<void> {
  const guard = await pool.connect()
  try {
    const { rows } = await guard.query(
      "select pg_try_advisory_lock(hashtext('nangmai job'), hashtext($1)) as taken",
      [job.name],
    )
    if (!rows[0].taken) return
    try {
      await job.run({ ...house, jobs: house.jobs.db })
    } finally {
      await guard.query("select pg_advisory_unlock(hashtext('nangmai job'), hashtext($1))", [job.name])
    }
  } finally {
    guard.release()
  }
}

const logger = new Logger(() => (level, message) => {
  if (level === 'error' || level === 'warning') console.error(`[jobs] ${message}`)
})
