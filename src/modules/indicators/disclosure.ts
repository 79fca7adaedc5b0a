/**
 * Keeps small counts small: decides which numbers of a closed family of answers are told as they are. A number
 * under 5 is told as `<5`; where it could still be worked out from its neighbours (months of a half-year,
 * communes of a province, categories of a breakdown), a neighbour is covered too. Pure.
 */

/** `<5` and `≥5` say what they say; `…` says nothing and is the last resort, where even `<5` would give a number away. */
type Covered = '<5' | '≥5' | '…'
export type Shown = number | Covered

export const threshold = 5

/** One number of the family. */
export interface Cell {
  value: number
  /** Part of some answer. What is not is unknown to everybody, and only ties the others together. */
  offered: boolean
  /** The reader is entitled to this very number, however small. */
  exact: boolean
  /** Known to be at least this much from figures outside the family. */
  atLeast: number
  /** Higher = covered later. */
  worth: number
}

/**
 * What everybody knows about the numbers without seeing them. `sum`: both sides count the same things. `overlap`:
 * things counted in several parts count once in the whole.
 */
export type Relation =
  | { kind: 'sum'; left: readonly number[]; right: readonly number[] }
  | { kind: 'overlap'; parts: readonly number[]; whole: number }

interface Bounds {
  low: Float64Array
  high: Float64Array
  /** Relation that last moved each bound, or -1. */
  lowBy: Int32Array
  highBy: Int32Array
}

/** What each answer says of its number: from, to. */
function saidBy(shown: Shown | undefined): readonly [number, number] {
  if (typeof shown === 'number') return [shown, shown]
  if (shown === '<5') return [0, threshold - 1]
  return [shown === '≥5' ? threshold : 0, Number.POSITIVE_INFINITY]
}

/** The narrowest bounds that follow from the answers and the relations, one relation at a time until nothing moves. */
function boundsOf(said: readonly (readonly [number, number])[], relations: readonly Relation[]): Bounds {
  const low = Float64Array.from(said, (each) => each[0])
  const high = Float64Array.from(said, (each) => each[1])
  const bounds = {
    low,
    high,
    lowBy: new Int32Array(said.length).fill(-1),
    highBy: new Int32Array(said.length).fill(-1),
  }
  const touching: number[][] = Array.from({ length: said.length }, () => [])
  relations.forEach((relation, at) => {
    for (const cell of cellsOf(relation)) touching[cell]?.push(at)
  })
  const waiting = new Set(relations.keys())
  for (const at of waiting) {
    waiting.delete(at) // put back below when one of its cells moves
    const relation = relations[at]
    if (!relation) continue
    for (const moved of narrow(bounds, relation, at)) {
      for (const other of touching[moved] ?? []) waiting.add(other)
    }
  }
  return bounds
}

function narrow(bounds: Bounds, relation: Relation, at: number): Set<number> {
  const moved = new Set<number>()
  const { low, high, lowBy, highBy } = bounds
  const raise = (cell: number, to: number) => {
    if (to > (low[cell] ?? 0)) {
      low[cell] = to
      lowBy[cell] = at
      moved.add(cell)
    }
  }
  const lower = (cell: number, to: number) => {
    if (to < (high[cell] ?? 0)) {
      high[cell] = to
      highBy[cell] = at
      moved.add(cell)
    }
  }

  if (relation.kind === 'sum') {
    const { left, right } = relation
    const [leftLow, leftHigh, rightLow, rightHigh] = [
      total(left, low),
      total(left, high),
      total(right, low),
      total(right, high),
    ]
    for (const cell of left) {
      lower(cell, allOf(rightHigh) - but(leftLow, low[cell]))
      raise(cell, allOf(rightLow) - but(leftHigh, high[cell]))
    }
    for (const cell of right) {
      lower(cell, allOf(leftHigh) - but(rightLow, low[cell]))
      raise(cell, allOf(leftLow) - but(rightHigh, high[cell]))
    }
    return moved
  }
  const { parts, whole } = relation
  const partsHigh = total(parts, high)
  lower(whole, allOf(partsHigh))
  for (const part of parts) {
    raise(whole, low[part] ?? 0)
    lower(part, high[whole] ?? 0)
    raise(part, (low[whole] ?? 0) - but(partsHigh, high[part]))
  }
  return moved
}

/** A sum kept apart from how many of its terms have no end, so that one term can be taken out again. */
interface Total {
  finite: number
  endless: number
}

function total(cells: readonly number[], of: Float64Array): Total {
  let finite = 0
  let endless = 0
  for (const cell of cells) {
    const value = of[cell] ?? 0
    if (value === Number.POSITIVE_INFINITY) endless++
    else finite += value
  }
  return { finite, endless }
}

