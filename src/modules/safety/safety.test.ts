import { expect, inject, test } from 'vitest'
import { withClient } from '#kernel/schema.ts'
import { caseHouse } from '#modules/cases/case.builders.ts'
import { listCasesContract, moveCaseContract, readCaseContract } from '#modules/cases/case.contract.ts'
import { takeContact } from '#modules/hotline/contact.contract.ts'
import { listNotices } from '#modules/messages/notice.contract.ts'
import { type Person, refusalOf, useWorld } from '#tests/support/world.ts'
import {
  makeSafetyPlanContract,
  printSafetyPlanContract,
  readSafetyPlanPrintContract,
  readSafetyPlansContract,
  reviewSafetyPlanContract,
} from './plan.contract.ts'
import { remindAssessments } from './remind.job.ts'
import { assessRiskContract, readInstrumentContract, readRiskContract } from './risk.contract.ts'
import {
  closeSuicideRiskContract,
  listOpenSuicideRisksContract,
  openSuicideRiskContract,
  readSuicideRisksContract,
  speakSuicideRiskContract,
} from './suicide.contract.ts'

const world = useWorld()

/** Everything in the database, past every row rule, as whoever steals a backup would have it. */
function asThief<T extends Record<string, unknown>>(text: string, values: unknown[] = []): Promise<T[]> {
  const superuser = { ...inject('cluster').superuser, database: world().server.database }
  return withClient(superuser, async (client) => (await client.query(text, values)).rows as T[])
}

const hours = (n: number) => new Date(Date.now() + n * 3_600_000).toISOString()
const aLook = (version: number, overrides: object = {}) => ({
  version,
  instrument_code: 'partner_danger',
  edition: 1,
  answers: [],
  judged_danger: 'low' as const,
  reason: 'Chị nói đã yên hơn.',
  ...overrides,
})
const look = async (who: Person, case_id: string, overrides: object = {}) => {
  const { version } = await who.call(readCaseContract, { params: { case_id } })
  return who.call(assessRiskContract, { params: { case_id }, body: aLook(version, overrides) })
}

test('the shipped questions say openly that nobody has approved them', async () => {
  const { manager } = await caseHouse(world())
  const instrument = await manager.call(readInstrumentContract)
  expect(instrument).toMatchObject({ review_state: 'draft', reviewed_by: null })
  expect(instrument.questions.length).toBeGreaterThan(10)
})

test('a look that is late is reminded of once a week: the workers first, from the second week on the supervisor too', async () => {
  const { managedCase, manager, supervisor, operator } = await caseHouse(world())
  const { id } = await managedCase()
  const { id: done } = await managedCase()
  await look(manager, id)
  await look(manager, done)
  const remindOn = (day: string) =>
    remindAssessments({
      ...world().house,
      jobs: world().house.jobs.db,
      now: () => new Date(`${day}T00:37:00+07:00`),
    })
  const told = async (person: Person, record: string) =>
    (await person.call(listNotices, { query: {} })).items.filter(
      (each) => each.kind === 'case.assessment_late' && each.record_id === record,
    ).length
  const [row] = await asThief<{ due: string; next: string; later: string; week: string }>(
    'select review_on::text as due, (review_on + 1)::text as next, (review_on + 5)::text as later, (review_on + 8)::text as week from risk_assessment where case_id = $1',
    [id],
  )
  const file = await manager.call(readCaseContract, { params: { case_id: done } })
  await supervisor.call(moveCaseContract, {
    params: { case_id: done },
    body: {
      version: file.version,
      move: 'close',
      reason: 'person_asked',
      note: 'Chị xin dừng.',
      despite: 'Chị đã được hỏi lại.',
    },
  })
  await remindOn(row?.due ?? '')
  expect(await told(manager, id)).toBe(0) // the day itself is not late
  for (const day of [row?.next, row?.next, row?.later]) await remindOn(day ?? '')
  expect([await told(manager, id), await told(supervisor, id), await told(operator, id)]).toEqual([1, 0, 0])
  await remindOn(row?.week ?? '')
  expect([await told(manager, id), await told(supervisor, id)]).toEqual([2, 1])
  expect(await told(manager, done)).toBe(0)
  await look(manager, id)
  await remindOn(row?.due ?? '')
  expect(await told(manager, id)).toBe(2) // a new look has a day of its own
})

