import { type RawBuilder, sql } from 'kysely'
import { asReader, type Reader } from '#kernel/database.ts'
import { merkleRoot, sealHead, signHead, signingKeys } from '#kernel/merkle.ts'
import type { RootKey } from '#kernel/root-key.ts'
import { anchorSeals, findLastAnchor } from './anchor.ts'
import { type EntryText, entryText, leafOf } from './entry.ts'
import { findEpoch, findLastSeal, headOf, listSealsAfter, type SealRow } from './seal.row.ts'

/** What the sealer works with. `jobs` are connections as `nangmai_jobs`. */
export interface Sealer {
  jobs: Reader
  /** The key the installation was made with; signing keys grow from it. */
  base: RootKey
  /** Where heads are laid down; see `anchorFolder`. */
  anchorDir: string
  now(): Date
  /** Entries of one seal, unless one transaction alone wrote more. */
  batchEntries?: number
}

/** The anchor knows more than the database: an old copy was put back, or seals were removed. Nothing is laid over it. */
export class AnchorAhead extends Error {
  readonly vi: string
  readonly en: string
  constructor(no: number) {
    super(`anchor is ahead at seal ${no}`)
    this.vi = `Nơi lưu dấu niêm phong có dấu số ${no} mà cơ sở dữ liệu không có. Hãy chạy: npm run cli -- audit verify`
    this.en = `The anchor holds seal ${no}, which the database does not. Run: npm run cli -- audit verify`
  }
}

interface Range {
  epoch: number
  after: string
  before: string
}

/**
 * Seals the audit entries of all transactions that have ended, and lays the heads down in the anchor. Writers never
 * wait: only finished transactions are read. A transaction that is still open keeps its own entries, and those of later
 * ones, for a later seal. Returns how many seals were made; 0 too when another process is at it.
 */
export async function sealAudit(sealer: Sealer): Promise<number> {
  return sealer.jobs.connection().execute(async (connection) => {
    const taken = await sql<{
      taken: boolean
    }>`select pg_try_advisory_lock(hashtext('nangmai audit seal')) as taken`.execute(connection)
    if (!taken.rows[0]?.taken) return 0
    try {
      let made = 0
      while (await sealNextBatch(connection, sealer)) made += 1
      await layDownHeads(connection, sealer)
      return made
    } finally {
      await sql`select pg_advisory_unlock(hashtext('nangmai audit seal'))`.execute(connection)
    }
  })
}

async function sealNextBatch(
  connection: Reader,
  { base, now, batchEntries = 50_000 }: Sealer,
): Promise<boolean> {
  return connection.transaction().execute(async (within) => {
    const trx = asReader(within)
    const last = await findLastSeal(trx)
    const range = await findRange(trx, last, batchEntries)
    if (!range) return false
    const leaves = await readLeaves(trx, range)
    const facts = {
      no: (last?.no ?? 0) + 1,
      epoch: range.epoch,
      before_xid: range.before,
      entries: leaves.length,
      root: merkleRoot(leaves),
      previous: last?.head ?? null,
      at: now().toISOString(),
    }
    const head = headOf(facts)
    const { privateKey } = signingKeys(base)
    await sql`
      insert into audit.seal (no, epoch, after_xid, before_xid, entries, leaves, root, previous, head, signature, at)
      values (${facts.no}, ${facts.epoch}, ${range.after}::text::xid8, ${range.before}::text::xid8, ${facts.entries}, ${Buffer.concat(leaves)},
              ${facts.root}, ${facts.previous}, ${sealHead(head)}, ${signHead(privateKey, head)}, ${facts.at})`.execute(
      trx,
    )
    return true
  })
}

/**
 * The transactions of the next seal. An epoch that a restore has closed is sealed to its end first; the running one
 * only below the oldest transaction still open, anywhere on the server.
 */
