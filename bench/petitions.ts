/**
 * Overdue queue of one body among many petitions: `node scripts/run.mjs bench/petitions.ts [how many]`. Petitions are filled
 * by SQL, the queue is asked for through the server as an officer of the body would.
 */
import { inBenchHouse, measure } from './house.ts'

const wanted = Number(process.argv[2] ?? 500_000)
const bodies = 60

await inBenchHouse('petitions', {}, async ({ ask, signIn }) => {
  await ask(
    `insert into agency (id, province_id, place_id, kind, name, valid_from)
     select gen_random_uuid(), '22', '22', 'department', 'Cơ quan đo ' || n, '2020-01-01' from generate_series(1, $1::integer) n`,
    [bodies],
  )
  const [body] = await ask("select id from agency where name = 'Cơ quan đo 7'")
  const officer = await signIn('provincial_officer', body?.id ?? '')
  await ask(
    `with body as (select array_agg(id order by id) as ids from agency where name like 'Cơ quan đo%')
     insert into petition (id, province_id, agency_id, no, place_id, kind, topic_code, regime, title, folded, state, askers, body_id, received_on, asked_at, due_at, closed_at, recorded_by, recorded_at)
     select gen_random_uuid(), '22', ids[1], 'KN-' || n, '22', 'petition', 'health', 'reception', 'Kiến nghị đo ' || n, 'kien nghi do ' || n,
            case when n % 5 = 0 then 'asked' else 'met' end, 1 + n % 7, ids[1 + n % ${bodies}], current_date - (n % 700)::integer, now() - make_interval(days => n % 60),
            now() + make_interval(hours => (n::bigint * 7919 % 1000)::integer - 500), case when n % 5 = 0 then null else now() end, $2, now()
     from   generate_series(1, $1::integer) n, body`,
    [wanted, officer.id],
  )
  await ask(
    `insert into petition_turn (id, petition_id, no, province_id, host_id, agency_id, place_id, why, asked_at, due_at)
     select gen_random_uuid(), id, 1, province_id, agency_id, body_id, place_id, 'by_duty', asked_at, due_at from petition where state = 'asked'`,
  )
  await ask('analyze petition')
  await ask('analyze petition_turn')
  console.log(`${wanted} petitions, ${bodies} bodies`)
  await measure('overdue queue of a body', 30, 400, () => officer.get('/api/petitions?view=mine&limit=20'))
})
