import { expect, test } from 'vitest'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import { preventionHouse } from './activity.builders.ts'
import { readActivityContract } from './activity.contract.ts'
import {
  addPressOutletsContract,
  listPressOutletsContract,
  tellSendingUsedContract,
} from './press.contract.ts'

const world = useWorld()

async function sent() {
  const house = await preventionHouse(world())
  const outlets = ['Báo Thử', 'Đài Thử'].map((name) => ({
    name,
    kind: 'newspaper' as const,
    from_on: '2026-01-01',
  }))
  const { ids } = await house.officer.call(addPressOutletsContract, { body: { outlets } })
  const { id } = await house.record({
    kind: 'press_mailing',
    groups: [],
    starts_on: '2026-11-10',
    sendings: ids.map((outlet_id) => ({ outlet_id })),
  })
  const params = { activity_id: id }
  const view = () => house.officer.call(readActivityContract, { params })
  const { sendings } = await view()
  const of = { ...params, sending_id: sendings[0]?.id ?? '' }
  return { ...house, ids, view, of }
}
const used = { version: 1, used_on: '2026-11-12', link: 'https://bao.thu.vn/1', reach: 1200 }

test('what an outlet did with an item is told with its day, link and reach, and counts for the outlet', async () => {
  const { officer, of, view, ids } = await sent()
  await officer.call(tellSendingUsedContract, { params: of, body: used })
  const { sendings } = await view()
  expect(sendings.map((each) => [each.used_on, each.link, each.reach])).toEqual(
    expect.arrayContaining([
      ['2026-11-12', 'https://bao.thu.vn/1', 1200],
      [null, null, null],
    ]),
  )
  const { items } = await officer.call(listPressOutletsContract, {})
  const mine = items.filter((each) => ids.includes(each.id))
  expect(mine.map((each) => [each.sent, each.used]).toSorted()).toEqual([
    [1, 0],
    [1, 1],
  ])
})

test('an item is not used before it was sent, by nobody else than who sent it, and not over what somebody has just told', async () => {
  const { officer, of, view } = await sent()
  const tell = (body: object, by = officer) =>
    refusalOf(by.call(tellSendingUsedContract, { params: of, body: { ...used, ...body } }))
  expect(await tell({ used_on: '2026-11-09' })).toBe('activity.used_before_sent')
  const { officer: stranger } = await preventionHouse(world())
  expect(await tell({}, stranger)).toBe('activity.not_yours')
  const both = await Promise.all([tell({}), tell({ used_on: '2026-11-13' })])
  expect(both.toSorted()).toEqual(['version.stale', undefined])
  expect((await view()).sendings.filter((each) => each.used_on)).toHaveLength(1)
})
