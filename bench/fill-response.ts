import type { BenchHouse } from './house.ts'

/**
 * Calls, cases and a limit of the law on each case, evenly over ten years and the communes as they are named today, and half of them as they
 * were. One call in twenty tells of danger; one limit in thirty has passed and is not done.
 */
export async function fillResponse(
  ask: BenchHouse['ask'],
  { contacts, cases, agency, staff }: { contacts: number; cases: number; agency: string; staff: string },
): Promise<void> {
  await ask(
    "create temp table past as select row_number() over (order by id) as n, id from place where province_id = '22' and level = 'commune' and valid_until is not null",
  )
  const sealed = "decode(repeat('ab', 63), 'hex')"
  const places =
    'places as (select (select array_agg(id order by n) from unit) as today, (select array_agg(id order by n) from past) as former)'
  const at = (all: string) =>
    `timestamptz '2026-11-22 02:00+00' - (n::bigint * 3650 * 86400 / ${all}) * interval '1 second'`
  // A case is open for half a year, as one of twenty.
  const isOld = 'n > $1::bigint / 20'
  const closed = `case when ${isOld} then 'closed' else 'open' end, case when ${isOld} then ${at('$1::bigint')} + interval '180 days' end, case when ${isOld} then 'goal_met' end`
  const place =
    'case when n % 2 = 0 then today[1 + n % cardinality(today)] else former[1 + n % cardinality(former)] end'
  await ask(
    `with ${places} insert into contact (id, province_id, agency_id, taken_by, kind, caller, started_at, ended_at, place_id, gender_equality, gbv, topic, outcome, danger_now, anonymous, sealed_key, sealed_notes)
     select pg_temp.uid('c' || n), '22', $2, $3, 'inbound_call', 'survivor', ${at('$1::bigint')}, ${at('$1::bigint')} + interval '6 minutes', ${place},
            n % 3 = 0, n % 6 = 0, 'psychology', 'advised', n % 20 = 1, true, ${sealed}, ${sealed}
     from   generate_series(1, $1::integer) n, places`,
    [contacts, agency, staff],
  )
  await ask(
    `with ${places} insert into case_file (id, province_id, agency_id, code, contact_id, received_from, place_id, opened_at, opened_by, danger, gender_equality, gbv, topic, manager_id, sealed_key, changed_by, status, closed_at, closed_reason)
     select pg_temp.uid('k' || n), '22', $2, 'NM-' || n, pg_temp.uid('c' || n), 'hotline', ${place}, ${at('$1::bigint')}, $3, (array['high', 'medium', 'low'])[1 + n % 3], true, n % 2 = 0,
            'domestic_violence', $3, ${sealed}, $3, ${closed}
     from   generate_series(1, $1::integer) n, places`,
    [cases, agency, staff],
  )
  await ask(
    `insert into person (id, case_id, province_id, part, sex, age_years)
     select pg_temp.uid('p' || n), pg_temp.uid('k' || n), '22', 'survivor', 'female', 20 + n % 40 from generate_series(1, $1::integer) n`,
    [cases],
  )
  await ask(
    `insert into clock (id, province_id, agency_id, record_kind, record_id, rule_code, sense, rule_snapshot, started_at, due_at, met_at, missed_at, status, case_id, place_id)
     select pg_temp.uid('l' || n), '22', $2, 'case', k.id, (array['DV-NOTIFY', 'DV-CRIME'])[1 + n % 2], 'due', '{}', k.opened_at, k.opened_at + interval '1 day',
            case when n % 31 > 0 then k.opened_at + interval '3 hours' end, case when n % 31 = 0 then k.opened_at + interval '1 day' end,
            case when n % 31 = 0 then 'missed' else 'met' end, k.id, k.place_id
     from   generate_series(1, $1::integer) n join case_file k on k.id = pg_temp.uid('k' || n)`,
    [cases, agency],
  )
}
