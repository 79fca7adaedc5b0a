import { expect, test } from 'vitest'
import { useWorld } from '#tests/support/world.ts'
import { listPeriods } from './period.contract.ts'
import { findEarlier, getPeriod } from './period.queries.ts'

const world = useWorld()

test('the half-year of the calendar ends on 30 June, that of the reporting year on 14 June', async () => {
  const person = await world().staff('partner_desk')
  const all = (await person.call(listPeriods)).items
  const of = (scheme: string, code: string) =>
    all.find((period) => period.scheme === scheme && period.code === code)
  expect(of('half_year', '2022-H1')).toMatchObject({
    from: '2022-01-01',
    until: '2022-07-01',
    name: { vi: '6 tháng đầu năm 2022' },
  })
  expect(of('reporting_half_year', '2022-H1')).toMatchObject({ from: '2021-12-15', until: '2022-06-15' })
  expect(of('reporting_year', '2022')).toMatchObject({ from: '2021-12-15', until: '2022-12-15' })
})

test.each(['year', 'half_year', 'month', 'reporting_year', 'reporting_half_year'] as const)(
  'periods of the scheme %s follow each other from 2016 to 2030 without a gap',
  async (scheme) => {
    const person = await world().staff('leader')
    const { items } = await person.call(listPeriods, { query: { scheme } })
    for (const [at, period] of items.entries()) if (at > 0) expect(period.from).toBe(items[at - 1]?.until)
    expect(items[0]?.until.slice(0, 4)).toMatch(/201[67]/)
    expect(items.at(-1)?.until).toMatch(/^(2030-12-15|2031-01-01)$/)
  },
)

test('the period before a first half-year is the second of the year before', async () => {
  const { facts } = world().house
  const { previous, yearBefore } = await findEarlier(facts, await getPeriod(facts, 'half_year', '2022-H1'))
  expect([previous?.code, yearBefore?.code]).toEqual(['2021-H2', '2021-H1'])
})
