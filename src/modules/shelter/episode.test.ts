import { expect, inject, test } from 'vitest'
import { withClient } from '#kernel/schema.ts'
import { readClosingContract } from '#modules/cases/closure.contract.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import {
  addEpisodeNoteContract,
  beginEpisodeContract,
  changeEpisodeContract,
  leaveEpisodeContract,
  moveServiceContract,
  readEpisodesContract,
} from './episode.contract.ts'
import { shelterHouse } from './shelter.builders.ts'
import {
  addTurnAwayContract,
  exportTurnAwaysContract,
  listTurnAwaysContract,
  withdrawTurnAwayContract,
} from './turn-away.contract.ts'

const world = useWorld()
const now = '2026-11-21T08:00:00+07:00'

const asThief = <T extends Record<string, unknown>>(text: string): Promise<T[]> =>
  withClient(
    { ...inject('cluster').superuser, database: world().server.database },
    async (client) => (await client.query(text)).rows as T[],
  )

async function received() {
  world().setNow(now)
  const house = await shelterHouse(world(), { beds: 1 })
  const params = { case_id: house.one.case_id }
  const begin = (body: object = {}) =>
    house.manager.call(beginEpisodeContract, {
      params,
      body: {
        arrived_at: '2026-11-19T02:00:00+07:00',
        arrived_by: 'police',
        first_needs: ['safety', 'medical'],
        responsible_id: house.manager.id,
        words: 'Chị Hạc Trắng đến lúc nửa đêm.',
        ...body,
      },
    })
  const { id: episode_id } = await begin()
  const read = (who = house.manager) => who.call(readEpisodesContract, { params })
  return { ...house, params: { ...params, episode_id }, begin, read }
}

test('she is received once, and the six services of the house are laid before her', async () => {
  const { read, begin } = await received()
  const [episode] = (await read()).episodes
  expect(episode).toMatchObject({ arrived_by: 'police', first_needs: ['safety', 'medical'], state: 'here' })
  expect(episode?.services.map((service) => [service.code, service.state])).toEqual([
    ['health', 'offered'],
    ['counselling', 'offered'],
    ['social', 'offered'],
    ['legal', 'offered'],
    ['police', 'offered'],
    ['shelter', 'offered'],
  ])
  expect(await refusalOf(begin())).toBe('episode.overlaps')
})

test('a service is offered, accepted and given; given it stays given, and one nobody offers is unknown', async () => {
  const { manager, params, read } = await received()
  const move = (service: string, move: 'accept' | 'give' | 'decline', version: number, at = now) =>
    manager.call(moveServiceContract, {
      params: { ...params, service },
      body: { version, move, at, words: 'Đã khám.' },
    })
  expect(await move('health', 'accept', 1)).toMatchObject({ state: 'accepted', version: 2 })
  expect(await refusalOf(move('health', 'give', 1))).toBe('version.stale')
  expect(await move('health', 'give', 2)).toMatchObject({ state: 'given' })
  expect(await refusalOf(move('health', 'decline', 3))).toBe('episode.wrong_state')
  expect(await refusalOf(move('mediation', 'give', 1))).toBe('record.not_found')
  expect(await refusalOf(move('legal', 'give', 1, '2026-11-18T08:00:00+07:00'))).toBe(
    'episode.before_arrival',
  )
  expect((await read()).episodes[0]?.services[0]).toMatchObject({ state: 'given', words: 'Đã khám.' })
})

test('one plan and one responsible, who works on the case; no other plan and nobody else', async () => {
  const { manager, operator, params } = await received()
  const stranger = await world().staff('case_manager')
  const change = (responsible_id: string, plan_id: string | null = null) =>
    manager.call(changeEpisodeContract, { params, body: { version: 1, plan_id, responsible_id } })
  expect(await refusalOf(change(stranger.id))).toBe('episode.worker_unfit')
  expect(await refusalOf(change(manager.id, crypto.randomUUID()))).toBe('record.not_found')
  expect(await change(operator.id)).toMatchObject({ version: 2 })
})

