import type { BenchHouse } from './house.ts'

/** Names for rows that are asked for again, and the communes of the province at hand, numbered. */
export async function nameUnits(ask: BenchHouse['ask']): Promise<void> {
  await ask(
    `create function pg_temp.uid(text) returns uuid language sql immutable as $$ select overlay(overlay(md5($1) placing '4' from 13) placing 'a' from 17)::uuid $$`,
  )
  // A large province has 168 communes; the one at hand has fewer, so its communes are named again.
  await ask(
    'create temp table unit as select row_number() over (order by id) as n, id from place where province_id = $1 and level = $2 and valid_until is null',
    ['22', 'commune'],
  )
}

/** Ten years of activities up to today, and who came to them by group, evenly over all. */
export async function fillActivities(
  ask: BenchHouse['ask'],
  {
    activities,
    attendances,
    agency,
    staff,
  }: { activities: number; attendances: number; agency: string; staff: string },
): Promise<void> {
  await ask(
    `with kinds as (select array_agg(code order by code) as codes from activity_code where list = 'kind'), units as (select array_agg(id order by n) as ids from unit)
     insert into activity (id, province_id, agency_id, kind, title, folded, status, starts_on, ends_on, place_id, topics, items, attendances, recorded_by, recorded_at, changed_by, changed_at)
     select pg_temp.uid('a' || n), '22', $2, codes[1 + n % cardinality(codes)], 'Hoạt động đo ' || n, 'hoat dong do ' || n, case when n % 40 = 0 then 'planned' else 'held' end,
            '2016-11-22'::date + (n::bigint * 3650 / $1)::integer, '2016-11-22'::date + (n::bigint * 3650 / $1)::integer, ids[1 + n % cardinality(ids)], '{gbv}', 1, 100, $3, now(), $3, now()
     from   generate_series(1, $1::integer) n, kinds, units`,
    [activities, agency, staff],
  )
  // Filled past every trigger, so the words that one of them keeps are written here too.
  await ask(
    `insert into activity_word (word, activity_id, province_id, agency_id)
     select distinct word, a.id, a.province_id, a.agency_id from activity a cross join unnest(string_to_array(a.folded, ' ')) word`,
  )
  await ask(
    `with groups as (select array_agg(code order by code) as codes from activity_code where list = 'audience')
     insert into activity_attendance (id, activity_id, on_day, audience, attendances, female, male)
     select gen_random_uuid(), a.id, a.starts_on, codes[g], 10 + g, 4, 3
     from   (select id, starts_on, row_number() over () as r from activity) a cross join groups
     cross join lateral generate_series(1, least(cardinality(codes), ($1::bigint * a.r / $2 - $1::bigint * (a.r - 1) / $2)::integer)) g`,
    [attendances, activities],
  )
  // And the rows that triggers keep for figures.
  await ask(
    `insert into counted_attendance (id, activity_id, province_id, place_id, kind, on_day, audience, attendances)
     select t.id, a.id, a.province_id, a.place_id, a.kind, t.on_day, t.audience, t.attendances
     from   activity_attendance t join activity a on a.id = t.activity_id where t.removed_at is null and a.status = 'held'`,
  )
}
