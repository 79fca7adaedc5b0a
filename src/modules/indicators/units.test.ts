import { expect, test } from 'vitest'
import { type MapTo, mapUnits, type UnitPlace } from './units.ts'

/*
 * An invented province P. Until 2025-07-01: districts D1 (communes a, b) and D2 (communes c, d).
 * Since then: communes X (all of a and b), Y (all of c, part of d), Z (the other part of d).
 */
const end = '2025-07-01'
const old = (id: string, level: UnitPlace['level'], parent: string): UnitPlace => ({
  id,
  level,
  parent_id: parent,
  province_id: 'P',
  valid_from: null,
  valid_until: end,
  earlier: [],
})
const now = (id: string): UnitPlace => ({
  id,
  level: 'commune',
  parent_id: 'P',
  province_id: 'P',
  valid_from: end,
  valid_until: null,
  earlier: [],
})
const places: UnitPlace[] = [
  {
    id: 'P',
    level: 'province',
    parent_id: null,
    province_id: 'P',
    valid_from: null,
    valid_until: null,
    earlier: [],
  },
  old('D1', 'district', 'P'),
  old('D2', 'district', 'P'),
  old('a', 'commune', 'D1'),
  old('b', 'commune', 'D1'),
  old('c', 'commune', 'D2'),
  old('d', 'commune', 'D2'),
  now('X'),
  now('Y'),
  now('Z'),
]
const later: Record<string, string[]> = {
  a: ['X'],
  b: ['X'],
  c: ['Y'],
  d: ['Y', 'Z'],
  D1: ['X'],
  D2: ['Y', 'Z'],
}
const earlier: Record<string, string[]> = { X: ['a', 'b'], Y: ['c', 'd'], Z: ['d'] }
const mapTo: MapTo = (id, on) => {
  const place = places.find((each) => each.id === id)
  if (!place || place.id === 'P') return place ? { as: 'exact', id } : { as: 'unknown' }
  const stands = (place.valid_from ?? '') <= on && (place.valid_until === null || place.valid_until > on)
  const ids = stands ? [id] : ((on < end ? earlier[id] : later[id]) ?? [])
  return ids.length === 0
    ? { as: 'unknown' }
    : ids.length === 1
      ? { as: 'exact', id: ids[0] ?? '' }
      : { as: 'choice', ids }
}
const map = mapUnits(['P'], places, mapTo)
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
