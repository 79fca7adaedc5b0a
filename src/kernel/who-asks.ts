import type { PoolClient } from 'pg'
import type { Session } from '#kernel/context.ts'
import { poolOf, type Reader } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'

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

type Client = Pick<PoolClient, 'query'>

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
     * Asks within a use case's transaction whether the session it runs with still holds, or throws `SessionMoved`; tells
     * whether an earlier try with this key has made something.
     */
    async prove(client: Client, session: Session, sentKey: string | null): Promise<{ isMade: boolean }> {
      const row = await sessionRow(client, session.tokenHash, sentKey)
      if (!row || !isSame(session, row)) {
        known.delete(session.tokenHash.toString('base64'))
        throw new SessionMoved()
      }
      return { isMade: row.made_route !== null }
    },
  }
}

async function sessionRow(
  client: Client,
  hash: Buffer,
  sentKey: string | null,
): Promise<SessionRow | undefined> {
  const { rows } = await client.query<SessionRow>('select * from access.session_of($1, $2::uuid)', [
    hash,
    sentKey,
  ])
  return rows[0]
}

function isSame(session: Session, row: SessionRow): boolean {
  return (
    row.state === 'open' &&
    row.session_id === session.id &&
    row.staff_id === session.staffId &&
    row.username === session.username &&
    row.display_name === session.displayName &&
    row.language === session.language &&
    row.agency_id === session.agencyId &&
    row.agency_name === session.agencyName &&
    row.province_id === session.provinceId &&
    row.roles.length === session.roles.length &&
    row.roles.every((role, n) => role === session.roles[n])
  )
}
