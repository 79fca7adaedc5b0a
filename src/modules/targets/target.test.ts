import { expect, test } from 'vitest'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import * as contracts from './target.contract.ts'

const world = useWorld()
const own = {
  code: 'TINH-1',
  programme: 'Kế hoạch của tỉnh',
  title: 'Nhà an toàn',
  sense: 'at_least' as const,
  unit: 'count' as const,
  unit_words: 'nhà',
  source: 'Kế hoạch thử',
  indicator: null,
  told_as: null,
}
const told = {
  kind: 'actual' as const,
  year: 2026,
  body_name: 'Sở thử',
  document_number: '12/BC',
  document_date: '2026-10-15',
}

async function people() {
  world().setNow('2026-11-21T08:00:00+07:00')
  const { agency, staff } = world()
  const department = await agency({ duties: ['gender_equality', 'domestic_violence'] })
  return {
    officer: await staff('provincial_officer', { agencyId: department }),
    leader: await staff('leader', { agencyId: department }),
    elsewhere: await staff('provincial_officer', { agencyId: await agency({ province_id: '01' }) }),
  }
}
type People = Awaited<ReturnType<typeof people>>
const find = async (person: People['leader'], code: string, year?: number) =>
  (await person.call(contracts.listTargets, { query: year ? { year } : {} })).items.find(
    (item) => item.code === code,
  )

test('national targets stand with the value of the next year named, and a programme that has run out is gone', async () => {
  const { leader } = await people()
  expect(await find(leader, 'NQ28-3.2a')).toMatchObject({
    own: null,
    goal: { year: 2030, value: 90 },
    light: 'no_data',
    counted: { indicator: 'PRT-1', numerator: 0, denominator: 0, value: null },
  })
  expect((await find(leader, 'NQ28-3.2a', 2025))?.goal).toMatchObject({ year: 2025, value: 80 })
  expect(await find(leader, 'QD2232-SEEK')).toBe(undefined)
  expect((await find(leader, 'QD2232-SEEK', 2025))?.goal).toMatchObject({ value: 50 })
})

test('a province’s own target is set, gets its year, is told by a document, and says in words how it stands', async () => {
  const { officer, leader, elsewhere } = await people()
  await officer.call(contracts.setTarget, { body: own })
  expect((await find(leader, 'TINH-1'))?.light).toBe('no_data')
  await officer.call(contracts.tellTarget, { body: { ...told, code: 'TINH-1', value: 3 } })
  expect((await find(leader, 'TINH-1'))?.light).toBe('no_goal')
  await officer.call(contracts.setTargetYear, {
    body: { code: 'TINH-1', year: 2026, value: 5, basis: 'Kế hoạch năm' },
  })
  expect(await find(leader, 'TINH-1')).toMatchObject({
    actual: 3,
    reached_percent: 60,
    light: 'missed',
    counted: null,
    reported: { value: 3, body_name: 'Sở thử', document_number: '12/BC' },
  })
  expect(await find(elsewhere, 'TINH-1')).toBe(undefined)
  expect(await refusalOf(officer.call(contracts.setTarget, { body: own }))).toBe('target.code_taken')
  expect(await refusalOf(officer.call(contracts.setTarget, { body: { ...own, code: 'NQ28-3.4' } }))).toBe(
    'target.code_taken',
  )
})

test('a value stands once: a second is refused, and taking one back makes room', async () => {
  const { officer, leader, elsewhere } = await people()
  const body = { ...told, code: 'NQ28-3.4', value: 85 }
  const { id } = await officer.call(contracts.tellTarget, { body })
  expect(await refusalOf(officer.call(contracts.tellTarget, { body }))).toBe('target.told_before')
  expect(await find(leader, 'NQ28-3.4')).toMatchObject({ actual: 85, light: 'missed' })
  const back = { params: { told_id: id }, body: { version: 1 } }
  expect(await refusalOf(elsewhere.call(contracts.withdrawTold, back))).toBe('record.not_found')
  expect(await refusalOf(officer.call(contracts.withdrawTold, { ...back, body: { version: 2 } }))).toBe(
    'version.stale',
  )
  await officer.call(contracts.withdrawTold, back)
  expect(await refusalOf(officer.call(contracts.withdrawTold, back))).toBe('record.not_found')
  expect((await find(leader, 'NQ28-3.4'))?.light).toBe('no_data')
  const two = await Promise.allSettled([1, 2].map(() => officer.call(contracts.tellTarget, { body })))
  expect(two.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('what is counted from records takes no reported value beside it', async () => {
  const { officer } = await people()
  const body = { ...told, code: 'NQ28-3.2a', value: 99 }
  expect(await refusalOf(officer.call(contracts.tellTarget, { body }))).toBe('target.counted_here')
  expect(await refusalOf(officer.call(contracts.tellTarget, { body: { ...body, code: 'KHONG-CO' } }))).toBe(
    'target.unknown',
  )
})

test('who does not hold the duty is not told how a small share stands', async () => {
  await people()
  const leader = await world().staff('leader')
  expect(await find(leader, 'NQ28-3.2a')).toMatchObject({ actual: null, light: 'covered' })
})

test('the list of a year goes out as a table', async () => {
  const { leader } = await people()
  const { bytes } = await leader.call(contracts.exportTargets, { query: { year: 2026 } })
  expect(bytes.byteLength).toBeGreaterThan(3000)
})
