import { sql } from 'kysely'
import { expect, inject, test } from 'vitest'
import { withClient } from '#kernel/schema.ts'
import { caseHouse } from '#modules/cases/case.builders.ts'
import { moveCaseContract, readCaseContract } from '#modules/cases/case.contract.ts'
import { type Person, refusalOf, useWorld } from '#tests/support/world.ts'
import { anIncident, type Told } from './incident.builders.ts'
import {
  correctIncidentContract,
  moveIncidentContract,
  readIncidentsContract,
  recordIncidentContract,
} from './incident.contract.ts'

const world = useWorld()

/** Everything in the database, past every row rule, as whoever steals a backup would have it. */
function asThief<T extends Record<string, unknown>>(text: string, values: unknown[] = []): Promise<T[]> {
  const superuser = { ...inject('cluster').superuser, database: world().server.database }
  return withClient(superuser, async (client) => (await client.query(text, values)).rows as T[])
}

interface Fact {
  delay: string
  survivor_age: string
  contexts: string[]
  gbv_type: string
  health_reached: boolean
}
/** What the figures know of an incident, read as they read it; undefined when they do not count it. */
async function factOf(id: string): Promise<Fact | undefined> {
  const { rows } = await sql<Fact>`select * from fact_incident where id = ${id}`.execute(world().house.facts)
  return rows[0]
}
const record = (who: Person, case_id: string, overrides: Partial<Told> = {}) =>
  who.call(recordIncidentContract, { params: { case_id }, body: anIncident(overrides) })

test('an incident is recorded with the type that follows, acts in the law’s words, and sealed narrative', async () => {
  const { managedCase, manager, supervisor } = await caseHouse(world())
  const { id } = await managedCase()
  const made = await record(manager, id)
  expect(made.gbv_type).toBe('physical_assault')
  const file = await manager.call(readIncidentsContract, { params: { case_id: id } })
  expect(file.items).toMatchObject([
    {
      no: 1,
      gbv_type: 'physical_assault',
      contexts: ['intimate_partner'],
      acts_on: '2026-11-18',
      acts: [{ code: 'a', title_vi: expect.stringContaining('Hành hạ') }],
      narrative: 'Bị đánh trong bữa cơm; chuyện bịa để thử.',
      services: [
        { service: 'health', outcome: 'referred' },
        { service: 'psychosocial', outcome: 'provided' },
      ],
    },
  ])
  const seen = await supervisor.call(readIncidentsContract, { params: { case_id: id } })
  expect(seen.items).toMatchObject([{ narrative: null, gbv_type: 'physical_assault' }])
  expect(JSON.stringify(await asThief('select * from incident where id = $1', [made.id]))).not.toContain(
    'bữa cơm',
  )
  expect(
    JSON.stringify(await asThief('select detail from audit.entry where record_id = $1', [id])),
  ).not.toContain('bữa cơm')
})

test('whoever does not work on the case records nothing, and strangers do not learn that it exists', async () => {
  const { managedCase, agencyId } = await caseHouse(world())
  const { id } = await managedCase()
  const stranger = await world().staff('case_manager')
  const both = await world().staff(['supervisor', 'case_manager'], { agencyId })
  expect(await refusalOf(record(stranger, id))).toBe('record.not_found')
  expect(await refusalOf(record(both, id))).toBe('case.not_assigned')
  expect(await refusalOf(stranger.call(readIncidentsContract, { params: { case_id: id } }))).toBe(
    'record.not_found',
  )
})

test.each([
  ['spouse', 'n', undefined],
  ['divorced', 'n', 'incident.act_not_offered'],
  ['divorced', 'a', undefined],
  ['cohabiting', 'a', undefined],
] as const)('between %s, act %s ends with %s', async (bond, act, refused) => {
  const { managedCase, manager } = await caseHouse(world())
  const { id } = await managedCase()
  expect(await refusalOf(record(manager, id, { bond, acts: [act] }))).toBe(refused)
})

test('before the law came into force none of its acts can be chosen', async () => {
  const { managedCase, manager } = await caseHouse(world())
  const { id } = await managedCase()
  expect(await refusalOf(record(manager, id, { occurred_on: '2023-06-30' }))).toBe('incident.act_not_offered')
  expect(await refusalOf(record(manager, id, { occurred_on: '2023-07-01' }))).toBeUndefined()
  expect(await refusalOf(record(manager, id, { occurred_on: '2023-06-30', acts: [] }))).toBeUndefined()
})

