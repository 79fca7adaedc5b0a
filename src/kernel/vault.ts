import type { KeyObject } from 'node:crypto'
import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from 'node:crypto'
import type { RootKey, RootKeys } from './root-key.ts'
import { deriveKey } from './root-key.ts'

/** Where a sealed value stands. It opens nowhere else. */
export interface Place {
  readonly table: string
  readonly column: string
  /** Id of the row, known before it is written. */
  readonly row: string
}

/** Seals and opens the fields of one record (a contact, a person, a case, an address, a report). */
export interface RecordKey {
  seal(place: Place, plain: string | Uint8Array): Buffer
  sealJson(place: Place, value: unknown): Buffer
  /** Opens text. Throws `SealBroken`, also when what was sealed is not text. */
  open(place: Place, sealed: Uint8Array): string
  openBytes(place: Place, sealed: Uint8Array): Buffer
  /** The caller's shape decides what the value is: parse it. */
  openJson(place: Place, sealed: Uint8Array): unknown
}

export interface Vault {
  /** A fresh key for a new record, and the form in which it is stored beside the record. */
  newRecordKey(recordKind: string, recordId: string): { wrapped: Buffer; key: RecordKey }
  /** Throws `SealBroken` when it is another record's key, was changed, or its root key is not in the key file. */
  openRecordKey(recordKind: string, recordId: string, wrapped: Uint8Array): RecordKey
  /** The same record key under the newest root key; the very same bytes when it is there already. */
  rewrap(recordKind: string, recordId: string, wrapped: Uint8Array): Uint8Array
}

/** Something sealed was changed, cut, moved to another place, or belongs to another key. Holds no plain text. */
export class SealBroken extends Error {
  constructor(what: string) {
    super(`a seal does not open: ${what}`)
    this.name = 'SealBroken'
  }
}

/*
 * AES-256-GCM (NIST SP 800-38D) with a fresh random nonce of 96 bits and the full tag of 128 bits, each time.
 *   sealed value:  version 1 · nonce 12 · ciphertext · tag 16
 *   wrapped key:   version 1 · number of the root key, 2 · nonce 12 · ciphertext 32 · tag 16
 */
export const sealing = { version: 1, nonceBytes: 12, tagBytes: 16, padToBytes: 64 } as const
const cipherName = 'aes-256-gcm'
const wrappedHead = 3

/** The vault over the keys of a key file. Does no input or output; root keys leave it only as derived keys. */
export function createVault(rootKeys: RootKeys): Vault {
  const wrappingKeys = new Map(rootKeys.all.map((root) => [root.no, deriveKey(root, 'vault')]))

  function wrap(recordKind: string, recordId: string, secret: Uint8Array): Buffer {
    const head = Buffer.from([sealing.version, 0, 0])
    head.writeUInt16BE(rootKeys.newest.no, 1)
    const bond = wrapBond(recordKind, recordId, rootKeys.newest.no)
    return encrypt(keyOf(wrappingKeys, rootKeys.newest), head, bond, secret)
  }

  function unwrap(recordKind: string, recordId: string, wrapped: Uint8Array): { no: number; secret: Buffer } {
    const bytes = asBuffer(wrapped)
    const what = `key of ${recordKind} ${recordId}`
    if (bytes.length !== wrappedHead + 32 + sealing.nonceBytes + sealing.tagBytes) throw new SealBroken(what)
    const no = bytes.readUInt16BE(1)
    const wrappingKey = wrappingKeys.get(no)
    if (!wrappingKey || bytes[0] !== sealing.version) throw new SealBroken(what)
    return { no, secret: decrypt(wrappingKey, wrappedHead, wrapBond(recordKind, recordId, no), bytes, what) }
  }

  return {
    newRecordKey(recordKind, recordId) {
      const secret = randomBytes(32)
      return { wrapped: wrap(recordKind, recordId, secret), key: recordKey(recordKind, recordId, secret) }
    },
    openRecordKey: (recordKind, recordId, wrapped) =>
      recordKey(recordKind, recordId, unwrap(recordKind, recordId, wrapped).secret),
    rewrap(recordKind, recordId, wrapped) {
      const { no, secret } = unwrap(recordKind, recordId, wrapped)
      return no === rootKeys.newest.no ? wrapped : wrap(recordKind, recordId, secret)
    },
  }
}

