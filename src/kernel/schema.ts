import pg from 'pg'
import { loginConfig, type Server } from '#kernel/database.ts'
import { migrate } from '#kernel/migrate.ts'
import { ensureDatabase, ensureRoles } from '#kernel/roles.ts'
import type { RootKey } from '#kernel/root-key.ts'

/** Runs a piece of work over one connection that is closed afterwards, whatever happens. */
export async function withClient<T>(
  config: pg.ClientConfig,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(config)
  client.on('error', () => {}) // the work under way is told; an idle loss is not news
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}

/** The login given for an existing server may not make roles. */
export class NotSuperuser extends Error {}

/** Makes roles and database, as a superuser. Says whether the database is new. */
export async function makeDatabase(superuser: pg.ClientConfig, server: Server, key: RootKey): Promise<void> {
  await withClient(superuser, async (client) => {
    await ensureRoles(client, key).catch((error) => {
      throw error.code === '42501' ? new NotSuperuser() : error
    })
    await ensureDatabase(client, server.database)
  })
  await withClient({ ...superuser, database: server.database }, async (client) => {
    await client.query('alter schema public owner to nangmai_owner')
  })
}

/** Brings the schema up to this program's, as `nangmai_owner`. Returns the names of the migrations that ran. */
export function migrateDatabase(server: Server, key: RootKey): Promise<string[]> {
  return withClient(loginConfig(server, 'nangmai_owner', key), migrate)
}

/** Settings of a connection from `postgres://…`, with each part on its own, so that one of them can be replaced. */
export function configOfUrl(url: string): pg.ClientConfig {
  const { host, port, user, password, database, ssl } = new pg.Client({ connectionString: url })
  return { host, port, user, password: password ?? undefined, database, ssl }
}
