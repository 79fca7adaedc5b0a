import { beforeAll, expect, test } from 'vitest'
import { initiativeHouse } from '#modules/initiatives/initiative.builders.ts'
import { shelterHouse } from '#modules/shelter/shelter.builders.ts'
import { leaveContract } from '#modules/shelter/stay.contract.ts'
import { type Person, useWorld } from '#tests/support/world.ts'
import { getIndicator } from './catalogue.ts'
import { compareFigure, readFigure } from './indicator.contract.ts'
import { countOpenly } from './open-figure.queries.ts'
import { samplesBy } from './records.sample.ts'
import { type AskedUnit, askUnit } from './units.service.ts'

/*
 * One world with everything that makes figures hard; every number below was added up by hand.
 *
 *   calls, by the place written down                               14/12/2021   15/12/2021   1/3/2022   1/10/2022
 *   nowhere                                                              6            9
 *   Phường Cao Xanh (06658), since 1/7/2025 joined with                                           7         10
 *   Phường Hà Khánh (06649) as Phường Cao Xanh (06658@20250701)                                   6
 *   Xã Vô Ngại (06853), since then divided over two communes                                      8 (3 on gender equality)   6
 *   Thành phố Hạ Long (193), a district that is no more                                           5          5
 *   Phường Ka Long (06709) and Phường Mạo Khê (07069), four each                                    8
 *
 *   stays: a mother with two children, 28/6 to 3/7/2022, in one shelter; a woman, 1/3 to 6/3/2022, in the other
 *   a club that must meet every three months: met on 20/5/2021 and was silent for 13 months
 *   the duty to report moved from one department to another on 1/4/2022
 */
const world = useWorld()
const half = { from: '2022-01-01', until: '2022-07-01' }
const second = { from: '2022-07-01', until: '2023-01-01' }
const people = {} as Record<'before' | 'now' | 'leader', Person>

beforeAll(async () => {
  world().setNow('2026-11-21T08:00:00+07:00')
  const { agency, staff, house, owner } = world()
  const centre = await agency()
  const before = await agency({ kind: 'department', duties: ['gender_equality'] })
  const now = await agency({ kind: 'department', duties: ['gender_equality'] })
  await owner("update agency_duty set until_on = '2022-04-01' where agency_id = $1", [before])
  await owner("update agency_duty set from_on = '2022-04-01' where agency_id = $1", [now])
  people.before = await staff('provincial_officer', { agencyId: before })
  people.now = await staff('provincial_officer', { agencyId: now })
  people.leader = await staff('leader')

  const samples = samplesBy(house, await staff(['operator', 'supervisor'], { agencyId: centre }))
  const calls = (n: number, on: string, place: string | null, more: object = {}) =>
    samples.calls(Array.from({ length: n }, () => ({ on, place, ...more })))
  await calls(6, '2021-12-14', null)
  await calls(9, '2021-12-15', null)
  await calls(7, '2022-03-01', '06658')
  await calls(6, '2022-03-01', '06649')
  await calls(5, '2022-03-01', '06853')
  await calls(3, '2022-03-01', '06853', { gender_equality: true })
  await calls(5, '2022-03-01', '193')
  await calls(4, '2022-03-01', '06709')
  await calls(4, '2022-03-01', '07069')
  await calls(10, '2022-10-01', '06658')
  await calls(6, '2022-10-01', '06853')
  await calls(5, '2022-10-01', '193')

  const stay = async (from: string, until: string, children: number) => {
    const shelter = await shelterHouse(world(), { beds: 4 })
    const { id, version } = await shelter.stay(await shelter.family(children), `${from}T20:00:00+07:00`)
    await shelter.keeper.call(leaveContract, {
      params: { stay_id: id },
      body: { version, left_at: `${until}T09:00:00+07:00`, left_to: 'relatives' },
    })
  }
  await stay('2022-06-28', '2022-07-03', 2)
  await stay('2022-03-01', '2022-03-06', 0)

  const { officer, found, meet } = await initiativeHouse(world())
  const club = await found(officer, { founded_on: '2015-02-01' })
  await meet(officer, club.id, '2021-05-20')
}, 120_000)

const read = (person: Person, code: string, query: object) =>
  person.call(readFigure, { params: { code }, query: query as never })
