import { expect, test } from 'vitest'
import { listNotices } from '#modules/messages/notice.contract.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import * as contracts from './call-back.contract.ts'
import { getContact } from './contact.contract.ts'
import { actsOf, auditOf, officeHours, openHotline, setConflict, took } from './hotline.scenes.ts'
import { getSafeContact, openSafeContact, setSafeContact } from './safe-contact.contract.ts'
import { openSafetyCard, writeSafetyCard } from './safety-card.contract.ts'

const world = useWorld()
const reachable = {
  call_allowed: true,
  text_allowed: false,
  hours: [officeHours],
  say: 'Chị ơi, em bên cửa hàng hoa.',
}
const agreed = {
  outcome: 'callback_agreed',
  callback_due_at: '2026-11-20T07:00:00Z',
  phone: '0912 345 678',
} as const

test('a call that was agreed stands in the list until it is made inside safe contact', async () => {
  const { operator, colleague } = await openHotline(world())
  const { id: contactId } = await took(operator, { ...agreed, safe_contact: reachable })
  const { items } = await colleague.call(contracts.listCallBacks)
  expect(items).toMatchObject([
    { contact_id: contactId, status: 'due', may_call_now: true, has_phone: true, late: false },
  ])
  const id = items[0]?.id ?? ''
  expect(
    await colleague.call(contracts.callBackMade, { params: { id }, body: { result: 'reached' } }),
  ).toMatchObject({ status: 'made', again_id: null })
  expect((await colleague.call(contracts.listCallBacks)).items).toEqual([])
  expect(
    await refusalOf(colleague.call(contracts.callBackMade, { params: { id }, body: { result: 'reached' } })),
  ).toBe('call_back.wrong_state')
})

test('without safe contact, outside its hours, or 30 days after it was verified, the call is refused, and the refusal is recorded', async () => {
  const { operator } = await openHotline(world())
  await took(operator, agreed)
  const made = async () => {
    const id = (await operator.call(contracts.listCallBacks)).items[0]?.id ?? ''
    return refusalOf(operator.call(contracts.callBackMade, { params: { id }, body: { result: 'reached' } }))
  }
  expect(await made()).toBe('safe_contact.not_now')
  const [item] = (await operator.call(contracts.listCallBacks)).items
  expect(item).toMatchObject({ status: 'due', may_call_now: false, not_because: 'no_record', version: 1 })
  const params = { id: item?.contact_id ?? '' }
  await operator.call(setSafeContact, { params, body: reachable })
  world().setNow('2026-11-20T11:00:00Z') // 18:00 in the province
  expect(await made()).toBe('safe_contact.not_now')
  expect((await operator.call(contracts.listCallBacks)).items[0]).toMatchObject({
    not_because: 'outside_hours',
    next_call_at: '2026-11-21T02:00:00.000Z',
  })
  world().setNow('2026-12-21T03:00:00Z')
  expect(await made()).toBe('safe_contact.not_now')
  const refused = await actsOf(world(), operator, 'refused')
  expect(refused).toHaveLength(3)
  expect(refused[0]).toMatchObject({
    kind: 'call_back',
    record_id: item?.id,
    detail: { code: 'safe_contact.not_now' },
  })
  world().setNow('2026-11-21T03:00:00Z')
  expect(await made()).toBeUndefined()
})

