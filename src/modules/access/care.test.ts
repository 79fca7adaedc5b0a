import { expect, inject, test } from 'vitest'
import { withClient } from '#kernel/schema.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import {
  addAbsenceContract,
  listAbsencesContract,
  readLoadContract,
  setWorkingNameContract,
  withdrawAbsenceContract,
} from './load.contract.ts'
import { listColleaguesContract } from './staff.contract.ts'
import {
  beginTalkContract,
  listTalksContract,
  moveTalkContract,
  noteTalkContract,
  openTalkContract,
} from './supervision.contract.ts'
import { nextTalkStatus, talkMoves, talkStatuses } from './supervision.life.ts'
import {
  followThreatContract,
  listThreatsContract,
  openThreatContract,
  recordThreatContract,
} from './threat.contract.ts'

const world = useWorld()

async function team() {
  world().setNow('2026-11-21T01:00:00Z')
  const agencyId = await world().agency()
  const operator = await world().staff('operator', { agencyId })
  const colleague = await world().staff('operator', { agencyId })
  const supervisor = await world().staff('supervisor', { agencyId })
  const second = await world().staff('supervisor', { agencyId })
  return { agencyId, operator, colleague, supervisor, second }
}
const asThief = <T extends Record<string, unknown>>(text: string) =>
  withClient(
    { ...inject('cluster').superuser, database: world().server.database },
    async (client) => (await client.query(text)).rows as T[],
  )

test('a talk asked for after a hard call is agreed, held and noted; only the two read the note', async () => {
  const { operator, supervisor, second, colleague } = await team()
  const { id } = await operator.call(beginTalkContract, {
    body: { with_id: supervisor.id, occasion: 'hard_call', offered: false },
  })
  const params = { talk_id: id }
  const move = (by: typeof operator, body: object) =>
    by.call(moveTalkContract, { params, body: body as never })
  expect(await refusalOf(move(operator, { version: 1, move: 'agree' }))).toBe('talk.wrong_state')
  await move(supervisor, { version: 1, move: 'agree' })
  expect(await refusalOf(move(supervisor, { version: 1, move: 'decline' }))).toBe('version.stale')
  const held = await move(supervisor, {
    version: 2,
    move: 'hold',
    held_at: '2026-11-20T09:00:00Z',
    minutes: 40,
  })
  expect(held.status).toBe('held')
  await supervisor.call(noteTalkContract, {
    params,
    body: { version: null, note: 'Ngủ kém, cần nghỉ hai đêm.' },
  })
  expect((await operator.call(openTalkContract, { params })).note).toBe('Ngủ kém, cần nghỉ hai đêm.')
  expect(await refusalOf(second.call(openTalkContract, { params }))).toBe('record.not_found')
  expect(await refusalOf(colleague.call(openTalkContract, { params }))).toBe('record.not_found')
  expect((await second.call(listTalksContract)).items).toMatchObject([
    { status: 'held', minutes: 40, mine: false, has_note: false },
  ])
  expect((await colleague.call(listTalksContract)).items).toEqual([])
  const rows = await asThief<{ t: string }>(
    "select t::text from supervision_note t union all select detail::text from audit.entry where kind = 'supervision_talk'",
  )
  expect(rows.map((row) => row.t).join()).not.toContain('Ngủ kém')
  await operator.call(noteTalkContract, { params, body: { version: 1, note: 'Thêm.' } })
  expect(
    await refusalOf(supervisor.call(noteTalkContract, { params, body: { version: 1, note: 'Ghi đè.' } })),
  ).toBe('version.stale')
})

test('a talk is between somebody and a supervisor of theirs, and its ends are ends', async () => {
  const { operator, colleague, supervisor } = await team()
  const stranger = await world().staff('supervisor')
  const ask = (with_id: string) =>
    refusalOf(operator.call(beginTalkContract, { body: { with_id, occasion: 'death', offered: false } }))
  expect(await ask(colleague.id)).toBe('talk.no_supervisor')
  expect(await ask(stranger.id)).toBe('talk.no_supervisor')
  expect(await ask(operator.id)).toBe('talk.no_supervisor')
  expect(
    await refusalOf(
      supervisor.call(beginTalkContract, {
        body: { with_id: operator.id, occasion: 'death', offered: true },
      }),
    ),
  ).toBeUndefined()
  for (const status of talkStatuses)
    for (const move of talkMoves)
      if (status === 'held' || status === 'declined') expect(nextTalkStatus(status, move)).toBeUndefined()
})

