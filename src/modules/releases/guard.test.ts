import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guard, mustRemain, type Told, threshold } from './guard.ts'
import { type CellName, everyCell, keyOf, type Lattice, type Quarter } from './lattice.ts'

/**
 * Somebody who writes down every table there can be and keeps those that fit what was told: knows nothing of how the guard works.
 * Two quarters and two categories, so that every table can be tried.
 */
const most = 34
function tablesThatFit(told: ReadonlyMap<string, Told>, lattice: Lattice): number[][] {
  const size = lattice.counts.length
  const fitting: number[][] = []
  const sums = [...told].flatMap(([key, value]) =>
    value === null
      ? []
      : [{ members: membersIn(key, lattice), low: Math.max(10, value - 2), high: value + 2 }],
  )
  const table: number[] = []
  const fill = (at: number) => {
    if (at === size) {
      const fits = sums.every(({ members, low, high }) => {
        const sum = members.reduce((all, one) => all + (table[one] ?? 0), 0)
        return sum >= low && sum <= high
      })
      if (fits) fitting.push([...table])
      return
    }
    for (let value = 0; value <= most; value++) {
      table[at] = value
      fill(at + 1)
    }
  }
  fill(0)
  return fitting
}

/** Said again in its own words: a half is its two quarters, the whole of a quarter its categories. */
function membersIn(key: string, lattice: Lattice): number[] {
  const [span, category = ''] = key.split(' ')
  const rows = span === 'H1' ? [0, 1] : [lattice.quarters.indexOf(span as Quarter)]
  const size = lattice.categories.length
  return rows.flatMap((row) =>
    category === ''
      ? lattice.categories.map((_, at) => row * size + at)
      : [row * size + lattice.categories.indexOf(category)],
  )
}

const latticeOf = (counts: readonly number[], categories = ['a', 'b']): Lattice => ({
  quarters: ['Q1', 'Q2'].slice(0, counts.length / categories.length) as Quarter[],
  categories,
  counts,
})

/** Every number, and every number less a part of it. */
function differences(lattice: Lattice): { what: string; members: number[] }[] {
  const cells = everyCell(lattice).map((name) => ({
    what: keyOf(name),
    members: membersIn(keyOf(name), lattice),
  }))
  return cells.flatMap((whole) => [
    whole,
    ...cells
      .filter((part) => part !== whole && part.members.every((at) => whole.members.includes(at)))
      .map((part) => ({
        what: `${whole.what} less ${part.what}`,
        members: whole.members.filter((at) => !part.members.includes(at)),
      })),
  ])
}

function mustHold(lattice: Lattice, told: ReadonlyMap<string, Told>) {
  const fitting = tablesThatFit(told, lattice)
  for (const { what, members } of differences(lattice)) {
    if (members.length === 0) continue
    const sum = (table: readonly number[]) => members.reduce((all, at) => all + (table[at] ?? 0), 0)
    if (sum(lattice.counts) >= threshold) continue
    const values = new Set(fitting.map(sum))
    expect(
      values.size,
      `${what} of ${lattice.counts} told as ${JSON.stringify([...told])}`,
    ).toBeGreaterThanOrEqual(mustRemain)
  }
}

const count = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 26 }))

test('no two numbers ever told subtract to a small one, in one table or across tables published one after the other', () => {
  fc.assert(
    fc.property(
      fc.array(count, { minLength: 4, maxLength: 4 }),
      fc.array(fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 1, maxLength: 9 }), {
        minLength: 1,
        maxLength: 3,
      }),
      (counts, releases) => {
        const lattice = latticeOf(counts)
        const every = everyCell(lattice)
        const told = new Map<string, Told>()
        for (const picks of releases) {
          const asked = [...new Set(picks)].flatMap((at): CellName[] => (every[at] ? [every[at]] : []))
          for (const { name, told: value } of guard(lattice, told, asked)) {
            const before = told.get(keyOf(name))
            if (before !== undefined) expect(value).toBe(before)
            told.set(keyOf(name), value)
          }
        }
        mustHold(lattice, told)
      },
    ),
    { numRuns: 12 },
  )
}, 120_000)

test('a quarter is told before the next is counted, and the half-year does not give the small quarter away', () => {
  const first: Lattice = { quarters: ['Q1'], categories: [''], counts: [40] }
  const told = new Map(guard(first, new Map(), everyCell(first)).map((each) => [keyOf(each.name), each.told]))
  expect([...told]).toEqual([['Q1 ', 40]])
  const both: Lattice = { quarters: ['Q1', 'Q2'], categories: [''], counts: [40, 3] }
  const then = guard(both, told, everyCell(both))
  expect(then.map(({ name, told: value, why }) => [name.span, value, why])).toEqual([
    ['Q1', 40, 'told'],
    ['Q2', null, 'small'],
    ['H1', 45, 'told'], // 41 to 47 less 38 to 42: anything from 0 to 9
  ])
})

test('where a number just above the threshold would give its neighbour away, it is kept back', () => {
  // 12 in all and 12 of one kind, both told as 10: the others could only be 0 to 2.
  const lattice = latticeOf([12, 0])
  const decided = guard(lattice, new Map(), everyCell(lattice))
  expect(decided.map(({ name, told, why }) => [keyOf(name), told, why])).toEqual([
    ['Q1 ', 10, 'told'],
    ['Q1 a', null, 'neighbour'],
    ['Q1 b', null, 'small'],
  ])
})

test('what is large is told, rounded to five, and small numbers are not', () => {
  const lattice = latticeOf([2134, 71, 1980, 4])
  const told = guard(lattice, new Map(), everyCell(lattice))
  expect(Object.fromEntries(told.map((each) => [keyOf(each.name), each.told]))).toMatchObject({
    'H1 ': 4190,
    'Q1 ': 2205,
    'Q1 a': 2135,
    'Q1 b': 70,
    'Q2 b': null,
  })
})
