import { expect, test } from 'vitest'
import { moveDutyContract } from '#modules/access/duty.contract.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import { initiativeHouse } from './initiative.builders.ts'
import * as contracts from './initiative.contract.ts'
import { addMeetingContract, withdrawMeetingContract } from './meeting.contract.ts'
import { choosePlaceContract } from './place.contract.ts'

const world = useWorld()
const now = '2026-11-21T08:00:00+07:00'
const house = async () => {
  world().setNow(now)
  return initiativeHouse(world())
}
const params = (initiative_id: string) => ({ initiative_id })

test('a club is founded with its first step, its place and its host, and found without tones', async () => {
  const { officer, found, place } = await house()
  const ward = await place('Phường Hà Lầm', true)
  const { id } = await found(officer, { name: 'CLB Phụ nữ với pháp luật khu Đồi Thông', place_ids: [ward] })
  const file = await officer.call(contracts.readInitiativeContract, { params: params(id) })
  expect(file).toMatchObject({
    kind: 'women_law_club',
    form: 'club',
    stage: 'kept',
    listed: true,
    may_keep: true,
  })
  expect(file.steps).toMatchObject([{ no: 1, stage: 'kept', on_day: '2024-01-10' }])
  expect(file.working_in).toMatchObject([{ place_id: ward, home: true, asks: false }])
  expect(file.hosts).toHaveLength(1)
  const list = await officer.call(contracts.listInitiativesContract, { query: { q: 'doi thong' } })
  expect(list.items.map((item) => item.id)).toEqual([id])
})

