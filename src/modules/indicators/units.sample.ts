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
/** The map of that province, for tests. */
export const sampleMap = mapUnits(['P'], places, mapTo)