async function findRange(
  trx: Reader,
  last: SealRow | undefined,
  batchEntries: number,
): Promise<Range | undefined> {
  const running = await findEpoch(trx)
  const found = await sql<{ epoch: number | null; horizon: string }>`
    select min(epoch) as epoch, pg_snapshot_xmin(pg_current_snapshot())::text as horizon from audit.entry
    where (epoch, xid) >= (${last?.epoch ?? 0}::integer, ${last?.before_xid ?? '0'}::text::xid8)`.execute(trx)
  const next = found.rows[0]
  if (!next?.epoch) return undefined
  const { epoch } = next
  const horizon = epoch === running ? next.horizon : endOfTime
  const after = last?.epoch === epoch ? last.before_xid : '0'
  const within = sql`epoch = ${epoch} and xid >= ${after}::text::xid8 and xid < ${horizon}::text::xid8`
  const first = await findXid(trx, within, 0)
  if (first === undefined) return undefined
  const beyond = await findXid(trx, within, batchEntries)
  if (beyond === undefined) return { epoch, after, before: await afterLast(trx, within) }
  // Never cut a transaction in two: one that is bigger than a batch is sealed whole.
  return { epoch, after, before: beyond === first ? String(BigInt(first) + 1n) : beyond }
}

const endOfTime = '9223372036854775807'

async function findXid(trx: Reader, within: RawBuilder<unknown>, skip: number): Promise<string | undefined> {
  const { rows } = await sql<{
    xid: string
  }>`select xid::text from audit.entry where ${within} order by epoch, xid, id offset ${skip} limit 1`.execute(
    trx,
  )
  return rows[0]?.xid
}

async function afterLast(trx: Reader, within: RawBuilder<unknown>): Promise<string> {
  const { rows } = await sql<{
    xid: string
  }>`select xid::text from audit.entry where ${within} order by epoch desc, xid desc, id desc limit 1`.execute(
    trx,
  )
  return String(BigInt(rows[0]?.xid ?? 0) + 1n)
}

async function readLeaves(trx: Reader, { epoch, after, before }: Range): Promise<Buffer[]> {
  const leaves: Buffer[] = []
  for await (const entry of streamEntries(trx, epoch, after, before)) leaves.push(leafOf(entry))
  return leaves
}

/** Entries of a range of transactions in the order they are sealed, a thousand at a time. Needs a transaction. */
export async function* streamEntries(
  trx: Reader,
  epoch: number,
  after: string,
  before: string,
): AsyncGenerator<EntryText> {
  const name = sql.raw('entries_to_seal')
  await sql`declare ${name} no scroll cursor for
    select ${entryText} from audit.entry e
    where  e.epoch = ${sql.lit(epoch)} and e.xid >= ${sql.lit(after)}::xid8 and e.xid < ${sql.lit(before)}::xid8
    order  by e.epoch, e.xid, e.id`.execute(trx)
  try {
    while (true) {
      const { rows } = await sql<EntryText>`fetch 1000 from ${name}`.execute(trx)
      if (rows.length === 0) return
      yield* rows
    }
  } finally {
    await sql`close ${name}`.execute(trx).catch(() => {}) // the transaction may be what broke
  }
}

async function layDownHeads(connection: Reader, { base, anchorDir }: Sealer): Promise<void> {
  const { publicKey } = signingKeys(base)
  const anchored = await findLastAnchor(anchorDir, [publicKey])
  let no = anchored?.no ?? 0
  if (anchored && (await findEpoch(connection)) < anchored.epoch) throw new AnchorAhead(no) // restored or moved elsewhere since
  if (anchored && no > 0) {
    const [same] = await listSealsAfter(connection, no - 1, 1)
    if (!same || same.no !== no || (anchored.hash && !anchored.hash.equals(same.head)))
      throw new AnchorAhead(no)
  }
  while (true) {
    const seals = await listSealsAfter(connection, no, 200)
    if (seals.length === 0) return
    await anchorSeals(anchorDir, seals)
    no = seals.at(-1)?.no ?? no
  }
}
