/**
 * Figures over ten years of one large province: `BENCH_CONTACTS=500000 BENCH_ACTIVITIES=600000 BENCH_ATTENDANCES=5000000 BENCH_CASES=60000
 * node scripts/run.mjs bench/report.ts`. Records are filled by SQL into a database of its own, which is dropped afterwards; the
 * report is written, opened and read through the server, as an officer and a leader do.
 */
import { newId } from '#kernel/id.ts'
import { fillActivities, nameUnits } from './fill-activities.ts'
import { type BenchHouse, inBenchHouse, measure, timed } from './house.ts'

const contacts = Number(process.env.BENCH_CONTACTS ?? 25_000)
const activities = Number(process.env.BENCH_ACTIVITIES ?? 30_000)
const attendances = Number(process.env.BENCH_ATTENDANCES ?? 250_000)
const cases = Number(process.env.BENCH_CASES ?? 3_000)

const now = () => new Date('2026-11-22T03:00:00Z')
await inBenchHouse('report', { now }, async ({ ask, signIn }) => {
  const agency = newId()
  await ask(
    "insert into agency (id, province_id, place_id, kind, name, valid_from) values ($1, '22', '22', 'department', 'Sở đo', '2016-01-01')",
    [agency],
  )
  for (const duty of ['gender_equality', 'domestic_violence', 'social_work', 'hotline'])
    await ask(
      "insert into agency_duty (id, agency_id, duty_code, place_id, from_on, basis) values (gen_random_uuid(), $1, $2, '22', '2016-01-01', 'đo')",
      [agency, duty],
    )
  const [officer, leader] = [await signIn('provincial_officer', agency), await signIn('leader', agency)]
  const began = performance.now()
  await nameUnits(ask)
  await fillActivities(ask, { activities, attendances, agency, staff: officer.id })
  await fillResponse(ask, agency, officer.id)
  for (const table of ['activity', 'activity_attendance', 'contact', 'case_file', 'person', 'place'])
    await ask(`vacuum analyze ${table}`)
  console.log(
    `${contacts} contacts, ${cases} cases, ${activities} activities, ${attendances} attendance rows in ten years; filled in ${((performance.now() - began) / 1000).toFixed(0)} s`,
  )
  const { id } = await officer.post('/api/reports', { kind: 'six_month', period: '2026-H1' })
  await measure('whole six-month report with provenance', 2_000, 5, () => officer.get(`/api/reports/${id}`))
  const half = 'from=2026-01-01&until=2026-07-01'
  for (const code of ['HOT-1', 'CAS-1', 'TRN-1', 'TRN-2'])
    await measure(`${code} to its records`, 200, 10, () =>
      officer.get(`/api/indicators/${code}/records?${half}`),
    )
  for (const code of ['HOT-1', 'TRN-2']) {
    const figure = (more: string) => officer.get(`/api/indicators/${code}?${half}&by=place${more}`)
    const plain = await timed(`${code} by place`, 10, () => figure(''))
    const then = await timed(`${code} by the units of 30/6/2022`, 10, () => figure('&units=2022-06-30'))
    console.log(
      `${code} by the units of another date: ${(then / plain).toFixed(2)} times the plain one (promised 2) ${then <= 2 * plain ? 'yes' : 'NO'}`,
    )
  }
  await measure('leader’s dashboard', 300, 10, () => leader.get('/api/boards/leader'))
})

/** Calls and cases, evenly over ten years and the communes as they are named today, and half of them as they were. */
async function fillResponse(ask: BenchHouse['ask'], agency: string, staff: string): Promise<void> {
  await ask(
    "create temp table past as select row_number() over (order by id) as n, id from place where province_id = '22' and level = 'commune' and valid_until is not null",
  )
  const sealed = "decode(repeat('ab', 63), 'hex')"
  const places =
    'places as (select (select array_agg(id order by n) from unit) as today, (select array_agg(id order by n) from past) as former)'
  const at = (all: string) =>
    `timestamptz '2026-11-21 03:00+00' - (n::bigint * 3650 * 86400 / ${all}) * interval '1 second'`
  // A case is open for half a year, as one of twenty.
  const isOld = 'n > $1::bigint / 20'
  const closed = `case when ${isOld} then 'closed' else 'open' end, case when ${isOld} then ${at('$1::bigint')} + interval '180 days' end, case when ${isOld} then 'goal_met' end`
  const place =
    'case when n % 2 = 0 then today[1 + n % cardinality(today)] else former[1 + n % cardinality(former)] end'
  await ask(
    `with ${places} insert into contact (id, province_id, agency_id, taken_by, kind, caller, started_at, ended_at, place_id, gender_equality, gbv, topic, outcome, anonymous, sealed_key, sealed_notes)
     select pg_temp.uid('c' || n), '22', $2, $3, 'inbound_call', 'survivor', ${at('$1::bigint')}, ${at('$1::bigint')} + interval '6 minutes', ${place},
            n % 3 = 0, n % 6 = 0, 'psychology', 'advised', true, ${sealed}, ${sealed}
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
}
