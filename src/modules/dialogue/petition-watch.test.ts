import { expect, test } from 'vitest'
import { listNotices } from '#modules/messages/notice.contract.ts'
import { type Person, useWorld } from '#tests/support/world.ts'
import { dialogueHouse } from './dialogue.builders.ts'
import { readPetitionContract, readTurnsContract } from './petition.contract.ts'
import { watchPetitions } from './petition-watch.ts'

const world = useWorld()
const watch = () => watchPetitions({ ...world().house, jobs: world().house.jobs.db })
const kinds = async (person: Person) =>
  (await person.call(listNotices, { query: {} })).items.map((notice) => notice.kind)

test('a body hears before its limit, and once it has passed the leaders hear it too, each once', async () => {
  const { record, move, credit, leader, officer } = await dialogueHouse(world(), '19')
  await world().owner(
    "insert into agency_duty (id, agency_id, duty_code, place_id, from_on, basis) values (gen_random_uuid(), $1, 'petition_follow', '19', '2020-01-01', 'thử')",
    [leader.agencyId],
  )
  const { id } = await record()
  const { due_at } = await move(id, { move: 'ask' })
  await watch()
  expect(await kinds(leader)).toEqual([])
  world().setNow(new Date(Date.parse(due_at ?? '') - 86_400_000).toISOString())
  await watch()
  await watch()
  expect((await kinds(credit.officer)).toSorted()).toEqual(['petition.asked', 'petition.due_soon'])
  world().setNow(new Date(Date.parse(due_at ?? '') + 60_000).toISOString())
  await watch()
  await watch()
  expect(await kinds(leader)).toEqual(['petition.overdue'])
  expect((await leader.call(readTurnsContract, {})).bodies).toMatchObject([{ body_id: credit.id, late: 1 }])
  expect(await kinds(officer)).toContain('petition.overdue')
})

test('a day off that is entered later moves the limit, and the rule stays the one of the day it was asked', async () => {
  const { record, move, officer } = await dialogueHouse(world(), '20')
  const { id } = await record()
  const { due_at } = await move(id, { move: 'ask' })
  await world().owner(
    "insert into public_holiday (day, working, name_vi, source, status) values ('2026-11-26', false, 'ngày nghỉ thử', 'thử', 'issued') on conflict (day) do update set working = false",
  )
  await watch()
  const file = await officer.call(readPetitionContract, { params: { petition_id: id } })
  expect(Date.parse(file.due_at ?? '')).toBeGreaterThan(Date.parse(due_at ?? ''))
  expect(file.turns_taken[0]?.due_at).toBe(file.due_at)
  await world().owner("delete from public_holiday where day = '2026-11-26'")
})
