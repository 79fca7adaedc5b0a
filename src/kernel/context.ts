import type { BlindIndex } from '#kernel/blind-index.ts'
import { boundDatabase } from '#kernel/bound-database.ts'
import { poolOf, type Reader, type Writer } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import { Turn } from '#kernel/turn.ts'
import type { Vault } from '#kernel/vault.ts'

/** The person asking. */
export interface Session {
  id: string
  tokenHash: Buffer
  staffId: string
  username: string
  displayName: string
  language: 'vi' | 'en'
  roles: readonly string[]
  /** What those roles permit. */
  permits: readonly string[]
  agencyId: string
  agencyName: string
  provinceId: string
}

/** What a write with an idempotency key is bound to. */
export interface OnceOnly {
  key: string
  route: string
  bodyHash: Buffer
  /** Reply fields that are shown once and not kept. */
  leaveOut: readonly string[]
}

/** What the house lends to every use case. */
export interface House {
  /** Connections as `nangmai_app`: rows as each person may see them. */
  db: Reader
  /** Connections as `nangmai_intake`: what the public page writes, and the little it may look up. */
  intake: Reader
  /** Connections as `nangmai_reporter`: facts without identity, and nothing else. */
  facts: Reader
  vault: Vault
  blindIndex: BlindIndex
  /** A keyed digest for one purpose; nobody without the root key can make one. */
  mac(purpose: string, data: string): Buffer
  now(): Date
  demo: boolean
  /** Address people type: a passkey is bound to it. */
  publicUrl: URL
}

/** House, person and request of one use case. */
export interface Context extends House {
  session: Session
  once?: OnceOnly
  /** Where the session is only the last known: asks again in the use case's own transaction, or throws. */
  prove?: (turn: Turn) => Promise<void>
}

/** A reply that an earlier try with the same key has made. */
export class AlreadyMade extends Error {}

/**
 * One use case, one transaction: opened here, entered with the person's session so that row policies hold,
 * closed by commit. Whatever is thrown rolls everything back, audit rows and key included.
 */
export function inTransaction<T>(ctx: Context, story: (trx: Writer) => Promise<T>): Promise<T> {
  const { once, prove } = ctx
  const last = once && ((turn: Turn, made: T) => keepMade(turn, ctx, once, made))
  return entered(ctx.db, ctx.session.tokenHash, story, { last, prove })
}

/**
 * A use case that asks for all it needs before it reads the first answer, and keeps no key: its statements and the commit
 * go out together. Asking for more afterwards is a fault.
 */
export function inOneBreath<T>(ctx: Context, story: (trx: Writer) => Promise<T>): Promise<T> {
  return entered(ctx.db, ctx.session.tokenHash, story, { prove: ctx.prove, isOneBreath: true })
}

const unread = new WeakMap<Writer, Promise<unknown>[]>()

/** A statement whose answer the story does not need in order to go on; it is waited for before anything is committed or told. */
export function goOn(trx: Writer, said: Promise<unknown>): void {
  said.catch(() => {}) // waited for when the story is over
  unread.get(trx)?.push(said)
}

interface Ends<T> {
  /** Asked beside the commit, with what the story has made. */
  last?: ((turn: Turn, made: T) => Promise<void>) | undefined
  /** Asked before the story's first statement; what it throws counts before whatever the story says. */
  prove?: ((turn: Turn) => Promise<void>) | undefined
  isOneBreath?: boolean
}

/**
 * A transaction entered with a session's hash, or with none: then every row policy fails closed. Its first statements
 * go out together with the story's first, and `last` together with the commit: nobody reads those answers before the
 * next is sent, and the server passes over whatever follows a statement that failed, the commit too.
 */
export async function entered<T>(
  db: Reader,
  tokenHash: Buffer | null,
  story: (trx: Writer) => Promise<T>,
  { last, prove, isOneBreath }: Ends<T> = {},
): Promise<T> {
  const client = await poolOf(db).connect()
  const turn = new Turn()
  client.query(turn)
  const trx = boundDatabase(client, turn) as Writer
  const said: Promise<unknown>[] = []
  unread.set(trx, said)
  let broken: Error | undefined
  try {
    const first = [turn.ask('begin'), turn.ask(entering, [tokenHash?.toString('hex') ?? '']), prove?.(turn)]
    for (const each of first) each?.catch(() => {}) // waited for below
    if (isOneBreath) turn.commitWithThisBreath()
    const made = await story(trx).catch(async (refused) => {
      for (const each of [...first, ...said]) await each // what failed first is what is told
      throw refused
    })
    const ends = [last?.(turn, made), turn.commit()]
    for (const each of ends) each?.catch(() => {}) // waited for in their order, so that the first refusal is the one told
    for (const each of [...first, ...said, ...ends]) await each
    if ((await turn.commit()).command !== 'COMMIT')
      throw new Error('a failed statement was passed over; nothing was committed')
    return made
  } catch (error) {
    await new Promise(setImmediate) // statements the story had begun to send go first, so that they are undone too
    await turn.undo(client).catch((lost) => {
      broken = lost
    })
    throw error
  } finally {
    client.release(broken)
  }
}

const entering = "select set_config('app.session', $1, true)"

/**
 * Keeps what a write has made. Handed to the connection at once, so that it stands before the commit. Refuses with
 * `AlreadyMade` when another try with the same key has won meanwhile.
 */
async function keepMade(turn: Turn, ctx: Context, once: OnceOnly, made: unknown): Promise<void> {
  const kept =
    made && typeof made === 'object'
      ? Object.fromEntries(Object.entries(made).filter(([field]) => !once.leaveOut.includes(field)))
      : made
  const values = [ctx.session.staffId, once.key, once.route, once.bodyHash, JSON.stringify(kept ?? null)]
  try {
    await turn.ask(
      'insert into idempotency_key (staff_id, key, route, body_hash, made) values ($1, $2, $3, $4, $5)',
      values,
    )
  } catch (error) {
    throw (error as { constraint?: string }).constraint === 'idempotency_key_pkey' ? new AlreadyMade() : error
  }
}

/** Refuses unless the version last read is still the version there is. */
export function sameVersion(read: number, stored: number): void {
  if (read !== stored) throw new Refusal('version.stale', { yours: read, theirs: stored })
}
