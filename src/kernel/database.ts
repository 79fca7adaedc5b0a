import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { DB } from '#kernel/database.types.ts'
import { nameStatements } from '#kernel/named-statements.ts'
import type { LoginRole } from '#kernel/roles.ts'
import { databasePassword, type RootKey } from '#kernel/root-key.ts'

pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value) // a day is a day, not a moment in the machine's zone
pg.types.setTypeParser(pg.types.builtins.INT8, (value) => Number(value))

/** Where the database listens: a socket folder or host, and its name. */
export interface Server {
  host: string
  port: number
  database: string
  ssl?: boolean
}

declare const inTransaction: unique symbol

/** Something that can be read from: a pool or a transaction. */
export type Reader = Kysely<DB>
/** A transaction. A pool does not compile where this is asked for. */
export type Writer = Kysely<DB> & { readonly [inTransaction]: true }

/**
 * A transaction of the query builder's own as something to read from. It is one already; the compiler would prove it by comparing
 * the two over every table and column, which takes gigabytes.
 */
export function asReader(trx: unknown): Reader {
  return trx as Reader
}

export interface Pool {
  db: Kysely<DB>
  pool: pg.Pool
}

/** Settings of one login; the password derives from the root key. */
export function loginConfig(server: Server, role: LoginRole, key: RootKey): pg.ClientConfig {
  return {
    host: server.host,
    port: server.port,
    database: server.database,
    user: role,
    password: databasePassword(key, role),
    ssl: server.ssl ? { rejectUnauthorized: true } : undefined,
    application_name: role.replace('nangmai_', 'nangmai '),
  }
}

const pools = new WeakMap<Kysely<DB>, pg.Pool>()

/** The pool behind a database that `openPool` has made. */
export function poolOf(db: Kysely<DB>): pg.Pool {
  const pool = pools.get(db)
  if (!pool) throw new Error('a transaction is opened on a pool')
  return pool
}

/** A pool of connections signed in as one role. */
export function openPool(server: Server, role: LoginRole, key: RootKey, size: number): Pool {
  const pool = new pg.Pool({
    ...loginConfig(server, role, key),
    max: size,
    connectionTimeoutMillis: 5_000,
    pipeline: true, // statements go out one after the other; each answer still finds its own
  } as pg.PoolConfig)
  // A connection that dies tells whoever uses it through its query; unheard here, it would end the whole program.
  pool.on('error', () => {})
  pool.on('connect', (client) => {
    client.on('error', () => {})
    nameStatements(client)
  })
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  pools.set(db, pool)
  return { pool, db }
}
