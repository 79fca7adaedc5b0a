import { randomUUID } from 'node:crypto'
import { expect, inject, test } from 'vitest'
import { withClient } from '#kernel/schema.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import { aTraining, preventionHouse } from './activity.builders.ts'
import {
  changeActivityContract,
  exportActivitiesContract,
  listActivitiesContract,
  moveActivityContract,
  nameActivityPatternContract,
  readActivityContract,
  recordActivitiesContract,
  recordActivityContract,
} from './activity.contract.ts'
import { readActivitiesTodayContract } from './activity-line.contract.ts'

const world = useWorld()

/** Everything in the database, past every row rule. */
function past<T extends Record<string, unknown>>(text: string, values: unknown[] = []): Promise<T[]> {
  const superuser = { ...inject('cluster').superuser, database: world().server.database }
  return withClient(superuser, async (client) => (await client.query(text, values)).rows as T[])
}
const countAll = async () => (await past<{ n: number }>('select count(*)::int as n from activity'))[0]?.n ?? 0

test('a training is recorded with its groups, and read back with what was said', async () => {
  const { record, officer } = await preventionHouse(world())
  const { id, version, status, warnings } = await record({
    venue: 'Nhà văn hóa thử',
    co_hosts: [{ name: 'Đoàn thanh niên thử' }],
    people: [{ part: 'trainer', name: 'Giảng Viên Thử', organization: 'Trường thử' }],
    test: { most: 10, before: { takers: 40, mean: 4.5 }, after: { takers: 38, mean: 8.25 } },
    cost_vnd: 12_500_000,
  })
  expect({ version, status, warnings }).toEqual({ version: 1, status: 'held', warnings: [] })
  const file = await officer.call(readActivityContract, { params: { activity_id: id } })
  expect(file).toMatchObject({
    title: aTraining.title,
    attendances: 42,
    venue: 'Nhà văn hóa thử',
    cost_vnd: 12_500_000,
    place: { name: 'Tỉnh Quảng Ninh' },
    test: { most: 10, before: { takers: 40, mean: 4.5 }, after: { takers: 38, mean: 8.25 } },
    groups: [
      {
        audience: 'officials',
        attendances: 30,
        female: 20,
        male: 10,
        on_day: '2026-11-10',
        source: 'totals',
      },
      { audience: 'pupils', attendances: 12, female: null },
    ],
    people: [{ part: 'trainer', name: 'Giảng Viên Thử' }],
  })
  expect(file.hosts.map((host) => host.name)).toEqual(['Hội Thử', 'Đoàn thanh niên thử'])
})

test('more women and men than came, an end before the start, nobody at all: each is told at its field and nothing is written', async () => {
  const { officer } = await preventionHouse(world())
  const before = await countAll()
  const pathOf = async (overrides: object) => {
    const told = await officer.send(recordActivityContract, { body: { ...aTraining, ...overrides } })
    expect(told.statusCode).toBe(400)
    return told.json().error.fields[0].path
  }
  expect(await pathOf({ groups: [{ audience: 'men', attendances: 10, female: 4, male: 7 }] })).toBe(
    'body.groups.0.male',
  )
  expect(await pathOf({ groups: [{ audience: 'men', attendances: 0 }] })).toBe('body.groups.0.attendances')
  expect(await pathOf({ groups: [{ audience: 'men', attendances: 3, persons: 4 }] })).toBe(
    'body.groups.0.persons',
  )
  expect(await pathOf({ ends_on: '2026-11-09' })).toBe('body.ends_on')
  expect(await pathOf({ groups: [{ audience: 'men', attendances: 3, on_day: '2026-11-11' }] })).toBe(
    'body.groups.0.on_day',
  )
  expect(
    await pathOf({
      gifts: [{ item: 'ao_dai', quantity: 2, recipients: [{ recipient: 'women_workers', people: 3 }] }],
    }),
  ).toBe('body.gifts.0.recipients')
  expect(await countAll()).toBe(before)
})

