import { leewayOf, type Said } from './attack.ts'
import { type CellName, everyDifference, keyOf, type Lattice, membersOf, sumOf } from './lattice.ts'

/** Numbers below this are not told to the public. */
export const threshold = 10
/** What is told is rounded to a multiple of this, so that two numbers a few apart look alike. */
export const rounding = 5
/** How many values a small number must still be able to have, whatever is combined. */
export const mustRemain = 5

/** `null` says nothing at all: small, or kept back so that a small one stays hidden. Which of the two is not told. */
export type Told = number | null

/** Why the officer who prepares a table sees a number missing. */
export type Why = 'told' | 'small' | 'neighbour'

export interface Decided {
  name: CellName
  told: Told
  why: Why
}

const rounded = (count: number) => Math.round(count / rounding) * rounding

/** What a told number says of the count behind it. */
export function sayingOf(told: number): { low: number; high: number } {
  const reach = Math.floor(rounding / 2)
  return { low: Math.max(threshold, told - reach), high: told + reach }
}

/**
 * Decides which numbers of a table the public is told. What was told before is told again, word for word. Of the others each is told,
 * the widest first, if afterwards every small number, and every small difference of two numbers, can still be one of several
 * values for whoever solves for it with everything ever told. Pure.
 */
export function guard(
  lattice: Lattice,
  before: ReadonlyMap<string, Told>,
  asked: readonly CellName[],
): Decided[] {
  const small = everyDifference(lattice).filter((members) => sumOf(lattice, members) < threshold)
  const cellOf = (key: string): CellName => {
    const [span, ...category] = key.split(' ')
    return { span: span as CellName['span'], category: category.join(' ') || null }
  }
  const saidOf = (name: CellName, told: number): Said => ({
    members: membersOf(lattice, name),
    ...sayingOf(told),
  })
  const said = [...before].flatMap(([key, told]) => (told === null ? [] : [saidOf(cellOf(key), told)]))
  const isSafe = (all: readonly Said[]) =>
    small.every((members) => {
      const { up, down } = leewayOf(lattice.counts, all, members, mustRemain - 1)
      return up + down >= mustRemain - 1 - 1e-6
    })

  const decided = new Map<string, Decided>()
  const width = (name: CellName) => membersOf(lattice, name).length
  const inOrder = asked.toSorted(
    (a, b) =>
      width(b) - width(a) ||
      sumOf(lattice, membersOf(lattice, b)) - sumOf(lattice, membersOf(lattice, a)) ||
      keyOf(a).localeCompare(keyOf(b)),
  )
  for (const name of inOrder) {
    const key = keyOf(name)
    const known = before.get(key)
    const count = sumOf(lattice, membersOf(lattice, name))
    if (known !== undefined) {
      decided.set(key, { name, told: known, why: known !== null ? 'told' : whyHidden(count) })
      continue
    }
    const next = saidOf(name, rounded(count))
    if (count < threshold || !isSafe([...said, next])) {
      decided.set(key, { name, told: null, why: whyHidden(count) })
      continue
    }
    said.push(next)
    decided.set(key, { name, told: rounded(count), why: 'told' })
  }
  return asked.flatMap((name) => decided.get(keyOf(name)) ?? [])
}

const whyHidden = (count: number): Why => (count < threshold ? 'small' : 'neighbour')
