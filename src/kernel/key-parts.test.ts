import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutIntoParts, joinParts, type KeyPart, printPart, readPart } from './key-parts.ts'

const secrets = fc.uint8Array({ minLength: 1, maxLength: 140 })
const pairs = [
  [0, 1],
  [0, 2],
  [1, 2],
  [2, 0],
] as const
const partOf = (parts: readonly KeyPart[], at: number) => parts[at] as KeyPart

test('any two of the three parts, printed and typed again, give the secret back', async () => {
  await fc.assert(
    fc.asyncProperty(secrets, async (secret) => {
      const typed = (await cutIntoParts(secret)).map(
        (part) => readPart(printPart(part).toLowerCase()) as KeyPart,
      )
      for (const [one, other] of pairs)
        expect(await joinParts(partOf(typed, one), partOf(typed, other))).toEqual(secret)
    }),
  )
})

test('one part of the same secret is another byte at every printing, so it tells nothing', async () => {
  const seen = new Set<number>()
  for (let i = 0; i < 3_000 && seen.size < 250; i++)
    seen.add(partOf(await cutIntoParts(Uint8Array.of(7)), 0).bytes[0] ?? -1)
  expect(seen.size).toBe(250)
})

test('parts of two sets, or one part twice, give nothing', async () => {
  const secret = Uint8Array.of(1, 2, 3)
  const [first, second] = [await cutIntoParts(secret), await cutIntoParts(secret)]
  expect(await joinParts(partOf(first, 0), partOf(second, 1))).toBeUndefined()
  expect(await joinParts(partOf(first, 0), partOf(first, 0))).toBeUndefined()
})

test('a letter typed wrong is told, wherever it stands', async () => {
  const printed = printPart(partOf(await cutIntoParts(Uint8Array.from({ length: 34 }, (_, i) => i)), 1))
  for (let at = 0; at < printed.length; at++) {
    const letter = printed[at] ?? ''
    if (/\s/.test(letter)) continue
    const wrong = `${printed.slice(0, at)}${letter.toUpperCase() === 'B' ? 'C' : 'B'}${printed.slice(at + 1)}`
    expect(readPart(wrong), wrong).toBeUndefined()
  }
  expect(readPart(printed.replaceAll('\n', '   '))).toBeDefined()
  expect(readPart('')).toBeUndefined()
})
