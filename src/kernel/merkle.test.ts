import { createHash, createSecretKey, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SignedHead } from './merkle.ts'
import {
  canonicalJson,
  findBreak,
  merkleRoot,
  sealHead,
  signHead,
  signingKeys,
  verifyHead,
} from './merkle.ts'

const root = { no: 1, secret: createSecretKey(randomBytes(32)) }
const { privateKey, publicKey } = signingKeys(root)

const rows = fc.array(fc.uint8Array({ maxLength: 20 }), { minLength: 1, maxLength: 20 })
const rootOf = (leaves: readonly Uint8Array[]) => merkleRoot(leaves).toString('hex')

/** A whole chain of seals over batches of made-up rows. */
function chainOf(count: number): SignedHead[] {
  const chain: SignedHead[] = []
  for (let no = 1; no <= count; no++) {
    const before = chain.at(-1)
    const head = {
      no,
      previous: before ? sealHead(before.head) : null,
      root: merkleRoot([Buffer.from(`row ${no}`)]),
      count: 1,
      throughXid: String(700 + no),
      epoch: 1,
      at: `2026-11-21T00:${String(no).padStart(2, '0')}:00Z`,
    }
    chain.push({ head, signature: signHead(privateKey, head) })
  }
  return chain
}
const anchorOf = ({ head }: SignedHead) => ({ no: head.no, hash: sealHead(head) })
const breakOf = (chain: readonly SignedHead[], anchors: Parameters<typeof findBreak>[2] = []) =>
  findBreak(chain, [publicKey], anchors)

function nth<T>(items: readonly T[], index: number): T {
  const item = items[index]
  if (item === undefined) throw new Error('no such item')
  return item
}

/** RFC 6962, section 2.1, word for word. */
function rootByTheBook(leaves: readonly Uint8Array[]): Buffer {
  const hash = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest()
  if (leaves.length === 0) return hash()
  if (leaves.length === 1) return hash(Buffer.from([0]), nth(leaves, 0))
  let k = 1
  while (k * 2 < leaves.length) k *= 2
  return hash(Buffer.from([1]), rootByTheBook(leaves.slice(0, k)), rootByTheBook(leaves.slice(k)))
}

test('the root is the one of RFC 6962', () => {
  const leaves = [
    '',
    '00',
    '10',
    '2021',
    '3031',
    '40414243',
    '5051525354555657',
    '606162636465666768696a6b6c6d6e6f',
  ]
  const known = {
    0: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    1: '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    8: '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  }
  for (const [count, expected] of Object.entries(known))
    expect(rootOf(leaves.slice(0, Number(count)).map((leaf) => Buffer.from(leaf, 'hex')))).toBe(expected)
  fc.assert(fc.property(rows, (some) => merkleRoot(some).equals(rootByTheBook(some))))
})

test('a row that is edited, dropped, doubled, added or moved changes the root', () => {
  fc.assert(
    fc.property(rows, fc.nat(), fc.nat(), (some, one, other) => {
      const whole = rootOf(some)
      const at = one % some.length
      const to = other % some.length
      const row = nth(some, at)
      expect(rootOf(some.with(at, Buffer.concat([row, Buffer.from('x')])))).not.toBe(whole)
      expect(rootOf(some.toSpliced(at, 1))).not.toBe(whole)
      expect(rootOf(some.toSpliced(at, 0, row))).not.toBe(whole)
      expect(rootOf([...some, Buffer.alloc(0)])).not.toBe(whole)
      if (Buffer.compare(row, nth(some, to)) !== 0)
        expect(rootOf(some.with(at, nth(some, to)).with(to, row))).not.toBe(whole)
    }),
  )
})

test('a node of the tree cannot be passed off as a row', () => {
  const leaf = (text: string) => createHash('sha256').update(`\0${text}`).digest()
  const node = Buffer.concat([leaf('a'), leaf('b')])
  expect(rootOf([node])).not.toBe(rootOf([Buffer.from('a'), Buffer.from('b')]))
})

test('one value has one text, however its keys were ordered', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'Hoà' }], a: true })).toBe(
    '{"a":true,"b":[1,{"c":"Hoà","d":null}]}',
  )
  expect(canonicalJson('Hoà'.normalize('NFD'))).not.toBe(canonicalJson('Hoà'.normalize('NFC')))
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).reverse())
      expect(canonicalJson(reversed)).toBe(canonicalJson(value))
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

