import { randomUUID } from 'node:crypto'
import { expect, inject, test } from 'vitest'
import { entered } from '#kernel/context.ts'
import { tokenHash } from '#kernel/cookies.ts'
import { withClient } from '#kernel/schema.ts'
import { type Person, refusalOf, useWorld } from '#tests/support/world.ts'
import { caseHouse } from './case.builders.ts'
import { moveCaseContract, readCaseContract } from './case.contract.ts'
import { notePrintContract } from './case-work.contract.ts'
import { readClosingContract, signClosureContract } from './closure.contract.ts'
import { listEventsContract } from './event.contract.ts'
import { planFollowUpContract, readFollowUpsContract, tellFollowUpContract } from './follow-up.contract.ts'
import { listLooksContract } from './look.contract.ts'
import {
  addNeedContract,
  editNeedContract,
  moveNeedContract,
  readNeedsContract,
  writeAssessmentContract,
} from './need.contract.ts'
import {
  addGoalContract,
  approvePlanContract,
  draftPlanContract,
  editGoalContract,
  progressGoalContract,
  readPlansContract,
} from './plan.contract.ts'
import { giveServiceContract, readServicesContract, withdrawServiceContract } from './service.contract.ts'

const world = useWorld()

function asThief<T extends Record<string, unknown>>(text: string, values: unknown[] = []): Promise<T[]> {
  const superuser = { ...inject('cluster').superuser, database: world().server.database }
  return withClient(superuser, async (client) => (await client.query(text, values)).rows as T[])
}

const of = (id: string, more: Record<string, string> = {}) => ({ case_id: id, ...more })
const aGoal = {
  domain: 'safety' as const,
  words: 'Chị và con ngủ yên ở nơi không ai biết.',
  actions: [
    {
      kind: 'safehouse' as const,
      responsible: 'worker' as const,
      from_on: '2026-11-21',
      until_on: '2026-12-05',
      what: 'Đón về nơi tạm lánh.',
      risk: 'Người đó theo xe.',
      handling: 'Đi đường vòng, báo công an trước.',
    },
  ],
}
const isoAfter = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
const anApproval = { signer_role: 'head' as const, signer: 'Ông Thử Ký Tên', signed_at: isoAfter(-0.01) }

/** A managed case with a plan in force: one goal, one action. */
async function plannedCase(house: Awaited<ReturnType<typeof caseHouse>>) {
  const opened = await house.managedCase()
  const plan = await house.manager.call(draftPlanContract, { params: of(opened.id) })
  const goal = await house.manager.call(addGoalContract, {
    params: of(opened.id, { plan_id: plan.id }) as never,
    body: aGoal,
  })
  await house.supervisor.call(approvePlanContract, {
    params: of(opened.id, { plan_id: plan.id }) as never,
    body: { version: 1, ...anApproval },
  })
  return { ...opened, plan_id: plan.id, goal_id: goal.id }
}
const versionOf = async (person: Person, id: string) =>
  (await person.call(readCaseContract, { params: of(id) })).version