test('an incident outside the family has no acts of the family law', async () => {
  const { managedCase, manager } = await caseHouse(world())
  const { id } = await managedCase()
  const outside = {
    bond: 'not_domestic',
    relationship: 'employer',
    other_forms: ['sexual_harassment'],
  } as const
  expect(
    await refusalOf(record(manager, id, { ...outside, other_forms: ['sexual_harassment'], acts: ['a'] })),
  ).toBe('input.invalid')
  expect(
    await refusalOf(record(manager, id, { ...outside, other_forms: ['sexual_harassment'], acts: [] })),
  ).toBeUndefined()
  expect(await refusalOf(record(manager, id, { relationship: 'none' }))).toBe('input.invalid')
})

test('days that cannot be are refused: told before it happened, not yet come, unknown and yet given', async () => {
  const { managedCase, manager } = await caseHouse(world())
  const { id } = await managedCase()
  expect(await refusalOf(record(manager, id, { occurred_on: '2026-11-21' }))).toBe('input.invalid')
  expect(await refusalOf(record(manager, id, { occurred_sure: 'unknown' }))).toBe('input.invalid')
  expect(await refusalOf(record(manager, id, { reported_on: '2036-11-21' }))).toBe('incident.in_future')
  expect(await refusalOf(record(manager, id, { type_answers: { physical: 'unknown' } }))).toBe(
    'input.invalid',
  )
})

const daysBefore = (day: string, days: number) =>
  new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10)

test('the delay until it was told falls into buckets whose edges meet; an unknown day is unknown, never 0', async () => {
  const { managedCase, manager } = await caseHouse(world())
  const { id } = await managedCase()
  const delayOf = async (days: number | null) => {
    const given =
      days === null
        ? { occurred_on: null, occurred_sure: 'unknown' as const }
        : { occurred_on: daysBefore('2026-11-20', days) }
    return (await factOf((await record(manager, id, given)).id))?.delay
  }
  const told = []
  for (const days of [0, 3, 4, 5, 6, 14, 15, 30, 31, null]) told.push([days, await delayOf(days)])
  expect(told).toEqual([
    [0, '0-3'],
    [3, '0-3'],
    [4, '4-5'],
    [5, '4-5'],
    [6, '6-14'],
    [14, '6-14'],
    [15, '15-30'],
    [30, '15-30'],
    [31, 'over_30'],
    [null, 'unknown'],
  ])
})

test('ages fall into bands that do not overlap and lose nobody', async () => {
  const { managedCase, manager } = await caseHouse(world())
  const { id } = await managedCase()
  const told = []
  for (const age of [0, 9, 10, 11, 12, 17, 18, 19, 20, 49, 50, 120, null]) {
    const made = await record(manager, id, { survivor_age: age })
    told.push([age, (await factOf(made.id))?.survivor_age])
  }
  expect(told).toEqual([
    [0, '0-9'],
    [9, '0-9'],
    [10, '10-11'],
    [11, '10-11'],
    [12, '12-17'],
    [17, '12-17'],
    [18, '18-19'],
    [19, '18-19'],
    [20, '20-49'],
    [49, '20-49'],
    [50, '50+'],
    [120, '50+'],
    [null, 'unknown'],
  ])
})

const rape = { penetration: 'yes' } as const
const assault = { sexual_contact: 'yes' } as const
const marriage = { forced_marriage: 'yes' } as const
const beating = { physical: 'yes' } as const
const far = { bond: 'not_domestic', acts: [], relationship: 'none' } as Partial<Told>

