import { expect, test } from 'vitest'
import { setConflictContract } from '#modules/cases/assignment.contract.ts'
import { readCaseContract } from '#modules/cases/case.contract.ts'
import { listLooksContract } from '#modules/cases/look.contract.ts'
import { addPersonContract, openPersonContract } from '#modules/cases/person.contract.ts'
import { listNotices } from '#modules/messages/notice.contract.ts'
import { rightsHouse } from '#tests/support/rights-house.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import { excludeAgencyContract } from './conflict.contract.ts'
import {
  exportEmergenciesContract,
  judgeEmergencyContract,
  listEmergenciesContract,
  openInEmergencyContract,
  readEmergencyContract,
} from './emergency.contract.ts'

const world = useWorld()
const words = 'Chị gọi đến, đang bị nhốt; người phụ trách không nghe máy.'
const asking = (code: string, more: object = {}) => ({
  body: { code, minutes: 60, reason: 'in_danger_now' as const, words, ...more },
})

test('a case opens by its number for an hour, names included, and both overseers know at once', async () => {
  const house = await rightsHouse(world())
  const { id, code } = await house.managedCase({
    persons: [{ part: 'survivor', sex: 'female', name: 'Người Thử Khẩn' }],
  })
  const params = { case_id: id }
  expect(await refusalOf(house.elsewhere.call(readCaseContract, { params }))).toBe('record.not_found')
  const opened = await house.elsewhere.call(
    openInEmergencyContract,
    asking(code.toLowerCase().replaceAll('-', ' ')),
  )
  expect(opened).toMatchObject({ case_id: id })
  const file = await house.elsewhere.call(readCaseContract, { params })
  expect(file.assigned).toBe(true)
  const looks = await house.elsewhere.call(listLooksContract, { params, query: {} })
  expect(looks.items.map((look) => look.act)).toContain('emergency_opened')
  expect(file.assignments).toContainEqual(
    expect.objectContaining({ staff_id: house.elsewhere.id, part: 'emergency', until_at: opened.until_at }),
  )
  const person = await house.elsewhere.call(openPersonContract, {
    params: { ...params, person_id: file.persons[0]?.id ?? '' },
    body: { reason: 'emergency' },
  })
  expect(person.name).toBe('Người Thử Khẩn')
  for (const overseer of [house.supervisor, house.officer]) {
    const { items } = await overseer.call(listNotices)
    expect(items.map((notice) => notice.kind)).toContain('emergency.opened')
    const list = await overseer.call(listEmergenciesContract, { query: { waiting: 'true' } })
    expect(list.items.map((each) => each.id)).toContain(opened.id)
  }
  expect((await house.otherSupervisor.call(listEmergenciesContract)).items).toEqual([])
})

test('the database’s own clock ends it', async () => {
  const house = await rightsHouse(world())
  const { id, code } = await house.managedCase()
  await house.elsewhere.call(openInEmergencyContract, asking(code))
  world().setNow('2020-01-01T00:00:00Z') // the clock of the program does not matter
  const [long] = await world().owner<{ span: string; ends: boolean }>(
    "select (until_at - from_at)::text as span, until_at <= from_at + interval '3 hours' as ends from case_assignment where case_id = $1 and part = 'emergency'",
    [id],
  )
  world().setNow(null)
  expect(long).toEqual({ span: '01:00:00', ends: true })
  await expect(
    world().owner(
      "update case_assignment set until_at = from_at + interval '3 hours 1 second' where case_id = $1 and part = 'emergency'",
      [id],
    ),
  ).rejects.toThrow('case_assignment_emergency_short')
  await world().owner(
    "update case_assignment set from_at = now() - interval '3 hours', until_at = now() - interval '1 second' where case_id = $1 and part = 'emergency'",
    [id],
  )
  expect(await refusalOf(house.elsewhere.call(readCaseContract, { params: { case_id: id } }))).toBe(
    'record.not_found',
  )
  // It may be opened again, with a reason of its own.
  await house.elsewhere.call(openInEmergencyContract, asking(code))
  expect(await refusalOf(house.elsewhere.call(readCaseContract, { params: { case_id: id } }))).toBeUndefined()
})

test('to somebody related, the answer is that of a number which does not exist, byte for byte', async () => {
  const house = await rightsHouse(world())
  const { id, code } = await house.managedCase()
  await house.supervisor.call(setConflictContract, {
    params: { case_id: id },
    body: { staff_id: house.elsewhere.id },
  })
  const colleague = await world().staff('case_manager')
  await house.supervisor.call(excludeAgencyContract, {
    params: { case_id: id },
    body: { agency_id: colleague.agencyId, with_units: false },
  })
  for (const related of [house.elsewhere, colleague]) {
    const refused = await related.send(openInEmergencyContract, asking(code))
    const unknown = await related.send(openInEmergencyContract, asking('NM-26-999999'))
    expect([refused.statusCode, refused.body]).toEqual([unknown.statusCode, unknown.body])
    expect(refused.statusCode).toBe(404)
  }
  expect(await world().owner('select 1 from emergency_access where case_id = $1', [id])).toEqual([])
  expect(
    (await house.officer.call(listNotices)).items.filter((notice) => notice.kind === 'emergency.opened'),
  ).toEqual([])
})

