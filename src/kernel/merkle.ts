import type { KeyObject } from 'node:crypto'
import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import type { RootKey } from './root-key.ts'
import { deriveKey } from './root-key.ts'

/** What one seal over a batch of audit rows says. Each names the one before, so that they form a chain. */
export interface SealHead {
  /** 1, 2, 3 … without a gap. */
  readonly no: number
  /** Hash of the head before; null for the first. */
  readonly previous: Uint8Array | null
  readonly root: Uint8Array
  /** Rows in this batch. */
  readonly count: number
  /** Every row of transactions up to this one is sealed; a decimal, as it may pass 2^53. */
  readonly throughXid: string
  /** Rises when the database is restored, because transaction numbers may begin again. */
  readonly epoch: number
  /** ISO 8601, UTC. */
  readonly at: string
}

export interface SignedHead {
  readonly head: SealHead
  readonly signature: Uint8Array
}

export interface SigningKeys {
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
}

// One prefix per kind of hash, so that no row, node or head can be passed off as another.
const leafMark = Buffer.from([0x00])
const nodeMark = Buffer.from([0x01])
const headMark = Buffer.from([0x02])

/** Merkle tree hash of RFC 6962, section 2.1: SHA-256, 32 bytes; the hash of nothing for no leaves. */
export function merkleRoot(leaves: readonly Uint8Array[]): Buffer {
  if (leaves.length === 0) return sha256()
  let level = leaves.map((leaf) => sha256(leafMark, leaf))
  while (level.length > 1) {
    const above: Buffer[] = []
    for (let i = 0; i < level.length; i += 2) {
      const [left, right] = level.slice(i, i + 2)
      // An odd one out rises as it is; hashing it with itself would let a doubled row go unseen.
      if (left) above.push(right ? sha256(nodeMark, left, right) : left)
    }
    level = above
  }
  return level[0] ?? sha256()
}

/**
 * One text for one value: keys sorted by code unit, no spaces, strings untouched (RFC 8785).
 * Throws `TypeError` for what JSON cannot hold (undefined, NaN, bigint, dates): hash what was meant, or nothing.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${Array.from(value, canonicalJson).join(',')}]`
  if (isPlainObject(value)) {
    const members = Object.keys(value)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`)
    return `{${members.join(',')}}`
  }
  throw new TypeError(`canonical JSON cannot hold a ${typeof value}`)
}

/** Hash of a head: what is signed, what the next head names, what is anchored elsewhere and printed. */
export function sealHead(head: SealHead): Buffer {
  const { no, previous, root, count, throughXid, epoch, at } = head
  const text = canonicalJson({
    no,
    previous: previous && Buffer.from(previous).toString('hex'),
    root: Buffer.from(root).toString('hex'),
    count,
    throughXid,
    epoch,
    at,
  })
  return sha256(headMark, Buffer.from(text))
}

/** Ed25519 keys (RFC 8032) grown from the root key: the same each time. Publish the public one. */
export function signingKeys(root: RootKey): SigningKeys {
  const seed = deriveKey(root, 'audit-signing').export()
  const key = Buffer.concat([pkcs8OfEd25519, seed])
  const privateKey = createPrivateKey({ key, format: 'der', type: 'pkcs8' })
  return { privateKey, publicKey: createPublicKey(privateKey) }
}

/** The fixed beginning of a PKCS #8 Ed25519 key (RFC 8410); the 32 bytes of seed follow. */
const pkcs8OfEd25519 = Buffer.from('302e020100300506032b657004220420', 'hex')

export function signHead(privateKey: KeyObject, head: SealHead): Buffer {
  return sign(null, sealHead(head), privateKey)
}

export function verifyHead(publicKey: KeyObject, head: SealHead, signature: Uint8Array): boolean {
  return verify(null, sealHead(head), publicKey, signature)
}

/** Where a chain stops being whole, and why. */
export interface Break {
  readonly no: number
  readonly why:
    | 'out of order'
    | 'another head before it'
    | 'signature'
    | 'not the head that was anchored'
    | 'cut off'
}

/**
 * The first break of a chain from seal 1, or undefined when it is whole. `publicKeys` are all keys that ever signed;
 * `anchors` are hashes kept outside the database: without one a tail that was cut off cannot be told.
 */
export function findBreak(
  chain: readonly SignedHead[],
  publicKeys: readonly KeyObject[],
  anchors: readonly { readonly no: number; readonly hash: Uint8Array }[],
): Break | undefined {
  let previous: Buffer | null = null
  for (const [i, { head, signature }] of chain.entries()) {
    const no = i + 1
    const hash = sealHead(head)
    if (head.no !== no) return { no, why: 'out of order' }
    if (!sameBytes(head.previous, previous)) return { no, why: 'another head before it' }
    if (!publicKeys.some((key) => verifyHead(key, head, signature))) return { no, why: 'signature' }
    if (anchors.some((anchor) => anchor.no === no && !sameBytes(anchor.hash, hash)))
      return { no, why: 'not the head that was anchored' }
    previous = hash
  }
  return anchors.some((anchor) => anchor.no > chain.length)
    ? { no: chain.length + 1, why: 'cut off' }
    : undefined
}

function sameBytes(one: Uint8Array | null, other: Uint8Array | null): boolean {
  return one && other ? Buffer.compare(one, other) === 0 : one === other
}

function sha256(...parts: Uint8Array[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
