import { expect, test } from 'vitest'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import { exportAnnualContract, readAnnualContract } from './annual.contract.ts'
import { communeHouse, her, him } from './incident.builders.ts'
import { setBookConflictContract } from './incident.contract.ts'

const world = useWorld()
const confirmed = { result: 'confirmed', at: '2026-11-20T05:00:00Z' } as const
const on = { done_on: '2026-11-20', done_by: 'other' } as const

test('the yearly table fills itself from what was confirmed: households, incidents, forms, people and what was done', async () => {
  const { record, officer } = await communeHouse(world())
  const first = await record({
    check: confirmed,
    acts: ['a', 'd'],
    deeds: [
      { ...on, kind: 'no_contact', person: 1 },
      { ...on, kind: 'fine', person: 1 },
      { ...on, kind: 'counselling', person: 0 },
      { ...on, kind: 'counselling', person: 0 },
    ],
  })
  await record({
    check: confirmed,
    household_no: first.household_no,
    acts: ['o'],
    persons: [
      { ...her, age_years: 15 },
      { ...him, age_years: 60 },
    ],
  })
  await record({ check: { ...confirmed, result: 'not_confirmed' } })
  await record()
  await record({ check: confirmed, reported_at: '2025-12-31T16:59:00Z', happened_on: '2025-12-31' })

  const table = await officer.call(readAnnualContract, { query: { year: 2026 } })
  expect(table).toMatchObject({
    scope: 'commune',
    households: 1,
    incidents: 2,
    unchecked: 1,
    forms: { psychological: 1, physical: 1, sexual: 0, economic: 1 },
    violent: { total: 2, male: 2, female: 0, under_16: 0, from_60: 1 },
    handling: { no_contact: 1, fine: 1, criticism: 0, education: 0, criminal: 0 },
    survivors: { total: 2, female: 2, under_16: 1, from_60: 0 },
    support: { counselling: 1, shelter: 0 },
  })
  expect((await officer.call(readAnnualContract, { query: { year: 2025 } })).incidents).toBe(1)
})

test('the table is the same for an officer who is related to an incident in it', async () => {
  const { record, officer, colleague } = await communeHouse(world())
  const { id } = await record({ check: confirmed })
  await officer.call(setBookConflictContract, {
    params: { incident_id: id },
    body: { staff_id: colleague.id },
  })
  expect((await colleague.call(readAnnualContract, { query: { year: 2026 } })).incidents).toBe(1)
})

test('the province is told to the duty that reports it, and to no other officer of the province', async () => {
  const { record } = await communeHouse(world())
  await record({ check: confirmed })
  const duty = await world().agency({ kind: 'department', duties: ['domestic_violence'] })
  const family = await world().staff('provincial_officer', { agencyId: duty })
  const other = await world().staff('provincial_officer')
  const table = await family.call(readAnnualContract, { query: { year: 2026 } })
  expect(table.scope).toBe('province')
  expect(table.incidents).toBeGreaterThanOrEqual(1)
  expect(await refusalOf(other.call(readAnnualContract, { query: { year: 2026 } }))).toBe(
    'book.not_your_duty',
  )
  const { bytes } = (await family.call(exportAnnualContract, { query: { year: 2026 } })) as {
    bytes: Uint8Array
  }
  expect(bytes.length).toBeGreaterThan(2_000)
})
