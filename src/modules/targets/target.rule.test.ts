import fc from 'fast-check'
import { expect, test } from 'vitest'
import { goalOf, lightOf, reachedPercent } from './target.rule.ts'

test('a goal is met at its very number, nearly met from nine tenths, and what is covered or missing gets no judgement', () => {
  expect([90, 89.9, 81, 80.9].map((actual) => lightOf('at_least', 90, actual))).toEqual([
    'met',
    'near',
    'near',
    'missed',
  ])
  expect([1.4, 1.5, 1.7].map((actual) => lightOf('at_most', 1.4, actual))).toEqual(['met', 'near', 'missed'])
  expect(lightOf('at_least', 90, null)).toBe('no_data')
  expect(lightOf('at_least', null, 12)).toBe('no_goal')
  expect(lightOf('at_least', 90, 100, true)).toBe('covered')
})

test('more never looks worse where a goal is to be reached, and less never where one is to stay below it', () => {
  const order = ['missed', 'near', 'met']
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1000 }),
      fc.integer({ min: 0, max: 1000 }),
      fc.integer({ min: 0, max: 1000 }),
      (goal, a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)]
        const rank = (sense: 'at_least' | 'at_most', actual: number) =>
          order.indexOf(lightOf(sense, goal, actual))
        expect(rank('at_least', more)).toBeGreaterThanOrEqual(rank('at_least', less))
        expect(rank('at_most', less)).toBeGreaterThanOrEqual(rank('at_most', more))
      },
    ),
  )
})

test('between two named years the next one counts, and after the last there is none', () => {
  const years = [2030, 2025].map((year) => ({ year, value: year - 1940, basis: 'thử' }))
  expect([2024, 2025, 2026, 2031].map((year) => goalOf(years, year)?.year)).toEqual([
    2025,
    2025,
    2030,
    undefined,
  ])
})

test('43 addresses of 36 planned are 119,4 %', () => {
  expect(reachedPercent('at_least', 36, 43)).toBe(119.4)
  expect(reachedPercent('at_most', 36, 43)).toBe(null)
  expect(reachedPercent('at_least', 0, 43)).toBe(null)
})