test('an emergency call back is asked by one, allowed by another, made once, and looked back at by a third', async () => {
  const { operator, leader, supervisor } = await openHotline(world())
  const { id: contactId } = await took(operator, { outcome: 'lost_line', danger_now: true })
  const params = { id: contactId }
  const { id } = await operator.call(contracts.askEmergencyCallBack, { params })
  expect((await leader.call(listNotices)).items).toMatchObject([
    { kind: 'call_back.asked', record_id: contactId },
  ])
  expect(await refusalOf(operator.call(contracts.askEmergencyCallBack, { params }))).toBe(
    'call_back.asked_before',
  )
  expect(
    await refusalOf(operator.call(contracts.callBackMade, { params: { id }, body: { result: 'reached' } })),
  ).toBe('call_back.wrong_state')
  expect(await refusalOf(operator.call(contracts.allowCallBack, { params: { id } }))).toBe('permit.missing')
  await leader.call(contracts.allowCallBack, { params: { id } })
  expect((await operator.call(listNotices)).items[0]).toMatchObject({ kind: 'call_back.allowed' })
  await operator.call(contracts.callBackMade, { params: { id }, body: { result: 'someone_else' } })
  expect(
    await refusalOf(operator.call(contracts.callBackMade, { params: { id }, body: { result: 'reached' } })),
  ).toBe('call_back.wrong_state')
  expect((await supervisor.call(contracts.listCallBacks)).items).toMatchObject([{ id, status: 'made' }])
  await supervisor.call(contracts.reviewCallBack, { params: { id }, body: { note: 'Đã nói đúng lời dặn.' } })
  expect((await supervisor.call(contracts.listCallBacks)).items).toEqual([])
  expect(
    await refusalOf(leader.call(contracts.reviewCallBack, { params: { id }, body: { note: 'lần nữa' } })),
  ).toBe('call_back.wrong_state')
  expect((await auditOf(world(), id)).map((entry) => entry.act)).toEqual([
    'insert',
    'update',
    'update',
    'update',
  ])
})

test('nobody allows what they asked for, nor reviews the call they made', async () => {
  const { leader, otherLeader } = await openHotline(world())
  const contact = await took(leader, { outcome: 'lost_line', emergency_callback: true })
  const [asked] = (await leader.call(contracts.listCallBacks)).items
  const params = { id: asked?.id ?? '' }
  expect(asked).toMatchObject({ contact_id: contact.id, status: 'asked', emergency: true })
  expect(await refusalOf(leader.call(contracts.allowCallBack, { params }))).toBe('call_back.own')
  expect(await refusalOf(leader.call(contracts.refuseCallBack, { params }))).toBe('call_back.own')
  await otherLeader.call(contracts.allowCallBack, { params })
  await leader.call(contracts.callBackMade, { params, body: { result: 'no_answer' } })
  expect(await refusalOf(leader.call(contracts.reviewCallBack, { params, body: { note: 'tự xem' } }))).toBe(
    'call_back.own',
  )
  await otherLeader.call(contracts.reviewCallBack, { params, body: { note: 'đã xem' } })
})

test('a refused emergency stays refused, and only a cut-off line has one', async () => {
  const { operator, leader } = await openHotline(world())
  const ordinary = await took(operator)
  expect(
    await refusalOf(operator.call(contracts.askEmergencyCallBack, { params: { id: ordinary.id } })),
  ).toBe('call_back.not_cut_off')
  const { id: contactId } = await took(operator, { outcome: 'lost_line' })
  const { id } = await operator.call(contracts.askEmergencyCallBack, { params: { id: contactId } })
  await leader.call(contracts.refuseCallBack, { params: { id } })
  for (const contract of [contracts.allowCallBack, contracts.refuseCallBack]) {
    expect(await refusalOf(leader.call(contract, { params: { id } }))).toBe('call_back.wrong_state')
  }
  expect(
    await refusalOf(operator.call(contracts.callBackMade, { params: { id }, body: { result: 'reached' } })),
  ).toBe('call_back.wrong_state')
})

test('of two leaders who decide at once one decides', async () => {
  const { operator, leader, otherLeader } = await openHotline(world())
  for (let round = 0; round < 8; round++) {
    const { id: contactId } = await took(operator, { outcome: 'lost_line' })
    const { id } = await operator.call(contracts.askEmergencyCallBack, { params: { id: contactId } })
    const decided = await Promise.all([
      refusalOf(leader.call(contracts.allowCallBack, { params: { id } })),
      refusalOf(otherLeader.call(contracts.refuseCallBack, { params: { id } })),
    ])
    expect(decided.filter((refusal) => refusal === undefined)).toHaveLength(1)
    expect(decided).toContain('call_back.wrong_state')
  }
})

