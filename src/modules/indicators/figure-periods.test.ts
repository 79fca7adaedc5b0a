import { expect, test } from 'vitest'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import { compareFigure, readTrend } from './indicator.contract.ts'
import { samplesBy } from './records.sample.ts'

const world = useWorld()
const half = { from: '2022-01-01', until: '2022-07-01' }
const reporting = { other_from: '2021-12-15', other_until: '2022-06-15' }

async function people() {
  world().setNow('2022-11-21T08:00:00+07:00')
  const { agency, staff, house } = world()
  const centre = await agency({ duties: ['gender_equality'] })
  const operator = await staff(['operator', 'supervisor'], { agencyId: centre })
  return {
    operator,
    leader: await staff('leader'),
    officer: await staff('provincial_officer', { agencyId: centre }),
    samples: samplesBy(house, operator),
  }
}

test('two calendars tell two numbers, and the records that stand in one alone say why', async () => {
  const { operator, leader, samples } = await people()
  const calls = (n: number, on: string) => Array.from({ length: n }, () => ({ on }))
  await samples.calls(calls(7, '2021-12-20'))
  await samples.calls(calls(30, '2022-03-01'))
  await samples.calls(calls(2, '2022-06-20'))
  const of = { params: { code: 'HOT-1' }, query: { ...half, ...reporting } }
  const told = await operator.call(compareFigure, of)
  expect([told.first.value, told.second.value]).toEqual([32, 37])
  expect(told.first.items.map((item) => item.on)).toEqual(['2022-06-20', '2022-06-20'])
  expect(told.second.items.map((item) => item.on)).toEqual(Array(7).fill('2021-12-20'))
  // How many of a few days there were is a small number, and is not told; nor is the reporting period to a stranger to the duty.
  expect([told.both, told.first.only, told.second.only]).toEqual([null, null, null])
  expect(await refusalOf(leader.call(compareFigure, of))).toBe('figure.cut_not_offered')
})

test('figures of work tell how many records the two periods share, and how many each has alone', async () => {
  const { leader } = await people()
  const told = await leader.call(compareFigure, {
    params: { code: 'TRN-1' },
    query: { ...half, ...reporting },
  })
  expect(told).toMatchObject({ both: 0, first: { only: 0, items: [] }, second: { only: 0, items: [] } })
})

test('the trend of an indicator goes through the periods of one calendar, and what is not offered stands as a covered number', async () => {
  const { officer, leader } = await people()
  const of = {
    params: { code: 'HOT-1' },
    query: { scheme: 'reporting_half_year' as const, until: '2022-06-15' },
  }
  const told = await officer.call(readTrend, of)
  expect(told.items).toHaveLength(8)
  expect(told.items.at(-1)).toMatchObject({ period: { code: '2022-H1' }, value: 37 })
  expect((await leader.call(readTrend, of)).items.map((item) => item.value)).toEqual(Array(8).fill('…'))
})
