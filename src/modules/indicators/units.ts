import type { Relation } from './disclosure.ts'

/** A place as the tables keep it, with the parents it had earlier. Days are `YYYY-MM-DD`, ends exclusive. */
export interface UnitPlace {
  id: string
  level: 'province' | 'district' | 'commune'
  parent_id: string | null
  province_id: string
  valid_from: string | null
  valid_until: string | null
  earlier: readonly { until: string; parent_id: string | null; province_id: string }[]
}

/** A place told in the units of another day, as `Succession.mapTo` of places answers. */
export type MapTo = (
  id: string,
  on: string,
) => { as: 'exact'; id: string } | { as: 'choice'; ids: string[] } | { as: 'unknown' }

/**
 * Why a record stands in no unit below: `split` (its place became parts of several, a person has to say which),
 * `not_recorded` (no place, or only a larger one), `elsewhere` (a place outside the province).
 */
type RestReason = 'split' | 'not_recorded' | 'elsewhere'

/** A set of record places that some answer counts together, by its number in `sets`. */
interface Division {
  children: readonly { unit: string; set: number }[]
  rest: readonly { why: RestReason; set: number }[]
}

/**
 * Provinces that belong together through time (those that were joined, and what they became), and every way their
 * records can be counted by place. A record's place is an *atom*; a unit of any day is a set of atoms.
 */
export interface UnitMap {
  provinces: readonly string[]
  /** Days from which the units stood as they do until the next one. */
  epochs: readonly string[]
  /** Atoms of each set. */
  sets: readonly (readonly string[])[]
  /** Sets that are told as somebody's number; the others only tie these together. */
  offered: ReadonlySet<number>
  /** Sets that are whole provinces of some day. */
  provinceSets: ReadonlySet<number>
  atomOf(provinceId: string, placeId: string | null): string
  /** The set a unit counts on a day, or `undefined` when it did not stand then or is none of these. */
  setOf(unit: string, on: string): number | undefined
  divisionOf(unit: string, on: string): Division | undefined
  /** Which sets of sets hold the same atoms. */
  relations: readonly SumOfSets[]
  /** The same among whole provinces alone, for what is told of provinces only. */
  provinceRelations: readonly SumOfSets[]
}

type SumOfSets = Extract<Relation, { kind: 'sum' }>

const dawn = '0001-01-01'

/** Builds the map of one group of provinces. Pure; some thousand steps for a province. */
export function mapUnits(provinces: readonly string[], places: readonly UnitPlace[], mapTo: MapTo): UnitMap {
  const byId = new Map(places.map((place) => [place.id, place]))
  const days = places.flatMap((place) => [
    place.valid_from,
    place.valid_until,
    ...place.earlier.map((form) => form.until),
  ])
  const epochs = [...new Set([dawn, ...days.filter((day) => day !== null)])].sort()
  const atoms = [
    ...places.map((place) => place.id),
    ...provinces.flatMap((id) => [`${id}/none`, `${id}/elsewhere`]),
  ]

  const sets: string[][] = []
  const known = new Map<string, number>()
  const setOfAtoms = (members: string[]): number => {
    const name = members.toSorted().join(' ')
    const found = known.get(name) ?? sets.push(members) - 1
    known.set(name, found)
    return found
  }

  const inEpoch = epochs.map((on) => divide(on, places, byId, atoms, mapTo, setOfAtoms))
  const offered = new Set(
    inEpoch.flatMap((epoch) => [
      ...epoch.units.values(),
      // What lies in no province of a day is nobody's answer.
      ...[...epoch.divisions].flatMap(([unit, each]) =>
        unit === '' ? [] : each.rest.map((rest) => rest.set),
      ),
    ]),
  )
  const provinceSets = new Set(
    inEpoch.flatMap((epoch) =>
      [...epoch.units].filter(([unit]) => byId.get(unit)?.level === 'province').map(([, set]) => set),
    ),
  )
  const relations = tie(
    inEpoch.flatMap((epoch) => epoch.fronts),
    inEpoch.flatMap((epoch) => epoch.nests),
    sets,
    setOfAtoms,
  )

  const provinceRelations = tie(
    inEpoch.map((epoch) => epoch.fronts[0] ?? []),
    [],
    sets,
    setOfAtoms,
  )

  const epochOf = (on: string) => inEpoch[epochs.findLastIndex((day) => day <= on)]
  return {
    provinces,
    epochs,
    sets,
    offered,
    provinceSets,
    relations,
    provinceRelations,
    atomOf: (provinceId, placeId) =>
      placeId === null ? `${provinceId}/none` : byId.has(placeId) ? placeId : `${provinceId}/elsewhere`,
    setOf: (unit, on) => epochOf(on)?.units.get(unit),
    divisionOf: (unit, on) => epochOf(on)?.divisions.get(unit),
  }
}