test('a case goes from a need over a plan, a service and a follow-up to its closing minute', async () => {
  const house = await caseHouse(world())
  const { manager, supervisor } = house
  const { id, person_ids } = await house.managedCase()
  const survivor = person_ids[0] ?? ''

  const need = await manager.call(addNeedContract, {
    params: of(id),
    body: { kind: 'health', urgency: 'emergency', person_id: survivor, words: 'Khâu vết thương ở tay.' },
  })
  const plan = await manager.call(draftPlanContract, { params: of(id) })
  const goalParams = of(id, { plan_id: plan.id }) as never
  const goal = await manager.call(addGoalContract, {
    params: goalParams,
    body: { ...aGoal, need_id: need.id },
  })
  await supervisor.call(approvePlanContract, {
    params: goalParams,
    body: { version: plan.version, ...anApproval },
  })
  await manager.call(giveServiceContract, {
    params: of(id),
    body: { kind: 'health', given_at: isoAfter(0), partner: 'Bệnh viện Thử', person_ids: [survivor] },
  })
  await manager.call(moveNeedContract, {
    params: of(id, { need_id: need.id }) as never,
    body: { version: need.version, move: 'meet' },
  })
  const followUp = await manager.call(planFollowUpContract, {
    params: of(id),
    body: { kind: 'call', purpose: 'plan', due_from: isoAfter(0), due_until: isoAfter(1) },
  })
  await manager.call(tellFollowUpContract, {
    params: of(id, { follow_up_id: followUp.id }) as never,
    body: { version: 1, move: 'do', outcome: 'safe', words: 'Chị đã ngủ được.' },
  })
  const plans = await manager.call(readPlansContract, { params: of(id) })
  const [action] = plans.plans[0]?.goals[0]?.actions ?? []
  await manager.call(progressGoalContract, {
    params: of(id, { plan_id: plan.id, goal_id: goal.id }) as never,
    body: { version: goal.version, progress: 'met', done_ids: [action?.id ?? ''] },
  })
  await manager.call(moveCaseContract, {
    params: of(id),
    body: {
      version: await versionOf(manager, id),
      move: 'close',
      reason: 'goal_met',
      note: 'Mọi việc đã xong.',
      minute: {
        needs_met: 'yes',
        plan_complete: 'yes',
        safety_reviewed: true,
        told_may_return: true,
        agrees: 'yes',
      },
    },
  })

  const closing = await manager.call(readClosingContract, { params: of(id) })
  expect(closing.closures).toMatchObject([
    { reason: 'goal_met', told_may_return: true, open_needs: 0, words: 'Mọi việc đã xong.', signers: [] },
  ])
  const closure_id = closing.closures[0]?.id ?? ''
  const sign = { role: 'head' as const, name: 'Ông Thử Ký Tên', signed_at: isoAfter(-0.01) }
  await manager.call(signClosureContract, { params: of(id, { closure_id }) as never, body: sign })
  expect(
    await refusalOf(
      manager.call(signClosureContract, { params: of(id, { closure_id }) as never, body: sign }),
    ),
  ).toBe('closure.signed_already')

  const story = await manager.call(listEventsContract, { params: of(id), query: { limit: 100 } })
  expect(story.items.map((event) => event.kind).sort()).toEqual(
    [
      'assignment.set',
      'assignment.set',
      'case.closed',
      'case.opened',
      'closure.signed',
      'follow_up.done',
      'follow_up.planned',
      'goal.met',
      'need.found',
      'need.met',
      'person.added',
      'plan.approved',
      'plan.drafted',
      'service.given',
    ].sort(),
  )
})

test('the story of a case comes in pages that leave nothing out and repeat nothing, and by kind', async () => {
  const house = await caseHouse(world())
  const { id } = await house.managedCase()
  for (let n = 0; n < 7; n++)
    await house.manager.call(addNeedContract, {
      params: of(id),
      body: { kind: 'other', urgency: 'soon', words: `Việc ${n}` },
    })
  const seen: number[] = []
  for (let after: string | undefined; ; ) {
    const page = await house.manager.call(listEventsContract, {
      params: of(id),
      query: { limit: 3, after } as never,
    })
    seen.push(...page.items.map((event) => event.id))
    if (!page.next) break
    after = page.next
  }
  expect(new Set(seen).size).toBe(seen.length)
  const whole = await house.manager.call(listEventsContract, { params: of(id), query: { limit: 100 } })
  expect(seen).toEqual(whole.items.map((event) => event.id))
  const needs = await house.manager.call(listEventsContract, {
    params: of(id),
    query: { limit: 100, noun: 'need' },
  })
  expect(needs.items.map((event) => event.kind)).toEqual(Array(7).fill('need.found'))
})

