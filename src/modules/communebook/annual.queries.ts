import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { AnnualTable } from './annual.contract.ts'

/** Whose year is counted: one commune's book, or every book of a province. */
export type Whose = { agencyId: string } | { provinceId: string }

/**
 * The yearly table over facts, so that it is the same for everyone who may see it. Counted are incidents reported in
 * the calendar year and confirmed by the check; people and households once each, people by what was done for them.
 */
export async function countYear(
  facts: Reader,
  whose: Whose,
  year: number,
): Promise<Omit<AnnualTable, 'year' | 'scope' | 'place_name'>> {
  const mine =
    'agencyId' in whose ? sql`agency_id = ${whose.agencyId}` : sql`province_id = ${whose.provinceId}`
  const { rows } = await sql<{ told: Omit<AnnualTable, 'year' | 'scope' | 'place_name'> }>`
    with of_year as (select * from fact_commune_incident where ${mine} and reported_on >= make_date(${year}::integer, 1, 1) and reported_on < make_date(${year}::integer + 1, 1, 1)),
    i as (select * from of_year where check_result = 'confirmed'),
    p as (select p.* from fact_incident_person p join i on i.id = p.incident_id),
    d as (select distinct d.person_id, d.kind from fact_incident_deed d join i on i.id = d.incident_id)
    select json_build_object(
      'households', (select count(distinct household_id) from i), 'incidents', (select count(*) from i),
      'forms', (select json_build_object('psychological', count(*) filter (where psychological), 'physical', count(*) filter (where physical),
         'sexual', count(*) filter (where sexual), 'economic', count(*) filter (where economic)) from i),
      'violent', ${people('violent')}, 'survivors', ${people('survivor')},
      'handling', (select json_build_object('criticism', count(*) filter (where kind = 'criticism'), 'no_contact', count(*) filter (where kind = 'no_contact'),
         'education', count(*) filter (where kind = 'education'), 'fine', count(*) filter (where kind = 'fine'), 'criminal', count(*) filter (where kind = 'criminal')) from d),
      'support', (select json_build_object('counselling', count(*) filter (where kind = 'counselling'), 'medical', count(*) filter (where kind = 'medical'),
         'legal_aid', count(*) filter (where kind = 'legal_aid'), 'shelter', count(*) filter (where kind = 'shelter'), 'vocational', count(*) filter (where kind = 'vocational')) from d),
      'unchecked', (select count(*) from of_year where check_result is null)) as told`.execute(facts)
  const [row] = rows
  if (!row) throw new Error('a count always answers')
  return row.told
}

function people(part: string): RawBuilder<unknown> {
  return sql`(select json_build_object('total', count(*), 'female', count(*) filter (where sex = 'female'), 'male', count(*) filter (where sex = 'male'),
    'unknown', count(*) filter (where sex not in ('female', 'male')), 'under_16', count(*) filter (where age_band = '0-15'),
    'from_60', count(*) filter (where age_band = '60+')) from p where part = ${part})`
}
