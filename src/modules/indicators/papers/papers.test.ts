import { expect, test } from 'vitest'
import { addPostContract, leavePostContract } from '#modules/activities/officer.contract.ts'
import { papersHouse } from '#modules/papers/paper.builders.ts'
import {
  addPolicyContract,
  tellReachContract,
  withdrawReachContract,
} from '#modules/papers/policy.contract.ts'
import { useWorld } from '#tests/support/world.ts'
import { readFigure } from '../indicator.contract.ts'

const world = useWorld()
const year = { from: '2026-01-01', until: '2027-01-01', place: '22' }

test('people reached are summed by group from the documents, one by one and exact for everybody; what is withdrawn counts no more', async () => {
  const { officer } = await papersHouse(world())
  const { id } = await officer.call(addPolicyContract, {
    body: { name: 'Chính sách thử', basis: 'NQ thử', from_on: '2021-01-01' },
  })
  const tell = (until_on: string, recipient: string, people: number) =>
    officer.call(tellReachContract, {
      body: {
        policy_id: id,
        place_id: '22',
        from_on: '2026-01-01',
        until_on,
        document: 'BC thử',
        document_on: '2026-07-01',
        groups: [{ recipient, people }],
      },
    })
  await tell('2026-06-30', 'poor_households', 100)
  await tell('2026-06-30', 'elderly', 3)
  await tell('2026-12-31', 'elderly', 2)
  const { ids } = await tell('2026-12-31', 'children', 50)
  await officer.call(withdrawReachContract, { params: { reach_id: ids[0] ?? '' }, body: { version: 1 } })
  const operator = await world().staff('operator')
  const told = await operator.call(readFigure, {
    params: { code: 'POLI-1' },
    query: { ...year, by: 'recipient' },
  })
  expect(told.value).toBe(105)
  expect(told.by?.items.find((item) => item.key === 'elderly')?.value).toBe(5)
  const half = await operator.call(readFigure, {
    params: { code: 'POLI-1' },
    query: { ...year, until: '2026-07-01' },
  })
  expect(half.value).toBe(103)
})

test('a post counts as vacant on the last day alone, and whoever carries three duties over two posts counts once', async () => {
  const { officer } = await papersHouse(world())
  const post = (title: string, duties: string[], holder?: object) =>
    officer.call(addPostContract, {
      body: { title, place_id: '22', duties, from_on: '2020-01-01', ...(holder ? { holder } : {}) } as never,
    })
  const value = async (code: string, query: object = {}) =>
    (await officer.call(readFigure, { params: { code }, query: { ...year, ...query } as never })).value
  await post('Trống từ đầu', ['gender_equality'])
  const left = await post('Trống từ tháng Bảy', ['child_protection'], {
    name: 'Người Thử',
    sex: 'female',
    since: '2020-01-01',
  })
  await post('Kiêm nhiều', ['gender_equality', 'child_protection', 'anti_trafficking'], {
    name: 'Người Kiêm',
    sex: 'male',
    since: '2020-01-01',
  })
  await officer.call(leavePostContract, {
    params: { post_id: left.id },
    body: { version: left.version, until_on: '2026-07-15', why: 'moved' },
  })
  expect([await value('STF-1', { until: '2026-07-01' }), await value('STF-1')]).toEqual([1, 2])
  expect(await value('STF-2')).toBe(1)
})