test('what is written about a case is unreadable in the database, and a supervisor sees its structure without a word', async () => {
  const house = await caseHouse(world())
  const { manager, supervisor } = house
  const { id, person_ids } = await house.managedCase()
  const secret = 'Bà Ngoại Ở Bến Đò Thử'
  await manager.call(writeAssessmentContract, {
    params: of(id, { section: 'family' }) as never,
    body: { version: null, words: secret },
  })
  await manager.call(addNeedContract, {
    params: of(id),
    body: { kind: 'psychological', urgency: 'soon', words: secret },
  })
  const plan = await manager.call(draftPlanContract, { params: of(id) })
  await manager.call(addGoalContract, {
    params: of(id, { plan_id: plan.id }) as never,
    body: {
      ...aGoal,
      words: secret,
      actions: [{ kind: 'legal', responsible: 'partner', what: secret, provider: secret }],
    },
  })
  await manager.call(giveServiceContract, {
    params: of(id),
    body: { kind: 'legal', given_at: isoAfter(0), partner: secret, person_ids, note: secret },
  })
  await manager.call(planFollowUpContract, {
    params: of(id),
    body: {
      kind: 'call',
      purpose: 'safety',
      due_from: isoAfter(0),
      due_until: isoAfter(1),
      plan: secret,
    },
  })

  const seen = await Promise.all(
    [readNeedsContract, readPlansContract, readServicesContract, readFollowUpsContract].map((contract) =>
      supervisor.call(contract as typeof readNeedsContract, { params: of(id) }),
    ),
  )
  expect(JSON.stringify(seen)).not.toContain(secret)
  expect(seen[0]).toMatchObject({
    assigned: false,
    needs: [{ kind: 'psychological', urgency: 'soon', words: null }],
    assessment: [{ section: 'family', words: null }],
  })
  const mine = await Promise.all(
    [readNeedsContract, readPlansContract, readServicesContract, readFollowUpsContract].map((contract) =>
      manager.call(contract as typeof readNeedsContract, { params: of(id) }),
    ),
  )
  for (const reply of mine) expect(JSON.stringify(reply)).toContain(secret)

  for (const table of [
    'case_assessment',
    'need',
    'plan_goal',
    'plan_action',
    'service_given',
    'follow_up',
    'case_event',
    'audit.entry',
    'idempotency_key',
  ]) {
    const rows = await asThief<{ row: string }>(`select t::text as row from ${table} t`)
    expect(
      rows.some(({ row }) => row.includes('Bến Đò') || row.includes(Buffer.from(secret).toString('hex'))),
    ).toBe(false)
  }
  // Each look at a part of the file is on record, by name.
  const looks = (await supervisor.call(listLooksContract, { params: of(id), query: {} })).items
  expect(looks.length).toBeGreaterThan(5)
})

test('whoever is not on the case is told that its needs, plan, services and follow-ups do not exist', async () => {
  const house = await caseHouse(world())
  const { id } = await plannedCase(house)
  const stranger = await world().staff('case_manager', { agencyId: house.agencyId })
  for (const contract of [
    readNeedsContract,
    readPlansContract,
    readServicesContract,
    readFollowUpsContract,
    readClosingContract,
    listEventsContract,
  ]) {
    const hidden = await stranger
      .call(contract as typeof readNeedsContract, { params: of(id) })
      .catch((e) => e)
    const nothing = await stranger
      .call(contract as typeof readNeedsContract, { params: of(randomUUID()) })
      .catch((e) => e)
    expect([hidden.code, hidden.answer.message]).toEqual(['record.not_found', nothing.answer.message])
  }
  expect(
    await refusalOf(
      stranger.call(addNeedContract, { params: of(id), body: { kind: 'other', urgency: 'soon' } }),
    ),
  ).toBe('record.not_found')
  for (const table of ['need', 'plan', 'plan_goal', 'service_given', 'follow_up', 'case_event'] as const) {
    const rows = await entered(world().house.db, tokenHash(stranger.token), (trx) =>
      trx
        .selectFrom(table)
        .select(({ val }) => val(1).as('one'))
        .execute(),
    )
    expect(rows, table).toEqual([])
  }
})

test('who only oversees a case writes nothing into it, whatever role they hold beside', async () => {
  const house = await caseHouse(world())
  const { id, plan_id, goal_id, person_ids } = await plannedCase(house)
  const both = await world().staff(['supervisor', 'case_manager'], { agencyId: house.agencyId })
  const refused = await Promise.all([
    refusalOf(both.call(addNeedContract, { params: of(id), body: { kind: 'other', urgency: 'soon' } })),
    refusalOf(both.call(draftPlanContract, { params: of(id) })),
    refusalOf(
      both.call(progressGoalContract, {
        params: of(id, { plan_id, goal_id }) as never,
        body: { version: 1, progress: 'met' },
      }),
    ),
    refusalOf(
      both.call(giveServiceContract, {
        params: of(id),
        body: { kind: 'legal', given_at: isoAfter(0), person_ids },
      }),
    ),
  ])
  expect(refused).toEqual(Array(4).fill('case.not_assigned'))
  // Nor does the database let them, past every use case.
  const slip = entered(world().house.db, tokenHash(both.token), (trx) =>
    trx
      .insertInto('need')
      .values({
        id: randomUUID(),
        case_id: id,
        province_id: '22',
        kind: 'other',
        urgency: 'soon',
        priority: 1,
        found_at: new Date(),
        state_at: new Date(),
        changed_by: both.id,
      })
      .execute(),
  )
  await expect(slip).rejects.toThrow(/row-level security/)
})

