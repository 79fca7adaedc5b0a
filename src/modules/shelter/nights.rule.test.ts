import fc from 'fast-check'
import { expect, test } from 'vitest'
import { daysBetween, nights, nightsWithin } from './nights.rule.ts'

const day = (from: string, plus: number) =>
  new Date(Date.parse(`${from}T00:00:00Z`) + plus * 86_400_000).toISOString().slice(0, 10)

test('from Friday to Monday are three nights; arriving and leaving on one day is none', () => {
  expect(nights('2026-11-20', '2026-11-23', '2026-11-30')).toBe(3)
  expect(nights('2026-11-20', '2026-11-20', '2026-11-30')).toBe(0)
})

test('of somebody who is still here the night to come is not counted yet', () => {
  expect(nights('2026-11-20', null, '2026-11-21')).toBe(1)
  expect(nights('2026-11-20', null, '2026-11-20')).toBe(0)
})

test('a stay across 30 June counts its nights in both halves of the year, none lost and none twice', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 400 }),
      fc.option(fc.integer({ min: 0, max: 400 })),
      fc.integer({ min: 0, max: 500 }),
      (start, length, until) => {
        const arrivedOn = day('2026-01-01', start)
        const leftOn = length === null ? null : day(arrivedOn, length)
        const today = day(arrivedOn, until)
        const halves = [
          { from: '2026-01-01', until: '2026-07-01' },
          { from: '2026-07-01', until: '2027-01-01' },
          { from: '2027-01-01', until: '2029-01-01' },
        ].map((period) => nightsWithin({ arrivedOn, leftOn }, period, today))
        expect(halves.reduce((sum, each) => sum + each, 0)).toBe(nights(arrivedOn, leftOn, today))
      },
    ),
  )
  const across = { arrivedOn: '2026-06-28', leftOn: '2026-07-03' }
  expect(nightsWithin(across, { from: '2026-01-01', until: '2026-07-01' }, '2026-12-31')).toBe(3)
  expect(nightsWithin(across, { from: '2026-07-01', until: '2027-01-01' }, '2026-12-31')).toBe(2)
})

test('days between are whole, also across a leap day', () => {
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
})
