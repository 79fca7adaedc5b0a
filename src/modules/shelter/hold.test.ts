import { expect, test } from 'vitest'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import {
  arriveContract,
  holdBedContract,
  holdByPhoneContract,
  readHoldContract,
  releaseHoldContract,
} from './hold.contract.ts'
import { tonightContract } from './house.contract.ts'
import { shelterHouse } from './shelter.builders.ts'
import { readCaseShelterContract } from './stay.contract.ts'

const world = useWorld()
const now = '2026-11-21T21:00:00+07:00'

test('fifty workers who ask for the last bed at once get it exactly once', async () => {
  world().setNow(now)
  const { manager, keeper, one, beds } = await shelterHouse(world(), { beds: 1 })
  const asked = Array.from({ length: 50 }, () =>
    manager.send(holdBedContract, { params: { case_id: one.case_id }, body: { bed_id: beds[0] } }),
  )
  const answers = await Promise.all(asked)
  expect(answers.filter((each) => each.statusCode === 200)).toHaveLength(1)
  const refused = answers.filter((each) => each.statusCode !== 200).map((each) => each.json().error.code)
  expect(new Set(refused)).toEqual(new Set(['bed.taken']))
  expect(refused).toHaveLength(49)
  const [house] = (await keeper.call(tonightContract)).houses
  expect(house?.beds.map((bed) => bed.free)).toEqual([false])
})

test('fifty arrivals at the last bed give it to one family, and nobody is written half', async () => {
  world().setNow(now)
  const { stay, family, owner } = { ...(await shelterHouse(world(), { beds: 1 })), owner: world().owner }
  const families = await Promise.all(Array.from({ length: 10 }, () => family()))
  const tries = Array.from({ length: 50 }, (_, n) => families[n % 10]).flatMap((each) => (each ? [each] : []))
  const outcomes = await Promise.all(tries.map((each) => refusalOf(stay(each, now))))
  expect(outcomes.filter((outcome) => outcome === undefined)).toHaveLength(1)
  const ids = families.map((each) => each.case_id)
  const written = await owner<{ stays: number }>(
    `select (select count(*)::int from shelter_stay where case_id = any ($1)) as stays`,
    [ids],
  )
  expect(written).toEqual([{ stays: 1 }])
})

test('a held bed frees itself when its time is over, and another family may have it', async () => {
  world().setNow(now)
  const { manager, keeper, one, family, beds } = await shelterHouse(world(), { beds: 1 })
  const other = await family()
  const hold = (case_id: string) =>
    manager.call(holdBedContract, { params: { case_id }, body: { bed_id: beds[0] ?? '', minutes: 60 } })
  await hold(one.case_id)
  world().setNow('2026-11-21T21:59:00+07:00')
  expect(await refusalOf(hold(other.case_id))).toBe('bed.taken')
  world().setNow('2026-11-21T22:00:00+07:00')
  const [house] = (await keeper.call(tonightContract)).houses
  expect(house?.beds[0]).toMatchObject({ free: true, hold: null })
  expect(await refusalOf(hold(other.case_id))).toBeUndefined()
})

test('a bed that is let go is free at once, and a hold is let go once', async () => {
  world().setNow(now)
  const { manager, one, beds } = await shelterHouse(world(), { beds: 1 })
  const body = { bed_id: beds[0] ?? '' }
  const held = await manager.call(holdBedContract, { params: { case_id: one.case_id }, body })
  const release = (version: number) =>
    manager.call(releaseHoldContract, { params: { hold_id: held.id }, body: { version } })
  expect(await refusalOf(release(7))).toBe('version.stale')
  expect(await release(1)).toMatchObject({ state: 'released', version: 2 })
  expect(await refusalOf(release(2))).toBe('hold.wrong_state')
  expect(
    await refusalOf(manager.call(holdBedContract, { params: { case_id: one.case_id }, body })),
  ).toBeUndefined()
})

test('a keeper holds a bed under the number a caller tells, and takes her and her child in without seeing the case', async () => {
  world().setNow(now)
  const { keeper, manager, family, house_id, beds } = await shelterHouse(world(), { beds: 2 })
  const them = await family(1)
  const held = await keeper.call(holdByPhoneContract, {
    params: { house_id },
    body: { bed_id: beds[0] ?? '', case_code: them.code.toLowerCase() },
  })
  const seen = await keeper.call(readHoldContract, { params: { hold_id: held.id } })
  expect(seen.persons).toMatchObject([
    { part: 'survivor', sex: 'female' },
    { part: 'child', sex: 'male', age_years: 7 },
  ])
  const arrived = await keeper.call(arriveContract, {
    params: { hold_id: held.id },
    body: {
      version: 1,
      arrived_at: now,
      arrived_by: 'police',
      persons: seen.persons.map((person, n) => ({ person_id: person.id, bed_id: beds[n] ?? '' })),
      warnings: ['searched_for'],
      call_name: 'Chị Mây',
    },
  })
  const board = (await keeper.call(tonightContract)).houses[0]
  expect(board?.beds.map((bed) => bed.stay)).toMatchObject([
    { id: arrived.id, case_code: them.code, persons: 2, nights: 0 },
    { id: arrived.id },
  ])
  expect(JSON.stringify(board)).not.toContain('Chị Mây')
  const file = await manager.call(readCaseShelterContract, { params: { case_id: them.case_id } })
  expect(file).toMatchObject({ holds: [], stays: [{ id: arrived.id, persons: 2, children: 1 }] })
})

test('a number that is no open case holds a bed alike, and nobody is taken in on it', async () => {
  world().setNow(now)
  const { keeper, house_id, beds, one } = await shelterHouse(world(), { beds: 1 })
  const held = await keeper.call(holdByPhoneContract, {
    params: { house_id },
    body: { bed_id: beds[0] ?? '', case_code: 'NM-26-9999' },
  })
  const arrival = keeper.call(arriveContract, {
    params: { hold_id: held.id },
    body: {
      version: 1,
      arrived_at: now,
      arrived_by: 'self',
      persons: [{ person_id: one.person_ids[0] ?? '', bed_id: beds[0] ?? '' }],
      warnings: [],
    },
  })
  expect(await refusalOf(arrival)).toBe('hold.without_case')
})

test('another agency’s keeper and worker are told that house, bed and hold do not exist', async () => {
  world().setNow(now)
  const mine = await shelterHouse(world(), { beds: 1 })
  const theirs = await shelterHouse(world(), { beds: 1 })
  const held = await mine.manager.call(holdBedContract, {
    params: { case_id: mine.one.case_id },
    body: { bed_id: mine.beds[0] ?? '' },
  })
  const foreign = [
    theirs.manager.call(holdBedContract, {
      params: { case_id: theirs.one.case_id },
      body: { bed_id: mine.beds[0] ?? '' },
    }),
    theirs.keeper.call(holdByPhoneContract, {
      params: { house_id: mine.house_id },
      body: { bed_id: mine.beds[0] ?? '' },
    }),
    theirs.keeper.call(readHoldContract, { params: { hold_id: held.id } }),
    theirs.keeper.call(releaseHoldContract, { params: { hold_id: held.id }, body: { version: 1 } }),
  ]
  expect(await Promise.all(foreign.map(refusalOf))).toEqual(foreign.map(() => 'record.not_found'))
  expect((await theirs.keeper.call(tonightContract)).houses.map((house) => house.id)).toEqual([
    theirs.house_id,
  ])
})
