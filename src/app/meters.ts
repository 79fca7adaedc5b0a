import { sql } from 'kysely'
import type { OpenHouse } from './house.ts'

/** What this machine's own meters show: numbers of things, never whose. */
export interface Meter {
  name: string
  help: string
  value: number
}

/** Reads the meters as the jobs' role, which sees no sealed row. */
export async function readMeters(house: OpenHouse): Promise<Meter[]> {
  const found = await sql<{ unsealed: number; running: number; missed: number }>`
    select audit.unsealed() as unsealed,
           (select count(*) from clock where status in ('running', 'paused')) as running,
           (select count(*) from clock where status = 'missed') as missed`.execute(house.jobs.db)
  const row = found.rows[0]
  const { pool } = house.people
  return [
    {
      name: 'nangmai_audit_unsealed_entries',
      help: 'Audit entries that no seal covers yet',
      value: row?.unsealed ?? 0,
    },
    { name: 'nangmai_clocks_running', help: 'Clocks that run or are paused', value: row?.running ?? 0 },
    { name: 'nangmai_clocks_missed', help: 'Clocks whose time has passed', value: row?.missed ?? 0 },
    {
      name: 'nangmai_pool_connections',
      help: 'Database connections open for people',
      value: pool.totalCount,
    },
    { name: 'nangmai_pool_idle', help: 'Database connections that wait for work', value: pool.idleCount },
    {
      name: 'nangmai_pool_waiting',
      help: 'Requests that wait for a database connection',
      value: pool.waitingCount,
    },
  ]
}
