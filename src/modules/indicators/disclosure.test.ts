import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Cell, protect, type Relation, type Shown } from './disclosure.ts'

const cell = (value: number, change: Partial<Cell> = {}): Cell => ({
  value,
  offered: true,
  exact: false,
  atLeast: 0,
  worth: value,
  ...change,
})

/**
 * Somebody who tries every table that fits what was told: all numbers up to `most` for each cell. Returns, for each
 * cell, the values it may have. Knows nothing of how the guard works.
 */
function everyTable(
  shown: readonly (Shown | undefined)[],
  relations: readonly Relation[],
  most: number,
): Set<number>[] {
  const may = shown.map(() => new Set<number>())
  const table: number[] = []
  const holds = (relation: Relation) => {
    const add = (cells: readonly number[]) => cells.reduce((sum, at) => sum + (table[at] ?? 0), 0)
    if (relation.kind === 'sum') return add(relation.left) === add(relation.right)
    const whole = table[relation.whole] ?? 0
    return whole <= add(relation.parts) && relation.parts.every((at) => (table[at] ?? 0) <= whole)
  }
  const fill = (at: number): void => {
    if (at === shown.length) {
      if (relations.every(holds)) for (const [cell, value] of table.entries()) may[cell]?.add(value)
      return
    }
    const told = shown[at]
    const from = told === '≥5' ? 5 : 0
    const until = told === '<5' ? 4 : most
    const values =
      typeof told === 'number' ? [told] : Array.from({ length: until - from + 1 }, (_, step) => from + step)
    for (const value of values) {
      table[at] = value
      fill(at + 1)
    }
  }
  fill(0)
  return may
}

const halves: Relation[] = [{ kind: 'sum', left: [0], right: [1, 2] }]

test('a small half-year is not found by subtracting the other from the year', () => {
  expect(protect([cell(10), cell(8), cell(2)], halves)).toEqual([10, '≥5', '<5'])
  // Where the halves matter more than the year, the year is what gives way.
  expect(
    protect([cell(2134, { worth: 1 }), cell(2134, { worth: 2 }), cell(0, { worth: 2 })], halves),
  ).toEqual(['≥5', 2134, '<5'])
})

test('two fours are not told by an eight', () => {
  expect(protect([cell(8), cell(4), cell(4)], halves)).toEqual(['≥5', '<5', '<5'])
})

test('a zero is covered like any small number', () => {
  expect(protect([cell(0), cell(0), cell(0)], halves)).toEqual(['<5', '<5', '<5'])
})

test('whose duty it is sees the total, and still cannot work out the parts', () => {
  const shown = protect([cell(8, { exact: true }), cell(4), cell(4)], halves)
  expect(shown[0]).toBe(8)
  expect(
    everyTable(shown, halves, 12)
      .slice(1)
      .every((values) => values.size > 1),
  ).toBe(true)
})

test('what exact figures say already is not hidden from who may see them: no calls in a half-year, none in its months', () => {
  expect(protect([cell(0, { exact: true }), cell(0), cell(0)], halves)).toEqual([0, '<5', '<5'])
})

test('whoever tries every table that fits all answers is left with more than one value for each covered number', () => {
  const small = fc.integer({ min: 0, max: 7 })
  fc.assert(
    fc.property(small, small, small, small, fc.boolean(), (a, b, c, d, yearMattersMore) => {
      // Two places in two halves: each row and column adds up, and all of it to the year.
      const values = [a + b + c + d, a + b, c + d, a + c, b + d, a, b, c, d]
      const cells = values.map((value, at) =>
        cell(value, { worth: at === 0 && !yearMattersMore ? 0 : 10 - at }),
      )
      const relations: Relation[] = [
        { kind: 'sum', left: [0], right: [1, 2] },
        { kind: 'sum', left: [0], right: [3, 4] },
        { kind: 'sum', left: [1], right: [5, 6] },
        { kind: 'sum', left: [2], right: [7, 8] },
        { kind: 'sum', left: [3], right: [5, 7] },
        { kind: 'sum', left: [4], right: [6, 8] },
      ]
      const shown = protect(cells, relations)
      const inner = tablesOfFour(shown)
      shown.forEach((told, at) => {
        if (typeof told === 'number') expect(told).toBe(values[at])
        else expect(inner[at]?.size, `${shown} of ${values}`).toBeGreaterThan(1)
      })
    }),
    { numRuns: 300 },
  )
})

/** Every table of two places in two halves that fits: the four inner numbers decide all others. */
function tablesOfFour(shown: readonly (Shown | undefined)[]): Set<number>[] {
  const may = shown.map(() => new Set<number>())
  const fits = (told: Shown | undefined, value: number) =>
    typeof told === 'number' ? told === value : told === '<5' ? value < 5 : told === '≥5' ? value >= 5 : true
  for (let a = 0; a <= 12; a++)
    for (let b = 0; b <= 12; b++)
      for (let c = 0; c <= 12; c++)
        for (let d = 0; d <= 12; d++) {
          const values = [a + b + c + d, a + b, c + d, a + c, b + d, a, b, c, d]
          if (values.every((value, at) => fits(shown[at], value)))
            for (const [at, value] of values.entries()) may[at]?.add(value)
        }
  return may
}

test('people helped in both halves count once in the year, and are not found by comparing', () => {
  const overlap: Relation[] = [{ kind: 'overlap', parts: [1, 2], whole: 0 }]
  const small = fc.integer({ min: 0, max: 9 })
  fc.assert(
    fc.property(small, small, small, (first, second, both) => {
      const shared = Math.min(both, first, second)
      const values = [first + second - shared, first, second]
      const shown = protect(
        values.map((value) => cell(value)),
        overlap,
      )
      everyTable(shown, overlap, 24).forEach((may, at) => {
        if (typeof shown[at] === 'string') expect(may.size, `${shown} of ${values}`).toBeGreaterThan(1)
      })
    }),
    { numRuns: 200 },
  )
})
