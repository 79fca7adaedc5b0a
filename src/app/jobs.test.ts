import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, inject, test } from 'vitest'
import { openPool } from '#kernel/database.ts'
import { withClient } from '#kernel/schema.ts'
import { baseKey } from '#tests/support/cluster.ts'
import { useWorld } from '#tests/support/world.ts'
import { houseJobs } from './jobs/house.jobs.ts'
import { runAlone, startJobs } from './jobs.ts'

const world = useWorld()

test('jobs run as roles of their own: the audit is sealed by a turn of its job', async () => {
  const { server, house, keys } = world()
  const dataDir = await mkdtemp(path.join(tmpdir(), 'nm-jobs-'))
  const running = await startJobs({ server, house, base: baseKey(keys) }, { dataDir })
  const { pool } = openPool(server, 'nangmai_worker', baseKey(keys), 1)
  const [first] = await world().owner(
    "select audit.note('tested', 'thing', 'x'), audit.unsealed() as unsealed",
  )
  expect(first?.unsealed).toBeGreaterThanOrEqual(0)
  for (let left = 1; left > 0; ) {
    await pool.query("select graphile_worker.add_job('audit.seal', job_key := 'audit.seal')")
    for (let waiting = 1; waiting > 0; )
      waiting = (await pool.query('select count(*) as n from graphile_worker.jobs')).rows[0].n
    left = Number((await world().owner('select audit.unsealed() as n'))[0]?.n)
  }
  const owners = await pool.query(
    "select pg_get_userbyid(nspowner) as owner from pg_namespace where nspname = 'graphile_worker'",
  )
  expect(owners.rows).toEqual([{ owner: 'nangmai_worker' }])
  await pool.end()
  await running.stop()
  await rm(dataDir, { recursive: true, force: true })
})

test('a job that is still at it is not begun a second time, by whichever process', async () => {
  const { server, house, keys } = world()
  const [here, there] = [
    openPool(server, 'nangmai_worker', baseKey(keys), 2),
    openPool(server, 'nangmai_worker', baseKey(keys), 2),
  ]
  let begun = 0
  let finish = () => {}
  const held = new Promise<void>((done) => {
    finish = done
  })
  let started = () => {}
  const isUnderWay = new Promise<void>((done) => {
    started = done
  })
  const job = {
    name: 'slow',
    when: '* * * * *',
    run: async () => {
      begun += 1
      started()
      await held
    },
  }
  const first = runAlone(here.pool, job, house)
  await isUnderWay
  await runAlone(there.pool, job, house)
  expect(begun).toBe(1)
  finish()
  await first
  await runAlone(there.pool, job, house)
  expect(begun).toBe(2)
  await Promise.all([here.pool.end(), there.pool.end()])
})

test('keys of writes are forgotten after 72 hours and not before', async () => {
  const { house, keys, server } = world()
  const person = await world().staff('operator')
  const superuser = { ...inject('cluster').superuser, database: server.database }
  await withClient(superuser, (client) =>
    client.query(
      `insert into idempotency_key (staff_id, key, route, body_hash, made, at)
       select $1, gen_random_uuid(), 'test', '', '{}', now() - make_interval(hours => h) from unnest(array[1, 71, 73]) h`,
      [person.id],
    ),
  )
  const forget = houseJobs(baseKey(keys), { dataDir: '/nowhere' }).find((job) => job.name === 'once.forget')
  await forget?.run({ ...house, jobs: house.jobs.db })
  const left = await withClient(superuser, (client) =>
    client.query('select count(*) as n from idempotency_key'),
  )
  expect(left.rows).toEqual([{ n: 2 }])
})