test('the tables themselves keep parts below totals, whoever writes', async () => {
  const { record } = await preventionHouse(world())
  const { id } = await record({ gifts: [{ item: 'ao_dai', quantity: 2 }] })
  const broken = (text: string) =>
    past(text, [id]).then(
      () => undefined,
      (error: { constraint?: string }) => error.constraint,
    )
  expect(await broken('update activity_attendance set male = attendances + 1 where activity_id = $1')).toBe(
    'activity_attendance_parts',
  )
  expect(await broken('update activity_gift set given = 3 where activity_id = $1')).toBe(
    'activity_gift_parts',
  )
  expect(await broken('update activity set ends_on = starts_on - 1 where id = $1')).toBe(
    'activity_ends_after_start',
  )
})

test('what has not happened yet is not held, a training held has people in it, and a place stood on its day', async () => {
  const { record } = await preventionHouse(world())
  expect(await refusalOf(record({ starts_on: '2026-11-22' }))).toBe('activity.in_future')
  expect(await refusalOf(record({ groups: [] }))).toBe('activity.no_attendance')
  expect(await refusalOf(record({ kind: 'launch', groups: [] }))).toBeUndefined()
  expect(await refusalOf(record({ kind: 'no_such_kind' }))).toBe('activity.code_unknown')
  const [gone] = await past<{ id: string }>(
    "select id from place where level = 'district' and province_id = '22' and valid_until is not null limit 1",
  )
  expect(await refusalOf(record({ place_id: gone?.id ?? '' }))).toBe('activity.place_not_then')
  expect(await refusalOf(record({ place_id: gone?.id ?? '', starts_on: '2024-03-05' }))).toBeUndefined()
})

test('a child or a woman who may be a survivor is counted and never named', async () => {
  const { record } = await preventionHouse(world())
  const named = (audience: string) =>
    refusalOf(record({ people: [{ part: 'participant', name: 'Em Bé Thử', audience }] }))
  expect(await named('children')).toBe('activity.never_named')
  expect(await named('disadvantaged')).toBe('activity.never_named')
  expect(await named('officials')).toBeUndefined()
})

test('a text that may let somebody be recognised is kept with a warning', async () => {
  const { record } = await preventionHouse(world())
  const { warnings } = await record({ note: 'Có nạn nhân ở số nhà 12 đến dự, gọi 0912 345 678.' })
  expect(warnings).toEqual(['survivor_word', 'phone', 'address'])
})

test('host and co-hosts make one activity in the list and in the counts', async () => {
  const { record, officer } = await preventionHouse(world())
  const other = await world().agency({ name: 'Sở Thử', province_id: '22' })
  await record({
    title: 'Hội nghị đồng chủ trì',
    host: { agency_id: other },
    co_hosts: [{ agency_id: other }],
  })
  const { items } = await officer.call(listActivitiesContract, { query: { q: 'dong chu tri' } })
  expect(items).toHaveLength(1)
  expect(items[0]).toMatchObject({ host: 'Sở Thử', mine: true })
})

test('everybody of the province reads it, only the agency that keeps it corrects it, elsewhere it does not exist', async () => {
  const { record, officer } = await preventionHouse(world())
  const { id } = await record()
  const leader = await world().staff('leader')
  expect((await leader.call(readActivityContract, { params: { activity_id: id } })).mine).toBe(false)
  const neighbour = await preventionHouse(world())
  const move = { params: { activity_id: id }, body: { version: 1, move: 'reopen' as const } }
  expect(await refusalOf(neighbour.officer.call(moveActivityContract, move))).toBe('activity.not_yours')
  const far = await preventionHouse(world(), '01')
  expect(await refusalOf(far.officer.call(readActivityContract, { params: { activity_id: id } }))).toBe(
    'record.not_found',
  )
  expect(await refusalOf(far.officer.call(moveActivityContract, move))).toBe('record.not_found')
  expect(await refusalOf(officer.call(moveActivityContract, move))).toBeUndefined()
})

