import { expect, test } from 'vitest'
import { caseHouse } from '#modules/cases/case.builders.ts'
import { anIncident, type Told } from '#modules/incidents/incident.builders.ts'
import { recordIncidentContract } from '#modules/incidents/incident.contract.ts'
import { type Person, refusalOf, useWorld } from '#tests/support/world.ts'
import { listFigureRecords, readFigure } from '../indicator.contract.ts'
import { gbvimsIndicators } from './catalogue.ts'
import { exportGbvims, readGbvims } from './report.contract.ts'
import { sumOf } from './report.service.ts'

const world = useWorld()
/** All of it was told in these months; the year beside an empty half would be covered. */
const half = { from: '2026-07-01', until: '2027-01-01' }
const far = { bond: 'not_domestic', acts: [], relationship: 'none' } as Partial<Told>
const rape = { type_answers: { penetration: 'yes' as const } }
const assault = { type_answers: { sexual_contact: 'yes' as const } }

/** Incidents told in one case of the province, and somebody who may look at figures but has no duty to report them. */
async function told(given: readonly (Partial<Told> & { times: number })[]) {
  const { managedCase, manager, agencyId } = await caseHouse(world())
  const { id } = await managedCase()
  for (const { times, ...overrides } of given)
    for (let n = 0; n < times; n++)
      await manager.call(recordIncidentContract, { params: { case_id: id }, body: anIncident(overrides) })
  return { manager, clerk: await world().staff('clerk', { agencyId }) }
}
const read = (who: Person, code: string, query: object = {}) =>
  who.call(readFigure, { params: { code }, query: { ...half, ...query } })

test('there are 24 statistics, each once, in their order', () => {
  expect(gbvimsIndicators.map((each) => each.code)).toEqual(
    Array.from({ length: 24 }, (_, at) => `GBV-${String(at + 1).padStart(2, '0')}`),
  )
})

test('no two statistics can be subtracted from each other to tell how few rapes there were', async () => {
  const { clerk } = await told([
    { times: 2, ...far, ...rape },
    { times: 6, ...far, ...assault },
    { times: 9 },
    { times: 7, type_answers: { psychological: 'yes' } },
  ])
  expect((await read(clerk, 'GBV-01')).value).toBe(24)
  const types = (await read(clerk, 'GBV-10', { by: 'gbv_type' })).by?.items ?? []
  const toldOf = (type: string) => types.find((item) => item.key === type)?.value
  const sexual = (await read(clerk, 'GBV-09')).value
  const rapes = (await read(clerk, 'GBV-14')).value
  expect(toldOf('rape')).not.toBe(2)
  expect(rapes).toEqual(toldOf('rape'))
  expect([sexual, toldOf('sexual_assault')].every((value) => typeof value === 'number')).toBe(false)
  const shown = types.map((item) => item.value)
  expect(shown.filter((value) => typeof value === 'number')).not.toHaveLength(shown.length - 1)

  // All of them by any breakdown: what is shown as numbers never adds up to more than there is, and categories match.
  for (const { code, by, within } of gbvimsIndicators) {
    const dimension = by.find((each) => !['place', 'month'].includes(each))
    const figure = await read(clerk, code, dimension ? { by: dimension } : {})
    const numbers = (figure.by?.items ?? [])
      .map((item) => item.value)
      .filter((value) => typeof value === 'number')
    if (typeof figure.value === 'number')
      expect(
        numbers.reduce((sum, each) => sum + each, 0),
        code,
      ).toBeLessThanOrEqual(figure.value)
    if (within?.categories) expect(figure.by?.items.map((item) => item.key)).toEqual([...within.categories])
    for (const item of figure.by?.items ?? [])
      if (typeof item.value === 'number')
        expect(item.value === 0 || item.value >= 5, `${code} ${item.key}`).toBe(true)
  }
})

test('a part of the incidents is told for years and half-years of a province, never for a month', async () => {
  const { clerk } = await told([{ times: 1 }])
  const november = { from: '2026-11-01', until: '2026-12-01' }
  expect(await refusalOf(clerk.call(readFigure, { params: { code: 'GBV-09' }, query: november }))).toBe(
    'figure.cut_not_offered',
  )
  expect(
    await refusalOf(clerk.call(readFigure, { params: { code: 'GBV-01' }, query: november })),
  ).toBeUndefined()
})

test('the records behind a statistic open the case for who works on it, and are a count for others', async () => {
  const { manager, clerk } = await told([{ times: 6, services: [{ service: 'legal', outcome: 'provided' }] }])
  for (const code of ['GBV-01', 'GBV-12', 'GBV-24']) {
    const mine = await manager.call(listFigureRecords, { params: { code }, query: half })
    expect(mine.items.length, code).toBeGreaterThanOrEqual(6)
    expect(mine.items.every((item) => item.opens.kind === 'case')).toBe(true)
    const theirs = await clerk.call(listFigureRecords, { params: { code }, query: half })
    expect(theirs.items).toEqual([])
    expect(theirs.unseen).toEqual(theirs.total)
  }
})

test('the page of statistics tells each value as the figure itself does, and the file holds no more', async () => {
  const { clerk } = await told([{ times: 6 }])
  const query = { year: 2026, part: 'H2', group: 'quarter' } as const
  const report = await clerk.call(readGbvims, { query })
  expect(report.statistics).toHaveLength(24)
  expect(report.over_time.map((each) => each.key)).toEqual(['2026-Q3', '2026-Q4'])
  const types = report.statistics.find((each) => each.code === 'GBV-10')
  const figure = await read(clerk, 'GBV-10', { by: 'gbv_type' })
  expect(types?.items).toEqual(figure.by?.items.map(({ key, value }) => ({ key, value })))
  const { bytes } = (await clerk.call(exportGbvims, { query })) as { bytes: Uint8Array }
  expect(bytes.length).toBeGreaterThan(3_000)
})

test('a quarter is told only where its three months are: a covered month covers it', () => {
  expect(sumOf([5, 0, 7])).toBe(12)
  expect(sumOf([5, '<5', 7])).toBe('…')
})
