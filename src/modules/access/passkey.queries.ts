import { sql } from 'kysely'
import type { Reader, Writer } from '#kernel/database.ts'

/** What a device is asked to sign for; a challenge made for one purpose serves no other. */
export type Purpose = 'register' | 'sign_in' | 'second' | 'step_up'

export interface OwnPasskey {
  id: string
  credential_id: Buffer
  transports: string[]
  name: string
  created_at: Date
  last_used_at: Date | null
  version: number
}

export interface PasskeySecret {
  id: string
  staff_id: string
  username: string
  public_key: Buffer
  counter: string | number
}

/** Lays down the hash of a challenge: for five minutes, for one purpose, for the session of `token`. */
export async function insertChallenge(
  trx: Writer,
  hash: Buffer,
  purpose: Purpose,
  token: Buffer | null,
): Promise<void> {
  await sql`select access.ask_passkey(${hash}, ${purpose}, ${token})`.execute(trx)
}

/** True once, for the purpose and the session a challenge was made for. */
export async function takeChallenge(
  trx: Writer,
  hash: Buffer,
  purpose: Purpose,
  token: Buffer | null,
): Promise<boolean> {
  return yes(
    await sql<{
      yes: boolean
    }>`select access.use_passkey_challenge(${hash}, ${purpose}, ${token}) as yes`.execute(trx),
  )
}

/** The keys of whoever holds this session. */
export async function findOwnPasskeys(db: Reader, token: Buffer): Promise<OwnPasskey[]> {
  return (await sql<OwnPasskey>`select * from access.passkeys_of(${token})`.execute(db)).rows
}

/** One key by what the device calls it; undefined when unknown, removed or of a closed account. */
export async function findPasskey(db: Reader, credential: Buffer): Promise<PasskeySecret | undefined> {
  return (await sql<PasskeySecret>`select * from access.passkey_secret(${credential})`.execute(db)).rows[0]
}

export async function hasPasskey(db: Reader, staffId: string): Promise<boolean> {
  return yes(await sql<{ yes: boolean }>`select access.has_passkey(${staffId}) as yes`.execute(db))
}

/** False when the credential is known already. */
export async function insertPasskey(
  trx: Writer,
  token: Buffer,
  row: {
    id: string
    credential: Buffer
    publicKey: Buffer
    counter: number
    transports: string[]
    name: string
  },
): Promise<boolean> {
  return yes(
    await sql<{ yes: boolean }>`select access.add_passkey(${token}, ${row.id}, ${row.credential},
      ${row.publicKey}, ${row.counter}, ${row.transports}, ${row.name}) as yes`.execute(trx),
  )
}

/** False when the device's count did not go on. */
export async function notePasskeyUse(trx: Writer, id: string, counter: number): Promise<boolean> {
  return yes(await sql<{ yes: boolean }>`select access.use_passkey(${id}, ${counter}) as yes`.execute(trx))
}

export async function updatePasskeyName(
  trx: Writer,
  token: Buffer,
  key: { id: string; name: string; version: number },
): Promise<boolean> {
  return yes(
    await sql<{
      yes: boolean
    }>`select access.rename_passkey(${token}, ${key.id}, ${key.name}, ${key.version}) as yes`.execute(trx),
  )
}

/** Says how it went; `needsOne` where an account may not be without a second factor. */
export async function removePasskeyRow(
  trx: Writer,
  token: Buffer,
  key: { id: string; version: number; needsOne: boolean },
): Promise<'removed' | 'last' | 'stale'> {
  const found = await sql<{
    how: 'removed' | 'last' | 'stale'
  }>`select access.remove_passkey(${token}, ${key.id}, ${key.version}, ${key.needsOne}) as how`.execute(trx)
  return found.rows[0]?.how ?? 'stale'
}

/** All keys of somebody whose second factor is forgotten by an administrator. */
export async function removePasskeysOf(trx: Writer, staffId: string): Promise<void> {
  await sql`select access.remove_passkeys_of(${staffId})`.execute(trx)
}

export async function noteStepUp(trx: Writer, token: Buffer): Promise<void> {
  await sql`select access.step_up(${token})`.execute(trx)
}

export async function isSteppedUp(db: Reader, token: Buffer): Promise<boolean> {
  return yes(await sql<{ yes: boolean }>`select access.stepped_up(${token}) as yes`.execute(db))
}

const yes = (found: { rows: { yes: boolean }[] }) => found.rows[0]?.yes ?? false