test('a plan is held when its day has come, called off with its reason, taken up again; a wrong move writes nothing', async () => {
  const { record, officer } = await preventionHouse(world())
  const { id } = await record({ status: 'planned', starts_on: '2026-11-20', kind: 'forum', groups: [] })
  const params = { activity_id: id }
  const move = (version: number, body: object) =>
    officer.call(moveActivityContract, { params, body: { version, ...body } as never })
  expect(await refusalOf(move(1, { move: 'restore' }))).toBe('activity.wrong_state')
  expect(await refusalOf(move(1, { move: 'cancel' }))).toBe('input.invalid')
  expect(await move(1, { move: 'cancel', why: 'weather' })).toMatchObject({ version: 2, status: 'cancelled' })
  expect(await refusalOf(move(1, { move: 'restore' }))).toBe('version.stale')
  await move(2, { move: 'restore' })
  expect((await move(3, { move: 'hold' })).status).toBe('held')
  const file = await officer.call(readActivityContract, { params })
  expect(file.cancelled_why).toBeNull()
})

test('two officers correct at once: one wins, the other is told both versions', async () => {
  const { record, officer, colleague } = await preventionHouse(world())
  const { id } = await record()
  const change = (by: typeof officer, attendances: number) =>
    refusalOf(
      by.call(changeActivityContract, {
        params: { activity_id: id },
        body: { ...bodyOnly, version: 1, groups: [{ audience: 'men', attendances }] },
      }),
    )
  const { status: _, ...bodyOnly } = aTraining
  const told = await Promise.all([change(officer, 5), change(colleague, 6)])
  expect(told.toSorted()).toEqual(['version.stale', undefined])
  const file = await officer.call(readActivityContract, { params: { activity_id: id } })
  expect(file.groups).toHaveLength(1)
  expect(file.attendances).toBe(file.groups[0]?.attendances)
})

test('a series is planned at equal distances, a month later being the last day where the month is short', async () => {
  const { record, officer } = await preventionHouse(world())
  const { ids } = await record({
    title: 'Buổi của tổ theo chuỗi',
    status: 'planned',
    kind: 'team_session',
    language: 'dao',
    starts_on: '2026-12-31',
    ends_on: '2027-01-01',
    groups: [],
    repeat: { every: 'month', times: 3 },
  })
  expect(ids).toHaveLength(3)
  const { items } = await officer.call(listActivitiesContract, { query: { q: 'theo chuoi' } })
  expect(items.map((line) => [line.starts_on, line.ends_on])).toEqual([
    ['2027-02-28', '2027-03-01'],
    ['2027-01-31', '2027-02-01'],
    ['2026-12-31', '2027-01-01'],
  ])
})

test('a table of activities is recorded whole or not at all, and the refusal names the row', async () => {
  const { officer } = await preventionHouse(world())
  const { status: _, ...row } = aTraining
  const before = await countAll()
  const told = await officer
    .call(recordActivitiesContract, {
      body: { status: 'held', rows: [row, { ...row, kind: 'nothing_known' }] },
    })
    .catch((error) => error)
  expect([told.code, told.facts]).toEqual(['activity.code_unknown', { field: 'kind', row: 2 }])
  expect(await countAll()).toBe(before)
  const { ids } = await officer.call(recordActivitiesContract, { body: { status: 'held', rows: [row, row] } })
  expect(ids).toHaveLength(2)
})

test('the list is found without marks, narrowed, and paged without a gap', async () => {
  const { record, officer } = await preventionHouse(world(), '04')
  for (const day of ['01', '02', '03'])
    await record({ title: `Diễn đàn Đổi Thay ${day}`, starts_on: `2026-10-${day}` })
  await record({ title: 'Việc khác', kind: 'leaflet', groups: [], items: 500 })
  const first = await officer.call(listActivitiesContract, { query: { q: 'doi thay', limit: 2 } })
  expect(first.items.map((line) => line.starts_on)).toEqual(['2026-10-03', '2026-10-02'])
  const second = await officer.call(listActivitiesContract, {
    query: { q: 'doi thay', limit: 2, after: first.next ?? '' },
  })
  expect([second.items.map((line) => line.starts_on), second.next]).toEqual([['2026-10-01'], null])
  const media = await officer.call(listActivitiesContract, { query: { family: 'media' } })
  expect(media.items.map((line) => line.items)).toEqual([500])
  const sheet = await officer.call(exportActivitiesContract, { query: { q: 'doi thay' } })
  expect(sheet.bytes.length).toBeGreaterThan(2_000)
})

