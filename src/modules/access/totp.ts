import { Secret, TOTP } from 'otpauth'

const settings = { issuer: 'Nắng Mai', algorithm: 'SHA1', digits: 6, period: 30 } as const // what every authenticator app understands

/** A new secret of 160 bits, in the base32 that people can type. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** The link an authenticator app takes. */
export function totpLink(username: string, secret: string): string {
  return new TOTP({ ...settings, label: username, secret: Secret.fromBase32(secret) }).toString()
}

/** The time step a code belongs to (now, or one step to either side), or null when it fits none. RFC 6238. */
export function totpStep(secret: string, code: string, now: Date): number | null {
  const delta = new TOTP({ ...settings, secret: Secret.fromBase32(secret) }).validate({
    token: code,
    timestamp: now.getTime(),
    window: 1,
  })
  return delta === null ? null : Math.floor(now.getTime() / 1000 / settings.period) + delta
}
