import { beforeEach, expect, test } from 'vitest'
import type { CallOf } from '#kernel/contract.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import {
  decideNoticeContract,
  endMeasureContract,
  listContactNoticesContract,
  readProtectionContract,
  takeMeasureContract,
} from './measure.contract.ts'
import { orderHouse } from './order.builders.ts'

const world = useWorld()
beforeEach(() => world().setNow('2026-11-20T12:00:00Z'))

type Measure = CallOf<typeof takeMeasureContract>['body']
const criticism: Measure = {
  measure: '8',
  from_on: '2026-11-20',
  actor: 'community',
  is_adult: true,
  repeated_within_12_months: true,
  asked_her_on: '2026-11-19',
  her_answer: 'no_difference',
  her_words: 'Chị nói sao cũng được',
}

test('criticism in the community is refused until each condition of the law is met and she was asked', async () => {
  const house = await orderHouse(world())
  const take = (body: Measure) =>
    house.manager.call(takeMeasureContract, { params: { case_id: house.caseId }, body })
  const without = (...fields: (keyof Measure)[]) =>
    Object.fromEntries(
      Object.entries(criticism).filter(([field]) => !fields.includes(field as keyof Measure)),
    ) as Measure
  expect(await refusalOf(take(without('is_adult')))).toBe('input.invalid')
  expect(await refusalOf(take(without('repeated_within_12_months')))).toBe('input.invalid')
  expect(await refusalOf(take(without('asked_her_on', 'her_answer')))).toBe('input.invalid')
  expect(await refusalOf(take({ ...criticism, asked_her_on: '2026-11-20', from_on: '2026-11-18' }))).toBe(
    'measure.ask_first',
  )
  await take({ ...without('repeated_within_12_months'), fined_before: true })
  await take(criticism)
  const shown = await house.manager.call(readProtectionContract, { params: { case_id: house.caseId } })
  expect(shown.measures[0]).toMatchObject({
    measure: '8',
    her_answer: 'no_difference',
    her_words: 'Chị nói sao cũng được',
  })
  const overseen = await house.supervisor.call(readProtectionContract, { params: { case_id: house.caseId } })
  expect(overseen.measures[0]).toMatchObject({ measure: '8', her_words: null })
})

test('nobody whom the file knows to be under 18 is criticised, whatever was ticked', async () => {
  const house = await orderHouse(world())
  const opened = await house.managedCase({
    persons: [
      { part: 'survivor', sex: 'female' },
      { part: 'alleged', sex: 'male', age_years: 17 },
    ],
  })
  const take = house.manager.call(takeMeasureContract, { params: { case_id: opened.id }, body: criticism })
  expect(await refusalOf(take)).toBe('measure.under_18')
})

test('a measure ends once, with what came of it', async () => {
  const house = await orderHouse(world())
  const { id, version } = await house.manager.call(takeMeasureContract, {
    params: { case_id: house.caseId },
    body: { measure: '4', from_on: '2026-11-18', actor: 'shelter' },
  })
  const end = (v: number) =>
    house.manager.call(endMeasureContract, {
      params: { case_id: house.caseId, measure_id: id },
      body: { version: v, until_on: '2026-11-20', outcome: 'carried_out' },
    })
  expect(await refusalOf(end(7))).toBe('version.stale')
  await end(version)
  expect(await refusalOf(end(2))).toBe('measure.wrong_state')
  const stranger = await world().staff('case_manager')
  expect(await refusalOf(stranger.call(readProtectionContract, { params: { case_id: house.caseId } }))).toBe(
    'record.not_found',
  )
})

test('the commune is told only after she was, by whom nobody is related to, and what was said is kept by kind', async () => {
  const house = await orderHouse(world())
  const told = {
    case_id: house.caseId,
    decision: 'told' as const,
    told_her_at: '2026-11-20T08:00:00Z',
    relationship: 'none_found' as const,
    receiver: 'commune_chair' as const,
    content: ['place' as const, 'danger' as const],
    via: 'phone' as const,
    told_at: '2026-11-20T08:10:00Z',
  }
  const decide = (change: object) =>
    house.manager.call(decideNoticeContract, { body: { ...told, ...change } })
  for (const change of [
    { told_her_at: undefined },
    { told_her_at: '2026-11-20T08:11:00Z' },
    { relationship: 'related' },
    { relationship: 'not_known' },
    { content: [] },
    { receiver: undefined },
    { why_not: 'related' },
    { decision: 'not_told' },
  ])
    expect([change, await refusalOf(decide(change))]).toEqual([change, 'input.invalid'])
  await decide({})
  const shown = await house.manager.call(readProtectionContract, { params: { case_id: house.caseId } })
  expect(shown.notices).toMatchObject([{ decision: 'told', content: ['place', 'danger'] }])
})

test('a decision not to tell is kept with its reason, on the contact too', async () => {
  const house = await orderHouse(world())
  const contact_id = await house.contact()
  await house.operator.call(decideNoticeContract, {
    body: { contact_id, decision: 'not_told', relationship: 'related', why_not: 'related' },
  })
  const list = (person: typeof house.operator) =>
    person.call(listContactNoticesContract, { params: { contact_id } })
  expect((await list(house.operator)).items).toMatchObject([{ decision: 'not_told', why_not: 'related' }])
  expect((await list(await world().staff('operator'))).items).toEqual([])
})