test('where no two overseers can be told, nothing opens; where the word cannot be left, neither', async () => {
  const house = await rightsHouse(world())
  const { id, code } = await house.managedCase()
  await world().owner(
    'update staff set enabled = false where id <> $1 and id in (select staff_id from staff_role where role = $2)',
    [house.elsewhere.id, 'data_protection_officer'],
  )
  expect(await refusalOf(house.elsewhere.call(openInEmergencyContract, asking(code)))).toBe(
    'emergency.no_overseers',
  )
  await world().owner(
    "update staff set enabled = true where id in (select staff_id from staff_role where role = 'data_protection_officer')",
  )
  await world().owner(
    "create function public.no_notice() returns trigger language plpgsql as $$ begin if new.kind = 'emergency.opened' then raise exception 'mất điện'; end if; return new; end $$",
  )
  await world().owner('grant execute on function public.no_notice to public')
  await world().owner(
    'create trigger no_notice before insert on notice for each row execute function public.no_notice()',
  )
  expect((await house.elsewhere.send(openInEmergencyContract, asking(code))).statusCode).toBe(500)
  await world().owner('drop trigger no_notice on notice')
  expect(await refusalOf(house.elsewhere.call(readCaseContract, { params: { case_id: id } }))).toBe(
    'record.not_found',
  )
  expect(await world().owner('select 1 from emergency_access where case_id = $1', [id])).toEqual([])
})

test('who works on a case needs no emergency, and who oversees it gets names only so', async () => {
  const house = await rightsHouse(world())
  const { id, code } = await house.managedCase()
  expect(await refusalOf(house.manager.call(openInEmergencyContract, asking(code)))).toBe(
    'emergency.has_access',
  )
  const second = await world().staff('supervisor', { agencyId: house.agencyId })
  await house.supervisor.call(openInEmergencyContract, asking(code))
  const { assigned } = await house.supervisor.call(readCaseContract, { params: { case_id: id } })
  expect(assigned).toBe(true)
  // Nobody reviews himself.
  expect((await house.supervisor.call(listEmergenciesContract)).items).toEqual([])
  expect((await second.call(listEmergenciesContract)).items).toHaveLength(1)
})

test('overseers read why, judge once each, and their words open for overseers alone', async () => {
  const house = await rightsHouse(world())
  const { code } = await house.managedCase()
  const { id } = await house.elsewhere.call(openInEmergencyContract, asking(code))
  const params = { access_id: id }
  expect(await refusalOf(house.otherSupervisor.call(readEmergencyContract, { params }))).toBe(
    'record.not_found',
  )
  const read = await house.officer.call(readEmergencyContract, { params })
  expect(read).toMatchObject({ words, mine: { seen: true, judgement: null } })
  const judged = await house.officer.call(judgeEmergencyContract, {
    params,
    body: { version: read.mine?.version ?? 0, judgement: 'to_examine', note: 'Cần hỏi lại người mở.' },
  })
  expect(judged.judgement).toBe('to_examine')
  expect(
    await refusalOf(
      house.officer.call(judgeEmergencyContract, { params, body: { version: 1, judgement: 'justified' } }),
    ),
  ).toBe('version.stale')
  expect(
    await refusalOf(
      house.otherSupervisor.call(judgeEmergencyContract, {
        params,
        body: { version: 1, judgement: 'justified' },
      }),
    ),
  ).toBe('record.not_found')
  const other = await house.supervisor.call(readEmergencyContract, { params })
  expect(other.reviews.map((review) => review.note)).toContain('Cần hỏi lại người mở.')
  const stored = await world().owner<{ all: string }>(
    'select a::text || r::text as all from emergency_access a join emergency_review r on r.access_id = a.id',
  )
  expect(JSON.stringify(stored)).not.toMatch(/nhốt|hỏi lại/)
  expect((await house.officer.send(exportEmergenciesContract)).rawPayload.subarray(0, 2).toString()).toBe(
    'PK',
  )
})

test('nobody writes into a case opened in an emergency beyond its time, and adding a person works within it', async () => {
  const house = await rightsHouse(world())
  const { id, code } = await house.managedCase()
  await house.elsewhere.call(openInEmergencyContract, asking(code))
  const body = { part: 'child' as const, sex: 'female' as const }
  await house.elsewhere.call(addPersonContract, { params: { case_id: id }, body })
  await world().owner(
    "update case_assignment set from_at = now() - interval '2 hours', until_at = now() where case_id = $1 and part = 'emergency'",
    [id],
  )
  expect(await refusalOf(house.elsewhere.call(addPersonContract, { params: { case_id: id }, body }))).toBe(
    'record.not_found',
  )
})
