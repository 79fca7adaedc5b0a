import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { House } from '#kernel/context.ts'
import { refusalOf } from '#tests/support/world.ts'
import { doWork, firstBits, workParts } from './work.part.ts'
import { askWait, askWork, bitsFor, takeWait, takeWork, waitFor, workBits, workLimits } from './work.ts'

let now = Date.parse('2026-11-22T08:00:00Z')
const quietHouse = () =>
  ({
    intake: {},
    now: () => new Date(now),
    mac: (purpose: string, data: string) => createHash('sha256').update(`${purpose} ${data}`).digest(),
  }) as unknown as House
const worked = async (house: House) => {
  const { challenge, bits } = askWork(house)
  return { challenge, numbers: (await doWork(challenge, bits, () => true)) ?? [] }
}
const declined = (act: () => void) => refusalOf(Promise.resolve().then(act))

test('the page’s own SHA-256 is SHA-256', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[\x20-\x7e]{0,55}$/), (text) => {
      expect(firstBits(text)).toBe(createHash('sha256').update(text).digest().readUInt32BE(0))
    }),
  )
})

test('the work rises with the flood, is never more than a cheap telephone does in a minute, and falls again', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1e9, noNaN: true }),
      fc.double({ min: 0, max: 1e9, noNaN: true }),
      (one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)]
        expect(bitsFor(less)).toBeLessThanOrEqual(bitsFor(more))
        expect(waitFor(less)).toBeLessThanOrEqual(waitFor(more))
        expect(bitsFor(more)).toBeLessThanOrEqual(workBits.most)
        expect(waitFor(more)).toBeLessThanOrEqual(workLimits.mostWaitSeconds)
      },
    ),
  )
  expect(bitsFor(1_000)).toBeGreaterThan(bitsFor(10))
  const house = quietHouse()
  for (let n = 0; n < 1_000; n++) askWork(house)
  const inFlood = askWork(house).bits
  now += 10 * 60_000
  expect(inFlood).toBeGreaterThan(workBits.least + 4)
  expect(askWork(house).bits).toBe(workBits.least)
})

test('work is taken once, only ours, only whole and only while it is fresh', async () => {
  const house = quietHouse()
  const work = await worked(house)
  takeWork(house, work)
  expect(await declined(() => takeWork(house, work))).toBe('intake.work_again')
  const other = await worked(house)
  expect(
    await declined(() =>
      takeWork(house, { ...other, numbers: [...other.numbers.slice(1), other.numbers[0] ?? 0] }),
    ),
  ).toBe('intake.work_again')
  const easier = other.challenge.replace(/\.12\./, '.1.')
  expect(await declined(() => takeWork(house, { challenge: easier, numbers: other.numbers }))).toBe(
    'intake.work_again',
  )
  now += workLimits.lastsMs + 1
  expect(await declined(() => takeWork(house, other))).toBe('intake.work_again')
})

test('no part of the work can be left out, and a sender with bad luck does little more of it than others', async () => {
  const house = quietHouse()
  const { challenge, numbers } = await worked(house)
  expect(numbers).toHaveLength(workParts)
  for (const lacking of [[], numbers.slice(1), [...numbers, 0], numbers.map(() => numbers[0] ?? 0)])
    expect(await declined(() => takeWork(house, { challenge, numbers: lacking }))).toBe('intake.work_again')
  takeWork(house, { challenge, numbers })

  const totals: number[] = []
  for (let n = 0; n < 200; n++) {
    const done = await worked(quietHouse())
    totals.push(done.numbers.reduce((sum, number) => sum + number + 1, 0))
  }
  const mean = totals.reduce((sum, total) => sum + total, 0) / totals.length
  expect(mean).toBeGreaterThan(0.8 * 2 ** workBits.least)
  expect(mean).toBeLessThan(1.2 * 2 ** workBits.least)
  expect(Math.max(...totals)).toBeLessThan(3 * mean) // a single search takes more than that once in twenty
})

test('work done for quiet times does not do in a flood; who does the new one gets through', async () => {
  const house = quietHouse()
  const early = await worked(house)
  for (let n = 0; n < 400; n++) askWork(house)
  expect(await declined(() => takeWork(house, early))).toBe('intake.work_again')
  takeWork(house, await worked(house))
})

test('a page without script waits a little, is told how long, and then gets through once', async () => {
  const house = quietHouse()
  const { ticket, seconds } = askWait(house)
  expect(await declined(() => takeWait(house, ticket))).toBe('intake.wait')
  now += seconds * 1_000
  takeWait(house, ticket)
  expect(await declined(() => takeWait(house, ticket))).toBe('intake.work_again')
})