test('whoever does not see the contact sees no call to it', async () => {
  const { operator, colleague, supervisor } = await openHotline(world())
  const { id: contactId } = await took(operator, { ...agreed, safe_contact: reachable })
  const id = (await operator.call(contracts.listCallBacks)).items[0]?.id ?? ''
  await setConflict(world(), colleague, contactId, supervisor)
  for (const person of [colleague, await world().staff('operator')]) {
    expect((await person.call(contracts.listCallBacks)).items).toEqual([])
    expect(
      await refusalOf(person.call(contracts.callBackMade, { params: { id }, body: { result: 'reached' } })),
    ).toBe('record.not_found')
    expect(await refusalOf(person.call(getSafeContact, { params: { id: contactId } }))).toBe(
      'record.not_found',
    )
    expect(await refusalOf(person.call(openSafetyCard, { params: { id: contactId }, body: {} }))).toBe(
      'record.not_found',
    )
  }
})

test('a try that failed is followed by another where one was agreed, and a call may be dropped', async () => {
  const { operator } = await openHotline(world())
  await took(operator, { ...agreed, safe_contact: reachable })
  const id = (await operator.call(contracts.listCallBacks)).items[0]?.id ?? ''
  const made = await operator.call(contracts.callBackMade, {
    params: { id },
    body: { result: 'no_answer', again_at: '2026-11-21T03:00:00Z' },
  })
  const [again] = (await operator.call(contracts.listCallBacks)).items
  expect(again).toMatchObject({ id: made.again_id, due_at: '2026-11-21T03:00:00.000Z' })
  await operator.call(contracts.dropCallBack, { params: { id: again?.id ?? '' } })
  expect((await operator.call(contracts.listCallBacks)).items).toEqual([])
})

test('what may be said stays covered until opened, is kept when only hours change, and a stale save is refused', async () => {
  const { operator, colleague } = await openHotline(world())
  const { id } = await took(operator, { safe_contact: reachable })
  const params = { id }
  const covered = await operator.send(getSafeContact, { params })
  expect(covered.body).not.toContain('cửa hàng hoa')
  expect(covered.json().safe_contact).toMatchObject({
    has_say: true,
    has_word: false,
    may_call_now: true,
    version: 1,
  })
  await colleague.call(setSafeContact, {
    params,
    body: { call_allowed: false, text_allowed: false, hours: [], version: 1 },
  })
  expect(await refusalOf(operator.call(setSafeContact, { params, body: { ...reachable, version: 1 } }))).toBe(
    'version.stale',
  )
  expect(await refusalOf(operator.call(setSafeContact, { params, body: reachable }))).toBe('version.stale')
  expect(await operator.call(openSafeContact, { params, body: { reason: 'call_back' } })).toEqual({
    say: reachable.say,
    avoid: null,
    word: null,
  })
  expect((await actsOf(world(), operator, 'read')).map((entry) => entry.detail)).toContainEqual({
    opened: 'safe_contact',
    reason: 'call_back',
  })
  expect((await operator.call(getContact, { params })).safe_contact).toMatchObject({
    may_call_now: false,
    not_because: 'not_allowed',
    version: 2,
  })
})

test('the safety card is written once per version and each opening is recorded', async () => {
  const { operator, colleague } = await openHotline(world())
  const { id } = await took(operator)
  const card = { code_word: 'bông bưởi', danger: 'có dao', plan: 'sang nhà cô Tư', whom_to_call: null }
  expect(await refusalOf(colleague.call(openSafetyCard, { params: { id }, body: {} }))).toBe(
    'record.not_found',
  )
  await operator.call(writeSafetyCard, { params: { id }, body: { card } })
  expect(await refusalOf(colleague.call(writeSafetyCard, { params: { id }, body: { card } }))).toBe(
    'version.stale',
  )
  expect(
    await colleague.call(openSafetyCard, { params: { id }, body: { reason: 'caller_on_line' } }),
  ).toMatchObject({ ...card, version: 1 })
  expect(await actsOf(world(), colleague, 'read')).toMatchObject([
    { record_id: id, detail: { opened: 'safety_card' } },
  ])
  expect(
    (await operator.send(writeSafetyCard, { params: { id }, body: { card: {}, version: 1 } })).statusCode,
  ).toBe(400)
})