test('a need may be met, lost again and dropped, and a move its state does not allow writes nothing', async () => {
  const house = await caseHouse(world())
  const { manager } = house
  const { id } = await house.managedCase()
  const need = await manager.call(addNeedContract, {
    params: of(id),
    body: { kind: 'livelihood', urgency: 'long_term' },
  })
  const params = of(id, { need_id: need.id }) as never
  const move = (version: number, to: 'meet' | 'fall_back' | 'drop' | 'meet_partly') =>
    manager.call(moveNeedContract, { params, body: { version, move: to } })
  expect(await refusalOf(move(1, 'fall_back'))).toBe('need.wrong_state')
  expect((await move(1, 'meet')).state).toBe('met')
  expect(await refusalOf(move(1, 'fall_back'))).toBe('version.stale')
  expect((await move(2, 'fall_back')).state).toBe('unmet')
  expect((await move(3, 'drop')).state).toBe('dropped')
  expect(await refusalOf(move(4, 'meet'))).toBe('need.wrong_state')
  const kinds = (
    await manager.call(listEventsContract, { params: of(id), query: { noun: 'need', limit: 50 } })
  ).items.map((event) => event.kind)
  expect(kinds).toEqual(['need.dropped', 'need.unmet', 'need.met', 'need.found'])
  expect(
    await refusalOf(
      manager.call(editNeedContract, { params, body: { version: 4, person_id: randomUUID() } }),
    ),
  ).toBe('record.not_found')
})

test('a plan is in force only once somebody else has recorded the head’s signature, with its own time', async () => {
  const house = await caseHouse(world())
  const { manager, supervisor, agencyId } = house
  const both = await world().staff(['supervisor', 'case_manager'], { agencyId })
  const { id } = await house.managedCase()
  await house.assign(id, both, 'team')
  const plan = await both.call(draftPlanContract, { params: of(id) })
  const params = of(id, { plan_id: plan.id }) as never
  const approve = (person: Person, more: object = {}) =>
    refusalOf(person.call(approvePlanContract, { params, body: { version: 1, ...anApproval, ...more } }))
  expect(await approve(supervisor)).toBe('plan.empty')
  const goal = await manager.call(addGoalContract, { params, body: aGoal })
  expect(await approve(both)).toBe('plan.own_work')
  expect(await approve(manager)).toBe('permit.missing')
  expect(await approve(supervisor, { signed_at: isoAfter(1) })).toBe('support.in_future')
  const progress = {
    params: of(id, { plan_id: plan.id, goal_id: goal.id }) as never,
    body: { version: 1, progress: 'met' as const },
  }
  expect(await refusalOf(manager.call(progressGoalContract, progress))).toBe('plan.wrong_state')
  expect(await approve(supervisor)).toBeUndefined()
  expect(await approve(supervisor, { version: 2 })).toBe('plan.wrong_state')
  const [shown] = (await manager.call(readPlansContract, { params: of(id) })).plans
  expect(shown).toMatchObject({
    status: 'approved',
    signer: anApproval.signer,
    signed_at: anApproval.signed_at,
  })
  expect(Date.parse(shown?.recorded_at ?? '')).toBeGreaterThan(Date.parse(anApproval.signed_at))
  expect(
    await refusalOf(
      manager.call(editGoalContract, {
        params: of(id, { plan_id: plan.id, goal_id: goal.id }) as never,
        body: { version: 1, ...aGoal },
      }),
    ),
  ).toBe('plan.wrong_state')
})

