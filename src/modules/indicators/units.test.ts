import { expect, test } from 'vitest'
import { sampleMap as map } from './units.sample.ts'

const atoms = (set: number | undefined) => [...(map.sets[set ?? -1] ?? [])].sort()
const told = (unit: string, on: string) => {
  const division = map.divisionOf(unit, on)
  return {
    ...Object.fromEntries((division?.children ?? []).map((child) => [child.unit, atoms(child.set)])),
    ...Object.fromEntries((division?.rest ?? []).map((rest) => [rest.why, atoms(rest.set)])),
  }
}

test('records of merged communes are counted in the new one, those of a split one stand apart until a person says', () => {
  expect(told('P', '2026-01-01')).toEqual({
    X: ['D1', 'X', 'a', 'b'],
    Y: ['Y', 'c'],
    Z: ['Z'],
    split: ['D2', 'd'],
    not_recorded: ['P', 'P/none'],
    elsewhere: ['P/elsewhere'],
  })
})

test('records written in the communes of today are told by the districts of before, exactly where all parts lay in one', () => {
  expect(told('P', '2022-06-30')).toEqual({
    D1: ['D1', 'X', 'a', 'b'],
    D2: ['D2', 'Y', 'Z', 'c', 'd'],
    not_recorded: ['P', 'P/none'],
    elsewhere: ['P/elsewhere'],
  })
  expect(told('D1', '2022-06-30')).toEqual({ a: ['a'], b: ['b'], split: ['X'], not_recorded: ['D1'] })
})

test('a unit is counted on the days it stood', () => {
  expect(atoms(map.setOf('P', '2022-06-30'))).toHaveLength(12)
  expect(map.setOf('D1', '2026-01-01')).toBeUndefined()
})

test('every tie between sets holds the same record places on both sides', () => {
  expect(map.relations.length).toBeGreaterThan(5)
  for (const tie of map.relations) {
    const [left, right] = [tie.left, tie.right].map((side) => side.flatMap((set) => atoms(set)))
    expect(new Set(left).size).toBe(left?.length)
    expect(left?.toSorted()).toEqual(right?.toSorted())
  }
})

test('a commune of today and the district it lay in are tied, so that one cannot be subtracted from the other', () => {
  const x = map.setOf('Y', '2026-01-01')
  const district = map.setOf('D2', '2022-06-30')
  expect(
    map.relations.some(
      (tie) =>
        tie.left.concat(tie.right).includes(x ?? -1) && tie.left.concat(tie.right).includes(district ?? -1),
    ),
  ).toBe(true)
})