test('a duplicate club is named: other abbreviations, marks and capitals do not hide it', async () => {
  const { officer, found, place } = await house()
  const ward = await place('Phường Hồng Gai', true)
  const { id } = await found(officer, { name: 'Câu lạc bộ Phụ nữ với pháp luật khu 9', place_ids: [ward] })
  const again = found(officer, { name: 'CLB “PHỤ NỮ VỚI PHÁP LUẬT” – Khu 9', place_ids: [ward] })
  await expect(again).rejects.toMatchObject({ code: 'initiative.duplicate', facts: { id } })
  expect(
    await refusalOf(found(officer, { name: 'CLB Phụ nữ với pháp luật khu 10', place_ids: [ward] })),
  ).toBe(undefined)
  const both = await Promise.allSettled(
    [1, 2].map(() => found(officer, { name: 'Câu lạc bộ hai người cùng lập', place_ids: [ward] })),
  )
  expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('kept is earned: a meeting within the months its kind asks for, else nothing is known of it', async () => {
  const { officer, found, meet } = await house()
  const [old, met, young] = [
    await found(officer),
    await found(officer),
    await found(officer, { founded_on: '2026-11-01' }),
  ]
  await meet(officer, old.id, '2026-08-20')
  await meet(officer, met.id, '2026-08-22')
  const sign = async (id: string) =>
    (await officer.call(contracts.readInitiativeContract, { params: params(id) })).sign
  expect([await sign(old.id), await sign(met.id), await sign(young.id)]).toEqual(['silent', 'kept', 'new'])
  const { id: meeting } = await meet(officer, old.id, '2026-11-20')
  expect(await sign(old.id)).toBe('kept')
  await officer.call(withdrawMeetingContract, {
    params: { initiative_id: old.id, meeting_id: meeting },
    body: { version: 1 },
  })
  expect(await sign(old.id)).toBe('silent')
  const { silent } = await officer.call(contracts.readTodayContract)
  expect(silent.items.map((item) => item.id)).toContain(old.id)
  const { counts, items } = await officer.call(contracts.listInitiativesContract, {
    query: { sign: 'silent' },
  })
  expect(items.map((item) => item.id)).toContain(old.id)
  expect(counts.kept).toBe(0)
})

test('a meeting has its day, its people and its club: nothing else is written', async () => {
  const { officer, found, meet } = await house()
  const { id } = await found(officer)
  const send = (body: object) =>
    officer.send(addMeetingContract, {
      params: params(id),
      body: { held_on: '2026-11-01', total: 5, women: 3, men: 2, ...body },
    })
  expect((await send({ men: 3 })).json().error.fields[0].path).toBe('body.total')
  expect((await send({ total: 0, women: 0, men: 0 })).statusCode).toBe(400)
  expect(await refusalOf(meet(officer, id, '2026-11-22'))).toBe('initiative.in_future')
  expect(await refusalOf(meet(officer, id, '2024-01-09'))).toBe('initiative.before_founding')
  await meet(officer, id, '2026-11-01')
  expect(await refusalOf(meet(officer, id, '2026-11-01'))).toBe('initiative.met_that_day')
  const file = await officer.call(contracts.readInitiativeContract, { params: params(id) })
  expect(file.meetings).toHaveLength(1)
})

test('a life goes pilot, kept, replicated, closed, each with day and evidence; a wrong step writes nothing', async () => {
  const { officer, found } = await house()
  const { id } = await found(officer, {
    kind: 'gender_violence',
    stage: 'pilot',
    phase: '2021-2023',
    founded_on: '2022-03-01',
  })
  const move = (move: 'keep' | 'replicate' | 'close' | 'reopen', on: string, version: number) =>
    officer.call(contracts.moveInitiativeContract, {
      params: params(id),
      body: { version, move, on, evidence: 'Biên bản đánh giá' },
    })
  expect(await refusalOf(move('reopen', '2024-01-01', 1))).toBe('initiative.wrong_state')
  expect(await refusalOf(move('keep', '2022-02-28', 1))).toBe('initiative.before_last_step')
  expect(await refusalOf(move('keep', '2027-01-01', 1))).toBe('initiative.in_future')
  expect(await move('keep', '2024-01-05', 1)).toMatchObject({ stage: 'kept', version: 2 })
  expect(await refusalOf(move('replicate', '2024-02-01', 1))).toBe('version.stale')
  await move('replicate', '2024-02-01', 2)
  await move('close', '2025-02-01', 3)
  const file = await officer.call(contracts.readInitiativeContract, { params: params(id) })
  expect(file.steps.map((step) => step.stage)).toEqual(['pilot', 'kept', 'replicated', 'closed'])
  expect(file.sign).toBe('closed')
  expect(await refusalOf(addAfter(officer, id))).toBe('initiative.closed_then')
})
const addAfter = (officer: Awaited<ReturnType<typeof house>>['officer'], id: string) =>
  officer.call(addMeetingContract, {
    params: params(id),
    body: { held_on: '2025-03-01', total: 5, women: 5, men: 0 },
  })

test('others of the province read it; who does not host it writes nothing; another province does not know of it', async () => {
  const { officer, commune, found, meet } = await house()
  const { id } = await found(officer)
  expect((await commune.call(contracts.readInitiativeContract, { params: params(id) })).may_keep).toBe(false)
  expect(await refusalOf(meet(commune, id, '2026-11-01'))).toBe('record.not_found')
  expect(
    await refusalOf(
      commune.call(contracts.changeInitiativeContract, {
        params: params(id),
        body: { version: 1, name: 'Tên khác' },
      }),
    ),
  ).toBe('record.not_found')
  const own = await found(commune)
  await meet(commune, own.id, '2026-11-01')
  // The Women's Union of the province keeps those of its communes too.
  await meet(officer, own.id, '2026-11-02')
  const elsewhere = await world().staff('union_officer', {
    agencyId: await world().agency({ province_id: '24' }),
  })
  expect(await refusalOf(elsewhere.call(contracts.readInitiativeContract, { params: params(id) }))).toBe(
    'record.not_found',
  )
  expect((await elsewhere.call(contracts.listInitiativesContract)).items).toEqual([])
  expect(await refusalOf(found(commune, { agency_id: officer.agencyId }))).toBe('initiative.not_your_host')
})

test('a club of a former commune that became one unit follows it; one of a divided district asks a person', async () => {
  const { officer, found, place } = await house()
  const district = await place('Huyện Đầm Hà', false)
  const today = await place('Xã Đầm Hà', true)
  const { id } = await found(officer, { place_ids: [district], founded_on: '2023-05-01' })
  const before = await officer.call(contracts.readInitiativeContract, { params: params(id) })
  const [working] = before.working_in
  expect(working).toMatchObject({ place_id: district, asks: true })
  expect(before.asks_place).toBe(true)
  expect(working?.became.map((unit) => unit.id)).toContain(today)
  const { asks_place } = await officer.call(contracts.readTodayContract)
  expect(asks_place.items.map((item) => item.id)).toContain(id)
  const onMap = async (at: string) =>
    (await officer.call(contracts.readMapContract)).places.find((each) => each.id === at)
  expect(await onMap(district)).toMatchObject({ asks: true })
  const there = await onMap(today)
  const choose = (place_id: string) =>
    officer.call(choosePlaceContract, {
      params: { initiative_id: id, working_id: working?.id ?? '' },
      body: { place_id },
    })
  expect(await refusalOf(choose(await place('Phường Hà Lầm', true)))).toBe('initiative.not_a_successor')
  await choose(today)
  const after = await officer.call(contracts.readInitiativeContract, { params: params(id) })
  expect(after.place_id).toBe(today)
  const sum = (place: Awaited<ReturnType<typeof onMap>>) =>
    (place?.kept ?? 0) + (place?.new ?? 0) + (place?.silent ?? 0)
  expect(sum(await onMap(today))).toBe(sum(there) + 1)
  expect(after.asks_place).toBe(false)
  expect(after.working_in).toMatchObject([
    { place_id: today, home: true, from_on: '2025-07-01', until_on: null },
    { place_id: district, home: true, from_on: '2023-05-01', until_on: '2025-07-01' },
  ])
  const listed = async (asked: string) =>
    (await officer.call(contracts.listInitiativesContract, { query: { place: asked } })).items.map(
      (item) => item.id,
    )
  expect(await listed(today)).toContain(id)
})

test('a duty that moves takes what it hosts along, and the host before stays on record', async () => {
  const { found } = await house()
  const administrator = await world().staff('administrator')
  const [before, after] = [await world().agency(), await world().agency({ name: 'Sở nhận nhiệm vụ' })]
  await world().owner(
    `insert into agency_duty (id, agency_id, duty_code, place_id, from_on, basis) values (gen_random_uuid(), $1, 'domestic_violence', '22', '2020-01-01', 'thử')`,
    [before],
  )
  const officer = await world().staff('provincial_officer', { agencyId: before })
  const hosted = await found(officer, { duty: 'domestic_violence' })
  const plain = await found(officer)
  const [holding] = await world().owner<{ id: string; version: number }>(
    `select id, version from agency_duty where agency_id = $1`,
    [before],
  )
  await administrator.call(moveDutyContract, {
    params: { holding_id: holding?.id ?? '' },
    body: { version: 1, to_agency_id: after, on: '2026-03-01', basis: 'Sắp xếp' },
  })
  const file = await officer.call(contracts.readInitiativeContract, { params: params(hosted.id) })
  expect(file.agency_id).toBe(after)
  expect(file.hosts.map((host) => host.until_on)).toEqual(['2026-03-01', null])
  const other = await officer.call(contracts.readInitiativeContract, { params: params(plain.id) })
  expect(other.agency_id).toBe(before)
})

test('names typed by people stand in no audit entry', async () => {
  const { officer, found } = await house()
  await found(officer, {
    name: 'Câu lạc bộ tên dò tìm',
    evidence: 'Bằng chứng dò tìm',
    sponsors: ['Nhà tài trợ dò tìm'],
  })
  const [row] = await world().owner<{ n: number }>(
    `select count(*)::int as n from audit.entry where detail::text like '%dò tìm%'`,
  )
  expect(row?.n).toBe(0)
})
