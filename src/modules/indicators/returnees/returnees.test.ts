import { expect, test } from 'vitest'
import { caseHouse } from '#modules/cases/case.builders.ts'
import { bothSides, checkReturn, received } from '#modules/handovers/handover.builders.ts'
import { prepareHandoverContract } from '#modules/handovers/handover.contract.ts'
import * as regime from '#modules/returnees/regime.contract.ts'
import { aReturnee } from '#modules/returnees/returnee.builders.ts'
import { addReturneeContract, moveReturneeContract } from '#modules/returnees/returnee.contract.ts'
import { useWorld } from '#tests/support/world.ts'
import { listFigureRecords, readFigure } from '../indicator.contract.ts'

const world = useWorld()
const now = '2026-11-21T08:00:00+07:00'
const year = { from: '2026-01-01', until: '2027-01-01' }
const half = { from: '2026-01-01', until: '2026-07-01' }
const officer = async () => {
  const agencyId = await world().agency({ kind: 'department', duties: ['gender_equality'] })
  return world().staff('provincial_officer', { agencyId })
}

test('a mother received with two children is three persons, and each way out is counted by itself', async () => {
  world().setNow(now)
  const house = await caseHouse(world())
  const opened = await house.managedCase({
    danger: 'medium',
    persons: [
      { part: 'survivor', sex: 'female', age_years: 30 },
      { part: 'child', sex: 'female', age_years: 5, accompanies: true },
      { part: 'child', sex: 'male', age_years: 3, accompanies: true },
    ],
  })
  const params = { case_id: opened.id }
  const [mother = '', girl = '', boy = ''] = opened.person_ids
  const prepare = (body: ReturnType<typeof received>) =>
    house.manager.call(prepareHandoverContract, { params, body })
  const { signed: _, ...unsigned } = received([mother])
  await prepare(unsigned) // counts nobody
  await prepare(received([mother, girl, boy]))
  await checkReturn(house.manager, opened.id)
  const given = {
    direction: 'given' as const,
    other_name: 'Bên nhận thử',
    happened_at: '2026-11-21T07:00:00+07:00',
    signed: { ...bothSides, signed_at: '2026-11-21T07:30:00+07:00' },
  }
  await prepare({ ...given, other_kind: 'family_locality', person_ids: [mother, girl] })
  await prepare({ ...given, other_kind: 'ngo', person_ids: [boy] })
  const reader = await officer()
  const value = async (code: string, query: object = year) =>
    (await reader.call(readFigure, { params: { code }, query: query as never })).value
  expect([await value('HND-2'), await value('HND-3'), await value('HND-4')]).toEqual([3, 2, 1])
  expect(await value('HND-2', half)).toBe(0)
  expect(
    (await (await world().staff('leader')).call(readFigure, { params: { code: 'HND-3' }, query: year }))
      .value,
  ).toBe('<5')
  const opens = await house.manager.call(listFigureRecords, { params: { code: 'HND-4' }, query: year })
  expect(opens.items.map((item) => item.opens)).toEqual([{ kind: 'case', id: opened.id }])
})

test('only children found to be victims and in care on the last day are counted; a need without support stays below', async () => {
  world().setNow(now)
  const house = await caseHouse(world())
  const reader = await officer()
  const figure = async (code: string, query: object = year) =>
    reader.call(readFigure, { params: { code }, query: query as never })
  const before = (await figure('RET-2')).value as number
  const child = async (
    age_years: number,
    opts: { victim?: boolean; until?: string; gives?: boolean } = {},
  ) => {
    const opened = await house.managedCase({
      topic: 'trafficking',
      persons: [{ part: 'survivor', sex: age_years % 2 ? 'male' : 'female', age_years }],
    })
    const params = { case_id: opened.id }
    const { id } = await house.manager.call(addReturneeContract, {
      params,
      body: aReturnee(opened.person_ids[0] ?? '', { came_on: '2026-05-01', source: 'received_abroad' }),
    })
    const one = { ...params, returnee_id: id }
    if (opts.victim !== false)
      await house.manager.call(moveReturneeContract, {
        params: one,
        body: { version: 1, move: 'confirm', on: '2026-05-10', proof: 'police' },
      })
    const care = await house.manager.call(regime.beginCareContract, {
      params: one,
      body: { kind: 'child_facility', began_on: '2026-05-02', facility: 'Cơ sở thử' },
    })
    if (opts.until)
      await house.manager.call(regime.endCareContract, {
        params: { ...one, care_id: care.id },
        body: { version: 1, ended_on: opts.until, ended_to: 'family' },
      })
    const need = await house.manager.call(regime.addSupportItemContract, {
      params: one,
      body: { item_code: 'medical', needed_on: '2026-05-12' },
    })
    const steps = ['offer', 'accept', 'give'] as const
    for (const [at, move] of (opts.gives ? steps : steps.slice(0, 1)).entries())
      await house.manager.call(regime.moveSupportItemContract, {
        params: { ...one, support_id: need.id },
        body: { version: at + 1, move, on: '2026-05-13' },
      })
  }
  await child(9, { gives: true })
  await child(10, { until: '2026-07-01' })
  await child(11, { until: '2026-06-30' })
  await child(12, { victim: false })
  await child(19)
  expect((await figure('RET-1', half)).value).toBe(2)
  expect((await figure('RET-1')).value).toBe(1)
  expect((await figure('RET-1', half)).share).toMatchObject({ numerator: 1, denominator: 2 })
  const parts = await figure('RET-1', { ...half, by: 'sex' })
  expect([parts.value, ...(parts.by?.items ?? []).map((item) => [item.key, item.value])]).toEqual([
    2,
    ['female', 1],
    ['male', 1],
    ['other', 0],
    ['unknown', 0],
  ])
  const elsewhere = await (await world().staff('leader')).call(readFigure, {
    params: { code: 'RET-1' },
    query: { ...half, by: 'sex' },
  })
  expect([elsewhere.value, ...(elsewhere.by?.items ?? []).map((item) => item.value)]).toEqual([
    '<5',
    '<5',
    '<5',
    '<5',
    '<5',
  ])
  const share = await figure('RET-2')
  expect([(share.value as number) - before, share.share]).toMatchObject([
    5,
    { numerator: 1, denominator: 5, percent: 20 },
  ])
})