test('a new version of the plan begins as a copy of the last, and takes its place when signed', async () => {
  const house = await caseHouse(world())
  const { manager, supervisor } = house
  const { id, plan_id } = await plannedCase(house)
  const next = await manager.call(draftPlanContract, { params: of(id) })
  expect(await refusalOf(manager.call(draftPlanContract, { params: of(id) }))).toBe('plan.draft_exists')
  const [draft, inForce] = (await manager.call(readPlansContract, { params: of(id) })).plans
  expect([draft?.number, draft?.status, inForce?.id, inForce?.status]).toEqual([
    2,
    'draft',
    plan_id,
    'approved',
  ])
  const said = (plan: typeof draft) =>
    plan?.goals.map((goal) => [
      goal.domain,
      goal.words,
      goal.actions.map((action) => [action.words, action.from_on]),
    ])
  expect(said(draft)).toEqual(said(inForce))
  expect(draft?.goals[0]?.id).not.toBe(inForce?.goals[0]?.id)

  // The copy is edited: an action is left out, another comes; the version in force stays as it was signed.
  await manager.call(editGoalContract, {
    params: of(id, { plan_id: next.id, goal_id: draft?.goals[0]?.id ?? '' }) as never,
    body: {
      version: 1,
      domain: 'safety',
      words: 'Có khóa cửa mới.',
      actions: [{ kind: 'needs_goods', responsible: 'commune', what: 'Lắp khóa cửa.' }],
    },
  })
  await supervisor.call(approvePlanContract, {
    params: of(id, { plan_id: next.id }) as never,
    body: { version: 1, ...anApproval },
  })
  const [second, first] = (await manager.call(readPlansContract, { params: of(id) })).plans
  expect([second?.status, first?.status]).toEqual(['approved', 'superseded'])
  expect(second?.goals[0]?.actions.map((action) => action.words?.what)).toEqual(['Lắp khóa cửa.'])
  expect(first?.goals[0]?.actions.map((action) => action.words?.what)).toEqual(['Đón về nơi tạm lánh.'])
})

test('a service taken back as a mistake stays in the file and is counted nowhere', async () => {
  const house = await caseHouse(world())
  const { manager } = house
  const { id, person_ids } = await house.managedCase()
  const give = (more: object = {}) =>
    manager.call(giveServiceContract, {
      params: of(id),
      body: { kind: 'psychosocial', given_at: isoAfter(0), person_ids, ...more } as never,
    })
  const service = await give({ note: 'Gặp một giờ.' })
  expect(await refusalOf(give({ kind: 'family_mediation' }))).toBe('input.invalid')
  expect(await refusalOf(give({ person_ids: [randomUUID()] }))).toBe('record.not_found')
  expect(await refusalOf(give({ given_at: isoAfter(2) }))).toBe('support.in_future')
  const counted = () =>
    asThief<{ n: number }>('select count(*)::int as n from fact_service where case_id = $1', [id])
  expect(await counted()).toEqual([{ n: 1 }])
  const params = of(id, { service_id: service.id }) as never
  await manager.call(withdrawServiceContract, { params, body: { version: 1, note: 'Ghi nhầm hồ sơ.' } })
  expect(await counted()).toEqual([{ n: 0 }])
  expect(
    await refusalOf(manager.call(withdrawServiceContract, { params, body: { version: 2, note: 'x' } })),
  ).toBe('service.wrong_state')
  const { services } = await manager.call(readServicesContract, { params: of(id) })
  expect(services).toMatchObject([{ state: 'withdrawn', note: 'Gặp một giờ.\nGhi nhầm hồ sơ.' }])
})

test('a form is printed only after it is on record who prints which', async () => {
  const house = await caseHouse(world())
  const { id } = await house.managedCase()
  await house.manager.call(notePrintContract, { params: of(id), body: { parts: ['plan', 'closure'] } })
  const [entry] = await asThief<{ detail: object; staff_id: string }>(
    "select detail, staff_id from audit.entry where record_id = $1 and act = 'printed'",
    [id],
  )
  expect(entry).toMatchObject({ staff_id: house.manager.id, detail: { parts: ['plan', 'closure'] } })
  const { items } = await house.supervisor.call(listLooksContract, { params: of(id), query: {} })
  expect(items.some((look) => look.act === 'printed')).toBe(true)
})