test('a high score raises the case by itself and the list of cases knows it, whatever the worker judged', async () => {
  const { managedCase, manager } = await caseHouse(world())
  const { id } = await managedCase({ danger: 'low' })
  const answers = [
    { question: 'strangled', answer: 'yes' },
    { question: 'threat_kill', answer: 'yes' },
    { question: 'weapon', answer: 'refused' },
    { question: 'leaving', answer: 'unknown' },
    { question: 'worse_lately', answer: 'yes' },
  ]
  const done = await look(manager, id, { answers })
  expect(done).toMatchObject({ score: 15, score_danger: 'high', danger: 'high', case_danger: 'high' })
  const { items } = await manager.call(listCasesContract, { query: { danger: 'high' } })
  expect(items.map((line) => line.id)).toContain(id)
  const risk = await manager.call(readRiskContract, { params: { case_id: id } })
  expect(risk).toMatchObject({ danger: 'high', assigned: true, version: done.version })
  expect(risk.items).toMatchObject([
    {
      judged_danger: 'low',
      danger_before: 'low',
      answered: 3,
      left_open: 12,
      answers: { strangled: 'yes' },
      reason: 'Chị nói đã yên hơn.',
    },
  ])
})

test('a lower look leaves the case as it is, until the worker says that it is lower', async () => {
  const { managedCase, manager } = await caseHouse(world())
  const { id } = await managedCase({ danger: 'immediate' })
  expect(await look(manager, id)).toMatchObject({ danger: 'low', case_danger: 'immediate' })
  expect(await look(manager, id, { lower: true })).toMatchObject({ danger: 'low', case_danger: 'low' })
  expect(await look(manager, id, { judged_danger: 'unknown', lower: true })).toMatchObject({
    case_danger: 'low',
  })
})

test('the next look is due sooner the greater the danger', async () => {
  const { managedCase, manager } = await caseHouse(world())
  const due = async (danger: 'immediate' | 'low') => {
    const { id } = await managedCase({ danger: 'low' })
    return (await look(manager, id, { judged_danger: danger })).review_on
  }
  expect((await due('immediate')) < (await due('low'))).toBe(true)
})

test('answers and reasons lie sealed; a supervisor sees levels without them; strangers see nothing', async () => {
  const { managedCase, manager, supervisor } = await caseHouse(world())
  const stranger = await world().staff('case_manager')
  const { id } = await managedCase()
  await look(manager, id, {
    answers: [{ question: 'strangled', answer: 'yes' }],
    reason: 'Lời riêng Quýt Hồng.',
  })
  const seen = await supervisor.call(readRiskContract, { params: { case_id: id } })
  expect(seen.items).toMatchObject([{ score: 6, reason: null, answers: null }])
  expect(await refusalOf(stranger.call(readRiskContract, { params: { case_id: id } }))).toBe(
    'record.not_found',
  )
  expect(
    await refusalOf(stranger.call(assessRiskContract, { params: { case_id: id }, body: aLook(1) })),
  ).toBe('record.not_found')
  const rows = await asThief('select * from risk_assessment where case_id = $1', [id])
  expect(JSON.stringify(rows)).not.toMatch(/Quýt|strangled/)
  const audit = await asThief('select detail from audit.entry where record_id = $1', [id])
  expect(JSON.stringify(audit)).not.toMatch(/Quýt|strangled/)
})

