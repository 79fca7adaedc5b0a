/**
 * Overdue queue of one body among many petitions: `node scripts/run.mjs bench/petitions.ts [how many]`. Petitions are filled
 * by SQL, the queue is asked for through the server as an officer of the body would.
 */

import { sql } from 'kysely'
import pg from 'pg'
import { openHouse } from '#app/house.ts'
import { modules } from '#app/modules.ts'
import { createServer } from '#app/server.ts'
import { entered } from '#kernel/context.ts'
import { newToken, sessionCookieName, tokenHash } from '#kernel/cookies.ts'
import { newId } from '#kernel/id.ts'
import { baseKey, cloneDatabase, startTestDatabase } from '#tests/support/cluster.ts'

const wanted = Number(process.argv[2] ?? 500_000)
const bodies = 60
const asked = 400
const promisedMs = 30

const cluster = await startTestDatabase()
try {
  const clone = await cloneDatabase(cluster.facts, 'bench_petitions')
  const base = baseKey(clone.keys)
  const house = openHouse({
    ...clone,
    base,
    demo: false,
    publicUrl: new URL('http://localhost:4300'),
    now: () => new Date(),
    connections: 4,
  })
  const app = await createServer(house, modules, {
    publicUrl: house.publicUrl,
    trustProxy: false,
    isReady: async () => true,
    log: false,
  })
  const superuser = new pg.Client({ ...cluster.facts.superuser, database: clone.server.database })
  await superuser.connect()
  const staff = newId()
  await superuser.query(
    `insert into agency (id, province_id, place_id, kind, name, valid_from)
     select gen_random_uuid(), '22', '22', 'department', 'Cơ quan đo ' || n, '2020-01-01' from generate_series(1, $1::integer) n`,
    [bodies],
  )
  const [body] = (await superuser.query("select id from agency where name = 'Cơ quan đo 7'")).rows
  await superuser.query(
    "insert into staff (id, username, display_name) values ($1, 'do.kien.nghi', 'Người Đo')",
    [staff],
  )
  await superuser.query(
    "insert into staff_role (id, staff_id, agency_id, role, from_on) values (gen_random_uuid(), $1, $2, 'provincial_officer', '2020-01-01')",
    [staff, body.id],
  )
  await superuser.query('set session_replication_role = replica') // the filling is no work to be audited
  await superuser.query(
    `with body as (select array_agg(id order by id) as ids from agency where name like 'Cơ quan đo%')
     insert into petition (id, province_id, agency_id, no, place_id, kind, topic_code, regime, title, folded, state, askers, body_id, received_on, asked_at, due_at, closed_at, recorded_by, recorded_at)
     select gen_random_uuid(), '22', ids[1], 'KN-' || n, '22', 'petition', 'health', 'reception', 'Kiến nghị đo ' || n, 'kien nghi do ' || n,
            case when n % 5 = 0 then 'asked' else 'met' end, 1 + n % 7, ids[1 + n % ${bodies}], current_date - (n % 700)::integer, now() - make_interval(days => n % 60),
            now() + make_interval(hours => (n * 7919) % 1000 - 500), case when n % 5 = 0 then null else now() end, $2, now()
     from   generate_series(1, $1::integer) n, body`,
    [wanted, staff],
  )
  await superuser.query(
    `insert into petition_turn (id, petition_id, no, province_id, host_id, agency_id, place_id, why, asked_at, due_at)
     select gen_random_uuid(), id, 1, province_id, agency_id, body_id, place_id, 'by_duty', asked_at, due_at from petition where state = 'asked'`,
  )
  await superuser.query('analyze petition; analyze petition_turn')
  const token = newToken()
  await entered(house.db, null, (trx) =>
    sql`select access.open_session(${newId()}, ${tokenHash(token)}, ${staff}, 'open', interval '2 hours')`.execute(
      trx,
    ),
  )
  const took: number[] = []
  for (let n = 0; n < asked + 20; n++) {
    const from = performance.now()
    const answer = await app.inject({
      method: 'GET',
      url: '/api/petitions?view=mine&limit=20',
      headers: { cookie: `${sessionCookieName(false)}=${token}` },
    })
    if (answer.statusCode !== 200) throw new Error(answer.body)
    if (n >= 20) took.push(performance.now() - from)
  }
  took.sort((a, b) => a - b)
  const at = (share: number) => (took[Math.floor(took.length * share)] ?? 0).toFixed(1)
  console.log(
    `${wanted} petitions, ${bodies} bodies: queue of a body p50 ${at(0.5)} ms, p95 ${at(0.95)} ms (promised ${promisedMs})`,
  )
  await superuser.end()
  await app.close()
  await house.close()
  await clone.drop()
} finally {
  await cluster.stop()
}