test.each<[string, Partial<Told>, string[]]>([
  ['a partner’s beating', {}, ['intimate_partner']],
  ['a stranger’s beating', far, []],
  ['rape at 17', { ...far, type_answers: rape, survivor_age: 17 }, ['child_sexual_abuse']],
  ['rape at 18', { ...far, type_answers: rape, survivor_age: 18 }, []],
  ['rape at an unknown age', { ...far, type_answers: rape, survivor_age: null }, []],
  ['sexual assault at 17', { ...far, type_answers: assault, survivor_age: 17 }, ['child_sexual_abuse']],
  ['a beating at 17', { ...far, type_answers: beating, survivor_age: 17 }, []],
  ['forced marriage at 17', { ...far, type_answers: marriage, survivor_age: 17 }, ['early_marriage']],
  ['forced marriage at 18', { ...far, type_answers: marriage, survivor_age: 18 }, []],
  ['rape for goods', { ...far, type_answers: rape, exchanged: 'yes' }, ['sexual_exploitation']],
  ['rape, goods unknown', { ...far, type_answers: rape, exchanged: 'unknown' }, []],
  ['a beating for goods', { ...far, exchanged: 'yes' }, []],
  [
    'assault of somebody trafficked',
    { ...far, type_answers: assault, abduction: 'trafficked' },
    ['sexual_slavery'],
  ],
  ['a beating of somebody trafficked', { ...far, abduction: 'trafficked' }, []],
  ['a harmful practice', { ...far, harmful_practice: 'bride_kidnapping' }, ['harmful_practice']],
])('%s is derived as %j → %j', async (_what, overrides, contexts) => {
  const { managedCase, manager } = await caseHouse(world())
  const { id } = await managedCase()
  const made = await record(manager, id, overrides)
  expect((await factOf(made.id))?.contexts).toEqual(contexts)
})

test('no statistic counts what she did not agree to, what another body counts, what is not gender-based, or what was set aside', async () => {
  const { managedCase, manager } = await caseHouse(world())
  const { id } = await managedCase()
  const counted = async (overrides: Partial<Told>) =>
    (await factOf((await record(manager, id, overrides)).id)) !== undefined
  expect(await counted({})).toBe(true)
  expect(await counted({ consent_reporting: false })).toBe(false)
  expect(await counted({ reported_elsewhere: 'gbvims_body' })).toBe(false)
  expect(await counted({ reported_elsewhere: 'other_body' })).toBe(true)
  const no = 'no' as const
  const none = {
    penetration: no,
    sexual_contact: no,
    physical: no,
    forced_marriage: no,
    denial: no,
    psychological: no,
    gbv: no,
  }
  expect(await counted({ ...far, type_answers: none, harmful_practice: 'other' })).toBe(false)

  const made = await record(manager, id)
  const params = { case_id: id, incident_id: made.id }
  const aside = await manager.call(moveIncidentContract, {
    params,
    body: { version: 1, move: 'set_aside', reason: 'duplicate' },
  })
  expect(await factOf(made.id)).toBeUndefined()
  expect(
    await refusalOf(
      manager.call(correctIncidentContract, { params, body: { ...anIncident(), version: aside.version } }),
    ),
  ).toBe('incident.wrong_state')
  expect(
    await refusalOf(
      manager.call(moveIncidentContract, {
        params,
        body: { version: aside.version, move: 'set_aside', reason: 'mistaken' },
      }),
    ),
  ).toBe('incident.wrong_state')
  await manager.call(moveIncidentContract, { params, body: { version: aside.version, move: 'take_back' } })
  expect(await factOf(made.id)).toBeDefined()
})

test('two who correct an incident at once: one is told, and nothing of theirs is written', async () => {
  const { managedCase, manager } = await caseHouse(world())
  const { id } = await managedCase()
  const made = await record(manager, id)
  const correct = (age: number) =>
    manager.call(correctIncidentContract, {
      params: { case_id: id, incident_id: made.id },
      body: {
        ...anIncident({ survivor_age: age, services: [{ service: 'health', outcome: 'provided' }] }),
        version: 1,
      },
    })
  const both = await Promise.allSettled([correct(40), correct(50)])
  expect(both.filter((each) => each.status === 'rejected')).toMatchObject([
    { reason: { code: 'version.stale' } },
  ])
  const { items } = await manager.call(readIncidentsContract, { params: { case_id: id } })
  expect(items).toMatchObject([
    {
      version: 2,
      survivor_age: both[0]?.status === 'fulfilled' ? 40 : 50,
      services: [
        { service: 'health', outcome: 'provided' },
        { service: 'psychosocial', outcome: 'provided' },
      ],
    },
  ])
})

test('a closed case takes no incident', async () => {
  const { managedCase, manager } = await caseHouse(world())
  const { id } = await managedCase()
  const { version } = await manager.call(readCaseContract, { params: { case_id: id } })
  await manager.call(moveCaseContract, {
    params: { case_id: id },
    body: { version, move: 'close', reason: 'goal_met', note: 'Xong.' },
  })
  expect(await refusalOf(record(manager, id))).toBe('case.wrong_state')
})
