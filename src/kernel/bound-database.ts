import {
  type DatabaseConnection,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'
import type { PoolClient } from 'pg'
import type { DB } from '#kernel/database.types.ts'

const bound = new WeakMap<PoolClient, Kysely<DB>>()
const counted = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE'])

/**
 * A query builder over one connection that sends every statement as soon as it is asked to, in that order. Kysely's
 * own single connection waits for each answer before it sends the next; a transaction that need not wait between two
 * statements would then pay for a round trip that nobody reads.
 */
export function boundDatabase(client: PoolClient): Kysely<DB> {
  const known = bound.get(client)
  if (known) return known
  const connection: DatabaseConnection = {
    async executeQuery<R>({ sql, parameters }: { sql: string; parameters: readonly unknown[] }) {
      const { command, rowCount, rows } = await client.query(sql, [...parameters])
      return {
        rows: (rows ?? []) as R[],
        ...(counted.has(command) ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}),
      }
    },
    streamQuery() {
      throw new Error('rows are streamed over a connection of one’s own')
    },
  }
  const nothing = async () => {}
  const db = new Kysely<DB>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => ({
        init: nothing,
        acquireConnection: async () => connection,
        beginTransaction: nothing,
        commitTransaction: nothing,
        rollbackTransaction: nothing,
        releaseConnection: nothing,
        destroy: nothing,
      }),
      createIntrospector: (of) => new PostgresIntrospector(of),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
  bound.set(client, db)
  return db
}
