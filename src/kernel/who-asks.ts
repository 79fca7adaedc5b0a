import type { Pool } from 'pg'
import { AlreadyMade, type Session } from '#kernel/context.ts'
import { poolOf, type Reader } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Turn } from '#kernel/turn.ts'

interface SessionRow {
  session_id: string
  staff_id: string
  state: string
  display_name: string
  username: string
  language: 'vi' | 'en'
  roles: string[]
  agency_id: string | null
  agency_name: string | null
  province_id: string | null
  made: unknown
  made_route: string | null
  made_hash: Buffer | null
}

/** What an earlier try with the same key has made. */
export interface Made {
  made: unknown
  route: string
  bodyHash: Buffer
}

/** The session a use case ran with is not the session there is: it ended, or its person's roles have changed. */
export class SessionMoved extends Error {}

/** Most sessions remembered: people at work at one time in a province, several times over. */
const most = 2_000

/**
 * Tells who asks. The database is asked at every request; `known` remembers its last answer, so that a use case can
 * begin with it while the same transaction asks again (`prove`): one wait instead of two, and nothing is committed or
 * answered before the answer is the same.
 */
export function whoAsks(db: Reader, permits: ReadonlyMap<string, readonly string[]>) {
  const known = new Map<string, Session>()

  function remember(hash: Buffer, row: SessionRow | undefined): Session | undefined {
    const name = hash.toString('base64')
    known.delete(name)
    if (row?.state !== 'open' || !row.agency_id || !row.agency_name || !row.province_id) return undefined
    const session: Session = {
      id: row.session_id,
      tokenHash: hash,
      staffId: row.staff_id,
      username: row.username,
      displayName: row.display_name,
      language: row.language,
      roles: row.roles,
      permits: [...permits]
        .filter(([, holders]) => row.roles.some((role) => holders.includes(role)))
        .map(([permit]) => permit),
      agencyId: row.agency_id,
      agencyName: row.agency_name,
      provinceId: row.province_id,
    }
    known.set(name, session)
    const [oldest] = known.keys()
    if (known.size > most && oldest !== undefined) known.delete(oldest)
    return session
  }

  return {
    /** The last answer about this token, unproved. */
    lastKnown: (hash: Buffer) => known.get(hash.toString('base64')),

    /** Asks the database. Refuses with `session.missing`. */
    async ask(hash: Buffer, sentKey: string | null): Promise<{ session: Session; made?: Made }> {
      const row = await sessionRow(poolOf(db), hash, sentKey)
      const session = remember(hash, row)
      if (!session || !row) throw new Refusal('session.missing')
      return {
        session,
        ...(row.made_route && row.made_hash
          ? { made: { made: row.made, route: row.made_route, bodyHash: row.made_hash } }
          : {}),
      }
    },

    /**
     * Asks within a use case's transaction whether the session it runs with still holds and its key has made nothing yet. The
     * transaction fails where not: `SessionMoved`, `AlreadyMade`.
     */
    async prove(turn: Turn, session: Session, sentKey: string | null): Promise<void> {
      await turn
        .ask(proving, [
          session.tokenHash,
          sentKey,
          session.id,
          session.staffId,
          session.username,
          session.displayName,
          session.language,
          session.roles,
          session.agencyId,
          session.agencyName,
          session.provinceId,
        ])
        .catch((failed: { code?: string }) => {
          if (failed.code === 'NM002') throw new AlreadyMade()
          if (failed.code !== 'NM001') throw failed
          known.delete(session.tokenHash.toString('base64'))
          throw new SessionMoved()
        })
    },
  }
}

const proving = 'select access.prove_session($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)'

async function sessionRow(pool: Pool, hash: Buffer, sentKey: string | null): Promise<SessionRow | undefined> {
  const { rows } = await pool.query<SessionRow>('select * from access.session_of($1, $2::uuid)', [
    hash,
    sentKey,
  ])
  return rows[0]
}