const allOf = ({ finite, endless }: Total) => (endless > 0 ? Number.POSITIVE_INFINITY : finite)

function but({ finite, endless }: Total, value = 0): number {
  if (value === Number.POSITIVE_INFINITY) return endless > 1 ? value : finite
  return endless > 0 ? Number.POSITIVE_INFINITY : finite - value
}

const cellsOf = (relation: Relation): readonly number[] =>
  relation.kind === 'sum' ? [...relation.left, ...relation.right] : [...relation.parts, relation.whole]

/**
 * What is told of each number (nothing of those not offered), so that nobody who combines all answers comes to
 * one value for a covered number. The exception is what the reader's own exact figures say already: where a
 * half-year is exactly 0, its months are known to be 0.
 */
export function protect(cells: readonly Cell[], relations: readonly Relation[]): (Shown | undefined)[] {
  const shown = cells.map((cell): Shown | undefined => {
    if (!cell.offered) return undefined
    return cell.exact || cell.value >= threshold ? cell.value : '<5'
  })
  const floored = (said: readonly [number, number], at: number) =>
    [Math.max(said[0], cells[at]?.atLeast ?? 0), said[1]] as const
  const entitled = boundsOf(
    cells.map((cell, at) => floored(saidBy(cell.exact ? cell.value : undefined), at)),
    relations,
  )
  const ofCell = relationsOf(cells.length, relations)

  for (;;) {
    const bounds = boundsOf(
      shown.map((each, at) => floored(saidBy(each), at)),
      relations,
    )
    const given = cells
      .map((_, at) => at)
      .filter(
        (at) =>
          typeof shown[at] === 'string' &&
          bounds.low[at] === bounds.high[at] &&
          entitled.low[at] !== entitled.high[at],
      )
    if (given.length === 0) return shown
    const chosen = toCover(given, bounds, { cells, relations, ofCell, shown })
    if (chosen.length === 0) return shown
    for (const at of chosen) shown[at] = typeof shown[at] === 'number' ? coveredAs(cells[at]) : '…'
  }
}

const coveredAs = (cell: Cell | undefined): Covered => ((cell?.value ?? 0) < threshold ? '<5' : '≥5')

function relationsOf(count: number, relations: readonly Relation[]): number[][] {
  const found: number[][] = Array.from({ length: count }, () => [])
  relations.forEach((relation, at) => {
    for (const cell of cellsOf(relation)) found[cell]?.push(at)
  })
  return found
}

interface Standing {
  cells: readonly Cell[]
  relations: readonly Relation[]
  ofCell: readonly (readonly number[])[]
  shown: readonly (Shown | undefined)[]
}

/**
 * The next answers to cover so that the numbers given away no longer are. First, for each of them, the cheapest
 * answer in a relation that gave it away, no relation twice; where none is left there, one answer near by; at last
 * the number itself falls silent, or a covered neighbour.
 */
function toCover(
  given: readonly number[],
  bounds: Bounds,
  { cells, relations, ofCell, shown }: Standing,
): number[] {
  const near = (ones: Iterable<number>) => [
    ...new Set([...ones].flatMap((one) => cellsOf(relations[one] as Relation))),
  ]
  const open = (at: number) => typeof shown[at] === 'number' && !cells[at]?.exact
  const cheaper = (a: number, b: number) =>
    (cells[a]?.worth ?? 0) - (cells[b]?.worth ?? 0) ||
    (cells[a]?.value ?? 0) - (cells[b]?.value ?? 0) ||
    a - b
  const blamed = (at: number) =>
    [bounds.lowBy[at], bounds.highBy[at]].filter((one): one is number => one !== undefined && one >= 0)

  const chosen: number[] = []
  const loosened = new Set<number>()
  for (const at of given) {
    if (blamed(at).some((one) => loosened.has(one))) continue
    const cheapest = near(blamed(at)).filter(open).toSorted(cheaper)[0]
    if (cheapest === undefined) continue
    chosen.push(cheapest)
    for (const one of ofCell[cheapest] ?? []) loosened.add(one)
  }
  if (chosen.length > 0) return chosen

  const around = near(given.flatMap((at) => ofCell[at] ?? []))
  const farther = () => near(around.flatMap((at) => ofCell[at] ?? []))
  const soft = (at: number) => shown[at] === '<5' || shown[at] === '≥5'
  const one =
    around.filter(open).toSorted(cheaper)[0] ??
    farther().filter(open).toSorted(cheaper)[0] ??
    given.find(soft) ??
    around.filter(soft).toSorted(cheaper)[0]
  return one === undefined ? [] : [one]
}