test('a threat is seen by whom it meets and by their supervisors, its words sealed and recorded when opened', async () => {
  const { operator, colleague, supervisor } = await team()
  const { id } = await operator.call(recordThreatContract, {
    body: {
      happened_at: '2026-11-20T15:00:00Z',
      kind: 'stalking',
      by_whom: 'violent_person',
      where_at: 'on_the_way',
      story: 'Đi theo tới tận bến xe.',
      told: ['supervisor'],
    },
  })
  const params = { threat_id: id }
  expect((await colleague.call(listThreatsContract)).items).toEqual([])
  expect(await refusalOf(colleague.call(openThreatContract, { params }))).toBe('record.not_found')
  expect((await supervisor.call(listThreatsContract)).items).toMatchObject([
    { kind: 'stalking', told: ['supervisor'], status: 'open' },
  ])
  expect((await supervisor.call(openThreatContract, { params })).story).toBe('Đi theo tới tận bến xe.')
  const done = await supervisor.call(followThreatContract, {
    params,
    body: { version: 1, measures: ['not_alone', 'reported_police'], told: ['police'], closed: true },
  })
  expect(done.status).toBe('closed')
  expect(
    await refusalOf(
      operator.call(followThreatContract, {
        params,
        body: { version: 1, measures: [], told: [], closed: false },
      }),
    ),
  ).toBe('version.stale')
  expect(
    await refusalOf(
      colleague.call(recordThreatContract, {
        body: {
          staff_id: operator.id,
          happened_at: '2026-11-20T15:00:00Z',
          kind: 'life',
          by_whom: 'unknown',
          where_at: 'phone',
          story: 'Bịa.',
        },
      }),
    ),
  ).toBe('record.not_found')
})

test('the supervisor sees what each person carries: hard calls of 14 days, open threats, who is away', async () => {
  const { operator, colleague, supervisor } = await team()
  const { takeContact } = await import('#modules/hotline/contact.contract.ts')
  const call = (started_at: string, danger_now: boolean) =>
    operator.call(takeContact, {
      body: {
        kind: 'inbound_call',
        caller: 'survivor',
        started_at,
        danger_now,
        sexual_assault: false,
        suicide_risk: false,
        topic: 'domestic_violence',
        outcome: 'advised',
      },
    })
  await call('2026-11-20T03:00:00Z', true)
  await call('2026-11-20T04:00:00Z', false)
  await call('2026-11-01T04:00:00Z', true)
  await supervisor.call(addAbsenceContract, {
    body: { staff_id: colleague.id, kind: 'rest', from_on: '2026-11-20', until_on: '2026-11-24' },
  })
  const { items } = await supervisor.call(readLoadContract)
  const of = (id: string) => items.find((item) => item.staff_id === id)
  expect(of(operator.id)).toMatchObject({ hard_calls: 1, open_cases: 0, night_shifts: 0, away_until: null })
  expect(of(colleague.id)).toMatchObject({ hard_calls: 0, away_until: '2026-11-24' })
  expect(await refusalOf(operator.call(readLoadContract))).toBe('permit.missing')
  const elsewhere = await world().staff('supervisor')
  expect((await elsewhere.call(readLoadContract)).items.map((item) => item.staff_id)).toEqual([elsewhere.id])
})

test('days away are seen by colleagues and taken back only by oneself or whoever leads', async () => {
  const { operator, colleague, supervisor } = await team()
  const mine = await operator.call(addAbsenceContract, {
    body: { kind: 'leave', from_on: '2026-12-01', until_on: '2026-12-05' },
  })
  expect((await colleague.call(listAbsencesContract)).items).toMatchObject([
    { staff_id: operator.id, mine: false },
  ])
  const params = { absence_id: mine.id }
  expect(await refusalOf(colleague.call(withdrawAbsenceContract, { params, body: { version: 1 } }))).toBe(
    'record.not_found',
  )
  await supervisor.call(withdrawAbsenceContract, { params, body: { version: 1 } })
  expect((await colleague.call(listAbsencesContract)).items).toEqual([])
  expect(
    await refusalOf(
      colleague.call(addAbsenceContract, {
        body: { staff_id: operator.id, kind: 'leave', from_on: '2026-12-01', until_on: '2026-12-05' },
      }),
    ),
  ).toBe('record.not_found')
})

test('the name callers hear is one’s own to choose', async () => {
  const { operator, colleague } = await team()
  await operator.call(setWorkingNameContract, { body: { working_name: 'Chị Sóng' } })
  const { items } = await colleague.call(listColleaguesContract, { query: {} })
  expect(items.find((item) => item.id === operator.id)?.working_name).toBe('Chị Sóng')
})
