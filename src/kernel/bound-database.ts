import {
  type Compilable,
  type DatabaseConnection,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'
import type { PoolClient } from 'pg'
import type { DB } from '#kernel/database.types.ts'
import type { Told, Turn } from '#kernel/turn.ts'

interface Bound {
  db: Kysely<DB>
  turn: Turn
}

const bound = new WeakMap<PoolClient, Bound>()
const turns = new WeakMap<Kysely<DB>, Bound>()
const counted = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE'])

/**
 * A query builder over one connection's turn that sends every statement as soon as it is asked to, in that order. Kysely's
 * own single connection waits for each answer before it sends the next; a transaction that need not wait between two
 * statements would then pay for a round trip that nobody reads. Made once for a connection: making one costs more than
 * most statements.
 */
export function boundDatabase(client: PoolClient, turn: Turn): Kysely<DB> {
  const known = bound.get(client)
  if (known) {
    known.turn = turn
    return known.db
  }
  const connection: DatabaseConnection = {
    async executeQuery<R>({ sql, parameters }: { sql: string; parameters: readonly unknown[] }) {
      const { command, rowCount, rows } = await here.turn.ask(sql, parameters)
      return {
        rows: rows as R[],
        ...(counted.has(command) ? { numAffectedRows: BigInt(rowCount) } : {}),
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
  const here: Bound = { db, turn }
  bound.set(client, here)
  turns.set(db, here)
  return db
}

/** Sends a statement before anything else is done. Kysely's own `execute` waits a little before it does, which a story that goes on does not. */
export function sendNow(trx: Kysely<DB>, statement: Compilable): Promise<Told> {
  const { turn } = turns.get(trx) ?? {}
  if (!turn) throw new Error('a statement is sent within a transaction')
  const { sql, parameters } = statement.compile()
  return turn.ask(sql, parameters)
}