test('two who look at the danger at once: one is told that the case has changed, and nothing of theirs is written', async () => {
  const { managedCase, manager } = await caseHouse(world())
  const { id } = await managedCase({ danger: 'low' })
  const { version } = await manager.call(readCaseContract, { params: { case_id: id } })
  const one = () =>
    manager.call(assessRiskContract, {
      params: { case_id: id },
      body: aLook(version, { judged_danger: 'high' }),
    })
  const both = await Promise.allSettled([one(), one()])
  expect(both.filter((each) => each.status === 'rejected')).toMatchObject([
    { reason: { code: 'version.stale' } },
  ])
  expect((await manager.call(readRiskContract, { params: { case_id: id } })).items).toHaveLength(1)
})

test('an edition no longer in force and a question it does not have are refused', async () => {
  const { managedCase, manager } = await caseHouse(world())
  const { id } = await managedCase()
  expect(await refusalOf(look(manager, id, { edition: 2 }))).toBe('risk.instrument_old')
  expect(await refusalOf(look(manager, id, { answers: [{ question: 'khong_co', answer: 'yes' }] }))).toBe(
    'risk.question_unknown',
  )
})

const known = {
  means: 'yes' as const,
  plan: 'unknown' as const,
  alone: 'yes' as const,
  stays: 'nobody' as const,
  called: ['115' as const],
}

test('an open risk of suicide stands on the page of today, the next call first, until somebody says what was done', async () => {
  const { managedCase, manager, supervisor } = await caseHouse(world())
  const [later, sooner] = [await managedCase(), await managedCase()]
  const open = (case_id: string, within: number) =>
    manager.call(openSuicideRiskContract, {
      params: { case_id },
      body: {
        asked_at: hours(0),
        ...known,
        call_again_by: hours(within),
        note: 'Có thuốc trừ sâu trong nhà.',
      },
    })
  const first = await open(later.id, 20)
  const second = await open(sooner.id, 2)
  const lines = async (who: Person) =>
    (await who.call(listOpenSuicideRisksContract)).items.map((line) => line.id)
  expect(await lines(manager)).toEqual([second.id, first.id])
  expect(await lines(supervisor)).toEqual([second.id, first.id])
  expect(await refusalOf(open(sooner.id, 1))).toBe('suicide_risk.stands_open')

  const params = { risk_id: second.id }
  const spoken = await manager.call(speakSuicideRiskContract, {
    params,
    body: { version: 1, spoken_at: hours(0), ...known, stays: 'family', call_again_by: hours(23) },
  })
  expect(await lines(manager)).toEqual([first.id, second.id])
  const closed = await manager.call(closeSuicideRiskContract, {
    params,
    body: { version: spoken.version, done: 'Mẹ chị ở cùng, đã khám khoa tâm thần.' },
  })
  expect(closed.status).toBe('closed')
  expect(await lines(manager)).toEqual([first.id])
  expect(
    await refusalOf(
      manager.call(closeSuicideRiskContract, { params, body: { version: closed.version, done: 'x' } }),
    ),
  ).toBe('suicide_risk.wrong_state')
  const file = await manager.call(readSuicideRisksContract, { params: { case_id: sooner.id } })
  expect(file.items).toMatchObject([
    { done: 'Mẹ chị ở cùng, đã khám khoa tâm thần.', note: 'Có thuốc trừ sâu trong nhà.', stays: 'family' },
  ])
  const overseen = await supervisor.call(readSuicideRisksContract, { params: { case_id: sooner.id } })
  expect(overseen.items).toMatchObject([{ done: null, note: null, status: 'closed' }])
  expect(
    await refusalOf(
      supervisor.call(closeSuicideRiskContract, {
        params: { risk_id: first.id },
        body: { version: 1, done: 'x' },
      }),
    ),
  ).toBe('permit.missing')
})

test('nobody puts off the next call beyond 24 hours', async () => {
  const { managedCase, manager } = await caseHouse(world())
  const { id } = await managedCase()
  const open = (within: number) =>
    refusalOf(
      manager.call(openSuicideRiskContract, {
        params: { case_id: id },
        body: { asked_at: hours(0), ...known, called: [], call_again_by: hours(within) },
      }),
    )
  expect(await open(25)).toBe('suicide_risk.call_sooner')
  expect(await open(23.9)).toBeUndefined()
})