test('what JSON would lose or bend is refused', () => {
  for (const value of [
    undefined,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    1n,
    new Date(0),
    new Map(),
    () => 1,
    Symbol('x'),
  ]) {
    expect(() => canonicalJson(value)).toThrow(TypeError)
    expect(() => canonicalJson({ kept: 1, value })).toThrow(TypeError)
    expect(() => canonicalJson([value])).toThrow(TypeError)
  }
  expect(() => canonicalJson(new Array(2))).toThrow(TypeError)
})

test('every word of a head is signed', () => {
  const { head, signature } = nth(chainOf(2), 1)
  expect(verifyHead(publicKey, head, signature)).toBe(true)
  const changes = [
    { no: 3 },
    { previous: null },
    { previous: randomBytes(32) },
    { root: randomBytes(32) },
    { count: 2 },
    { throughXid: '703' },
    { epoch: 2 },
    { at: '2026-11-21T00:03:00Z' },
  ]
  for (const change of changes) expect(verifyHead(publicKey, { ...head, ...change }, signature)).toBe(false)
  expect(verifyHead(publicKey, head, randomBytes(64))).toBe(false)
  expect(verifyHead(publicKey, head, signature.subarray(0, 63))).toBe(false)
})

test('the signing key is Ed25519, the same for the same root key and for no other', () => {
  const pem = (keys = signingKeys(root)) => keys.publicKey.export({ format: 'pem', type: 'spki' })
  const stranger = signingKeys({ no: 1, secret: createSecretKey(randomBytes(32)) })
  expect(publicKey.asymmetricKeyType).toBe('ed25519')
  expect(pem()).toBe(pem())
  expect(pem(stranger)).not.toBe(pem())
  const { head, signature } = nth(chainOf(1), 0)
  expect(verifyHead(stranger.publicKey, head, signature)).toBe(false)
})

test('a whole chain has no break, also across a change of signing key', () => {
  const chain = chainOf(5)
  expect(breakOf([])).toBeUndefined()
  expect(breakOf(chain)).toBeUndefined()
  expect(breakOf(chain, chain.map(anchorOf))).toBeUndefined()

  const next = signingKeys({ no: 2, secret: createSecretKey(randomBytes(32)) })
  const head = { ...nth(chain, 4).head, no: 6, previous: sealHead(nth(chain, 4).head) }
  const longer = [...chain, { head, signature: signHead(next.privateKey, head) }]
  expect(findBreak(longer, [publicKey, next.publicKey], [])).toBeUndefined()
  expect(breakOf(longer)).toEqual({ no: 6, why: 'signature' })
})

test('an edited, dropped, moved or foreign seal is named', () => {
  const chain = chainOf(5)
  const third = nth(chain, 2)
  const edited = { ...third, head: { ...third.head, count: 0 } }
  expect(breakOf(chain.with(2, edited))).toEqual({ no: 3, why: 'signature' })
  expect(breakOf(chain.toSpliced(2, 1))).toEqual({ no: 3, why: 'out of order' })
  expect(breakOf(chain.slice(1))).toEqual({ no: 1, why: 'out of order' })
  expect(breakOf(chain.with(2, nth(chain, 3)).with(3, third))).toEqual({ no: 3, why: 'out of order' })

  const rewritten = { ...third.head, root: merkleRoot([]) }
  const resealed = chain.with(2, { head: rewritten, signature: signHead(privateKey, rewritten) })
  expect(breakOf(resealed)).toEqual({ no: 4, why: 'another head before it' })
})

test('a tail cut off, or a past rewritten with the key, is caught by the anchor', () => {
  const chain = chainOf(5)
  const anchors = [anchorOf(nth(chain, 4))]
  expect(breakOf(chain.slice(0, 3))).toBeUndefined()
  expect(breakOf(chain.slice(0, 3), anchors)).toEqual({ no: 4, why: 'cut off' })
  expect(breakOf([], anchors)).toEqual({ no: 1, why: 'cut off' })

  const head = { ...nth(chain, 4).head, count: 0 }
  const rewritten = chain.with(4, { head, signature: signHead(privateKey, head) })
  expect(breakOf(rewritten)).toBeUndefined()
  expect(breakOf(rewritten, anchors)).toEqual({ no: 5, why: 'not the head that was anchored' })
})
