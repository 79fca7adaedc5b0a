import { expect, test } from 'vitest'
import { initiativeHouse } from '#modules/initiatives/initiative.builders.ts'
import { moveInitiativeContract, readInitiativeContract } from '#modules/initiatives/initiative.contract.ts'
import { choosePlaceContract } from '#modules/initiatives/place.contract.ts'
import { addFundContract, withdrawFundContract } from '#modules/initiatives/support.contract.ts'
import { type Person, useWorld } from '#tests/support/world.ts'
import { listFigureRecords, readFigure } from '../indicator.contract.ts'

const world = useWorld()
const house = async () => {
  world().setNow('2026-11-21T08:00:00+07:00')
  return initiativeHouse(world())
}
const half = (year: number) => ({ from: `${year}-01-01`, until: `${year}-07-01` })
const read = (person: Person, code: string, query: object) =>
  person.call(readFigure, { params: { code }, query: query as never })
const value = async (person: Person, code: string, query: object) => (await read(person, code, query)).value

test('a club counts as kept in a period when it met in time, and a small number is told to everyone as it is', async () => {
  const { officer, found, meet } = await house()
  const [met, late, young] = [
    await found(officer, { founded_on: '2015-02-01' }),
    await found(officer, { founded_on: '2015-02-01' }),
    await found(officer, { founded_on: '2016-06-20' }),
  ]
  await meet(officer, met.id, '2016-05-10')
  await meet(officer, late.id, '2016-03-30') // three months before the last day of June: not in time
  const leader = await world().staff('leader')
  expect(await value(leader, 'CLB-1', half(2016))).toBe(1)
  const all = await read(leader, 'INI-6', { ...half(2016), by: 'life' })
  expect(all.by?.items.map((item) => [item.key, item.value])).toEqual([
    ['kept', 1],
    ['new', 1],
    ['silent', 1],
  ])
  expect(all.share).toEqual({ numerator: 1, denominator: 3, percent: 33.3 })
  const { items, total } = await leader.call(listFigureRecords, {
    params: { code: 'CLB-1' },
    query: half(2016),
  })
  expect(items).toMatchObject([{ kind: 'initiative', opens: { kind: 'initiative', id: met.id } }])
  expect(total).toBe(1)
  expect(young.version).toBe(1)
})

test('a model of 2016–2020 counts until it is closed; a pilot until it is kept; pilots in one district are one locality', async () => {
  const { officer, found, meet, place } = await house()
  const old = await found(officer, { kind: 'family_violence', phase: '2016-2020', founded_on: '2018-02-01' })
  await meet(officer, old.id, '2021-11-01')
  const [one, other] = [await place('Phường Hồng Hải', false), await place('Phường Cao Xanh', false)]
  const pilot = {
    kind: 'gender_violence',
    phase: '2021-2023',
    founded_on: '2021-08-01',
    stage: 'pilot',
  } as const
  const first = await found(officer, { ...pilot, place_ids: [one] })
  await found(officer, { ...pilot, place_ids: [other] })
  await found(officer, { ...pilot, place_ids: [await place('Huyện Ba Chẽ', false)] })
  const in2021 = { from: '2021-07-01', until: '2022-01-01' }
  expect(await value(officer, 'INI-1', in2021)).toBe(1)
  expect(await value(officer, 'INI-1', half(2022))).toBe(0) // no meeting within six months
  expect(await value(officer, 'INI-2', in2021)).toBe(3)
  expect(await value(officer, 'INI-3', in2021)).toBe(2)
  const move = (id: string, move: 'keep' | 'close', on: string, version: number) =>
    officer.call(moveInitiativeContract, {
      params: { initiative_id: id },
      body: { version, move, on, evidence: 'Biên bản tổng kết' },
    })
  await move(first.id, 'keep', '2022-03-01', 1)
  await move(old.id, 'close', '2021-12-31', 1)
  expect(await value(officer, 'INI-2', half(2022))).toBe(2)
  expect(await value(officer, 'INI-2', in2021)).toBe(3)
  expect(await value(officer, 'INI-1', in2021)).toBe(0)
})

