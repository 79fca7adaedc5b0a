import { createHash, randomBytes } from 'node:crypto'

/** A new session token: 256 bits from the system's generator, for the cookie only. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What the database keeps of a token. Fast on purpose: the token has 256 bits of its own. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** Name of the session cookie. Without TLS (loopback only) browsers refuse the `__Host-` prefix. */
export function sessionCookieName(secure: boolean): string {
  return secure ? '__Host-nangmai' : 'nangmai'
}

/** Name of the cookie that tells a device which has signed in before. */
export function deviceCookieName(secure: boolean): string {
  return secure ? '__Host-nangmai-device' : 'nangmai-device'
}
