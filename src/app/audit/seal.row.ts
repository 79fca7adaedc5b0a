import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { SealHead } from '#kernel/merkle.ts'

/** A row of `audit.seal`, transaction numbers as decimals. */
export interface SealRow {
  no: number
  epoch: number
  after_xid: string
  before_xid: string
  entries: number
  root: Buffer
  previous: Buffer | null
  head: Buffer
  signature: Buffer
  /** ISO 8601, UTC, milliseconds. */
  at: string
}

const columns =
  sql.raw(`no, epoch, after_xid::text, before_xid::text, entries, root, previous, head, signature,
  to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at`)

/** What a seal says, from the row that keeps it. */
export function headOf(seal: Omit<SealRow, 'head' | 'signature' | 'after_xid'>): SealHead {
  const { no, previous, root, entries, before_xid, epoch, at } = seal
  return { no, previous, root, count: entries, throughXid: String(BigInt(before_xid) - 1n), epoch, at }
}

/** The last seal, or undefined while nothing is sealed. */
export async function findLastSeal(db: Reader): Promise<SealRow | undefined> {
  return (await sql<SealRow>`select ${columns} from audit.seal order by no desc limit 1`.execute(db)).rows[0]
}

/** Seals after a number, in order; their leaves are read apart, one seal at a time. */
export async function listSealsAfter(db: Reader, no: number, limit: number): Promise<SealRow[]> {
  return (
    await sql<SealRow>`select ${columns} from audit.seal where no > ${no} order by no limit ${limit}`.execute(
      db,
    )
  ).rows
}

/** The last seal made before an instant. */
export async function findLastSealBefore(db: Reader, instant: string): Promise<SealRow | undefined> {
  const found =
    await sql<SealRow>`select ${columns} from audit.seal where at < ${instant}::timestamptz order by no desc limit 1`.execute(
      db,
    )
  return found.rows[0]
}

/** The epoch of what is written now: the default of its column, which a restore raises. */
export async function findEpoch(db: Reader): Promise<number> {
  const { rows } = await sql<{ epoch: number }>`
    select pg_get_expr(d.adbin, d.adrelid)::integer as epoch from pg_attrdef d
    join   pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
    where  d.adrelid = 'audit.entry'::regclass and a.attname = 'epoch'`.execute(db)
  return rows[0]?.epoch ?? 1
}
