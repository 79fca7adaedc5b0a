import { expect, test } from 'vitest'
import { preventionHouse } from '#modules/activities/activity.builders.ts'
import { useWorld } from '#tests/support/world.ts'
import { listFigureRecords, readFigure } from '../indicator.contract.ts'

const world = useWorld()
const year = { from: '2026-01-01', until: '2027-01-01' }

/** A province of its own for each test, so that counts stand alone. */
async function house(province: string) {
  const made = await preventionHouse(world(), province)
  const value = async (code: string, query: object = {}) =>
    (await made.officer.call(readFigure, { params: { code }, query: { ...year, place: province, ...query } }))
      .value
  return { ...made, value }
}

test('trainings and attendances are told as they are to everyone who signs in, however few', async () => {
  const { record, value, officer } = await house('22')
  await record({
    groups: [{ audience: 'officials', attendances: 3 }],
    co_hosts: [{ name: 'Đồng chủ trì thử' }],
  })
  await record({ status: 'planned', starts_on: '2026-12-20', groups: [] })
  await record({ kind: 'forum', groups: [{ audience: 'men', attendances: 90 }] })
  expect([await value('TRN-1'), await value('TRN-2')]).toEqual([1, 3])
  const operator = await world().staff('operator')
  const asked = { params: { code: 'TRN-2' }, query: { ...year, by: 'audience' as const } }
  const told = await operator.call(readFigure, asked)
  expect(told.value).toBe(3)
  expect(told.by?.items.find((item) => item.key === 'officials')?.value).toBe(3)
  const records = await officer.call(listFigureRecords, { params: { code: 'TRN-2' }, query: year })
  expect(records).toMatchObject({
    total: 1,
    unseen: 0,
    items: [{ kind: 'attendance', opens: { kind: 'activity' } }],
  })
})

test('a training on 14 and 15 December is one training, and its attendances count in the reporting year of each day', async () => {
  const { record, value } = await house('01')
  world().setNow('2026-12-21T01:00:00Z')
  await record({
    starts_on: '2026-12-14',
    ends_on: '2026-12-15',
    groups: [
      { audience: 'officials', attendances: 40 },
      { audience: 'officials', attendances: 35, on_day: '2026-12-15' },
    ],
  })
  const reporting = { from: '2025-12-15', until: '2026-12-15' }
  const next = { from: '2026-12-15', until: '2027-12-15' }
  expect([await value('TRN-1', reporting), await value('TRN-2', reporting)]).toEqual([1, 40])
  expect([await value('TRN-1', next), await value('TRN-2', next)]).toEqual([0, 35])
  expect(await value('TRN-2')).toBe(75)
})

test('a place is counted as it was on its day and under what it became', async () => {
  const { record, value } = await house('22')
  const [district] = await world().owner<{ id: string }>(
    "select id from place where level = 'district' and province_id = '22' and name = 'Huyện Đầm Hà'",
  )
  const half = { from: '2024-01-01', until: '2024-07-01' }
  await record({
    starts_on: '2024-03-08',
    place_id: district?.id ?? '',
    groups: [{ audience: 'women_union', attendances: 61 }],
  })
  expect(await value('TRN-2', { ...half, place: district?.id })).toBe(61)
  expect(await value('TRN-2', half)).toBe(61)
  expect(await value('TRN-2', { ...half, units: '2026-11-01' })).toBe(61)
})

test('gifts count by item, those they reached by their own group and place', async () => {
  const { record, value, officer } = await house('04')
  await record({
    kind: 'giving',
    groups: [],
    gifts: [
      {
        item: 'ao_dai',
        quantity: 15,
        recipients: [
          { recipient: 'disadvantaged_women', people: 9 },
          { recipient: 'women_workers', people: 6 },
        ],
      },
      { item: 'gift_set', quantity: 2 },
    ],
  })
  expect([await value('GFT-1'), await value('GFT-2')]).toEqual([17, 15])
  expect(await value('GFT-1', { 'filter.item': 'ao_dai' })).toBe(15)
  const by = await officer.call(readFigure, {
    params: { code: 'GFT-2' },
    query: { ...year, place: '04', by: 'recipient' },
  })
  expect(by.by?.items.filter((item) => item.value !== 0).map((item) => [item.key, item.value])).toEqual([
    ['disadvantaged_women', 9],
    ['women_workers', 6],
  ])
})

test('media count by channel and not by copies, honours without the prizes of contests', async () => {
  const { record, value } = await house('11')
  await record({ kind: 'leaflet', groups: [], items: 2, copies: 5000 })
  await record({ kind: 'broadcast', groups: [], items: 30 })
  await record({
    kind: 'contest',
    groups: [],
    entries: 40,
    awards: [
      { honour: 'first_prize', given_to: 'person', quantity: 1 },
      { honour: 'medal_women', given_to: 'person', quantity: 7 },
    ],
  })
  expect([await value('COM-1'), await value('COM-1', { 'filter.channel': 'leaflet' })]).toEqual([32, 2])
  expect(await value('AWD-1')).toBe(7)
})

test('what is corrected counts as it was said last, what is called off counts no more', async () => {
  const { record, value, officer } = await house('12')
  const { id } = await record({ groups: [{ audience: 'men', attendances: 10 }] })
  const { changeActivityContract, moveActivityContract } = await import(
    '#modules/activities/activity.contract.ts'
  )
  const { aTraining } = await import('#modules/activities/activity.builders.ts')
  const { status: _, ...said } = aTraining
  await officer.call(changeActivityContract, {
    params: { activity_id: id },
    body: { ...said, place_id: '12', version: 1, groups: [{ audience: 'men', attendances: 4 }] },
  })
  expect(await value('TRN-2')).toBe(4)
  await officer.call(moveActivityContract, {
    params: { activity_id: id },
    body: { version: 2, move: 'reopen' },
  })
  expect([await value('TRN-1'), await value('TRN-2')]).toEqual([0, 0])
})