interface Epoch {
  units: Map<string, number>
  divisions: Map<string, Division>
  /** Ways to cut everything into sets that do not overlap, coarse to fine. */
  fronts: number[][]
  nests: SumOfSets[]
}

function divide(
  on: string,
  places: readonly UnitPlace[],
  byId: ReadonlyMap<string, UnitPlace>,
  atoms: readonly string[],
  mapTo: MapTo,
  setOfAtoms: (members: string[]) => number,
): Epoch {
  const parentOf = (id: string) => {
    const place = byId.get(id)
    if (!place) return null
    const form = place.earlier
      .filter((each) => each.until > on)
      .toSorted((a, b) => a.until.localeCompare(b.until))[0]
    return form ? form.parent_id : place.parent_id
  }
  const chainOf = (id: string) => {
    const chain: string[] = []
    for (let at: string | null = id; at !== null && byId.has(at) && chain.length < 4; at = parentOf(at))
      chain.push(at)
    return chain
  }
  const standing = places.filter(
    (place) => (place.valid_from ?? '') <= on && (place.valid_until === null || place.valid_until > on),
  )
  const childrenOf = Map.groupBy(standing, (place) =>
    place.level === 'province' ? '' : (parentOf(place.id) ?? ''),
  )

  const inside = new Map<string, { units: Set<string>; why: RestReason }>()
  for (const atom of atoms) inside.set(atom, unitsAround(atom, on, byId, mapTo, chainOf))
  const members = new Map<string, string[]>()
  for (const [atom, { units }] of inside) {
    for (const unit of units) members.set(unit, [...(members.get(unit) ?? []), atom])
  }

  const units = new Map<string, number>()
  const divisions = new Map<string, Division>()
  const nests: Epoch['nests'] = []
  const cut = (parent: string, held: readonly string[]): Division => {
    const children = (childrenOf.get(parent) ?? []).flatMap((place) => {
      const own = members.get(place.id)
      return own ? [{ unit: place.id, set: setOfAtoms(own), own }] : []
    })
    const placed = new Set(children.flatMap((child) => child.own))
    const left = Map.groupBy(
      held.filter((atom) => !placed.has(atom)),
      (atom) => inside.get(atom)?.why ?? 'split',
    )
    const division = {
      children: children.map(({ unit, set }) => ({ unit, set })),
      rest: [...left].map(([why, rest]) => ({ why, set: setOfAtoms(rest) })),
    }
    if (children.length > 0) {
      divisions.set(parent, division)
      nests.push({
        kind: 'sum',
        left: [setOfAtoms([...held])],
        right: [...division.children, ...division.rest].map((each) => each.set),
      })
    }
    for (const child of children) units.set(child.unit, child.set)
    return division
  }

  const fronts: number[][] = []
  let level = [cut('', atoms)]
  for (;;) {
    fronts.push(level.flatMap((division) => [...division.children, ...division.rest].map((each) => each.set)))
    const parents = level.flatMap((division) => division.children.map((child) => child.unit))
    if (parents.every((unit) => !childrenOf.has(unit))) break
    level = level.flatMap((division) => [
      { children: [], rest: division.rest },
      ...division.children.map((child) =>
        childrenOf.has(child.unit)
          ? cut(child.unit, members.get(child.unit) ?? [])
          : { children: [child], rest: [] },
      ),
    ])
  }
  return { units, divisions, fronts, nests }
}

