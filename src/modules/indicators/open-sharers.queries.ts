import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { Asked } from './cut.ts'
import type { Indicator } from './indicator.ts'
import type { AskedUnit } from './units.service.ts'

/** How many share a sum that is told as it is (`shared_by`), and that sum, for one unit. */
export async function sharersOf(
  facts: Reader,
  indicator: Indicator,
  { map, set }: AskedUnit,
  { from, until, filter }: Asked,
): Promise<{ sharers: number; sum: number }> {
  const { rows } = await sql<{
    province_id: string
    place_id: string | null
    shared_by: string
    weight: number
  }>`
    select r.province_id, r.place_id, r.shared_by, sum(r.weight)::bigint as weight
    from   (${indicator.records({ from, until, provinces: map.provinces })}) r
    where  ${filter ? sql`${sql.ref(`r.${filter.dimension}`)} = ${filter.category}` : sql`true`}
    group  by 1, 2, 3`.execute(facts)
  const atoms = new Set(map.sets[set])
  const own = rows.filter((row) => atoms.has(map.atomOf(row.province_id, row.place_id)))
  return {
    sharers: new Set(own.map((row) => row.shared_by)).size,
    sum: own.reduce((sum, row) => sum + row.weight, 0),
  }
}
