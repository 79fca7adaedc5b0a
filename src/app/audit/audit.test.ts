import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { loginConfig } from '#kernel/database.ts'
import { withClient } from '#kernel/schema.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { baseKey } from '#tests/support/cluster.ts'
import { useWorld } from '#tests/support/world.ts'
import { sealAudit } from './sealer.ts'
import { findDailySlip } from './slip.ts'
import { verifyAudit } from './verify.ts'

const world = useWorld()
let anchorDir: string
let undo: (() => Promise<unknown>) | undefined

beforeEach(async () => {
  anchorDir = await mkdtemp(path.join(tmpdir(), 'nm-anchor-'))
  await sealAll() // lays down what earlier tests sealed, too
})
afterEach(async () => {
  await undo?.()
  undo = undefined
  await rm(anchorDir, { recursive: true, force: true })
})

test('what was done is sealed, laid down outside, and found whole', async () => {
  await note('one', 'two', 'three')
  await sealAll()
  const verdict = await verify()
  expect(verdict.broken).toBeUndefined()
  expect(verdict.entries).toBeGreaterThanOrEqual(3)
  expect(verdict).toMatchObject({ unsealed: 0, anchored: verdict.seals, lostByRestore: [] })
})

test('an entry that was edited behind the back of the program is named', async () => {
  const [, edited] = await note('one', 'two', 'three')
  await sealAll()
  await tamper(
    `update audit.entry set record_id = 'somebody else' where id = ${edited}`,
    `update audit.entry set record_id = 'two' where id = ${edited}`,
  )
  expect((await verify()).broken).toMatchObject({ what: 'entry.changed', entry: String(edited) })
})

test('an entry that was removed is noticed, and where', async () => {
  const [first, removed] = await note('one', 'two', 'three')
  await sealAll()
  await tamper(
    `create table public.kept as select * from audit.entry where id = ${removed}; delete from audit.entry where id = ${removed}`,
    'insert into audit.entry overriding system value select * from public.kept; drop table public.kept',
  )
  expect((await verify()).broken).toMatchObject({ what: 'entry.removed', after: String(first) })
})

test('an entry that was slipped in under an old transaction is noticed', async () => {
  const [first] = await note('one', 'two')
  await sealAll()
  await tamper(
    `insert into audit.entry overriding system value select 900000001, epoch, xid, at, actor_kind, staff_id, session_id, act, kind, 'forged', detail from audit.entry where id = ${first}`,
    'delete from audit.entry where id = 900000001',
  )
  expect((await verify()).broken).toMatchObject({ what: 'entry.added', entry: '900000001' })
})

test('a tail that was cut, entries and seals, is told by the anchor', async () => {
  await sealAll()
  const { seals } = await verify()
  await note('gone')
  await sealAll()
  await tamper(
    `create table public.kept as select * from audit.entry where xid >= (select after_xid from audit.seal where no = ${seals + 1});
     create table public.kept_seal as select * from audit.seal where no > ${seals};
     delete from audit.entry where xid >= (select after_xid from audit.seal where no = ${seals + 1});
     delete from audit.seal where no > ${seals}`,
    `insert into audit.entry overriding system value select * from public.kept; insert into audit.seal select * from public.kept_seal;
     drop table public.kept, public.kept_seal`,
  )
  expect((await verify()).broken).toMatchObject({ what: 'tail.cut', seal: seals + 1 })
  await expect(seal()).rejects.toThrow('anchor is ahead')
})

test('a printed slip vouches for the chain when the anchor is gone, and tells another chain', async () => {
  await note('one')
  await sealAll()
  const { house, keys } = world()
  const slip = await findDailySlip(house.jobs.db, dayInVietNam(new Date()))
  const { seals } = await verify()
  expect(slip).toMatchObject({ no: seals })
  expect(await findDailySlip(house.jobs.db, '2020-01-01')).toBeUndefined()

  const bare = { db: house.jobs.db, keys, anchorDir: path.join(anchorDir, 'gone') }
  const head = slip?.groups.join('') ?? ''
  expect((await verifyAudit({ ...bare, slips: [{ no: seals, head }] })).broken).toBeUndefined()
  const other = head.replace(/^.{4}/, head.startsWith('0000') ? '1111' : '0000')
  expect((await verifyAudit({ ...bare, slips: [{ no: seals, head: other }] })).broken).toEqual({
    what: 'anchor.differs',
    seal: seals,
  })
  expect((await verifyAudit({ ...bare, slips: [{ no: seals + 1, head }] })).broken).toMatchObject({
    what: 'tail.cut',
    seal: seals + 1,
  })
})

