/** Spans of a calendar year the public is told: quarters, halves, the year. No month: it would be a few people. */
export const spans = ['Q1', 'Q2', 'Q3', 'Q4', 'H1', 'H2', 'Y'] as const
export type SpanName = (typeof spans)[number]
export const quarters = ['Q1', 'Q2', 'Q3', 'Q4'] as const satisfies readonly SpanName[]
export type Quarter = (typeof quarters)[number]

export const quartersOf: Readonly<Record<SpanName, readonly Quarter[]>> = {
  Q1: ['Q1'],
  Q2: ['Q2'],
  Q3: ['Q3'],
  Q4: ['Q4'],
  H1: ['Q1', 'Q2'],
  H2: ['Q3', 'Q4'],
  Y: ['Q1', 'Q2', 'Q3', 'Q4'],
}

/** Days of a span: `until` is the first day that no longer belongs to it. */
export function daysOf(year: number, span: SpanName): { from: string; until: string } {
  const first = { Q1: 1, Q2: 4, Q3: 7, Q4: 10, H1: 1, H2: 7, Y: 1 }[span]
  const next = first + 3 * quartersOf[span].length
  const day = (month: number) =>
    month > 12 ? `${year + 1}-01-01` : `${year}-${String(month).padStart(2, '0')}-01`
  return { from: day(first), until: day(next) }
}

/** One number of a table: a span, and one category of the breakdown or all of them (`null`). */
export interface CellName {
  span: SpanName
  category: string | null
}

export const keyOf = ({ span, category }: CellName) => `${span} ${category ?? ''}`

/** What was counted for one indicator, one province and one year: quarter by quarter, category by category, once and for good. */
export interface Lattice {
  /** Quarters that are counted already; the others are not known to anybody. */
  quarters: readonly Quarter[]
  /** Categories of the one breakdown; `['']` where there is none. */
  categories: readonly string[]
  /** How many, by quarter and category in their order. */
  counts: readonly number[]
}

/** Which counts a number is the sum of. */
export function membersOf(lattice: Lattice, name: CellName): number[] {
  const size = lattice.categories.length
  return quartersOf[name.span].flatMap((quarter) => {
    const at = lattice.quarters.indexOf(quarter)
    if (at < 0) return []
    if (name.category !== null) return [at * size + lattice.categories.indexOf(name.category)]
    return lattice.categories.map((_, category) => at * size + category)
  })
}

export const sumOf = (lattice: Lattice, members: readonly number[]) =>
  members.reduce((sum, at) => sum + (lattice.counts[at] ?? 0), 0)

/** Every number there can be: of spans whose quarters are all counted. */
export function everyCell({ quarters: counted, categories }: Lattice): CellName[] {
  const whole = spans.filter((span) => quartersOf[span].every((quarter) => counted.includes(quarter)))
  const named = categories.length > 1 ? categories : []
  return whole.flatMap((span) => [null, ...named].map((category) => ({ span, category })))
}

/** Every number and every difference of one and a part of it: whatever somebody may come to by reading and subtracting. */
export function everyDifference(lattice: Lattice): number[][] {
  const cells = everyCell(lattice).map((name) => membersOf(lattice, name))
  const found = new Map<string, number[]>()
  const add = (members: number[]) => found.set(members.join(), members)
  for (const whole of cells) {
    add(whole)
    const inside = new Set(whole)
    for (const part of cells) {
      if (part.length >= whole.length || !part.every((at) => inside.has(at))) continue
      const taken = new Set(part)
      add(whole.filter((at) => !taken.has(at)))
    }
  }
  return [...found.values()]
}