test('she leaves once, not before she came, and where she went is kept', async () => {
  const { manager, params, read } = await received()
  const leave = (left_at: string, version = 1) =>
    manager.call(leaveEpisodeContract, {
      params,
      body: { version, left_at, left_to: 'relatives', follow_up_on: '2026-11-24', words: 'Về với dì.' },
    })
  expect(await refusalOf(leave('2026-11-18T08:00:00+07:00'))).toBe('episode.before_arrival')
  await leave(now)
  expect(await refusalOf(leave(now, 2))).toBe('episode.wrong_state')
  expect((await read()).episodes).toMatchObject([
    { state: 'left', left_to: 'relatives', follow_up_on: '2026-11-24', leaving: 'Về với dì.' },
  ])
})

test('a supervisor sees how it stands and none of the words; a keeper sees no episode at all', async () => {
  const { manager, supervisor, keeper, params, read } = await received()
  await manager.call(addEpisodeNoteContract, { params, body: { on_day: '2026-11-20', words: 'Ngày yên ả.' } })
  expect((await read()).episodes[0]?.notes).toMatchObject([{ on_day: '2026-11-20', words: 'Ngày yên ả.' }])
  expect((await read(supervisor)).episodes[0]).toMatchObject({ words: null, notes: [{ words: null }] })
  expect(await refusalOf(read(keeper))).toBe('permit.missing')
  const note = supervisor.call(addEpisodeNoteContract, { params, body: { on_day: '2026-11-20', words: 'x' } })
  expect(await refusalOf(note)).toBe('permit.missing')
})

test('the words of an episode stand in clear nowhere in the database', async () => {
  await received()
  const tables = await asThief<{ t: string }>(
    `select format('%I.%I', table_schema, table_name) as t from information_schema.tables
     where table_schema in ('public', 'audit') and table_type = 'BASE TABLE'`,
  )
  const planted = ['Hạc Trắng', Buffer.from('Hạc Trắng').toString('hex')].join('|')
  for (const { t } of tables) {
    const [row] = await asThief<{ n: number }>(
      `select count(*)::int as n from ${t} x where x::text ~ '${planted}'`,
    )
    expect([t, row?.n]).toEqual([t, 0])
  }
})

test('before a case is closed, its running episode is told', async () => {
  const { manager, params } = await received()
  const closing = await manager.call(readClosingContract, { params: { case_id: params.case_id } })
  expect(closing.open.others).toContainEqual({ kind: 'one_stop', n: 1 })
})

test('who could not be taken in is counted by reason, without anybody’s name, and a mistake is taken back', async () => {
  world().setNow(now)
  const { keeper, house_id } = await shelterHouse(world(), { beds: 1 })
  const add = (body: object = {}) =>
    keeper.call(addTurnAwayContract, {
      body: {
        house_id,
        happened_at: '2026-11-20T23:00:00+07:00',
        persons: 3,
        children: 2,
        reason: 'full',
        sent_on: 'other_shelter',
        asked_by: 'police',
        ...body,
      },
    })
  const { id } = await add()
  expect(await refusalOf(add({ happened_at: '2026-11-22T08:00:00+07:00' }))).toBe('stay.in_future')
  expect(await refusalOf(add({ house_id: crypto.randomUUID() }))).toBe('record.not_found')
  const more = await keeper.send(addTurnAwayContract, {
    body: { happened_at: now, persons: 1, children: 2, reason: 'full', sent_on: 'unknown', asked_by: 'self' },
  })
  expect(more.json().error.fields).toMatchObject([{ path: 'body.children' }])
  const list = () => keeper.call(listTurnAwaysContract, { query: { reason: 'full' } })
  expect((await list()).items).toMatchObject([{ id, persons: 3, children: 2, asked_by: 'police' }])
  const sheet = await keeper.send(exportTurnAwaysContract, { query: {} })
  expect(sheet.statusCode).toBe(200)
  const back = () =>
    keeper.call(withdrawTurnAwayContract, { params: { turn_away_id: id }, body: { version: 1 } })
  await back()
  expect(await refusalOf(back())).toBe('stay.wrong_state')
  expect((await list()).items).toEqual([])
})