test('an activity is found by the beginning of its words, by its new title and no longer by the old one, and never from elsewhere', async () => {
  const { record, officer } = await preventionHouse(world())
  const { id } = await record({ title: 'Toạ đàm Hoadang ở bến Thuỷ' })
  await record({ title: 'Toạ đàm khác' })
  const found = async (q: string, by = officer) =>
    (await by.call(listActivitiesContract, { query: { q } })).items.map((line) => line.id)
  expect(await found('hoad thuy')).toEqual([id])
  expect(await found('adang')).toEqual([])
  const { status: _, ...body } = aTraining
  await officer.call(changeActivityContract, {
    params: { activity_id: id },
    body: { ...body, version: 1, title: 'Toạ đàm Camthach' },
  })
  expect([await found('camt'), await found('hoadang')]).toEqual([[id], []])
  const far = await preventionHouse(world(), '01')
  expect(await found('camthach', far.officer)).toEqual([])
})

test('what waits: a plan whose day has passed, what comes soon, patterns and what I recorded last', async () => {
  const { record, officer } = await preventionHouse(world())
  const late = await record({ status: 'planned', starts_on: '2026-11-02', groups: [] })
  const soon = await record({ status: 'planned', starts_on: '2026-11-25', groups: [] })
  await officer.call(nameActivityPatternContract, {
    params: { activity_id: soon.id },
    body: { version: 1, name: 'Tập huấn tám nhóm' },
  })
  const today = await officer.call(readActivitiesTodayContract)
  expect(today.overdue.items.map((line) => line.id)).toEqual([late.id])
  expect(today.soon.map((line) => line.id)).toEqual([soon.id])
  expect(today.patterns.map((line) => line.pattern)).toEqual(['Tập huấn tám nhóm'])
  expect(today.last?.id).toBe(soon.id)
})

test('an activity can be copied only from one that is seen', async () => {
  const { record } = await preventionHouse(world())
  const { id } = await record()
  expect(await refusalOf(record({ copied_from: id }))).toBeUndefined()
  expect(await refusalOf(record({ copied_from: randomUUID() }))).toBe('record.not_found')
})

test('no table of prevention points at a person who is helped, and the role that counts reads no name', async () => {
  const pointing = await past<{ table: string }>(`
    select c.conrelid::regclass::text || ' → ' || c.confrelid::regclass::text as table from pg_constraint c
    where c.contype = 'f' and c.conrelid::regclass::text ~ '^(activity|counted_attendance|officer|work_post|post_holding|press_outlet)'
      and c.confrelid::regclass::text !~ '^(activity|officer|work_post|post_holding|press_outlet|place|agency|staff|initiative)'`)
  expect(pointing).toEqual([])
  const back = await past<{ table: string }>(`
    select c.conrelid::regclass::text as table from pg_constraint c
    where c.contype = 'f' and c.confrelid::regclass::text in ('activity', 'activity_gift', 'activity_recipient')
      and c.conrelid::regclass::text !~ '^(activity|counted_attendance|campaign|work_paper|village)'`)
  expect(back).toEqual([])
  const { record } = await preventionHouse(world())
  await record({ people: [{ part: 'trainer', name: 'Tên Riêng Của Giảng Viên' }] })
  const facts = await past<{ view: string }>(
    "select table_name as view from information_schema.columns where table_name like 'fact\\_%' and column_name in ('name', 'title', 'note', 'sponsor', 'venue')",
  )
  expect(facts).toEqual([])
})
