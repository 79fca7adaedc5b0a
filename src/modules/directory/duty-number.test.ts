import { expect, test } from 'vitest'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import * as contracts from './duty-number.contract.ts'

const world = useWorld()
const ofProvince = { place_id: '22', service: 'health', name: 'Cấp cứu thử', phone: '0203 000 0000' } as const

async function placeLike(condition: string): Promise<{ id: string; name: string }> {
  const [place] = await world().owner<{ id: string; name: string }>(
    `select id, name from place where province_id = '22' and ${condition} order by id limit 1`,
  )
  if (!place) throw new Error(`no place where ${condition}`)
  return place
}

test('a commune answers with its own numbers, then its province’s', async () => {
  const { staff } = world()
  const leader = await staff('duty_leader')
  const commune = await placeLike("level = 'commune' and valid_until is null")
  const province = await leader.call(contracts.addDutyNumber, { body: ofProvince })
  const own = await leader.call(contracts.addDutyNumber, {
    body: { ...ofProvince, place_id: commune.id, service: 'police' },
  })
  const { items, places } = await (await staff('operator')).call(contracts.listDutyNumbers, {
    query: { place_id: commune.id },
  })
  expect(items.map((item) => item.id)).toEqual([own.id, province.id])
  expect(items[1]).toMatchObject({ province_wide: true, phone: '02030000000', hours: '24/7' })
  expect(places).toEqual([commune])
})

test('a former commune answers with what it became, and says when a person has to choose', async () => {
  const { staff, owner } = world()
  const [step] = await owner<{ from_id: string; to_id: string }>(
    "select s.from_id, s.to_id from place_successor s join place f on f.id = s.from_id join place t on t.id = s.to_id where t.province_id = '22' and f.level = 'commune' and t.valid_until is null and not s.needs_choice limit 1",
  )
  const leader = await staff('duty_leader')
  const { id } = await leader.call(contracts.addDutyNumber, {
    body: { ...ofProvince, place_id: step?.to_id ?? '', service: 'police' },
  })
  const answer = await leader.call(contracts.listDutyNumbers, {
    query: { place_id: step?.from_id ?? '', service: 'police' },
  })
  expect(answer.items.map((item) => item.id)).toContain(id)
  const district = await placeLike("level = 'district' and valid_until is not null")
  const former = await leader.call(contracts.listDutyNumbers, { query: { place_id: district.id } })
  expect(former.places.length).toBeGreaterThan(1)
  expect(former.needs_choice).toBe(true)
})

test('a number tried today says so; once it changes it has to be tried again', async () => {
  const { staff, setNow } = world()
  setNow('2026-11-20T18:00:00Z')
  const [leader, operator] = [await staff('duty_leader'), await staff('operator', { name: 'Người Gọi Thử' })]
  const { id } = await leader.call(contracts.addDutyNumber, { body: ofProvince })
  expect(await operator.call(contracts.testedDutyNumber, { params: { id } })).toMatchObject({
    last_tested_on: '2026-11-21',
    version: 2,
  })
  const find = async () =>
    (await leader.call(contracts.listDutyNumbers, { query: { place_id: '22' } })).items.find(
      (item) => item.id === id,
    )
  expect(await find()).toMatchObject({ last_tested_by_name: 'Người Gọi Thử' })
  expect(
    await refusalOf(
      leader.call(contracts.changeDutyNumber, { params: { id }, body: { ...ofProvince, version: 1 } }),
    ),
  ).toBe('version.stale')
  await leader.call(contracts.changeDutyNumber, {
    params: { id },
    body: { ...ofProvince, phone: '0203 111 1111', version: 2 },
  })
  expect(await find()).toMatchObject({ phone: '02031111111', last_tested_on: null })
  await leader.call(contracts.changeDutyNumber, {
    params: { id },
    body: { ...ofProvince, valid_until: '2026-11-22', version: 3 },
  })
  setNow('2026-11-22T01:00:00Z')
  expect(await find()).toBeUndefined()
  setNow(null)
})

test('unknown places, wrong numbers and an end before the beginning are refused; operators do not edit', async () => {
  const { staff } = world()
  const leader = await staff('duty_leader')
  expect(
    await refusalOf(leader.call(contracts.addDutyNumber, { body: { ...ofProvince, place_id: '99999' } })),
  ).toBe('place.unknown')
  expect(await refusalOf(leader.call(contracts.listDutyNumbers, { query: { place_id: '99999' } }))).toBe(
    'place.unknown',
  )
  expect(
    await refusalOf(
      leader.call(contracts.addDutyNumber, { body: { ...ofProvince, valid_until: '2020-01-01' } }),
    ),
  ).toBe('duty_number.ended')
  const wrong = await leader.send(contracts.addDutyNumber, { body: { ...ofProvince, phone: 'gọi cô Tư' } })
  expect(wrong.json().error.fields[0].path).toBe('body.phone')
  expect(await refusalOf((await staff('operator')).call(contracts.addDutyNumber, { body: ofProvince }))).toBe(
    'permit.missing',
  )
})
