import type pg from 'pg'
import { expect, inject as provided, test, vi } from 'vitest'
import { withClient } from '#kernel/schema.ts'
import { useWorld } from '#tests/support/world.ts'

const world = useWorld()
const asSuperuser = () => ({ ...provided('cluster').superuser, database: world().server.database })

/** An activity of a day, as rows stand once the program has written them. */
async function activity(client: pg.Client): Promise<string> {
  const agency = await world().agency({ kind: 'department' })
  const officer = await world().staff('provincial_officer', { agencyId: agency })
  const { rows } = await client.query(
    `insert into activity (id, province_id, agency_id, kind, title, folded, status, starts_on, ends_on, place_id, topics, items, attendances, recorded_by, recorded_at, changed_by, changed_at)
     values (gen_random_uuid(), '22', $1, 'training', 'Hội nghị thử', 'hoi nghi thu', 'held', '2024-03-01', '2024-03-03', '06658', '{gbv}', 1, 0, $2, now(), $2, now()) returning id`,
    [agency, officer.id],
  )
  return rows[0].id
}

const attend = (client: pg.Client, id: string, day: number, audience: string) =>
  client.query(
    `insert into activity_attendance (id, activity_id, on_day, audience, attendances)
     values (gen_random_uuid(), $1, '2024-03-01'::date + $2::integer, $3, 10 + $2::integer) on conflict do nothing`,
    [id, day, audience],
  )

/** What is counted, and what ought to be: the attendances that stand, of activities that were held. */
async function bothWays(client: pg.Client) {
  const columns = 'id, activity_id, province_id, place_id, kind, on_day::text, audience, attendances'
  const kept = await client.query(`select ${columns} from counted_attendance order by id`)
  const due = await client.query(
    `select t.id, t.activity_id, a.province_id, a.place_id, a.kind, t.on_day::text, t.audience, t.attendances
     from   activity_attendance t join activity a on a.id = t.activity_id where t.removed_at is null and a.status = 'held' order by t.id`,
  )
  return { kept: kept.rows, due: due.rows }
}

test('attendances are counted as they stand after every change, of themselves and of their activity', async () => {
  await withClient(asSuperuser(), async (client) => {
    const ids = [await activity(client), await activity(client)]
    let [seed, most] = [20_261_124, 0]
    const draw = (n: number) => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
      return (seed >>> 16) % n
    }
    const pick = <T>(from: readonly T[]): T => from[draw(from.length)] as T
    const set = (column: string, values: readonly string[]) => () =>
      client.query(`update activity set ${column} = $2 where id = $1`, [pick(ids), pick(values)])
    const moves = [
      () => attend(client, pick(ids), draw(3), pick(['officials', 'pupils', 'women_union'])),
      () => attend(client, pick(ids), draw(3), pick(['officials', 'pupils', 'women_union'])),
      () =>
        client.query(
          'update activity_attendance set removed_at = now() where id = (select id from activity_attendance where removed_at is null order by id limit 1)',
        ),
      set('place_id', ['06658', '06853', '22']),
      set('kind', ['training', 'talk', 'workshop']),
      set('status', ['held', 'held', 'cancelled', 'planned']),
    ]
    for (let step = 0; step < 150; step++) {
      await pick(moves)()
      const { kept, due } = await bothWays(client)
      expect(kept).toEqual(due)
      most = Math.max(most, due.length)
    }
    expect(most).toBeGreaterThan(4)
  })
})

/** Until somebody waits for a row that somebody else holds; `watcher` is neither of them. */
const somebodyWaits = (watcher: pg.Client) =>
  vi.waitUntil(
    async () =>
      (
        await watcher.query(
          "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
        )
      ).rowCount,
    { timeout: 30_000 },
  )

test('an activity that is moved while attendances come in counts them where it was moved to', async () => {
  await withClient(asSuperuser(), async (one) => {
    const id = await activity(one)
    await withClient(asSuperuser(), async (other) =>
      withClient(asSuperuser(), async (watcher) => {
        await one.query('begin')
        await attend(one, id, 0, 'officials')
        const moved = other.query("update activity set place_id = '06853' where id = $1", [id])
        await somebodyWaits(watcher)
        await one.query('commit')
        await moved
        // And the other way round: it is moved first, and the attendance waits.
        await other.query('begin')
        await other.query("update activity set place_id = '06658' where id = $1", [id])
        const attended = attend(one, id, 1, 'pupils')
        await somebodyWaits(watcher)
        await other.query('commit')
        await attended
      }),
    )
    const { kept, due } = await bothWays(one)
    expect(kept.filter((row) => row.activity_id === id).map((row) => row.place_id)).toEqual([
      '06658',
      '06658',
    ])
    expect(kept).toEqual(due)
  })
})
