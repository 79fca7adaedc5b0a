import { expect, test } from 'vitest'
import { giveRoleContract, listStaffContract } from '#modules/access/staff.contract.ts'
import {
  decideTwoPersonContract,
  listTwoPersonContract,
  readTwoPersonContract,
  withdrawTwoPersonContract,
} from '#modules/access/two-person.contract.ts'
import { setConflictContract } from '#modules/cases/assignment.contract.ts'
import { readCaseContract } from '#modules/cases/case.contract.ts'
import { listNotices } from '#modules/messages/notice.contract.ts'
import { rightsHouse } from '#tests/support/rights-house.ts'
import { type Person, refusalOf, useWorld } from '#tests/support/world.ts'
import { excludeAgencyContract, liftConflictContract } from './conflict.contract.ts'
import { openInEmergencyContract } from './emergency.contract.ts'

const world = useWorld()
const words = 'Chị cùng tên với người thân của tôi nhưng không phải một người.'
const yes = (person: Person, request_id: string, approve = true) =>
  person.call(decideTwoPersonContract, {
    params: { request_id },
    body: { version: 1, approve, ...(approve ? {} : { answer: 'Chưa đủ căn cứ.' }) },
  })

async function askedLift() {
  const house = await rightsHouse(world())
  const { id } = await house.managedCase()
  await house.supervisor.call(setConflictContract, {
    params: { case_id: id },
    body: { staff_id: house.operator.id },
  })
  const request = await house.supervisor.call(liftConflictContract, {
    params: { case_id: id },
    body: { subject_id: house.operator.id, words },
  })
  return { house, id, request: request.id }
}

test('a conflict of interest is lifted by two people of two bodies, and by no fewer', async () => {
  const { house, id, request } = await askedLift()
  const colleague = await world().staff('supervisor', { agencyId: house.agencyId })
  expect(await refusalOf(yes(house.supervisor, request))).toBe('two_person.not_oneself')
  expect(await refusalOf(yes(colleague, request))).toBe('record.not_found')
  expect(await refusalOf(yes(house.leader, request))).toBe('record.not_found')
  expect(await world().owner('select 1 from conflict_of_interest where record_id = $1', [id])).toHaveLength(1)
  expect((await house.otherSupervisor.call(listNotices)).items.map((notice) => notice.kind)).toContain(
    'two_person.asked',
  )
  const { items } = await house.otherSupervisor.call(listTwoPersonContract, { query: { for_me: 'true' } })
  expect(items.map((each) => each.id)).toContain(request)
  expect(
    await house.otherSupervisor.call(readTwoPersonContract, { params: { request_id: request } }),
  ).toMatchObject({ words })
  expect(await yes(house.otherSupervisor, request)).toMatchObject({ status: 'approved' })
  expect(await world().owner('select 1 from conflict_of_interest where record_id = $1', [id])).toEqual([])
  expect(await refusalOf(yes(house.officer, request))).toBe('two_person.wrong_state')
})

test('the data-protection officer may say yes in the same body, since the office is independent', async () => {
  const { house, id, request } = await askedLift()
  await yes(house.officer, request)
  expect(await world().owner('select 1 from conflict_of_interest where record_id = $1', [id])).toEqual([])
})

test('a no, a request taken back or one that ran out changes nothing', async () => {
  const { house, id, request } = await askedLift()
  await yes(house.officer, request, false)
  expect(await refusalOf(yes(house.otherSupervisor, request))).toBe('two_person.wrong_state')
  const again = await house.supervisor.call(liftConflictContract, {
    params: { case_id: id },
    body: { subject_id: house.operator.id, words },
  })
  const params = { request_id: again.id }
  expect(
    await refusalOf(house.officer.call(withdrawTwoPersonContract, { params, body: { version: 1 } })),
  ).toBe('record.not_found')
  await house.supervisor.call(withdrawTwoPersonContract, { params, body: { version: 1 } })
  expect(await refusalOf(yes(house.officer, again.id))).toBe('two_person.wrong_state')
  const late = await house.supervisor.call(liftConflictContract, {
    params: { case_id: id },
    body: { subject_id: house.operator.id, words },
  })
  await world().owner(
    "update two_person_request set expires_at = now() - interval '1 second' where id = $1",
    [late.id],
  )
  expect(await refusalOf(yes(house.officer, late.id))).toBe('two_person.expired')
  expect(await world().owner('select 1 from conflict_of_interest where record_id = $1', [id])).toHaveLength(1)
})

