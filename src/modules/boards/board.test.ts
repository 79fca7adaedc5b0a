import { expect, inject as provided, test } from 'vitest'
import { newId } from '#kernel/id.ts'
import { withClient } from '#kernel/schema.ts'
import { takeContact } from '#modules/hotline/contact.contract.ts'
import { samplesBy } from '#modules/indicators/records.sample.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import { boardContracts } from './board.contract.ts'
import { changePercent, coveredSmall, wayOf } from './board.rule.ts'

const world = useWorld()
const now = '2026-11-21T08:00:00+07:00'

/** A clock as some module started it: its own record is of no matter here. */
const pastRowRules = (text: string, values: unknown[]) =>
  withClient({ ...provided('cluster').superuser, database: world().server.database }, (client) =>
    client.query(text, values),
  )

async function people() {
  world().setNow(now)
  const { agency, staff } = world()
  const centre = await agency({ duties: ['hotline', 'gender_equality', 'domestic_violence'] })
  return {
    centre,
    operator: await staff('operator', { agencyId: centre }),
    leader: await staff('leader', { agencyId: centre }),
    stranger: await staff('leader'),
    union: await staff('union_officer'),
  }
}

const call = {
  kind: 'inbound_call' as const,
  caller: 'survivor' as const,
  language: 'vi' as const,
  interpreter: 'none' as const,
  gender_equality: true,
  gbv: true,
  topic: 'domestic_violence' as const,
  anonymous: true,
  sexual_assault: false,
  suicide_risk: false,
}

test('a leader sees at once that somebody in danger waits, and how many only from five on', async () => {
  const { operator, leader, stranger } = await people()
  expect((await leader.call(boardContracts.leader)).danger).toEqual({
    waiting: false,
    unanswered: '<5',
    answered: '<5',
  })
  const taken = (outcome: 'lost_line' | 'passed_on', at: string) =>
    operator.call(takeContact, {
      body: { ...call, danger_now: true, outcome, started_at: at, ended_at: at },
    })
  await taken('lost_line', '2026-11-21T02:00:00+07:00')
  await taken('passed_on', '2026-11-20T22:00:00+07:00')
  await taken('lost_line', '2026-11-19T22:00:00+07:00') // longer ago than a day
  expect((await leader.call(boardContracts.leader)).danger).toEqual({
    waiting: true,
    unanswered: '<5',
    answered: '<5',
  })
  expect((await stranger.call(boardContracts.leader)).danger).toEqual({
    waiting: true,
    unanswered: '<5',
    answered: '<5',
  })
})

test('overdue limits are told by whose they are and how many, without a place; done late they are overdue no more', async () => {
  const { centre, leader, stranger } = await people()
  const start = async (missed: string | null, met: string | null) =>
    pastRowRules(
      `insert into clock (id, province_id, agency_id, record_kind, record_id, rule_code, sense, rule_snapshot, started_at, due_at, internal_due_at, status, missed_at, met_at)
       values ($1, '22', $2, 'thu', $3, 'DV-BAN', 'due', '{}', '2026-11-20T08:00:00+07:00', '2026-11-20T20:00:00+07:00', null, $4, $5, $6)`,
      [newId(), centre, newId(), missed ? 'missed' : 'running', missed, met],
    )
  await start(null, null)
  await start('2026-11-20T20:00:00+07:00', '2026-11-20T21:00:00+07:00')
  const before = await leader.call(boardContracts.leader)
  expect(before.overdue).toEqual({ total: 0, items: [] })
  await start('2026-11-20T20:00:00+07:00', null)
  const { overdue } = await leader.call(boardContracts.leader)
  expect(overdue).toMatchObject({
    total: 1,
    items: [{ rule: 'DV-BAN', actor: { vi: 'Chủ tịch UBND cấp xã' }, count: 1 }],
  })
  expect(JSON.stringify(overdue)).not.toMatch(/place|record/)
  expect((await stranger.call(boardContracts.leader)).overdue?.items[0]?.count).toBe('<5')
})

test('what has changed is told of whole half-years, the running one beside it uncompared', async () => {
  const { operator, leader } = await people()
  const samples = samplesBy(world().house, operator)
  const on = (days: string[]) =>
    days.map((day) => ({ on: day, sex: 'female', age: '30-59', topic: 'law', place: null }))
  await samples.calls(
    on(['2025-03-02', '2025-03-03', '2026-02-01', '2026-02-02', '2026-02-03', '2026-08-01']) as never,
  )
  const { change } = await leader.call(boardContracts.leader)
  expect([change.before.from, change.now.from, change.running.from]).toEqual([
    '2025-01-01',
    '2026-01-01',
    '2026-07-01',
  ])
  expect(change.items.find((item) => item.indicator === 'HOT-1')).toMatchObject({
    before: 2,
    now: 3,
    percent: 50,
  })
})

test('each board is for its own readers, and the union’s tells nothing of response', async () => {
  const { union, operator } = await people()
  const board = await union.call(boardContracts.union)
  expect([board.danger, board.overdue]).toEqual([null, null])
  expect(await refusalOf(union.call(boardContracts.leader))).toBe('permit.missing')
  expect(await refusalOf(operator.call(boardContracts.centre))).toBe('permit.missing')
})

test('looking at a board is recorded', async () => {
  const { leader } = await people()
  await leader.call(boardContracts.leader)
  const looks = await world().owner<{ record_id: string }>(
    "select record_id from audit.entry where act = 'board_read' and staff_id = $1",
    [leader.id],
  )
  expect(looks).toEqual([{ record_id: 'leader' }])
})

test('small numbers are covered, and change is told of two numbers only', () => {
  expect([0, 4, 5].map(coveredSmall)).toEqual(['<5', '<5', 5])
  expect([changePercent(2, 3), changePercent(0, 3), changePercent('<5', 3), changePercent(38, 41)]).toEqual([
    50,
    null,
    null,
    7.9,
  ])
})

test('what rose from nothing has risen, and of a covered number nothing is said', () => {
  expect([wayOf(0, 165), wayOf(3, 2), wayOf(0, 0), wayOf('<5', 9)]).toEqual(['up', 'down', 'same', undefined])
})

test('a rate on the board is told as a rate: beside what was detected stands the part of it that was helped', async () => {
  const { centre, leader } = await people()
  const writer = await world().staff(['operator', 'supervisor'], { agencyId: centre })
  const samples = samplesBy(world().house, writer)
  const helped = await samples.opened({ on: '2026-02-01' })
  await samples.helped(helped, ['2026-02-01'])
  await samples.opened({ on: '2026-02-02' })
  const { change } = await leader.call(boardContracts.leader)
  const rate = change.items.find((item) => item.indicator === 'PRT-1')
  expect(rate).toMatchObject({ now: 2, share: { now: 50, before: null } })
  expect(change.items.find((item) => item.indicator === 'HOT-1')?.share).toBeNull()
})