function recordKey(recordKind: string, recordId: string, secret: Uint8Array): RecordKey {
  const key = createSecretKey(secret)
  const head = Buffer.from([sealing.version])
  const bondOf = (at: Place) => bond('field', recordKind, recordId, at.table, at.column, at.row)
  const whatOf = (at: Place) => `${at.table}.${at.column} of ${at.row}`

  function seal(place: Place, plain: string | Uint8Array): Buffer {
    // A lone surrogate would come back as another character.
    if (typeof plain === 'string' && !plain.isWellFormed())
      throw new TypeError('text to seal is not well-formed')
    return encrypt(key, head, bondOf(place), pad(plain))
  }

  function openBytes(place: Place, sealed: Uint8Array): Buffer {
    const bytes = asBuffer(sealed)
    const fixed = head.length + sealing.nonceBytes + sealing.tagBytes
    if (bytes.length <= fixed || bytes[0] !== sealing.version) throw new SealBroken(whatOf(place))
    return unpad(decrypt(key, head.length, bondOf(place), bytes, whatOf(place)))
  }

  function open(place: Place, sealed: Uint8Array): string {
    const bytes = openBytes(place, sealed)
    try {
      return utf8.decode(bytes)
    } catch {
      throw new SealBroken(whatOf(place))
    }
  }

  return {
    seal,
    open,
    openBytes,
    sealJson(place, value) {
      const json: string | undefined = JSON.stringify(value)
      if (json === undefined) throw new TypeError('there is no value to seal')
      return seal(place, json)
    },
    openJson(place, sealed) {
      const json = open(place, sealed)
      try {
        return JSON.parse(json)
      } catch {
        throw new SealBroken(whatOf(place)) // the parser's own message quotes the plain text
      }
    },
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Additional data of a seal. As a JSON array no two lists of words can read alike. */
function bond(...words: readonly (string | number)[]): Buffer {
  return Buffer.from(JSON.stringify([sealing.version, ...words]))
}

function wrapBond(recordKind: string, recordId: string, rootKeyNo: number): Buffer {
  return bond('record-key', recordKind, recordId, rootKeyNo)
}

function encrypt(key: KeyObject, head: Buffer, bond: Buffer, plain: Uint8Array): Buffer {
  const nonce = randomBytes(sealing.nonceBytes)
  const cipher = createCipheriv(cipherName, key, nonce, { authTagLength: sealing.tagBytes }).setAAD(bond)
  const secret = cipher.update(plain)
  cipher.final() // a stream cipher: gives nothing more, but makes the tag
  return Buffer.concat([head, nonce, secret, cipher.getAuthTag()])
}

function decrypt(key: KeyObject, headBytes: number, bond: Buffer, bytes: Buffer, what: string): Buffer {
  const secretAt = headBytes + sealing.nonceBytes
  const tagAt = bytes.length - sealing.tagBytes
  const decipher = createDecipheriv(cipherName, key, bytes.subarray(headBytes, secretAt), {
    authTagLength: sealing.tagBytes,
  })
  decipher.setAAD(bond).setAuthTag(bytes.subarray(tagAt))
  const plain = decipher.update(bytes.subarray(secretAt, tagAt))
  try {
    decipher.final()
  } catch {
    throw new SealBroken(what)
  }
  return plain
}

/** Plain bytes, then 0x80, then zeros up to a whole bucket: any name or number is stored as long as any other. */
function pad(plain: string | Uint8Array): Buffer {
  const size = typeof plain === 'string' ? Buffer.byteLength(plain) : plain.length
  const padded = Buffer.alloc((Math.floor(size / sealing.padToBytes) + 1) * sealing.padToBytes)
  if (typeof plain === 'string') padded.write(plain)
  else padded.set(plain)
  padded[size] = 0x80
  return padded
}

function unpad(padded: Buffer): Buffer {
  return padded.subarray(0, padded.lastIndexOf(0x80))
}

function keyOf(keys: ReadonlyMap<number, KeyObject>, root: RootKey): KeyObject {
  const key = keys.get(root.no)
  if (!key) throw new TypeError('the newest root key must be among all')
  return key
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
