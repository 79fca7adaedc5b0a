import { sql } from 'kysely'
import type { Reader, Writer } from '#kernel/database.ts'

export interface Secret {
  staff_id: string
  username?: string
  state?: string
  password_hash: string | null
  totp_sealed: Buffer | null
  totp_key: Buffer | null
  totp_step: number
}

/** What one account needs to sign in; the only way to a stored hash. */
export async function findSecretByName(db: Reader, username: string): Promise<Secret | undefined> {
  return (await sql<Secret>`select * from access.sign_in_secret(${username})`.execute(db)).rows[0]
}

/** The secret of whoever holds this session, whatever its state. */
export async function findSecretBySession(db: Reader, token: Buffer): Promise<Secret | undefined> {
  return (await sql<Secret>`select * from access.session_secret(${token})`.execute(db)).rows[0]
}

/** Seconds this bucket has to wait before another try; 0 when it may try. */
export async function waitSeconds(db: Reader, bucket: Buffer): Promise<number> {
  const found = await sql<{ wait: number }>`
    select greatest(0, ceil(extract(epoch from wait_until - now())))::integer as wait from access.guard_state(${bucket})`.execute(
    db,
  )
  return found.rows[0]?.wait ?? 0
}

export async function noteFailure(trx: Writer, bucket: Buffer): Promise<void> {
  await sql`select access.guard_failed(${bucket})`.execute(trx)
}

export async function notePass(trx: Writer, bucket: Buffer): Promise<void> {
  await sql`select access.guard_passed(${bucket})`.execute(trx)
}

export async function insertSession(
  trx: Writer,
  row: { id: string; token: Buffer; staffId: string; state: string; minutes: number },
): Promise<void> {
  await sql`select access.open_session(${row.id}, ${row.token}, ${row.staffId}, ${row.state}, make_interval(mins => ${row.minutes}))`.execute(
    trx,
  )
}

export async function setSessionState(
  trx: Writer,
  token: Buffer,
  state: string,
  newToken: Buffer | null,
): Promise<void> {
  await sql`select access.set_session_state(${token}, ${state}, ${newToken})`.execute(trx)
}

export async function deleteSession(trx: Writer, token: Buffer): Promise<void> {
  await sql`select access.end_session(${token})`.execute(trx)
}

export async function setPassword(trx: Writer, staffId: string, hash: string): Promise<void> {
  await sql`select access.set_password(${staffId}, ${hash})`.execute(trx)
}

export async function setTotp(trx: Writer, staffId: string, key: Buffer, sealed: Buffer): Promise<void> {
  await sql`select access.set_totp(${staffId}, ${key}, ${sealed})`.execute(trx)
}

/** True once for each step: a code works one time. */
export async function takeTotpStep(trx: Writer, staffId: string, step: number): Promise<boolean> {
  return (
    (await sql<{ taken: boolean }>`select access.use_totp_step(${staffId}, ${step}) as taken`.execute(trx))
      .rows[0]?.taken ?? false
  )
}

/** Uses up a one-time link; undefined when it is unknown, used or too old. */
export async function takeLink(
  trx: Writer,
  token: Buffer,
  purpose: string,
): Promise<{ staff_id: string | null } | undefined> {
  return (
    await sql<{
      staff_id: string | null
    }>`select staff_id from access.use_link(${token}, ${purpose})`.execute(trx)
  ).rows[0]
}

export async function insertLink(
  trx: Writer,
  token: Buffer,
  purpose: string,
  staffId: string | null,
  hours: number,
): Promise<void> {
  await sql`select access.make_link(${token}, ${purpose}, ${staffId}, make_interval(hours => ${hours}))`.execute(
    trx,
  )
}

/** An audit row about signing in; the session may not exist yet, so the account is named. */
export async function noteSignIn(trx: Writer, act: string, staffId: string | null): Promise<void> {
  await sql`select audit.note(${act}, 'session', ${staffId})`.execute(trx)
}
