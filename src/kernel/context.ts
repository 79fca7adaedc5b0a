import { sql } from 'kysely'
import type { BlindIndex } from '#kernel/blind-index.ts'
import type { Reader, Writer } from '#kernel/database.ts'
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
  /** Duties that the agencies of this person hold today. */
  duties: readonly string[]
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
  /** Connections as `nangmai_reporter`: facts without identity, and nothing else. */
  facts: Reader
  vault: Vault
  blindIndex: BlindIndex
  /** A keyed digest for one purpose; nobody without the root key can make one. */
  mac(purpose: string, data: string): Buffer
  now(): Date
  demo: boolean
}

/** House, person and request of one use case. */
export interface Context extends House {
  session: Session
  once?: OnceOnly
}

/** A reply that an earlier try with the same key has made. */
export class AlreadyMade extends Error {
  readonly made: unknown
  constructor(made: unknown) {
    super('already made')
    this.made = made
  }
}

/**
 * One use case, one transaction: opened here, entered with the person's session so that row policies hold,
 * closed by commit. Whatever is thrown rolls everything back, audit rows and key included.
 */
export function inTransaction<T>(ctx: Context, story: (trx: Writer) => Promise<T>): Promise<T> {
  return entered(ctx.db, ctx.session.tokenHash, async (trx) => {
    const made = await story(trx)
    if (ctx.once) await keepMade(trx, ctx, ctx.once, made)
    return made
  })
}

/** A transaction entered with a session's hash, or with none: then every row policy fails closed. */
export async function entered<T>(
  db: Reader,
  tokenHash: Buffer | null,
  story: (trx: Writer) => Promise<T>,
): Promise<T> {
  const hash = tokenHash?.toString('hex') ?? ''
  return db.connection().execute(async (connection) => {
    await sql.raw(`begin; select set_config('app.session', '${hash}', true)`).execute(connection)
    try {
      const result = await story(connection as Writer)
      await sql.raw('commit').execute(connection)
      return result
    } catch (error) {
      await sql
        .raw('rollback')
        .execute(connection)
        .catch(() => {}) // the connection may be what broke
      throw error
    }
  })
}

async function keepMade(trx: Writer, ctx: Context, once: OnceOnly, made: unknown): Promise<void> {
  const kept =
    made && typeof made === 'object'
      ? Object.fromEntries(Object.entries(made).filter(([field]) => !once.leaveOut.includes(field)))
      : made
  const stored = await trx
    .insertInto('idempotency_key')
    .values({
      staff_id: ctx.session.staffId,
      key: once.key,
      route: once.route,
      body_hash: once.bodyHash,
      made: JSON.stringify(kept ?? null),
    })
    .onConflict((conflict) => conflict.columns(['staff_id', 'key']).doNothing())
    .executeTakeFirst()
  if (!stored.numInsertedOrUpdatedRows) throw new AlreadyMade(undefined) // the other try won; ours rolls back and its reply is told
}

/** Refuses unless the version last read is still the version there is. */
export function sameVersion(read: number, stored: number): void {
  if (read !== stored) throw new Refusal('version.stale', { yours: read, theirs: stored })
}
