import { createSecretKey, randomBytes } from 'node:crypto'
import { inspect } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RootKey } from './root-key.ts'
import { createVault, SealBroken, sealing } from './vault.ts'

const newRoot = (no: number): RootKey => ({ no, secret: createSecretKey(randomBytes(32)) })
const root = newRoot(1)
const vault = createVault({ newest: root, all: [root] })
const { key, wrapped } = vault.newRecordKey('contact', 'c-1')
const place = { table: 'contact', column: 'caller_name', row: 'c-1' }

/** Text that can be stored: any Unicode but lone surrogates. */
const anyText = fc.string({ unit: 'grapheme' })

function flipped(bytes: Uint8Array, at: number, mask: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ mask
  return copy
}

test('the seal is AES-256-GCM with a nonce of 96 bits, a tag of 128 bits, and buckets of 64 bytes', () => {
  expect(sealing).toEqual({ version: 1, nonceBytes: 12, tagBytes: 16, padToBytes: 64 })
  expect(key.seal(place, '').length).toBe(1 + 12 + 64 + 16)
  expect(key.seal(place, '')[0]).toBe(1)
  expect(wrapped.length).toBe(1 + 2 + 12 + 32 + 16)
})

test('whatever is sealed comes back as it was', () => {
  fc.assert(
    fc.property(anyText, fc.uint8Array({ max: 255 }), fc.jsonValue(), (text, bytes, value) => {
      const again = vault.openRecordKey('contact', 'c-1', wrapped)
      expect(again.open(place, key.seal(place, text))).toBe(text)
      expect([...again.openBytes(place, key.seal(place, bytes))]).toEqual([...bytes])
      expect(again.openJson(place, key.sealJson(place, value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
  for (const text of ['', '\ufeffHoà', '\u0000', '\u0080', '\u0080\u0000\u0000', 'x'.repeat(64)])
    expect(key.open(place, key.seal(place, text))).toBe(text)
})

test('the sealed form holds nothing of the text, and the same text never looks the same', () => {
  const one = key.seal(place, 'Nguyễn Thị Hoà')
  expect(one.includes('Nguyễn')).toBe(false)
  expect(one.equals(key.seal(place, 'Nguyễn Thị Hoà'))).toBe(false)
})

test('a short name, a long name and a phone number are stored at the same length', () => {
  const texts = ['', 'Lê An', '0912345678', 'Công Tằng Tôn Nữ Thị Phương Quỳnh Như', 'x'.repeat(63)]
  expect(new Set(texts.map((text) => key.seal(place, text).length)).size).toBe(1)
  expect(key.seal(place, 'x'.repeat(64)).length - key.seal(place, '').length).toBe(64)
})

test('a hundred thousand seals use a hundred thousand nonces', () => {
  const nonces = new Set<string>()
  for (let i = 0; i < 100_000; i++) nonces.add(key.seal(place, '').toString('latin1', 1, 13))
  expect(nonces.size).toBe(100_000)
})

test('a seal with any bit changed does not open', () => {
  const sealed = key.seal(place, 'Nguyễn Thị Hoà')
  fc.assert(
    fc.property(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), (at, mask) => {
      expect(() => key.open(place, flipped(sealed, at, mask))).toThrow(SealBroken)
    }),
  )
})

test('a record key with any byte changed does not open', () => {
  for (const at of wrapped.keys())
    expect(() => vault.openRecordKey('contact', 'c-1', flipped(wrapped, at, 1))).toThrow(SealBroken)
})

test('a seal cut short or made longer does not open', () => {
  const sealed = key.seal(place, 'Nguyễn Thị Hoà')
  for (let length = 0; length < sealed.length; length++)
    expect(() => key.open(place, sealed.subarray(0, length))).toThrow(SealBroken)
  expect(() => key.open(place, Buffer.concat([sealed, Buffer.from([0])]))).toThrow(SealBroken)
  for (let length = 0; length < wrapped.length; length++)
    expect(() => vault.openRecordKey('contact', 'c-1', wrapped.subarray(0, length))).toThrow(SealBroken)
})

test('a value moved to another column, table, row or record does not open', () => {
  const sealed = key.seal(place, '12 Lê Lợi')
  for (const moved of [
    { ...place, column: 'caller_phone' },
    { ...place, table: 'person' },
    { ...place, row: 'c-2' },
    { table: 'contactcaller', column: '_name', row: 'c-1' },
    { table: 'contact","caller_name', column: '', row: 'c-1' },
  ])
    expect(() => key.open(moved, sealed)).toThrow(SealBroken)

  const other = vault.newRecordKey('contact', 'c-2')
  expect(() => other.key.open(place, sealed)).toThrow(SealBroken)
  expect(() => vault.openRecordKey('contact', 'c-2', wrapped)).toThrow(SealBroken)
  expect(() => vault.openRecordKey('person', 'c-1', wrapped)).toThrow(SealBroken)
})

test('once a record key is destroyed, a new one for the same record opens nothing of the old', () => {
  const sealed = key.seal(place, 'Nguyễn Thị Hoà')
  expect(() => vault.newRecordKey('contact', 'c-1').key.open(place, sealed)).toThrow(SealBroken)
})

test('a record key opens nothing under another root key', () => {
  const stranger = newRoot(1)
  const elsewhere = createVault({ newest: stranger, all: [stranger] })
  expect(() => elsewhere.openRecordKey('contact', 'c-1', wrapped)).toThrow(SealBroken)
})

test('after a rotation old records open, and go over to the new key without sealing anew', () => {
  const sealed = key.seal(place, 'Nguyễn Thị Hoà')
  const second = newRoot(2)
  const rotated = createVault({ newest: second, all: [root, second] })
  expect(rotated.openRecordKey('contact', 'c-1', wrapped).open(place, sealed)).toBe('Nguyễn Thị Hoà')

  const moved = rotated.rewrap('contact', 'c-1', wrapped)
  expect(rotated.rewrap('contact', 'c-1', moved)).toBe(moved)
  const withoutFirst = createVault({ newest: second, all: [second] })
  expect(withoutFirst.openRecordKey('contact', 'c-1', moved).open(place, sealed)).toBe('Nguyễn Thị Hoà')
  expect(() => withoutFirst.openRecordKey('contact', 'c-1', wrapped)).toThrow(SealBroken)
  expect(() => rotated.rewrap('contact', 'c-2', wrapped)).toThrow(SealBroken)
})

test('what goes wrong is told without a word of the text', () => {
  const sealed = key.seal(place, 'Hoà đang ở nhà chị gái')
  for (const act of [
    () => key.openJson(place, sealed),
    () => key.open({ ...place, row: 'c-9' }, sealed),
    () => key.open(place, key.seal(place, Buffer.from([0xff, 0x48, 0x6f]))),
  ]) {
    expect(act).toThrow(SealBroken)
    try {
      act()
    } catch (error) {
      expect(inspect(error, { depth: 9 })).not.toMatch(/Ho|chị/)
    }
  }
})

test('text that could not come back the same is not sealed', () => {
  expect(() => key.seal(place, 'Ho\ud800')).toThrow(TypeError)
  expect(() => key.sealJson(place, undefined)).toThrow('there is no value to seal')
})