test('a call taken with this sign stands open for the leader on duty by itself, and for who works on its case', async () => {
  const { agencyId, operator, contact, openCase, assign, manager } = await caseHouse(world())
  const leader = await world().staff('duty_leader', { agencyId })
  const colleague = await world().staff('operator', { agencyId })
  const id = await contact({ suicide_risk: true, started_at: hours(-1), ended_at: hours(-0.5) })
  const seen = async (who: Person) =>
    (await who.call(listOpenSuicideRisksContract)).items.filter((line) => line.contact_id === id)
  expect(await seen(leader)).toHaveLength(1)
  expect(await seen(operator)).toHaveLength(1)
  expect(await seen(colleague)).toHaveLength(0)
  const opened = await openCase({ contact_id: id })
  await assign(opened.id, manager)
  const [risk] = await seen(manager)
  const file = await manager.call(readSuicideRisksContract, { params: { case_id: opened.id } })
  expect(file.items).toHaveLength(1)
  await leader.call(closeSuicideRiskContract, {
    params: { risk_id: risk?.id ?? '' },
    body: { version: 1, done: 'Đã nối máy khoa tâm thần.' },
  })
  expect(await seen(manager)).toHaveLength(0)
  expect(
    (await manager.call(readSuicideRisksContract, { params: { case_id: opened.id } })).items,
  ).toMatchObject([{ status: 'closed', done: 'Đã nối máy khoa tâm thần.' }])
})

test('what is typed in from long ago opens no risk today', async () => {
  const { operator, agencyId } = await caseHouse(world())
  const leader = await world().staff('duty_leader', { agencyId })
  await operator.call(takeContact, {
    body: {
      kind: 'inbound_call',
      caller: 'survivor',
      started_at: hours(-24 * 60),
      danger_now: false,
      sexual_assault: false,
      suicide_risk: true,
      topic: 'domestic_violence',
      outcome: 'advised',
    } as never,
  })
  expect((await leader.call(listOpenSuicideRisksContract)).items).toEqual([])
})

const aPlan = (instead_of: number, overrides: object = {}) => ({
  instead_of,
  with_her: true,
  parts: { where_to_go: 'Sang nhà cô Bưởi cuối xóm.', code_word: 'mướp đắng' },
  ...overrides,
})

test('a safety plan is kept in versions; words open for those who work on the case alone', async () => {
  const { managedCase, manager, supervisor } = await caseHouse(world())
  const { id } = await managedCase()
  const params = { case_id: id }
  await manager.call(makeSafetyPlanContract, { params, body: aPlan(0) })
  const second = await manager.call(makeSafetyPlanContract, {
    params,
    body: aPlan(1, { with_her: false, parts: { children: 'Gửi bà.' } }),
  })
  expect(second.no).toBe(2)
  const { items } = await manager.call(readSafetyPlansContract, { params })
  expect(items).toMatchObject([
    { no: 2, with_her: false, filled: ['children'], parts: { children: 'Gửi bà.' } },
    { no: 1, with_her: true, filled: ['where_to_go', 'code_word'], parts: { code_word: 'mướp đắng' } },
  ])
  const seen = await supervisor.call(readSafetyPlansContract, { params })
  expect(seen.items).toMatchObject([{ parts: null }, { parts: null, filled: ['where_to_go', 'code_word'] }])
  expect(JSON.stringify(await asThief('select * from safety_plan where case_id = $1', [id]))).not.toMatch(
    /mướp|Bưởi/,
  )
  expect(
    await refusalOf(manager.call(makeSafetyPlanContract, { params, body: aPlan(2, { parts: {} }) })),
  ).toBe('input.invalid')
})

