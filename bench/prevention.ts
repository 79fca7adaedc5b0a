/**
 * Years of prevention in a large province: `BENCH_ACTIVITIES=600000 BENCH_ATTENDANCES=5000000 node scripts/run.mjs bench/prevention.ts`.
 * Records are filled by SQL into a database of its own, which is dropped afterwards; questions go through the server as an officer's would.
 */
import { newId } from '#kernel/id.ts'
import { fillActivities, nameUnits } from './fill-activities.ts'
import { inBenchHouse, measure } from './house.ts'

const activities = Number(process.env.BENCH_ACTIVITIES ?? 20_000)
const attendances = Number(process.env.BENCH_ATTENDANCES ?? Math.round((activities * 25) / 3))
const initiatives = Number(process.env.BENCH_INITIATIVES ?? 6_000)
const communes = 168
const tasks = 12

const now = () => new Date('2026-11-22T03:00:00Z')
await inBenchHouse('prevention', { now }, async ({ ask, signIn }) => {
  const [agency, plan] = [newId(), newId()]
  await ask(
    "insert into agency (id, province_id, place_id, kind, name, valid_from) values ($1, '22', '22', 'department', 'Sở đo', '2016-01-01')",
    [agency],
  )
  const officer = await signIn('provincial_officer', agency)
  const staff = officer.id
  await nameUnits(ask)
  const began = performance.now()
  await fillActivities(ask, { activities, attendances, agency, staff })
  await ask(
    `with units as (select array_agg(id order by n) as ids from unit)
     insert into initiative (id, province_id, agency_id, kind_code, members, place_id, name, folded_name, alike, founded_on, stage, stage_on, recorded_by, recorded_at)
     select pg_temp.uid('i' || n), '22', $2, k.code, k.members, ids[1 + n % cardinality(ids)], 'Câu lạc bộ đo ' || n, 'cau lac bo do ' || n, 'cau lac bo do ' || n, '2018-01-01', 'kept', '2018-01-01', $3, now()
     from   generate_series(1, $1::integer) n cross join units join initiative_kind k on k.position = (select min(position) from initiative_kind) + n % 2`,
    [initiatives, agency, staff],
  )
  await ask(
    `insert into initiative_meeting (id, initiative_id, province_id, held_on, total, women, men, recorded_by, recorded_at)
     select gen_random_uuid(), i.id, '22', '2026-11-01'::date - m * 30, 20, 15, 5, $1, now() from initiative i cross join generate_series(1, 50) m where i.name like '%do %' or i.name like '%đo %'`,
    [staff],
  )
  await ask(
    `insert into campaign_plan (id, province_id, kept_in, agency_id, campaign, plan_year, planned_by, from_on, until_on, recorded_by, recorded_at)
     values ($1, '22', '22', $2, 'gender-equality', 2026, 'UBND tỉnh đo', '2026-11-10', '2026-12-20', $3, now())`,
    [plan, agency, staff],
  )
  await ask(
    `insert into campaign_task (id, plan_id, no, theme, title, unit, target, due_on)
     select pg_temp.uid('t' || n), $1, n, 'communication', 'Nhiệm vụ đo ' || n, 'activity', 3, '2026-11-20' from generate_series(1, $2::integer) n`,
    [plan, tasks],
  )
  // Owners beyond the communes of the province at hand are agencies, so that there are 168 of them.
  await ask(
    `insert into agency (id, province_id, place_id, kind, name, valid_from)
     select pg_temp.uid('g' || n), '22', '22', 'commune', 'UBND xã đo ' || n, '2016-01-01' from generate_series(1, $1::integer - (select count(*) from unit)::integer) n`,
    [communes],
  )
  await ask(
    `insert into campaign_assignment (id, plan_id, task_id, place_id, agency_id, due_on, target)
     select gen_random_uuid(), $1, t.id, o.place_id, o.agency_id, t.due_on, t.target
     from   campaign_task t cross join (select id as place_id, null::uuid as agency_id from unit where n <= $2 union all
            select null, id from agency where name like 'UBND xã đo %') o where t.plan_id = $1`,
    [plan, communes],
  )
  await ask(
    `insert into campaign_link (id, assignment_id, activity_id, linked_by, linked_at)
     select gen_random_uuid(), s.id, pg_temp.uid('a' || 1 + ((s.r * 7 + x) % $2::integer)), $3, now()
     from   (select id, row_number() over () as r from campaign_assignment where plan_id = $1) s cross join generate_series(1, 5) x`,
    [plan, activities, staff],
  )
  for (const table of [
    'activity',
    'activity_attendance',
    'activity_word',
    'initiative',
    'initiative_meeting',
    'campaign_assignment',
    'campaign_link',
    'place',
  ])
    await ask(`vacuum analyze ${table}`)
  const [counted] = await ask<{ a: number; t: number; c: number }>(
    'select (select count(*) from activity)::int as a, (select count(*) from activity_attendance)::int as t, (select count(*) from campaign_assignment)::int as c',
  )
  console.log(
    `${counted?.a} activities, ${counted?.t} attendance rows, ${initiatives} models, ${counted?.c} assignments; filled in ${((performance.now() - began) / 1000).toFixed(0)} s`,
  )
  const list = '/api/activities?limit=50'
  const units = (await ask('select id from unit order by n')).map(({ id }) => id)
  const first = JSON.parse(await officer.get(list)) as { next: string }
  await measure('activities, first page', 30, 200, () => officer.get(list))
  await measure('activities, next page', 30, 200, () =>
    officer.get(`${list}&after=${encodeURIComponent(first.next)}`),
  )
  await measure('activities of a commune', 30, 200, (n) =>
    officer.get(`${list}&place_id=${units[n % units.length]}`),
  )
  await measure('activities of a year', 30, 200, (n) =>
    officer.get(`${list}&from=${2017 + (n % 9)}-01-01&until=${2018 + (n % 9)}-01-01`),
  )
  await measure('activities of a kind', 30, 100, () => officer.get(`${list}&kind=training`))
  await measure('activities that wait to be confirmed', 30, 100, () => officer.get(`${list}&status=planned`))
  await measure('activities by a word most have', 30, 100, () => officer.get(`${list}&q=hoat%20dong`))
  await measure('activities by a word few have', 30, 20, async (n) => {
    const told = await officer.get(`${list}&q=${1 + ((n * 7919) % activities)}`)
    if (JSON.parse(told).items.length === 0) throw new Error('a word that is there was not found')
  })
  await measure('map of the registry', 200, 50, () => officer.get('/api/initiatives/map'))
  await measure(`board of ${communes} owners, ${tasks} tasks`, 300, 30, () =>
    officer.get(`/api/campaign-plans/${plan}/board`),
  )
})