test('a club of huyện Đầm Hà counts there in 2024 and under its successor commune today', async () => {
  const { officer, found, meet, place } = await house()
  const [district, today] = [await place('Huyện Đầm Hà', false), await place('Xã Đầm Hà', true)]
  const { id } = await found(officer, {
    kind: 'core_chapter',
    place_ids: [district],
    founded_on: '2023-05-01',
  })
  await meet(officer, id, '2024-06-01')
  await meet(officer, id, '2026-11-01')
  const now = { from: '2026-07-01', until: '2027-01-01' }
  const asks = await read(officer, 'CLB-2', { ...now, by: 'place' })
  expect(asks.by?.rest.find((rest) => rest.why === 'split')?.value).toBe(1)
  expect(await value(officer, 'CLB-2', { ...now, place: today })).toBe(0)
  const { working_in } = await officer.call(readInitiativeContract, { params: { initiative_id: id } })
  await officer.call(choosePlaceContract, {
    params: { initiative_id: id, working_id: working_in[0]?.id ?? '' },
    body: { place_id: today },
  })
  expect(await value(officer, 'CLB-2', { ...now, place: today })).toBe(1)
  expect(await value(officer, 'CLB-2', { ...half(2024), place: district })).toBe(1)
  expect(await value(officer, 'CLB-2', half(2024))).toBe(1)
})

test('a team counts in the period it was founded in; a model in five wards is five wards', async () => {
  const { officer, found, meet, place } = await house()
  await found(officer, { kind: 'communication_team', founded_on: '2017-03-01' })
  await found(officer, { kind: 'communication_team', founded_on: '2017-07-01' })
  await found(officer, { kind: 'cultural_identity', founded_on: '2017-06-30' })
  expect(await value(officer, 'TEAM-1', half(2017))).toBe(1)
  expect(await value(officer, 'CLB-3', half(2017))).toBe(1)
  const wards = await Promise.all(
    ['Phường Hồng Hải', 'Phường Hồng Hà', 'Phường Bạch Đằng', 'Phường Cao Thắng', 'Phường Hà Khánh'].map(
      (name) => place(name, false),
    ),
  )
  const { id } = await found(officer, {
    kind: 'anti_trafficking',
    place_ids: wards,
    founded_on: '2019-01-01',
  })
  expect(await value(officer, 'INI-5', half(2019))).toBe(0)
  await meet(officer, id, '2019-04-01')
  expect(await value(officer, 'INI-5', half(2019))).toBe(5)
  await found(officer, { kind: 'prostitution_prevention', stage: 'pilot', founded_on: '2019-02-01' })
  expect(await value(officer, 'INI-4', half(2019))).toBe(1)
})

test('money is added up by source and told for each model that received any; what was a mistake is not', async () => {
  const { officer, found } = await house()
  const [one, other] = [
    await found(officer, { founded_on: '2013-01-01' }),
    await found(officer, { founded_on: '2013-01-01' }),
  ]
  const give = (id: string, source: 'mobilised' | 'provincial_budget', amount_vnd: number) =>
    officer.call(addFundContract, {
      params: { initiative_id: id },
      body: { source, on_day: '2013-03-01', amount_vnd },
    })
  await give(one.id, 'mobilised', 30_000_000)
  await give(one.id, 'provincial_budget', 50_000_000)
  await give(other.id, 'mobilised', 20_000_001)
  const wrong = await give(other.id, 'mobilised', 900_000_000)
  await officer.call(withdrawFundContract, {
    params: { initiative_id: other.id, fund_id: wrong.id },
    body: { version: 1 },
  })
  const figure = await read(officer, 'FIN-1', { ...half(2013), by: 'fund_source' })
  expect(figure.value).toBe(100_000_001)
  expect(figure.per).toMatchObject({ sharers: 2, mean: 50_000_001 })
  expect(figure.by?.items.find((item) => item.key === 'mobilised')?.value).toBe(50_000_001)
})
