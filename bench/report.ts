/**
 * Figures over ten years of one large province: `BENCH_CONTACTS=500000 BENCH_ACTIVITIES=600000 BENCH_ATTENDANCES=5000000 BENCH_CASES=60000
 * node scripts/run.mjs bench/report.ts`. Records are filled by SQL into a database of its own, which is dropped afterwards; the
 * report is written, opened and read through the server, as an officer and a leader do.
 */
import { newId } from '#kernel/id.ts'
import { fillActivities, nameUnits } from './fill-activities.ts'
import { fillResponse } from './fill-response.ts'
import { inBenchHouse, measure, timed } from './house.ts'

const contacts = Number(process.env.BENCH_CONTACTS ?? 25_000)
const activities = Number(process.env.BENCH_ACTIVITIES ?? 30_000)
const attendances = Number(process.env.BENCH_ATTENDANCES ?? 250_000)
const cases = Number(process.env.BENCH_CASES ?? 3_000)

const now = () => new Date('2026-11-22T03:00:00Z')
await inBenchHouse('report', { now }, async ({ ask, signIn, floor }) => {
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
  const [officer, supervisor, leader] = [
    await signIn('provincial_officer', agency),
    await signIn('supervisor', agency),
    await signIn('leader', agency),
  ]
  // Of a body without the duty: small numbers are covered for its people, so every answer about the year is guarded first.
  const other = newId()
  await ask(
    "insert into agency (id, province_id, place_id, kind, name, valid_from) values ($1, '22', '22', 'department', 'Sở khác', '2016-01-01')",
    [other],
  )
  const [leaderElsewhere, workerElsewhere] = [
    await signIn('leader', other),
    await signIn('case_manager', other),
  ]
  const began = performance.now()
  await nameUnits(ask)
  await fillActivities(ask, { activities, attendances, agency, staff: officer.id })
  await fillResponse(ask, { contacts, cases, agency, staff: officer.id })
  for (const table of [
    'activity',
    'activity_attendance',
    'counted_attendance',
    'contact',
    'case_file',
    'person',
    'clock',
    'place',
  ])
    await ask(`vacuum analyze ${table}`)
  const [stand] = await ask<{ contacts: number; cases: number; activities: number; attendances: number }>(
    `select (select count(*) from contact)::int as contacts, (select count(*) from case_file)::int as cases,
            (select count(*) from activity)::int as activities, (select count(*) from activity_attendance)::int as attendances`,
  )
  console.log(
    `${stand?.contacts} contacts, ${stand?.cases} cases, ${stand?.activities} activities, ${stand?.attendances} attendance rows in ten years; filled in ${((performance.now() - began) / 1000).toFixed(0)} s`,
  )
  ok('everything was filled', stand?.contacts === contacts && stand.attendances > attendances * 0.9)

  // What the same machine takes in the same run for one row written with its audit, and for reading a half-year of attendances as they lie.
  const written = await timed('floor: a bare INSERT with an audit trigger', 20, () => floor())
  const read = await timed('floor: a bare sum of the attendances of a half-year', 10, () =>
    ask(
      "select sum(attendances) from activity_attendance where activity_id in (select id from activity where province_id = '22' and starts_on >= '2026-01-01' and starts_on < '2026-07-01')",
    ),
  )
  const held = (what: string, ms: number) =>
    console.log(
      `  ${what}: ${(ms / written).toFixed(0)} times the bare INSERT, ${(ms / read).toFixed(2)} times the bare sum`,
    )

  const { id } = await officer.post('/api/reports', { kind: 'six_month', period: '2026-H1' })
  const report: { figures: { indicator: string; value: number | string; definition_version: string }[] } =
    JSON.parse(await officer.get(`/api/reports/${id}`))
  for (const code of ['HOT-1', 'TRN-1', 'TRN-2'])
    ok(
      `${code} stands in the report with its definition`,
      report.figures.some(
        ({ indicator, value, definition_version }) =>
          indicator === code && Number(value) > 0 && definition_version !== '',
      ),
    )
  held(
    'the report',
    await measure('whole six-month report with provenance', 2_000, 10, () =>
      officer.get(`/api/reports/${id}`),
    ),
  )
  const half = 'from=2026-01-01&until=2026-07-01'
  // Whoever may open every record of a call, whoever may open none, and whose row rules have to be asked for each: the number is told to all.
  for (const [who, reader, codes] of [
    ['supervisor', supervisor, ['HOT-1', 'CAS-1', 'TRN-1', 'TRN-2']],
    ['officer', officer, ['HOT-1', 'CAS-1', 'TRN-1', 'TRN-2']],
    ['leader elsewhere', leaderElsewhere, ['HOT-1', 'CAS-1', 'TRN-1', 'TRN-2']],
    ['worker elsewhere', workerElsewhere, ['HOT-1', 'CAS-1']],
  ] as const)
    for (const code of codes) {
      const address = `/api/indicators/${code}/records?${half}`
      const page: { total: number; items: object[] } = JSON.parse(await reader.get(address))
      const opensAll = (who === 'supervisor') !== code.startsWith('TRN')
      ok(
        `${code} opens its records to the ${who}`,
        page.total > 50 && page.items.length === (opensAll ? 50 : 0),
      )
      held(
        `${code} to the ${who}`,
        await measure(`${code} to its ${page.total} records, ${who}`, 200, 60, () => reader.get(address)),
      )
    }
  for (const code of ['HOT-1', 'TRN-2']) {
    const figure = (more: string) => officer.get(`/api/indicators/${code}?${half}&by=place${more}`)
    for (const more of ['', '&units=2022-06-30']) {
      const told: { value: number; by: { items: { value: number }[] } } = JSON.parse(await figure(more))
      ok(`${code} is told by place`, told.value > 0 && told.by.items.some(({ value }) => value > 0))
    }
    const plain = await timed(`${code} by place`, 10, () => figure(''))
    const then = await timed(`${code} by the units of 30/6/2022`, 10, () => figure('&units=2022-06-30'))
    console.log(
      `${code} by the units of another date: ${(then / plain).toFixed(2)} times the plain one (promised 2) ${then <= 2 * plain ? 'yes' : 'NO'}`,
    )
  }
  const board: {
    danger: { waiting: boolean }
    overdue: { items: object[] }
    change: { items: { now: unknown }[] }
  } = JSON.parse(await leader.get('/api/boards/leader'))
  ok('the board tells that a danger waits', board.danger.waiting)
  ok('the board tells two limits that have passed', board.overdue.items.length === 2)
  ok(
    'the board tells how figures changed',
    board.change.items.some(({ now }) => Number(now) > 0),
  )
  held('the board', await measure('leader’s dashboard', 300, 20, () => leader.get('/api/boards/leader')))
})

/** A bench that measures nothing is worse than none. */
function ok(what: string, holds: boolean | undefined): void {
  if (!holds) throw new Error(`not measured: ${what}`)
}