test('two who say yes at once do it once', async () => {
  const { house, request } = await askedLift()
  const answers = await Promise.all(
    [house.officer, house.otherSupervisor].map((person) => refusalOf(yes(person, request))),
  )
  expect(answers.filter((code) => code === undefined)).toHaveLength(1)
  expect(answers.filter((code) => code === 'two_person.wrong_state')).toHaveLength(1)
})

test('whom it concerns sees no request, and who is related to the record decides none', async () => {
  const { house, id, request } = await askedLift()
  for (const person of [house.operator, house.otherSupervisor])
    await world().owner(
      "insert into conflict_of_interest (staff_id, record_id, kind, agency_id, set_by) values ($1, $2, 'case', $3, $4) on conflict do nothing",
      [person.id, id, house.agencyId, house.supervisor.id],
    )
  for (const person of [house.operator, house.otherSupervisor]) {
    expect(JSON.stringify(await person.call(listTwoPersonContract))).not.toContain(request)
    expect(await refusalOf(person.call(readTwoPersonContract, { params: { request_id: request } }))).toBe(
      'record.not_found',
    )
  }
  expect((await house.otherSupervisor.call(listNotices)).items).toEqual([])
})

test('a body that is related is excluded as a whole, its assignments end, and two people let it in again', async () => {
  const house = await rightsHouse(world())
  const { id, code } = await house.managedCase()
  const params = { case_id: id }
  await house.elsewhere.call(openInEmergencyContract, {
    body: { code, minutes: 60, reason: 'medical', words: 'Cấp cứu, cần số người nhà.' },
  })
  expect((await house.elsewhere.call(readCaseContract, { params })).assigned).toBe(true)
  const exclude = (agency_id: string) =>
    house.supervisor.call(excludeAgencyContract, { params, body: { agency_id, with_units: false } })
  expect(await refusalOf(exclude(house.agencyId))).toBe('conflict.own_agency')
  await exclude(house.elsewhere.agencyId)
  expect(await refusalOf(house.elsewhere.call(readCaseContract, { params }))).toBe('record.not_found')
  const newcomer = await world().staff('case_manager', { agencyId: house.elsewhere.agencyId })
  expect(await refusalOf(newcomer.call(readCaseContract, { params }))).toBe('record.not_found')
  const request = await house.supervisor.call(liftConflictContract, {
    params,
    body: { subject_id: house.elsewhere.agencyId, words },
  })
  expect(await refusalOf(yes(house.otherSupervisor, request.id))).toBe('record.not_found') // of the excluded body
  await yes(house.officer, request.id)
  expect(await world().owner('select 1 from conflict_of_agency where record_id = $1', [id])).toEqual([])
})

test('a role that opens cases is given by two people once the house has a data-protection officer', async () => {
  const house = await rightsHouse(world())
  const administrator = await world().staff('administrator', { agencyId: house.agencyId })
  const clerk = await world().staff('clerk', { agencyId: house.agencyId })
  const given = await administrator.call(giveRoleContract, {
    params: { staff_id: clerk.id },
    body: { agency_id: house.agencyId, role: 'case_manager', from_on: '2026-01-01' },
  })
  expect(given.awaits_second).toBe(true)
  const held = () =>
    world().owner<{ until_on: string | null }>('select until_on::text from staff_role where id = $1', [
      given.id,
    ])
  expect(await held()).toEqual([{ until_on: '2026-01-01' }]) // ends as it begins: held by nobody
  const twin = await world().staff('administrator', { agencyId: house.agencyId })
  const shown = async () =>
    (await twin.call(listStaffContract, { query: { q: clerk.username } })).items[0]?.roles.find(
      (role) => role.id === given.id,
    )?.waits
  const asker = (await administrator.call(listStaffContract, { query: { q: administrator.username } }))
    .items[0]
  expect(await shown()).toEqual({ asked_by: asker?.display_name, expires_at: expect.any(String) }) // any administrator sees what waits
  const { items } = await house.officer.call(listTwoPersonContract, {
    query: { kind: 'role_grant', for_me: 'true' },
  })
  const request = items.find((each) => each.record_id === given.id)?.id ?? ''
  expect(await refusalOf(yes(administrator, request))).toBe('two_person.not_oneself')
  expect(await refusalOf(yes(twin, request))).toBe('record.not_found')
  await yes(house.officer, request)
  expect(await held()).toEqual([{ until_on: null }])
  expect(await shown()).toBeNull()
  const plain = await administrator.call(giveRoleContract, {
    params: { staff_id: clerk.id },
    body: { agency_id: house.agencyId, role: 'accountant', from_on: '2026-01-01' },
  })
  expect(plain.awaits_second).toBe(false)
})
