import type { Client } from 'pg'
import { CannotStart } from './cannot-start.ts'
import { socketPort } from './socket-folder.ts'

/** Name under which the server remembers which process started it. */
export const ownerSetting = 'nang_mai.owner'

/** What an acknowledged commit rests on. Nothing may turn these off; asserted after each start. */
const durable = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' }

/** For a machine with two cores that also runs the program itself. */
const usual = {
  max_connections: '60',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '8MB',
  random_page_cost: '1.1',
  jit: 'off',
  max_parallel_workers_per_gather: '0', // one report must not take both cores; needs no large /dev/shm
  wal_compression: 'pglz',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
  // Errors of statements go to the program that made them, never to a file: their texts hold what was typed.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
}

/** Arguments of the `postgres` program: settings given here win over files and ALTER SYSTEM. */
export function settingArguments(given: {
  socketFolder: string
  owner: string
  overrides: Record<string, string>
}): string[] {
  const settings = {
    ...usual,
    ...given.overrides,
    ...durable,
    listen_addresses: '',
    port: `${socketPort}`,
    unix_socket_directories: `"${given.socketFolder.replaceAll('"', '""')}"`, // a list: quoted, it may hold commas
    unix_socket_permissions: '0700',
    [ownerSetting]: given.owner,
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** Refuses with `postgres.not_durable` unless the server behind `client` keeps what it acknowledges. */
export async function assertDurable(client: Client): Promise<void> {
  for (const name of [...Object.keys(durable), 'data_checksums']) {
    const { rows } = await client.query({ text: `show ${name}`, rowMode: 'array' })
    if (rows[0]?.[0] !== 'on') throw new CannotStart('postgres.not_durable', `${name} = ${rows[0]?.[0]}`)
  }
}
