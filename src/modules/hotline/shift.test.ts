import { expect, test } from 'vitest'
import { listNotices } from '#modules/messages/notice.contract.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import { hotlineBoard, hotlineToday } from './board.contract.ts'
import * as handovers from './handover.contract.ts'
import { actsOf, everythingStored, openHotline, setConflict, took } from './hotline.scenes.ts'
import * as shifts from './shift.contract.ts'

const world = useWorld()
const night = { name: 'Ca sáng', starts_at: '2026-11-20T00:00:00Z', ends_at: '2026-11-20T08:00:00Z' }
const notes = { calls: null, on_the_road: 'Chị Bưởi thử đang trên đường', threats: null, other: null }

test('a shift is planned with a leader who may lead and people who work here', async () => {
  const { leader, operator, colleague } = await openHotline(world())
  const { id, version } = await leader.call(shifts.planShift, {
    body: { ...night, leader_id: leader.id, member_ids: [operator.id] },
  })
  expect((await operator.call(shifts.currentShift)).current).toMatchObject({
    id,
    leader: { id: leader.id },
    members: [{ id: operator.id }],
  })
  await leader.call(shifts.changeShift, {
    params: { id },
    body: { ...night, leader_id: leader.id, member_ids: [colleague.id], version },
  })
  expect(
    (await operator.call(shifts.listShifts, { query: { from: '2026-11-20', until: '2026-11-21' } })).items[0]
      ?.members,
  ).toMatchObject([{ id: colleague.id }])
  const stale = { ...night, leader_id: leader.id, member_ids: [], version }
  expect(await refusalOf(leader.call(shifts.changeShift, { params: { id }, body: stale }))).toBe(
    'version.stale',
  )
  const stranger = await world().staff('duty_leader')
  for (const body of [
    { ...night, leader_id: operator.id, member_ids: [] },
    { ...night, leader_id: stranger.id, member_ids: [] },
    { ...night, leader_id: leader.id, member_ids: [stranger.id] },
  ]) {
    expect(await refusalOf(leader.call(shifts.planShift, { body }))).toBe('shift.not_ours')
  }
  expect((await stranger.call(shifts.currentShift)).current).toBeNull()
  expect(
    (
      await leader.send(shifts.planShift, {
        body: { ...night, ends_at: night.starts_at, leader_id: leader.id, member_ids: [] },
      })
    ).json().error.fields[0].path,
  ).toBe('body.ends_at')
  expect(
    await refusalOf(
      operator.call(shifts.planShift, { body: { ...night, leader_id: leader.id, member_ids: [] } }),
    ),
  ).toBe('permit.missing')
})

test('a hand-over needs two people: who leaves signs, who comes signs, nobody else and only once', async () => {
  const { operator, colleague, supervisor, leader } = await openHotline(world())
  expect(
    await refusalOf(operator.call(handovers.signHandoverFrom, { body: { to_staff: operator.id, notes } })),
  ).toBe('handover.two_people')
  expect(
    await refusalOf(operator.call(handovers.signHandoverFrom, { body: { to_staff: supervisor.id, notes } })),
  ).toBe('shift.not_ours')
  const { id } = await operator.call(handovers.signHandoverFrom, { body: { to_staff: colleague.id, notes } })
  expect((await colleague.call(listNotices)).items).toMatchObject([
    { kind: 'handover.to_sign', record_id: id },
  ])
  expect((await colleague.call(hotlineToday)).handover_to_sign).toBe(id)
  for (const person of [operator, leader]) {
    expect(await refusalOf(person.call(handovers.signHandoverTo, { params: { id } }))).toBe(
      'handover.not_for_you',
    )
  }
  const both = await Promise.all(
    [1, 2].map(() => refusalOf(colleague.call(handovers.signHandoverTo, { params: { id } }))),
  )
  expect(both.sort()).toEqual(['handover.signed_before', undefined])
  expect((await operator.call(handovers.listHandovers)).items).toMatchObject([
    { id, signed_from_at: '2026-11-20T03:00:00.000Z', signed_to_at: '2026-11-20T03:00:00.000Z' },
  ])
})

test('the notes of a hand-over are sealed, opened by the hotline alone, and each opening is recorded', async () => {
  const { operator, colleague } = await openHotline(world())
  const { id } = await operator.call(handovers.signHandoverFrom, { body: { to_staff: colleague.id, notes } })
  expect(await everythingStored(world())).not.toContain('Chị Bưởi')
  expect(await colleague.call(handovers.openHandover, { params: { id } })).toEqual({ id, ...notes })
  expect(await actsOf(world(), colleague, 'read')).toMatchObject([{ kind: 'handover', record_id: id }])
  const stranger = await world().staff('operator')
  expect(await refusalOf(stranger.call(handovers.openHandover, { params: { id } }))).toBe('record.not_found')
  expect(await refusalOf(stranger.call(handovers.signHandoverTo, { params: { id } }))).toBe(
    'record.not_found',
  )
})

test('the board tells who is in danger unanswered, and a contact passed on or hidden by a conflict does not stand there', async () => {
  const { operator, leader, supervisor } = await openHotline(world())
  const open = await took(operator, { danger_now: true })
  await took(operator, { danger_now: true, outcome: 'passed_on' })
  await took(operator, { caller: 'hoax', danger_now: true, outcome: 'harassment', topic: 'other' })
  await took(operator, { danger_now: true, started_at: '2026-11-19T02:00:00Z' })
  const board = await leader.call(hotlineBoard)
  expect(board.open_dangers.map((item) => item.id)).toEqual([open.id])
  expect(board.today).toMatchObject({ total: 3, by_kind: [{ kind: 'inbound_call', count: 3 }] })
  await setConflict(world(), leader, open.id, supervisor)
  expect((await leader.call(hotlineBoard)).open_dangers).toEqual([])
  expect(await refusalOf(operator.call(hotlineBoard))).toBe('permit.missing')
})

test('a suicide risk stays open until the person is reached, and is late after 24 hours', async () => {
  const { operator, leader } = await openHotline(world())
  const { id } = await took(operator, {
    suicide_risk: true,
    started_at: '2026-11-18T02:00:00Z',
    outcome: 'lost_line',
    emergency_callback: true,
  })
  const preview = await operator.call(handovers.previewHandover)
  expect(preview).toMatchObject({ suicide_risks: [id], open_dangers: [], running_clocks: [] })
  expect(preview.emergencies_asked).toHaveLength(1)
  expect((await leader.call(hotlineBoard)).suicide_risks).toMatchObject([{ contact: { id }, late: true }])
  const callBackId = preview.emergencies_asked[0] ?? ''
  const { allowCallBack, callBackMade } = await import('./call-back.contract.ts')
  await leader.call(allowCallBack, { params: { id: callBackId } })
  await operator.call(callBackMade, { params: { id: callBackId }, body: { result: 'reached' } })
  expect((await operator.call(handovers.previewHandover)).suicide_risks).toEqual([])
})
