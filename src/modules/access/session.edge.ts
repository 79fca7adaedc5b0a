import { createHash, timingSafeEqual } from 'node:crypto'
import type { House } from '#kernel/context.ts'
import { deviceCookieName, newToken, sessionCookieName, tokenHash } from '#kernel/cookies.ts'
import type { Reader } from '#kernel/database.ts'
import type { Edge } from '#kernel/module.ts'
import { Refusal } from '#kernel/refusal.ts'
import { findSecretBySession, type Secret, waitSeconds } from './session.queries.ts'

export type State = 'signed_in' | 'code_needed' | 'enrol_needed'

export const openMinutes = 12 * 60
const deviceDays = 180

/** The session behind the cookie, in one of these states. Refuses with `session.missing`. */
export async function halfOpen(
  house: House,
  edge: Edge,
  states: readonly string[],
): Promise<{ token: Buffer; secret: Secret }> {
  const cookie = edge.cookie(sessionCookieName(edge.secure))
  if (!cookie) throw new Refusal('session.missing')
  const token = tokenHash(cookie)
  const secret = await findSecretBySession(house.db, token)
  if (!secret || !states.includes(secret.state ?? '')) throw new Refusal('session.missing')
  return { token, secret }
}

/** Refuses with `sign_in.wait` while this bucket has to wait after failures. */
export async function refuseWaiting(db: Reader, bucket: Buffer): Promise<void> {
  const wait = await waitSeconds(db, bucket)
  if (wait > 0) throw new Refusal('sign_in.wait', { wait_seconds: wait })
}

/** Failures of a second step; only who knows the password gets there. */
export function codeBucketOf(staffId: string): Buffer {
  return createHash('sha256').update(`code\n${staffId}`).digest()
}

/**
 * Failures are counted by account and device. The device cookie is signed, so that a guesser cannot make up a
 * fresh device for every try; one that does not verify, or belongs to another account, counts as unknown. `tried` is what is guessed at, where that is not the account's name.
 */
export function bucketOf(
  house: House,
  name: string,
  device: string | undefined,
  tried: string = name,
): Buffer {
  const known = device !== undefined && isDeviceOf(house, name, device) ? device : 'unknown'
  return createHash('sha256').update(`${tried}\n${known}`).digest()
}

function isDeviceOf(house: House, name: string, device: string): boolean {
  const [secret = '', mac = ''] = device.slice(0, 200).split('.')
  const expected = house.mac('device', `${name}\n${secret}`)
  const given = Buffer.from(mac, 'base64url')
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** Remembers a device that has signed in, so that strangers cannot slow it down. */
export function knowDevice(house: House, edge: Edge, username: string): void {
  const device = edge.cookie(deviceCookieName(edge.secure))
  if (device && isDeviceOf(house, username, device)) return
  const secret = newToken()
  const mac = house.mac('device', `${username}\n${secret}`).toString('base64url')
  edge.setCookie(deviceCookieName(edge.secure), `${secret}.${mac}`, deviceDays * 86_400)
}
