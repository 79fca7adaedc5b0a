import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nightsWithin } from '#modules/shelter/nights.rule.ts'
import { shelterHouse } from '#modules/shelter/shelter.builders.ts'
import { leaveContract } from '#modules/shelter/stay.contract.ts'
import { addTurnAwayContract } from '#modules/shelter/turn-away.contract.ts'
import { useWorld } from '#tests/support/world.ts'
import { readFigure } from '../indicator.contract.ts'

const world = useWorld()
const halves = [
  { from: '2025-01-01', until: '2025-07-01' },
  { from: '2025-07-01', until: '2026-01-01' },
]
const year = { from: '2025-01-01', until: '2026-01-01' }

const officer = async () => {
  const agencyId = await world().agency({ kind: 'department', duties: ['gender_equality'] })
  return world().staff('provincial_officer', { agencyId })
}
const value = async (code: string, query: { from: string; until: string }) =>
  (await (await officer()).call(readFigure, { params: { code }, query })).value

const stayedFromTo = async (from: string, until: string, children = 2) => {
  world().setNow('2026-11-21T08:00:00+07:00')
  const house = await shelterHouse(world(), { beds: 4 })
  const them = await house.family(children)
  const { id, version } = await house.stay(them, `${from}T20:00:00+07:00`)
  await house.keeper.call(leaveContract, {
    params: { stay_id: id },
    body: { version, left_at: `${until}T09:00:00+07:00`, left_to: 'relatives' },
  })
  return house
}

test('a mother with two children across 30 June: three persons and their nights in each half, none lost in the year', async () => {
  await stayedFromTo('2025-06-28', '2025-07-03')
  const nights = [await value('STY-2', halves[0] ?? year), await value('STY-2', halves[1] ?? year)]
  expect(nights).toEqual([9, 6])
  expect(await value('STY-2', year)).toBe(15)
  expect([await value('STY-1', halves[0] ?? year), await value('STY-1', halves[1] ?? year)]).toEqual([3, 3])
  expect(await value('STY-1', year)).toBe(3)
})

test('whatever the days of a stay, its nights in two periods add up to those of the year', async () => {
  const day = (n: number) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10)
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 120, max: 200 }),
      fc.integer({ min: 1, max: 60 }), // she comes at eight in the evening and leaves in the morning
      async (start, length) => {
        const [before, half] = [await value('STY-2', year), await value('STY-2', halves[0] ?? year)]
        await stayedFromTo(day(start), day(start + length), 0)
        const stay = { arrivedOn: day(start), leftOn: day(start + length) }
        expect(await value('STY-2', year)).toBe(Number(before) + length)
        expect(await value('STY-2', halves[0] ?? year)).toBe(
          Number(half) + nightsWithin(stay, halves[0] ?? year, '2026-11-21'),
        )
      },
    ),
    { numRuns: 4 },
  )
})

test('nights, and how long stays lasted, are told to who reports them and to nobody else', async () => {
  const leader = await world().staff('leader')
  for (const code of ['STY-2', 'STY-3', 'STY-5'])
    expect((await leader.call(readFigure, { params: { code }, query: year })).value).toBe('…')
  for (const length of ['2024-03-03', '2024-03-05', '2024-03-09', '2024-03-11', '2024-03-21'])
    await stayedFromTo('2024-03-01', length, 0)
  const spring = { from: '2024-01-01', until: '2024-07-01' }
  expect(await value('STY-3', spring)).toBe(9) // 2, 4, 8, 10 and 20 nights: 8.8
  expect(await value('STY-5', spring)).toBe(20)
})

test('each time somebody could not be taken in counts once, whoever came along', async () => {
  world().setNow('2026-11-21T08:00:00+07:00')
  const { keeper } = await shelterHouse(world(), { beds: 1 })
  for (const reason of ['full', 'full', 'medical'] as const)
    await keeper.call(addTurnAwayContract, {
      body: {
        happened_at: '2025-05-05T23:30:00+07:00',
        persons: 4,
        children: 3,
        reason,
        sent_on: 'police',
        asked_by: 'self',
      },
    })
  expect(await value('STY-4', year)).toBe(3)
})
