import type { KeyObject } from 'node:crypto'
import { sql } from 'kysely'
import { asReader, type Reader } from '#kernel/database.ts'
import { merkleRoot, sealHead, signingKeys, verifyHead } from '#kernel/merkle.ts'
import type { RootKeys } from '#kernel/root-key.ts'
import { checkAnchors, type KnownHeads } from './anchor.check.ts'
import { readAnchors } from './anchor.ts'
import type { AuditBreak } from './break.ts'
import { type EntryText, leafOf } from './entry.ts'
import { headOf, listSealsAfter, type SealRow } from './seal.row.ts'
import { streamEntries } from './sealer.ts'

/** What a look at the whole audit came to. */
export interface AuditVerdict {
  /** The first thing that is wrong; undefined when the chain is whole. */
  broken?: AuditBreak
  seals: number
  entries: number
  /** Entries no seal covers yet; they are sealed within minutes. */
  unsealed: number
  /** Heads found outside the database. With none, a cut tail cannot be told. */
  anchored: number
  /** Seals made after a backup that was later put back, by the anchor's signed marks. */
  lostByRestore: number[]
}

interface Ledger {
  /** `nangmai_jobs`, or anyone who may read the audit. */
  db: Reader
  keys: RootKeys
  anchorDir: string
  /** Heads from printed slips: number and hexadecimal head. */
  slips?: readonly { no: number; head: string }[]
}

/**
 * Recomputes every hash from the entries up, checks every signature and holds the result against the anchor.
 * Finds: an entry changed, added, removed or moved; a seal changed, removed or forged; a tail cut off; an old copy put back.
 */
export async function verifyAudit({ db, keys, anchorDir, slips = [] }: Ledger): Promise<AuditVerdict> {
  const publicKeys = keys.all.map((key) => signingKeys(key).publicKey)
  const known = checkAnchors(await readAnchors(anchorDir, publicKeys))
  for (const { no, head } of slips.filter((slip) => !known.lost.includes(slip.no))) {
    known.heads.set(no, [...(known.heads.get(no) ?? []), Buffer.from(head, 'hex')])
    known.highest = Math.max(known.highest, no)
  }
  return db.connection().execute(async (connection) =>
    connection
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (within) => walk(asReader(within), publicKeys, known)),
  )
}

async function walk(trx: Reader, publicKeys: readonly KeyObject[], known: KnownHeads): Promise<AuditVerdict> {
  const verdict = { seals: 0, entries: 0, unsealed: 0, anchored: known.heads.size, lostByRestore: known.lost }
  let before: SealRow | undefined
  while (true) {
    const seals = await listSealsAfter(trx, before?.no ?? 0, 200)
    for (const seal of seals) {
      const broken = checkSeal(seal, before, publicKeys, known) ?? (await checkEntries(trx, seal))
      if (broken) return { ...verdict, broken }
      verdict.seals += 1
      verdict.entries += seal.entries
      before = seal
    }
    if (seals.length === 0) break
  }
  const last = before?.no ?? 0
  const ahead = known.highest
  if (ahead > last) return { ...verdict, broken: { what: 'tail.cut', seal: last + 1, until: ahead } }
  verdict.unsealed = await countRest(trx, before)
  const stray = await findStray(trx, verdict.entries + verdict.unsealed)
  return { ...verdict, broken: stray ? { what: 'entry.outside' } : known.broken }
}

function checkSeal(
  seal: SealRow,
  before: SealRow | undefined,
  publicKeys: readonly KeyObject[],
  known: KnownHeads,
): AuditBreak | undefined {
  const head = headOf(seal)
  const { no } = seal
  if (no !== (before?.no ?? 0) + 1) return { what: 'seal.removed', seal: (before?.no ?? 0) + 1 }
  if (!sealHead(head).equals(seal.head)) return { what: 'seal.changed', seal: no }
  if (!(before?.head ?? Buffer.alloc(0)).equals(seal.previous ?? Buffer.alloc(0)))
    return { what: 'seal.other_chain', seal: no }
  if (!publicKeys.some((key) => verifyHead(key, head, seal.signature)))
    return { what: 'seal.not_signed', seal: no }
  const follows = before?.epoch === seal.epoch ? before.before_xid : '0'
  if (seal.after_xid !== follows || (before && seal.epoch < before.epoch))
    return { what: 'seal.changed', seal: no }
  if (known.heads.get(no)?.some((anchored) => !anchored.equals(seal.head)))
    return { what: 'anchor.differs', seal: no }
  return undefined
}

/** Holds the entries there are against the leaves of their seal. */
async function checkEntries(trx: Reader, seal: SealRow): Promise<AuditBreak | undefined> {
  const stored = await sql<{ leaves: Buffer }>`select leaves from audit.seal where no = ${seal.no}`.execute(
    trx,
  )
  const leaves = split(stored.rows[0]?.leaves ?? Buffer.alloc(0))
  const listHolds = leaves.length === seal.entries && merkleRoot(leaves).equals(seal.root)

  const found: Buffer[] = []
  const outOfPlace: EntryText[] = []
  let lastGood: string | undefined
  for await (const entry of streamEntries(trx, seal.epoch, seal.after_xid, seal.before_xid)) {
    const leaf = leafOf(entry)
    if (outOfPlace.length === 0 && leaves[found.length]?.equals(leaf)) lastGood = entry.id
    else if (outOfPlace.length < 2) outOfPlace.push(entry)
    found.push(leaf)
  }
  if (merkleRoot(found).equals(seal.root) && found.length === seal.entries) {
    return listHolds ? undefined : { what: 'seal.changed', seal: seal.no }
  }
  if (!listHolds) return { what: 'seal.entries', seal: seal.no }
  return explain(seal.no, leaves, found, outOfPlace, lastGood)
}

/** Which entry it was, once the list of leaves is known to be the one that was sealed. */
function explain(
  no: number,
  leaves: Buffer[],
  found: Buffer[],
  outOfPlace: EntryText[],
  lastGood: string | undefined,
): AuditBreak {
  const [entry] = outOfPlace
  if (!entry) return { what: 'entry.removed', seal: no, after: lastGood }
  const leaf = leafOf(entry)
  const missing = leaves.length - found.length
  if (leaves.some((each) => each.equals(leaf))) {
    return missing > 0
      ? { what: 'entry.removed', seal: no, after: lastGood }
      : { what: 'entry.moved', seal: no, entry: entry.id }
  }
  return { what: missing < 0 ? 'entry.added' : 'entry.changed', seal: no, entry: entry.id }
}

async function countRest(trx: Reader, last: SealRow | undefined): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from audit.entry
    where (epoch, xid) >= (${last?.epoch ?? 0}::integer, ${last?.before_xid ?? '0'}::text::xid8)`.execute(trx)
  return rows[0]?.n ?? 0
}

/** An entry that lies in no seal's range and after none of them was slipped in behind the chain. */
async function findStray(trx: Reader, accounted: number): Promise<boolean> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from audit.entry`.execute(trx)
  return (rows[0]?.n ?? 0) !== accounted
}

function split(bytes: Buffer): Buffer[] {
  return Array.from({ length: Math.floor(bytes.length / 32) }, (_, i) => bytes.subarray(i * 32, i * 32 + 32))
}