/** Units of a day that hold the whole of a record's place; where it is one of several, what those have in common. */
function unitsAround(
  atom: string,
  on: string,
  byId: ReadonlyMap<string, UnitPlace>,
  mapTo: MapTo,
  chainOf: (id: string) => string[],
): { units: Set<string>; why: RestReason } {
  const place = byId.get(atom)
  const provinceOf = (id: string) => {
    const mapped = mapTo(id, on)
    return mapped.as === 'exact' ? [mapped.id] : []
  }
  if (!place) {
    const [province = '', what] = atom.split('/')
    return { units: new Set(provinceOf(province)), why: what === 'elsewhere' ? 'elsewhere' : 'not_recorded' }
  }
  const mapped = mapTo(atom, on)
  const why = place.level === 'province' ? 'not_recorded' : 'split'
  if (mapped.as === 'exact')
    return { units: new Set(chainOf(mapped.id)), why: place.level === 'commune' ? 'split' : 'not_recorded' }
  const chains =
    mapped.as === 'choice' ? mapped.ids.map((id) => chainOf(id).slice(mapped.ids.length === 1 ? 1 : 0)) : []
  const [first, ...others] = chains
  if (!first) return { units: new Set(provinceOf(place.province_id)), why }
  return { units: new Set(first.filter((unit) => others.every((chain) => chain.includes(unit)))), why }
}

/** How the cuts of different days and levels tie to each other: through what they share, and through what adds up to the same. */
function tie(
  fronts: readonly number[][],
  nests: Epoch['nests'],
  sets: readonly (readonly string[])[],
  setOfAtoms: (members: string[]) => number,
): Epoch['nests'] {
  const found = new Map<string, Epoch['nests'][number]>()
  const add = (left: readonly number[], right: readonly number[]) => {
    const sides = [left, right].map((side) => [...new Set(side)].sort((a, b) => a - b))
    const [one = [], other = []] = sides
    if (one.join() !== other.join())
      found.set(
        sides
          .map((side) => side.join())
          .sort()
          .join('='),
        { kind: 'sum', left: one, right: other },
      )
  }
  for (const nest of nests) add(nest.left, nest.right)
  const distinct = [
    ...new Map(fronts.map((front) => [front.toSorted((a, b) => a - b).join(), front])).values(),
  ]
  distinct.forEach((front, at) => {
    for (const other of distinct.slice(at + 1)) meet(front, other, sets, setOfAtoms, add)
  })
  return [...found.values()]
}

function meet(
  front: readonly number[],
  other: readonly number[],
  sets: readonly (readonly string[])[],
  setOfAtoms: (members: string[]) => number,
  add: (left: readonly number[], right: readonly number[]) => void,
): void {
  const otherOf = new Map(other.flatMap((set) => (sets[set] ?? []).map((atom) => [atom, set] as const)))
  const across = new Map<number, number[]>()
  const group = new Map<number, number>() // sets of both cuts that hang together, by their first
  const rootOf = (set: number): number => {
    const up = group.get(set) ?? set
    return up === set ? set : rootOf(up)
  }
  for (const set of front) {
    const shared = Map.groupBy(sets[set] ?? [], (atom) => otherOf.get(atom) ?? -1)
    const pieces: number[] = []
    for (const [theirs, atoms] of shared) {
      const piece = setOfAtoms(atoms)
      pieces.push(piece)
      across.set(theirs, [...(across.get(theirs) ?? []), piece])
      group.set(rootOf(-2 - set), rootOf(theirs))
    }
    add([set], pieces)
  }
  for (const [theirs, pieces] of across) add([theirs], pieces)
  const mine = Map.groupBy(front, (set) => rootOf(-2 - set))
  const yours = Map.groupBy(other, (set) => rootOf(set))
  for (const [root, left] of mine) add(left, yours.get(root) ?? [])
}
