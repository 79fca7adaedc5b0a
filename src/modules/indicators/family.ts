import { type ColumnDimension, categories } from './dimension.codes.ts'
import { type Cell, protect, type Relation, type Shown } from './disclosure.ts'
import type { Indicator, Span } from './indicator.ts'
import type { UnitMap } from './units.ts'

/** Spans of one calendar year that are answered: the year, its halves, its months. */
export type Part = 'Y' | 'H1' | 'H2' | `M${number}`

const months = Array.from({ length: 12 }, (_, at): Part => `M${at + 1}`)
export const wide: readonly Part[] = ['Y', 'H1', 'H2']
export const parts: readonly Part[] = [...wide, ...months]

/** Days of a part of a year. */
export function spanOf(year: number, part: Part): Span {
  const day = (month: number) =>
    `${year + Math.floor((month - 1) / 12)}-${String(((month - 1) % 12) + 1).padStart(2, '0')}-01`
  if (part === 'Y') return { from: day(1), until: day(13) }
  if (part === 'H1') return { from: day(1), until: day(7) }
  if (part === 'H2') return { from: day(7), until: day(13) }
  const month = Number(part.slice(1))
  return { from: day(month), until: day(month + 1) }
}

/** Counted records of one year: one row per part, record place and category; `dimension` null for all of them together. */
export interface Counted {
  part: Part | 'late_june' | 'late_december'
  atom: string
  dimension: ColumnDimension | null
  category: string | null
  n: number
}

/** Which number of the family is meant. */
export interface CellName {
  set: number
  part: Part
  dimension?: ColumnDimension
  category?: string
}

/** All answers about one indicator, one group of provinces and one calendar year, guarded together. */
export interface Family {
  shown(name: CellName): Shown | undefined
}

/** How parts of a year make the whole: they add up, a thing may be in several, or the last one is the whole. */
export type InTime = 'adds' | 'overlaps' | 'stands'

/**
 * Builds the family and guards it. `exactSets` are the provinces whose duty the reader holds: their years and
 * half-years are told as they are, and what the reporting years (15/12–14/12) add to that knowledge is allowed for.
 */
export function guardFamily(
  map: UnitMap,
  columns: readonly ColumnDimension[],
  time: InTime,
  counted: readonly Counted[],
  exactSets: ReadonlySet<number>,
  ties: NonNullable<Indicator['ties']> = [],
): Family {
  const cells: Cell[] = []
  const relations: Relation[] = []
  const places = new Map<string, number>()
  const sums = sumBySet(map, counted)
  const nameOf = ({ set, part, dimension, category }: CellName) =>
    `${set} ${part} ${dimension ?? ''} ${category ?? ''}`
  const cellOf = (name: CellName): number => {
    const key = nameOf(name)
    const known = places.get(key)
    if (known !== undefined) return known
    const at = cells.push(cellFor(name, map, sums, exactSets)) - 1
    places.set(key, at)
    return at
  }
  const inTime = (parts: readonly number[], whole: number): Relation => {
    if (time === 'overlaps') return { kind: 'overlap', parts, whole }
    return { kind: 'sum', left: [whole], right: time === 'stands' ? parts.slice(-1) : parts }
  }
  const byPlace = (ties: UnitMap['relations'], rest: Omit<CellName, 'set'>) => {
    for (const tie of ties) {
      const [left, right] = [tie.left, tie.right].map((side) => side.map((set) => cellOf({ ...rest, set })))
      relations.push({ kind: 'sum', left: left ?? [], right: right ?? [] })
    }
  }

  for (const part of wide) byPlace(map.relations, { part })
  for (const part of months) byPlace(map.provinceRelations, { part })
  const provinces = new Set([
    ...map.provinceSets,
    ...map.provinceRelations.flatMap((tie) => [...tie.left, ...tie.right]),
  ])
  for (const dimension of columns) {
    for (const category of categories[dimension]) {
      for (const part of wide) byPlace(map.provinceRelations, { part, dimension, category })
    }
    for (const set of provinces) {
      for (const part of wide) {
        const right = categories[dimension].map((category) => cellOf({ set, part, dimension, category }))
        relations.push({ kind: 'sum', left: [cellOf({ set, part })], right })
      }
    }
  }
  for (const set of provinces) {
    for (const part of wide) {
      for (const tie of ties) {
        const [left, right] = [tie.left, tie.right].map((side) =>
          side.map((category) => cellOf({ set, part, ...category })),
        )
        relations.push({ kind: 'sum', left: left ?? [], right: right ?? [] })
      }
    }
  }
  const everySet = new Set([
    ...map.offered,
    ...provinces,
    ...map.relations.flatMap((tie) => [...tie.left, ...tie.right]),
  ])
  for (const set of everySet) {
    relations.push(
      inTime([cellOf({ set, part: 'H1' }), cellOf({ set, part: 'H2' })], cellOf({ set, part: 'Y' })),
    )
  }
  for (const set of provinces) {
    relations.push(
      inTime(
        months.slice(0, 6).map((part) => cellOf({ set, part })),
        cellOf({ set, part: 'H1' }),
      ),
    )
    relations.push(
      inTime(
        months.slice(6).map((part) => cellOf({ set, part })),
        cellOf({ set, part: 'H2' }),
      ),
    )
    for (const dimension of columns) {
      for (const category of categories[dimension]) {
        const [whole = 0, ...halves] = wide.map((part) => cellOf({ set, part, dimension, category }))
        relations.push(inTime(halves, whole))
      }
    }
  }

  const shown = protect(cells, relations)
  return {
    shown(name) {
      const at = places.get(nameOf(name))
      return at === undefined ? undefined : shown[at]
    },
  }
}

type Sums = Map<string, number>[]

/** Adds the counted rows up over each set of record places. */
function sumBySet(map: UnitMap, counted: readonly Counted[]): Sums {
  const byAtom = Map.groupBy(counted, (row) => row.atom)
  return map.sets.map((atoms) => {
    const sums = new Map<string, number>()
    for (const row of atoms.flatMap((atom) => byAtom.get(atom) ?? [])) {
      const key = `${row.part} ${row.dimension ?? ''} ${row.category ?? ''}`
      sums.set(key, (sums.get(key) ?? 0) + row.n)
    }
    return sums
  })
}

function cellFor(name: CellName, map: UnitMap, sums: Sums, exactSets: ReadonlySet<number>): Cell {
  const { set, part, dimension, category } = name
  const isMonth = part.startsWith('M')
  const ofProvince = map.provinceSets.has(set)
  const late = part === 'M6' ? 'late_june' : part === 'M12' ? 'late_december' : undefined
  return {
    value: sums[set]?.get(`${part} ${dimension ?? ''} ${category ?? ''}`) ?? 0,
    offered: isMonth || dimension !== undefined ? ofProvince : map.offered.has(set),
    exact: exactSets.has(set) && !isMonth && dimension === undefined,
    // Whoever knows calendar and reporting periods exactly knows what happened in their last half-months.
    atLeast: late && exactSets.has(set) ? (sums[set]?.get(`${late}  `) ?? 0) : 0,
    worth: worthOf(part, ofProvince && dimension === undefined, map.sets[set]?.length ?? 0),
  }
}

/** A half-year of a province is what reports print, so it is covered last; a year can be waited for. */
function worthOf(part: Part, wholeProvince: boolean, size: number): number {
  if (wholeProvince) return part === 'Y' ? 30 : part.startsWith('M') ? 20 : 40
  return (part === 'Y' ? 0 : 10) + Math.min(9, Math.log2(size + 1))
}
