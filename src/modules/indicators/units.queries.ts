import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { UnitPlace } from './units.ts'

/** Steps between provinces, from which follows which of them belong together. */
export async function listProvinceSteps(
  facts: Reader,
): Promise<{ provinces: string[]; steps: [string, string][] }> {
  const provinces = await sql<{ id: string }>`select id from place where level = 'province'`.execute(facts)
  const steps = await sql<{ from_id: string; to_id: string }>`
    select s.from_id, s.to_id from place_successor s
    join   place a on a.id = s.from_id and a.level = 'province' join place b on b.id = s.to_id and b.level = 'province'`.execute(
    facts,
  )
  return {
    provinces: provinces.rows.map((row) => row.id),
    steps: steps.rows.map((row) => [row.from_id, row.to_id]),
  }
}

/** Every place of some provinces, whenever it stood, with the parents it had earlier. */
export async function listUnitPlaces(facts: Reader, provinces: readonly string[]): Promise<UnitPlace[]> {
  const { rows } = await sql<UnitPlace>`
    select p.id, p.level, p.parent_id, p.province_id, p.valid_from::text as valid_from, p.valid_until::text as valid_until,
           coalesce((select jsonb_agg(jsonb_build_object('until', f.valid_until, 'parent_id', f.parent_id, 'province_id', f.province_id))
                     from place_form f where f.place_id = p.id), '[]') as earlier
    from   place p where p.province_id = any (${[...provinces]}::text[])`.execute(facts)
  return rows
}

/** Names of places as they were on a day, by id. */
export async function listNames(
  facts: Reader,
  ids: readonly string[],
  on: string,
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select p.id, coalesce((select f.name from place_form f where f.place_id = p.id and f.valid_until > ${on}::date order by f.valid_until limit 1), p.name) as name
    from   place p where p.id = any (${[...ids]}::text[])`.execute(facts)
  return new Map(rows.map((row) => [row.id, row.name]))
}
