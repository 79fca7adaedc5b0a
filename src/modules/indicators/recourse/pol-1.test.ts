import { expect, test } from 'vitest'
import { caseHouse } from '#modules/cases/case.builders.ts'
import { addReportContract, moveReportContract } from '#modules/recourse/police.contract.ts'
import { addSessionContract, openRespondentContract } from '#modules/respondents/respondent.contract.ts'
import { useWorld } from '#tests/support/world.ts'
import { listFigureRecords, readFigure } from '../indicator.contract.ts'

const world = useWorld()
const now = '2026-11-21T08:00:00+07:00'
const year = { from: '2026-01-01', until: '2027-01-01' }
const officer = async () => {
  const agencyId = await world().agency({ kind: 'department', duties: ['gender_equality'] })
  return world().staff('provincial_officer', { agencyId })
}

test('reports to police count once by the day they were made; a crime still to be reported does not', async () => {
  world().setNow(now)
  const house = await caseHouse(world())
  const { id } = await house.managedCase()
  const params = { case_id: id }
  const add = (body: object) =>
    house.manager.call(addReportContract, {
      params,
      body: { reported_by: 'survivor', told_before: true, ...body },
    })
  await add({ signs_at: '2026-11-20T08:00:00+07:00' })
  await add({ reported_at: '2026-11-20T09:00:00+07:00' })
  const answered = await add({ reported_at: '2026-11-19T09:00:00+07:00' })
  await house.manager.call(moveReportContract, {
    params: { ...params, report_id: answered.id },
    body: { version: 1, move: 'refuse', on: '2026-11-21', reason: 'thử' },
  })
  const asked = { params: { code: 'POL-1' }, query: year } as const
  expect((await (await officer()).call(readFigure, asked)).value).toBe(2)
  expect((await (await world().staff('leader')).call(readFigure, asked)).value).toBe('<5')
  const opened = await house.manager.call(listFigureRecords, asked)
  expect(opened.items.map((item) => item.opens)).toEqual([
    { kind: 'case', id },
    { kind: 'case', id },
  ])
})

test('persons who used violence are told below the level of a crime; who came to a session is the numerator', async () => {
  world().setNow(now)
  const worker = await world().staff('case_manager')
  const open = (criminal: boolean) =>
    worker.call(openRespondentContract, {
      body: { basis: 'nq28', criminal, detected_on: '2026-11-18', sex: 'male', age_years: 40 },
    })
  const [came, missed, crime] = [await open(false), await open(false), await open(true)]
  const session = (file_id: string, kind: 'counselling' | 'commitment', attended: boolean) =>
    worker.call(addSessionContract, { params: { file_id }, body: { kind, held_at: now, attended } })
  await session(came.id, 'counselling', true)
  await session(missed.id, 'counselling', false)
  await session(missed.id, 'commitment', true)
  await session(crime.id, 'counselling', true)
  const asked = { params: { code: 'PER-1' }, query: year } as const
  const told = await (await officer()).call(readFigure, asked)
  expect(told.value).toBe(2)
  expect(told.share).toEqual({ numerator: 1, denominator: 2, percent: 50 })
  const opened = await worker.call(listFigureRecords, asked)
  expect(opened.items.map((item) => item.opens.id).sort()).toEqual([came.id, missed.id].sort())
  const rows = await world()
    .house.facts.selectFrom('fact_respondent')
    .select(['id', 'counselled_on'])
    .where('criminal', '=', false)
    .where('counselled_on', 'is not', null)
    .execute()
  expect(rows.map((row) => row.id)).toEqual([came.id])
})