test('a seal in the middle that was removed or changed is named', async () => {
  await note('one')
  await sealAll()
  await note('two')
  await sealAll()
  const { seals } = await verify()
  await tamper(
    `update audit.seal set at = at + interval '1 hour' where no = ${seals - 1}`,
    `update audit.seal set at = at - interval '1 hour' where no = ${seals - 1}`,
  )
  expect((await verify()).broken).toEqual({ what: 'seal.changed', seal: seals - 1 })
  await undo?.()
  await tamper(
    `create table public.kept as select * from audit.seal where no = ${seals - 1}; delete from audit.seal where no = ${seals - 1}`,
    'insert into audit.seal select * from public.kept; drop table public.kept',
  )
  expect((await verify()).broken).toEqual({ what: 'seal.removed', seal: seals - 1 })
})

test('a chain that somebody without the key sealed anew is not signed', async () => {
  await note('one')
  await sealAll()
  const { seals } = await verify()
  await tamper(
    `create table public.kept as select no, signature from audit.seal where no = ${seals}; update audit.seal set signature = decode(repeat('ab', 64), 'hex') where no = ${seals}`,
    'update audit.seal s set signature = k.signature from public.kept k where k.no = s.no; drop table public.kept',
  )
  expect((await verify()).broken).toEqual({ what: 'seal.not_signed', seal: seals })
})

test('a line of the anchor that was changed is noticed; one that a power cut broke is laid down again', async () => {
  await note('one')
  await sealAll()
  await note('two')
  await sealAll()
  const [name] = await readdir(anchorDir)
  const file = path.join(anchorDir, name ?? '')
  const whole = await readFile(file, 'utf8')
  const { seals } = await verify()

  await writeFile(file, whole.replace(`"no":${seals - 1},`, `"no":${seals - 1}0,`))
  expect((await verify()).broken).toMatchObject({ what: 'anchor.line', seal: seals - 1 })

  await writeFile(file, whole.slice(0, -40))
  expect((await verify()).broken).toMatchObject({ what: 'anchor.line', seal: seals })
  await seal()
  expect((await verify()).broken).toBeUndefined()
})

test('a transaction that stays open while others are sealed is not lost: its entries are sealed later', async () => {
  await withJobs(async (late) => {
    await late.query('begin')
    await late.query("select audit.note('tested', 'late', 'late')")
    await note('meanwhile')
    await seal()
    const during = await verify()
    expect(during.broken).toBeUndefined()
    expect(during.unsealed).toBeGreaterThanOrEqual(1)
    await late.query('commit')
  })
  await sealAll()
  const verdict = await verify()
  expect(verdict).toMatchObject({ broken: undefined, unsealed: 0 })
  const kept = await world().owner<{ n: number }>("select count(*) as n from audit.entry where kind = 'late'")
  expect(kept[0]?.n).toBe(1)
})

test('a seal that is being made holds up nobody who writes, and big transactions are sealed whole', async () => {
  await withJobs(async (other) => {
    await other.query('begin')
    await other.query("select audit.note('tested', 'bulk', i::text) from generate_series(1, 25) i")
    const [made] = await Promise.all([seal(4), note('a', 'b', 'c')])
    expect(made).toBeGreaterThanOrEqual(0)
    await other.query('commit')
  })
  await sealAll(4)
  const verdict = await verify()
  expect(verdict).toMatchObject({ broken: undefined, unsealed: 0 })
  const sizes = await world().owner<{ entries: number }>(
    'select entries from audit.seal order by entries desc limit 1',
  )
  expect(sizes[0]?.entries).toBeGreaterThanOrEqual(25)
})

function seal(batchEntries?: number) {
  const { house, keys } = world()
  return sealAudit({
    jobs: house.jobs.db,
    base: baseKey(keys),
    anchorDir,
    now: () => new Date(),
    batchEntries,
  })
}

/** Other test files share the server, and their open transactions hold seals back for a moment. */
async function sealAll(batchEntries?: number) {
  for (let rest = 1; rest > 0; ) {
    await seal(batchEntries)
    rest = (await world().owner<{ n: number }>('select audit.unsealed() as n'))[0]?.n ?? 0
  }
}

function verify() {
  const { house, keys } = world()
  return verifyAudit({ db: house.jobs.db, keys, anchorDir })
}

/** Writes audit entries, each in a transaction of its own, and tells their numbers. */
async function note(...records: string[]): Promise<number[]> {
  return withJobs(async (jobs) => {
    const ids: number[] = []
    for (const record of records) {
      await jobs.query("select audit.note('tested', 'thing', $1)", [record])
      ids.push(
        (await jobs.query('select max(id) as id from audit.entry where record_id = $1', [record])).rows[0].id,
      )
    }
    return ids
  })
}

function withJobs<T>(work: Parameters<typeof withClient<T>>[1]) {
  const { server, keys } = world()
  return withClient(loginConfig(server, 'nangmai_jobs', baseKey(keys)), work)
}

/** Does as a superuser what no trigger stops, and undoes it after the test. */
async function tamper(statement: string, back: string) {
  const superuser = { ...inject('cluster').superuser, database: world().server.database }
  const run = (text: string) =>
    withClient(superuser, async (client) => {
      await client.query('set session_replication_role = replica')
      await client.query(text)
    })
  await run(statement)
  undo = async () => {
    undo = undefined
    await run(back)
  }
}
