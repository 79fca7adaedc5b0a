import { expect, test } from 'vitest'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import { setConflictContract } from './assignment.contract.ts'
import { caseHouse } from './case.builders.ts'
import { readCaseContract } from './case.contract.ts'
import { decideDuplicateContract, listDuplicatesContract } from './duplicate.contract.ts'
import { listLooksContract } from './look.contract.ts'

const world = useWorld()
const survivor = (who: object) => ({
  persons: [{ part: 'survivor' as const, sex: 'female' as const, ...who }],
})

/** The same human being in two cases that one manager works on. */
async function twice(first: object, second: object) {
  const house = await caseHouse(world())
  const earlier = await house.managedCase(survivor(first))
  const now = await house.managedCase(survivor(second))
  const params = { case_id: now.id }
  return { house, earlier, now, params, list: () => house.manager.call(listDuplicatesContract, { params }) }
}

test('the same number in another spelling proposes the earlier case by number and day, without opening it', async () => {
  const { house, earlier, now, list } = await twice(
    { name: 'Đỗ Thị Thử Lại', phone: '0912 555 111' },
    { name: 'do thi thu lai', phone: '+84912555111' },
  )
  const { persons } = await list()
  expect(persons).toHaveLength(1)
  expect(persons[0]).toMatchObject({
    person_id: now.person_ids[0],
    unseen: 0,
    candidates: [
      {
        code: earlier.code,
        case_id: earlier.id,
        status: 'open',
        likeness: 'likely',
        shared: ['name', 'phone'],
        decision: null,
      },
    ],
  })
  expect(JSON.stringify(persons)).not.toMatch(/Đỗ|0912|912555111/i)
  const looks = await house.manager.call(listLooksContract, { params: { case_id: earlier.id }, query: {} })
  expect(looks.items.filter((look) => look.act === 'identity_opened')).toEqual([])
})

test('a surname alone, or a common first name, proposes nobody', async () => {
  for (const [one, other] of [
    ['Nguyễn Thị Thử Một', 'Nguyễn Thị Thử Hai'],
    ['Nguyễn', 'Nguyễn'],
    ['Lan', 'Lan'],
  ] as const) {
    const { list } = await twice({ name: one }, { name: other })
    expect((await list()).persons).toEqual([])
  }
})

test('of a case out of sight only the count is told, and of a related one nothing', async () => {
  const [here, there] = [await caseHouse(world()), await caseHouse(world())]
  const who = { id_number: '022188123456' }
  const hidden = await there.managedCase(survivor(who))
  const mine = await here.managedCase(survivor(who))
  const params = { case_id: mine.id }
  const told = await here.manager.call(listDuplicatesContract, { params })
  expect(told.persons).toEqual([expect.objectContaining({ unseen: 1, candidates: [] })])
  expect(JSON.stringify(told)).not.toContain(hidden.id)
  await there.supervisor.call(setConflictContract, {
    params: { case_id: hidden.id },
    body: { staff_id: here.manager.id },
  })
  expect((await here.manager.call(listDuplicatesContract, { params })).persons).toEqual([])
})

test('who does not work on the case asks in vain, and so does who oversees it', async () => {
  const { house, params, now } = await twice({ phone: '0912555222' }, { phone: '0912555222' })
  const stranger = await world().staff('case_manager', { agencyId: house.agencyId })
  expect(await refusalOf(stranger.call(listDuplicatesContract, { params }))).toBe('record.not_found')
  expect(await refusalOf(house.supervisor.call(listDuplicatesContract, { params }))).toBe('permit.missing')
  const both = await world().staff(['supervisor', 'case_manager'], { agencyId: house.agencyId })
  expect(await refusalOf(both.call(listDuplicatesContract, { params }))).toBe('case.not_assigned')
  expect(
    await refusalOf(
      stranger.call(decideDuplicateContract, {
        params,
        body: {
          person_id: now.person_ids[0] ?? '',
          other_person_id: now.id,
          decision: 'same',
          version: null,
        },
      }),
    ),
  ).toBe('record.not_found')
})

test('a person decides, may decide anew, and nothing is merged', async () => {
  const { house, earlier, now, params, list } = await twice({ phone: '0912555333' }, { phone: '0912555333' })
  const pair = { person_id: now.person_ids[0] ?? '', other_person_id: earlier.person_ids[0] ?? '' }
  const decide = (decision: 'same' | 'different', version: number | null, note?: string) =>
    house.manager.call(decideDuplicateContract, {
      params,
      body: { ...pair, decision, version, ...(note ? { note } : {}) },
    })
  await decide('same', null, 'Chị nói đã từng gọi năm ngoái.')
  expect((await list()).persons[0]?.candidates[0]?.decision).toMatchObject({
    value: 'same',
    version: 1,
    note: 'Chị nói đã từng gọi năm ngoái.',
  })
  expect(await refusalOf(decide('different', null))).toBe('version.stale')
  await decide('different', 1)
  expect((await list()).persons[0]?.candidates[0]?.decision).toMatchObject({
    value: 'different',
    version: 2,
    note: null,
  })
  for (const id of [earlier.id, now.id])
    expect((await house.manager.call(readCaseContract, { params: { case_id: id } })).persons).toHaveLength(1)
  expect(
    await refusalOf(
      house.manager.call(decideDuplicateContract, {
        params,
        body: { person_id: pair.person_id, other_person_id: pair.person_id, decision: 'same', version: null },
      }),
    ),
  ).toBe('record.not_found')
})
