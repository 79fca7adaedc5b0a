import { createHash } from 'node:crypto'
import type { Reader } from '#kernel/database.ts'
import { type Family, guardFamily, type InTime } from './family.ts'
import { columnsOf, type Indicator } from './indicator.ts'
import type { UnitMap } from './units.ts'
import { countYear } from './year.queries.ts'

const kept = 100
const guarded = new WeakMap<UnitMap, Map<string, Family>>()

/**
 * The guarded answers about one calendar year, from the records as they are now. What was guarded before from the
 * very same counts is used again: guarding is pure, and costs more than counting.
 */
export async function familyOf(
  facts: Reader,
  indicator: Indicator,
  map: UnitMap,
  year: number,
  exactSets: ReadonlySet<number>,
): Promise<Family> {
  const counted = await countYear(facts, indicator, map, year)
  const facing = [indicator.code, ...[...exactSets].sort((a, b) => a - b)].join(' ')
  const digest = createHash('sha256')
    .update(
      counted
        .map((row) => `${row.part} ${row.atom} ${row.dimension} ${row.category} ${row.n}`)
        .sort()
        .join('\n'),
    )
    .digest('hex')
  const key = `${facing} ${digest}`
  const families = guarded.get(map) ?? new Map<string, Family>()
  guarded.set(map, families)
  const family =
    families.get(key) ??
    guardFamily(map, columnsOf(indicator), inTimeOf(indicator), counted, exactSets, indicator.ties)
  families.delete(key)
  families.set(key, family)
  for (const oldest of families.keys()) {
    if (families.size <= kept) break
    families.delete(oldest)
  }
  return family
}

function inTimeOf(indicator: Indicator): InTime {
  if (indicator.stands) return 'stands'
  return indicator.repeats ? 'overlaps' : 'adds'
}
