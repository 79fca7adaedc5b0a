import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

/** What a device that misbehaves, or somebody who forges its answers, does otherwise. */
export interface Mischief {
  origin?: string
  rpId?: string
  challenge?: string
  /** The device did not check its owner. */
  unverified?: boolean
  counter?: number
  userHandle?: string | null
  type?: string
}

interface Asked {
  options: { challenge: string; [field: string]: unknown }
}

/** A device with one key (ES256, attestation `none`), as a browser would speak with it. */
export interface Authenticator {
  credentialId: string
  counter: number
  make(asked: Asked, name: string, mischief?: Mischief): Attested
  sign(asked: Asked, mischief?: Mischief): Signed
}

interface Attested {
  name: string
  credential_id: string
  client_data: string
  attestation: string
  transports: 'internal'[]
}

interface Signed {
  credential_id: string
  client_data: string
  authenticator_data: string
  signature: string
  user_handle: string | null
}

const home = { origin: 'http://localhost:4300', rpId: 'localhost' }
const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64url')

/** A new device that counts its signatures from 1; with `counts: false` it always says 0, as synced keys do. */
export function newAuthenticator(options: { counts?: boolean } = {}): Authenticator {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(32)
  let handle: string | null = null
  const next = () => (options.counts === false ? 0 : ++device.counter)
  const device: Authenticator = {
    credentialId: base64(id),
    counter: 0,
    make(asked, name, mischief = {}) {
      handle = (asked.options.user as { id: string }).id
      const key = coseKey(publicKey)
      const about = Buffer.concat([Buffer.alloc(16), bigEndian(id.length, 2), id, key])
      const data = Buffer.concat([head(0x40, next(), mischief), about])
      const fields = [cborText('fmt'), cborText('none'), cborText('attStmt'), Buffer.from([0xa0])]
      return {
        name,
        credential_id: device.credentialId,
        client_data: clientData('webauthn.create', asked, mischief),
        attestation: base64(
          Buffer.concat([Buffer.from([0xa3]), ...fields, cborText('authData'), cborBytes(data)]),
        ),
        transports: ['internal'],
      }
    },
    sign(asked, mischief = {}) {
      const data = head(0, next(), mischief)
      const client = clientData('webauthn.get', asked, mischief)
      const digest = createHash('sha256').update(Buffer.from(client, 'base64url')).digest()
      return {
        credential_id: device.credentialId,
        client_data: client,
        authenticator_data: base64(data),
        signature: base64(sign('sha256', Buffer.concat([data, digest]), privateKey)),
        user_handle: mischief.userHandle === undefined ? handle : mischief.userHandle,
      }
    },
  }
  return device
}

/** Hash of the house's name, flags (present, verified, has a key), counter. */
function head(flags: number, counter: number, mischief: Mischief): Buffer {
  const house = createHash('sha256')
    .update(mischief.rpId ?? home.rpId)
    .digest()
  const set = flags | 0x01 | (mischief.unverified ? 0 : 0x04)
  return Buffer.concat([house, Buffer.from([set]), bigEndian(mischief.counter ?? counter, 4)])
}

function clientData(type: string, asked: Asked, mischief: Mischief): string {
  return base64(
    JSON.stringify({
      type: mischief.type ?? type,
      challenge: mischief.challenge ?? asked.options.challenge,
      origin: mischief.origin ?? home.origin,
      crossOrigin: false,
    }),
  )
}

/** A public key in the form of RFC 9052: {1: 2, 3: -7, -1: 1, -2: x, -3: y}. */
function coseKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  const point = (value: string) => cborBytes(Buffer.from(value, 'base64url'))
  return Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
    point(x),
    Buffer.from([0x22]),
    point(y),
  ])
}

function cborText(text: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)]) // shorter than 24 here
}

function cborBytes(bytes: Buffer): Buffer {
  const size =
    bytes.length < 24
      ? Buffer.from([0x40 + bytes.length])
      : bytes.length < 256
        ? Buffer.from([0x58, bytes.length])
        : Buffer.concat([Buffer.from([0x59]), bigEndian(bytes.length, 2)])
  return Buffer.concat([size, bytes])
}

function bigEndian(value: number, bytes: number): Buffer {
  const made = Buffer.alloc(bytes)
  made.writeUIntBE(value, 0, bytes)
  return made
}
