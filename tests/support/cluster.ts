import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type pg from 'pg'
import { modules } from '#app/modules.ts'
import { loginConfig, type Server } from '#kernel/database.ts'
import { startEmbeddedPostgres } from '#kernel/embedded-postgres/index.ts'
import { ensureDatabase } from '#kernel/roles.ts'
import { createRootKey, loadRootKey, type RootKeys } from '#kernel/root-key.ts'
import { configOfUrl, makeDatabase, migrateDatabase, withClient } from '#kernel/schema.ts'

/** Where the tests' databases live, as plain data that a worker process can be given. */
export interface ClusterFacts {
  superuser: pg.ClientConfig
  template: string
  keyFile: string
}

/**
 * One PostgreSQL for a whole test run, with a prepared template database. Embedded in a temporary folder, or
 * the server of DATABASE_URL: the same tests prove both ways to run.
 */
export async function startTestDatabase(): Promise<{
  facts: ClusterFacts
  ownerUrl: string
  stop(): Promise<void>
}> {
  const folder = await mkdtemp(path.join(tmpdir(), 'nm-test-'))
  const keyFile = path.join(folder, 'keys', 'root.key')
  const keys = createRootKey(keyFile)
  const url = process.env.DATABASE_URL
  const embedded = url
    ? undefined
    : await startEmbeddedPostgres({ dataDir: folder, settings: { shared_buffers: '128MB' } })
  const superuser: pg.ClientConfig = url
    ? configOfUrl(url)
    : {
        host: embedded?.host,
        port: embedded?.port,
        user: embedded?.user,
        password: embedded?.password,
        database: 'postgres',
      }
  const template = `nangmai_template_${process.pid}`
  const server = await serverOf(superuser, template)
  await makeDatabase(superuser, server, baseKey(keys))
  await migrateDatabase(server, baseKey(keys))
  await withClient(loginConfig(server, 'nangmai_owner', baseKey(keys)), async (owner) => {
    for (const module of modules) await module.loadReference?.(owner)
  })
  const owner = loginConfig(server, 'nangmai_owner', baseKey(keys))
  return {
    facts: { superuser, template, keyFile },
    ownerUrl: `postgres://nangmai_owner:${owner.password}@localhost:${owner.port}/${template}?host=${encodeURIComponent(String(owner.host))}`,
    async stop() {
      if (url) await withClient(superuser, (client) => client.query(`drop database if exists ${template}`))
      await embedded?.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** A database of one's own, cloned from the template in a few hundredths of a second. */
export async function cloneDatabase(
  facts: ClusterFacts,
  name: string,
): Promise<{ server: Server; keys: RootKeys; drop(): Promise<void> }> {
  await withClient(facts.superuser, (client) => ensureDatabase(client, name, facts.template))
  return {
    server: await serverOf(facts.superuser, name),
    keys: loadRootKey(facts.keyFile),
    drop: () =>
      withClient(
        facts.superuser,
        async (client) => void (await client.query(`drop database if exists ${name} with (force)`)),
      ),
  }
}

/** The key that a database was made with: it names the roles' passwords and the search tokens. */
export function baseKey(keys: RootKeys) {
  const first = keys.all[0]
  if (!first) throw new Error('a key file holds at least one key')
  return first
}

async function serverOf(superuser: pg.ClientConfig, database: string): Promise<Server> {
  return withClient(superuser, async (client) => ({ host: client.host, port: client.port, database }))
}