const value = async (person: Person, code: string, query: object) => (await read(person, code, query)).value

test('what happened on 14 and on 15 December falls into two reporting years and one calendar year', async () => {
  const { now } = people
  expect(await value(now, 'HOT-1', { from: '2021-06-15', until: '2021-12-15' })).toBe(6)
  expect(await value(now, 'HOT-1', { from: '2021-12-15', until: '2022-06-15' })).toBe(43) // 9 + 34
  expect(await value(now, 'HOT-1', { from: '2021-07-01', until: '2022-01-01' })).toBe(15) // 6 + 9
  expect(await value(now, 'HOT-1', half)).toBe(34) // 7 + 6 + 8 + 5 + 8
  const compared = await now.call(compareFigure, {
    params: { code: 'HOT-1' },
    query: { ...half, other_from: '2021-12-15', other_until: '2022-06-15' },
  })
  expect([compared.first.value, compared.second.value]).toEqual([34, 43])
})

test('two communes that were joined, one that was divided, a district that is no more: by the units of then and of now', async () => {
  const { facts } = world().house
  const calls = getIndicator('HOT-1')
  const count = async (unit: AskedUnit) => (await countOpenly(facts, calls, unit, half)).total
  const at = async (place: string, day: string) => count(await askUnit(facts, place, day))
  expect([await at('06658', '2022-06-30'), await at('06649', '2022-06-30')]).toEqual([7, 6])
  expect(await at('06658', '2026-01-01')).toBe(13) // 7 + 6: the joined one
  expect(await at('193', '2022-06-30')).toBe(18) // 7 + 6 + 5: the district that is no more
  const province = await askUnit(facts, '22', '2026-01-01')
  const rest = province.map.divisionOf(province.id, province.day)?.rest ?? []
  const told = await Promise.all(rest.map(async ({ why, set }) => [why, await count({ ...province, set })]))
  // Vô Ngại 8, and 5 of which only the district was written: a person has to say.
  expect(Object.fromEntries(told)).toEqual({ split: 13, not_recorded: 0, elsewhere: 0 })
  // To a stranger to the duty each is told as it is or covered, never as another number.
  const { by } = await read(people.leader, 'HOT-1', { ...half, by: 'place', units: '2026-01-01' })
  const joined = by?.items.find((item) => item.name === 'Phường Cao Xanh')?.value
  expect([13, '≥5', '…']).toContain(joined)
})

test('a duty that moved in mid-period changes no figure: who holds it today sees the small ones, who held it then does not', async () => {
  expect(await value(people.now, 'HOT-2', half)).toBe(3)
  expect(await value(people.before, 'HOT-2', half)).toBe('<5')
  expect(await value(people.before, 'HOT-1', half)).toBe(34)
})

test('a stay across the cut gives each period its nights, and a province with two shelters tells of neither', async () => {
  const { now, leader } = people
  // 28, 29 and 30 June of three people, and five nights of one; then 1 and 2 July of three.
  expect(await value(now, 'STY-2', half)).toBe(14)
  expect(await value(now, 'STY-2', second)).toBe(6)
  expect(await value(now, 'STY-2', { from: half.from, until: second.until })).toBe(20)
  expect([await value(now, 'STY-1', half), await value(now, 'STY-1', second)]).toEqual([4, 3])
  expect(await value(leader, 'STY-1', half)).toBe('<5')
  const { by } = await read(leader, 'STY-1', { ...half, by: 'place' })
  const numbers = [...(by?.items ?? []), ...(by?.rest ?? [])].filter((item) => typeof item.value === 'number')
  expect(numbers).toEqual([])
})

test('a club that was silent for 13 months is kept while it met, and silent then, and nobody closed it', async () => {
  const { leader } = people
  expect(await value(leader, 'CLB-1', { from: '2021-01-01', until: '2021-07-01' })).toBe(1)
  expect(await value(leader, 'CLB-1', half)).toBe(0)
  const { by } = await read(leader, 'INI-6', { ...half, by: 'life' })
  expect(by?.items.map((item) => [item.key, item.value])).toEqual([
    ['kept', 0],
    ['new', 0],
    ['silent', 1],
  ])
})
