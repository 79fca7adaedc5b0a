import type { Reader } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import { loadSuccession, type Succession } from '#modules/places/index.ts'
import { listProvinceSteps, listUnitPlaces } from './units.queries.ts'
import { mapUnits, type UnitMap } from './units.ts'

interface Atlas {
  succession: Succession
  provinces: readonly string[]
  steps: readonly (readonly [string, string])[]
  maps: Map<string, Promise<UnitMap>>
}

// Places change only while the program starts, so each pool of connections reads them once.
const atlases = new WeakMap<Reader, Promise<Atlas>>()

function atlasOf(facts: Reader): Promise<Atlas> {
  const known = atlases.get(facts)
  if (known) return known
  const made = Promise.all([loadSuccession(facts), listProvinceSteps(facts)]).then(
    ([succession, { provinces, steps }]) => ({
      succession,
      provinces,
      steps,
      maps: new Map(),
    }),
  )
  made.catch(() => atlases.delete(facts))
  atlases.set(facts, made)
  return made
}

/** A place somebody asked for, and the map of the provinces it belongs to. */
export interface AskedUnit {
  id: string
  level: 'province' | 'district' | 'commune'
  map: UnitMap
  /** The day by whose units it and what lies in it are counted. */
  day: string
  set: number
}

/**
 * The unit behind a code or id among the units valid on a day, else its last bearer. Refuses with
 * `figure.place_unknown` for what is no place.
 */
export async function askUnit(facts: Reader, code: string, on: string): Promise<AskedUnit> {
  const atlas = await atlasOf(facts)
  const place = atlas.succession.resolve(code, on)
  if (!place) throw new Refusal('figure.place_unknown', { place: code })
  const map = await mapOf(facts, atlas, place.id)
  const day = dayItStood(place, on)
  const set = map.setOf(place.id, day)
  if (set === undefined) throw new Refusal('figure.place_unknown', { place: code })
  return { id: place.id, level: place.level, map, day, set }
}

/** A place that stood only on other days is counted as it stood then: on its first day or its last. */
function dayItStood(place: { valid_from: string | null; valid_until: string | null }, on: string): string {
  if (place.valid_from !== null && place.valid_from > on) return place.valid_from
  return place.valid_until !== null && place.valid_until <= on ? dayBefore(place.valid_until) : on
}

async function mapOf(facts: Reader, atlas: Atlas, placeId: string): Promise<UnitMap> {
  const found = await provinceOf(facts, placeId)
  const group = groupOf(found, atlas.steps)
  const key = group.join()
  const known = atlas.maps.get(key)
  if (known) return known
  const made = listUnitPlaces(facts, group).then((places) => mapUnits(group, places, atlas.succession.mapTo))
  atlas.maps.set(key, made)
  made.catch(() => atlas.maps.delete(key))
  return made
}

async function provinceOf(facts: Reader, placeId: string): Promise<string> {
  const row = await facts
    .selectFrom('place')
    .select('province_id')
    .where('id', '=', placeId)
    .executeTakeFirstOrThrow()
  return row.province_id
}

/** Provinces that were joined with this one or came from it, through any number of steps, itself among them. */
function groupOf(province: string, steps: readonly (readonly [string, string])[]): string[] {
  const group = new Set([province])
  for (let size = 0; size !== group.size; ) {
    size = group.size
    for (const [from, to] of steps) {
      if (group.has(from)) group.add(to)
      if (group.has(to)) group.add(from)
    }
  }
  return [...group].sort()
}

/** The day before, `YYYY-MM-DD`. */
export function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}