test('two who write the plan at once: nobody’s plan takes the place of one they have not read', async () => {
  const { managedCase, manager } = await caseHouse(world())
  const { id } = await managedCase()
  const write = () => manager.call(makeSafetyPlanContract, { params: { case_id: id }, body: aPlan(0) })
  const both = await Promise.allSettled([write(), write()])
  expect(both.filter((each) => each.status === 'rejected')).toMatchObject([
    { reason: { code: 'version.stale' } },
  ])
})

test('a plan goes on paper only after saying where the paper may be found, for a quarter of an hour, for who asked', async () => {
  const { managedCase, manager, operator } = await caseHouse(world())
  const { id } = await managedCase()
  const params = { case_id: id }
  const plan = await manager.call(makeSafetyPlanContract, { params, body: aPlan(0) })
  const ask = {
    params: { case_id: id, plan_id: plan.id },
    body: { paper: 'trusted_person' as const, where: 'Cô Bưởi giữ, trong hòm thóc.' },
  }
  expect(
    await refusalOf(manager.call(printSafetyPlanContract, { ...ask, body: { paper: 'with_her' } as never })),
  ).toBe('input.invalid')
  const print = await manager.call(printSafetyPlanContract, ask)
  const read = (who: Person) =>
    who.call(readSafetyPlanPrintContract, { params: { case_id: id, print_id: print.id } })
  const paper = await read(manager)
  expect(paper.parts).toEqual({ where_to_go: 'Sang nhà cô Bưởi cuối xóm.', code_word: 'mướp đắng' })
  expect(await refusalOf(read(operator))).toBe('record.not_found')
  world().setNow(hours(0.3))
  expect(await refusalOf(read(manager))).toBe('record.not_found')
  world().setNow(null)
  const { items } = await manager.call(readSafetyPlansContract, { params })
  expect(items[0]?.prints).toMatchObject([{ paper: 'trusted_person', where: 'Cô Bưởi giữ, trong hòm thóc.' }])
  const told = await asThief<{ kind: string }>('select kind from case_event where case_id = $1 order by id', [
    id,
  ])
  expect(told.map((each) => each.kind)).toContain('safety_plan.printed')
  await manager.call(makeSafetyPlanContract, { params, body: aPlan(1) })
  expect(await refusalOf(manager.call(printSafetyPlanContract, ask))).toBe('safety_plan.replaced')
})

test('a plan is gone through again, with the version that was read', async () => {
  const { managedCase, manager } = await caseHouse(world())
  const { id } = await managedCase()
  const plan = await manager.call(makeSafetyPlanContract, { params: { case_id: id }, body: aPlan(0) })
  const params = { case_id: id, plan_id: plan.id }
  const done = await manager.call(reviewSafetyPlanContract, {
    params,
    body: { version: 1, review_by: '2027-01-05' },
  })
  expect(done.version).toBe(2)
  expect(
    await refusalOf(
      manager.call(reviewSafetyPlanContract, { params, body: { version: 1, review_by: null } }),
    ),
  ).toBe('version.stale')
})

test('a closed case takes no new plan and no new look, but a risk of suicide always', async () => {
  const { managedCase, manager } = await caseHouse(world())
  const { id } = await managedCase()
  const params = { case_id: id }
  const { version } = await manager.call(readCaseContract, { params })
  const closed = await manager.call(moveCaseContract, {
    params,
    body: { version, move: 'close', reason: 'goal_met', note: 'Xong.' },
  })
  expect(await refusalOf(manager.call(makeSafetyPlanContract, { params, body: aPlan(0) }))).toBe(
    'case.wrong_state',
  )
  expect(await refusalOf(manager.call(assessRiskContract, { params, body: aLook(closed.version) }))).toBe(
    'case.wrong_state',
  )
  expect(
    await refusalOf(
      manager.call(openSuicideRiskContract, {
        params,
        body: { asked_at: hours(0), ...known, called: [], call_again_by: hours(3) },
      }),
    ),
  ).toBeUndefined()
})
