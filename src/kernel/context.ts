import type { PoolClient } from 'pg'
import type { BlindIndex } from '#kernel/blind-index.ts'
import { boundDatabase } from '#kernel/bound-database.ts'
import { poolOf, type Reader, type Writer } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
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
  prove?: (client: PoolClient) => Promise<void>
}

/** A reply that an earlier try with the same key has made. */
export class AlreadyMade extends Error {}

/**
 * One use case, one transaction: opened here, entered with the person's session so that row policies hold,
 * closed by commit. Whatever is thrown rolls everything back, audit rows and key included.
 */
export function inTransaction<T>(ctx: Context, story: (trx: Writer) => Promise<T>): Promise<T> {
  const { once } = ctx
  const keep = once && ((client: PoolClient, made: T) => keepMade(client, ctx, once, made))
  return entered(ctx.db, ctx.session.tokenHash, story, keep, ctx.prove)
}

/**
 * A transaction entered with a session's hash, or with none: then every row policy fails closed. Its first statement
 * goes out together with the story's first, and `last` together with the commit: nobody reads those answers before the
 * next is sent. A statement that failed has spoilt the transaction, so a commit after it commits nothing. `prove` is asked
 * beside the story's first statement; what it throws counts before whatever the story says.
 */
export async function entered<T>(
  db: Reader,
  tokenHash: Buffer | null,
  story: (trx: Writer) => Promise<T>,
  last?: (client: PoolClient, made: T) => Promise<void>,
  prove?: (client: PoolClient) => Promise<void>,
): Promise<T> {
  const hash = tokenHash?.toString('hex') ?? ''
  const client = await poolOf(db).connect()
  const trx = boundDatabase(client) as Writer
  let broken: Error | undefined
  try {
    const began = client.query(`begin; select set_config('app.session', '${hash}', true)`)
    began.catch(() => {}) // waited for below
    const proved = prove?.(client)
    proved?.catch(() => {}) // waited for below
    const made = await story(trx).catch(async (refused) => {
      await proved
      throw refused
    })
    await proved
    const [, , committed] = await Promise.all([began, last?.(client, made), client.query('commit')])
    if (committed.command !== 'COMMIT')
      throw new Error('a failed statement was passed over; nothing was committed')
    return made
  } catch (error) {
    await new Promise(setImmediate) // statements the story had begun to send go first, so that they are undone too
    await client.query('rollback').catch((lost) => {
      broken = lost
    })
    throw error
  } finally {
    client.release(broken)
  }
}

/**
 * Keeps what a write has made. Handed to the connection at once, so that it stands before the commit. Refuses with
 * `AlreadyMade` when another try with the same key has won meanwhile.
 */
async function keepMade(client: PoolClient, ctx: Context, once: OnceOnly, made: unknown): Promise<void> {
  const kept =
    made && typeof made === 'object'
      ? Object.fromEntries(Object.entries(made).filter(([field]) => !once.leaveOut.includes(field)))
      : made
  const values = [ctx.session.staffId, once.key, once.route, once.bodyHash, JSON.stringify(kept ?? null)]
  try {
    await client.query(
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
