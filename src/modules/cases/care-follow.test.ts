import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, inject, test } from 'vitest'
import { entered } from '#kernel/context.ts'
import { tokenHash } from '#kernel/cookies.ts'
import { withClient } from '#kernel/schema.ts'
import { type Person, refusalOf, useWorld } from '#tests/support/world.ts'
import { caseHouse } from './case.builders.ts'
import { listCasesContract, moveCaseContract, readCaseContract } from './case.contract.ts'
import { exportCasesContract, readLoadContract, readWorkContract } from './case-work.contract.ts'
import { readClosingContract } from './closure.contract.ts'
import {
  holdConferenceContract,
  moveDecisionContract,
  readConferencesContract,
} from './conference.contract.ts'
import { feedbackItems } from './feedback.codes.ts'
import { readFeedbackContract, takeFeedbackContract } from './feedback.contract.ts'
import {
  checkReturnContract,
  moveFollowUpContract,
  planFollowUpContract,
  readFollowUpsContract,
  tellFollowUpContract,
} from './follow-up.contract.ts'
import { addNeedContract, editNeedContract, moveNeedContract, readNeedsContract } from './need.contract.ts'
import { addGoalContract, draftPlanContract, editGoalContract, readPlansContract } from './plan.contract.ts'
import { readRelationsContract, setProfileContract, setRelationContract } from './relation.contract.ts'
import {
  confirmHandOverContract,
  holdReviewContract,
  readReviewNoteContract,
  readReviewsContract,
  superviseContract,
  writeHandOverContract,
} from './review.contract.ts'

const world = useWorld()

function asThief<T extends Record<string, unknown>>(text: string, values: unknown[] = []): Promise<T[]> {
  const superuser = { ...inject('cluster').superuser, database: world().server.database }
  return withClient(superuser, async (client) => (await client.query(text, values)).rows as T[])
}

const of = (id: string, more: Record<string, string> = {}) => ({ case_id: id, ...more }) as never
const isoAfter = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
const dayOf = (at: string | number) =>
  new Date(at).toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' })
const dayAfter = (days: number) => dayOf(Date.now() + days * 86_400_000)
const window = (from: number, until: number) => ({ due_from: isoAfter(from), due_until: isoAfter(until) })
const versionOf = async (person: Person, id: string) =>
  (await person.call(readCaseContract, { params: of(id) })).version
const close = async (person: Person, id: string, more: object) =>
  person.call(moveCaseContract, {
    params: of(id),
    body: { version: await versionOf(person, id), move: 'close', note: 'Xong.', ...more } as never,
  })

test('after a return, six months of contacts stand in the file, the first within three days, and the law’s clock runs', async () => {
  const house = await caseHouse(world())
  const { manager } = house
  const { id } = await house.managedCase()
  const body = {
    version: await versionOf(manager, id),
    how: 'taken_back' as const,
    returned_on: dayAfter(0),
    danger: 'immediate' as const,
    plan_reviewed: true,
    word_renewed: true,
    words: 'Họ đến đón, chị phải về.',
  }
  expect(
    await refusalOf(
      manager.call(checkReturnContract, { params: of(id), body: { ...body, returned_on: dayAfter(2) } }),
    ),
  ).toBe('support.in_future')
  await manager.call(checkReturnContract, { params: of(id), body })
  expect(await refusalOf(manager.call(checkReturnContract, { params: of(id), body }))).toBe('version.stale')
  const { follow_ups, return_checks } = await manager.call(readFollowUpsContract, { params: of(id) })
  expect(follow_ups.every((each) => each.purpose === 'after_return' && each.state === 'planned')).toBe(true)
  const days = follow_ups.map((each) => dayOf(each.due_from))
  expect(days.slice(0, 2)).toEqual([dayAfter(3), dayAfter(14)])
  expect(days.at(-1)?.localeCompare(dayAfter(179))).toBeGreaterThanOrEqual(0)
  expect(days).toHaveLength(8)
  expect(return_checks).toMatchObject([{ how: 'taken_back', danger: 'immediate', words: body.words }])
  const file = await house.supervisor.call(readCaseContract, { params: of(id) })
  expect(file.danger).toBe('immediate')
  const clocks = await asThief('select rule_code, status from clock where record_id = $1', [id])
  expect(clocks).toEqual([{ rule_code: 'CM-REINT', status: 'running' }])
})

test('a contact that is put off leaves a trace, one that is told keeps its outcome, and none is told twice', async () => {
  const house = await caseHouse(world())
  const { manager, operator } = house
  const { id } = await house.managedCase()
  const stranger = await world().staff('case_manager', { agencyId: house.agencyId })
  const plan = { kind: 'call' as const, purpose: 'safety' as const, ...window(0, 1) }
  expect(
    await refusalOf(
      manager.call(planFollowUpContract, { params: of(id), body: { ...plan, staff_id: stranger.id } }),
    ),
  ).toBe('follow_up.not_on_case')
  const first = await manager.call(planFollowUpContract, {
    params: of(id),
    body: { ...plan, plan: 'Hỏi về con.' },
  })
  const second = await manager.call(moveFollowUpContract, {
    params: of(id, { follow_up_id: first.id }),
    body: { version: 1, ...window(2, 3) },
  })
  const tell = (follow_up_id: string, version: number) =>
    operator.call(tellFollowUpContract, {
      params: of(id, { follow_up_id }),
      body: { version, move: 'do', outcome: 'safe' },
    })
  expect(await refusalOf(tell(first.id, 2))).toBe('follow_up.wrong_state')
  expect(await refusalOf(tell(second.id, 9))).toBe('version.stale')
  await tell(second.id, 1)
  expect(await refusalOf(tell(second.id, 2))).toBe('follow_up.wrong_state')
  const { follow_ups } = await manager.call(readFollowUpsContract, { params: of(id) })
  expect(follow_ups.map((each) => [each.state, each.moved_from, each.plan]).sort()).toEqual([
    ['done', first.id, 'Hỏi về con.'],
    ['moved', null, 'Hỏi về con.'],
  ])
})

test('"no contact for one month" is a reason only when the last contact is a month ago, or with a word why', async () => {
  const house = await caseHouse(world())
  const { manager } = house
  const lost = await house.managedCase()
  const reason = { reason: 'no_contact_one_month' }
  expect(await refusalOf(close(manager, lost.id, reason))).toBe('closure.contact_recent')
  expect((await manager.call(readCaseContract, { params: of(lost.id) })).status).toBe('open')
  const inTime = await house.managedCase()
  await close(manager, lost.id, { ...reason, despite: 'Số máy đã đổi, người nhà báo chị đi xa.' })
  const { closures } = await manager.call(readClosingContract, { params: of(lost.id) })
  expect(closures).toMatchObject([{ reason: 'no_contact_one_month', needs_met: null }])
  expect(closures[0]?.words).toContain('người nhà báo')
  const { lost_from } = await manager.call(readClosingContract, { params: of(inTime.id) })
  try {
    world().setNow(new Date(Date.parse(lost_from ?? '') - 60_000).toISOString())
    expect(await refusalOf(close(manager, inTime.id, reason))).toBe('closure.contact_recent')
    world().setNow(new Date(Date.parse(lost_from ?? '') + 60_000).toISOString())
    await close(manager, inTime.id, reason)
  } finally {
    world().setNow(null)
  }

  // A try that reached nobody starts the month at the last contact; one that did ends it.
  const { id } = await house.managedCase()
  const clock = () =>
    asThief<{ status: string }>("select status from clock where record_id = $1 and rule_code = 'CM-LOST'", [
      id,
    ])
  const contact = async (outcome: 'not_reached' | 'safe') => {
    const { id: follow_up_id } = await manager.call(planFollowUpContract, {
      params: of(id),
      body: { kind: 'call', purpose: 'plan', ...window(0, 1) },
    })
    await manager.call(tellFollowUpContract, {
      params: of(id, { follow_up_id }),
      body: { version: 1, move: 'do', outcome },
    })
  }
  await contact('not_reached')
  expect(await clock()).toEqual([{ status: 'running' }])
  await contact('safe')
  expect(await clock()).toEqual([{ status: 'cancelled' }])
})

test('a case with something unfinished closes only with a word why, and reopening keeps the minute', async () => {
  const house = await caseHouse(world())
  const { manager, supervisor } = house
  const { id } = await house.managedCase()
  await manager.call(addNeedContract, { params: of(id), body: { kind: 'health', urgency: 'emergency' } })
  await manager.call(planFollowUpContract, {
    params: of(id),
    body: { kind: 'call', purpose: 'after_closing', ...window(5, 6) },
  })
  const { open } = await supervisor.call(readClosingContract, { params: of(id) })
  expect(open).toMatchObject({ needs: 1, emergency_needs: 1, follow_ups: 0 })
  expect(await refusalOf(close(manager, id, { reason: 'person_asked' }))).toBe('closure.open_things')
  await close(manager, id, { reason: 'person_asked', despite: 'Chị muốn tự lo.' })
  await manager.call(moveCaseContract, {
    params: of(id),
    body: { version: await versionOf(manager, id), move: 'reopen', note: 'Chị gọi lại.' },
  })
  await close(manager, id, { reason: 'both_agreed', despite: 'Chị đã có người giúp.' })
  const { closures } = await manager.call(readClosingContract, { params: of(id) })
  expect(closures.map((each) => [each.reason, each.open_needs])).toEqual([
    ['both_agreed', 1],
    ['person_asked', 1],
  ])
})

test('a supervisor reviews structure and writes back; who works on the case reads it and says so', async () => {
  const house = await caseHouse(world())
  const { manager, supervisor, agencyId } = house
  const { id } = await house.managedCase()
  const both = await world().staff(['supervisor', 'case_manager'], { agencyId })
  await house.assign(id, both, 'team')
  const note = { attention: ['plan' as const], words: 'Nên có mục tiêu về an toàn.' }
  expect(await refusalOf(both.call(superviseContract, { params: of(id), body: note }))).toBe(
    'review.own_work',
  )
  await manager.call(holdReviewContract, {
    params: of(id),
    body: { kind: 'monthly', changed: ['needs'], words: 'Chuyện riêng của chị.' },
  })
  const review = await supervisor.call(superviseContract, { params: of(id), body: note })
  const seen = await supervisor.call(readReviewsContract, { params: of(id) })
  expect(seen.reviews.map((each) => [each.kind, each.words])).toEqual([
    ['supervisor', note.words],
    ['monthly', null],
  ])
  expect((await manager.call(readWorkContract)).notes).toMatchObject([{ kind: 'supervisor', case_id: id }])
  const read = { params: of(id, { review_id: review.id }), body: { version: 1 } }
  await manager.call(readReviewNoteContract, read)
  expect(await refusalOf(manager.call(readReviewNoteContract, { ...read, body: { version: 2 } }))).toBe(
    'review.wrong_state',
  )
  expect((await manager.call(readWorkContract)).notes).toEqual([])
})

test('who takes a case over is asked to confirm the hand-over note, which its writer cannot do for them', async () => {
  const house = await caseHouse(world())
  const { manager } = house
  const next = await world().staff('case_manager', { agencyId: house.agencyId })
  const { id } = await house.managedCase()
  const note = await manager.call(writeHandOverContract, {
    params: of(id),
    body: { words: 'Gọi trước 9 giờ; không nhắn tin.' },
  })
  const confirm = { params: of(id, { note_id: note.id }), body: { version: 1 } }
  expect(await refusalOf(manager.call(confirmHandOverContract, confirm))).toBe('hand_over.wrong_state')
  await house.assign(id, next)
  expect((await next.call(readWorkContract)).notes).toMatchObject([{ kind: 'hand_over', id: note.id }])
  const { hand_over_notes } = await next.call(readReviewsContract, { params: of(id) })
  expect(hand_over_notes).toMatchObject([{ words: 'Gọi trước 9 giờ; không nhắn tin.', read_at: null }])
  await next.call(confirmHandOverContract, confirm)
  expect(await refusalOf(manager.call(readReviewsContract, { params: of(id) }))).toBe('record.not_found')
})

test('a decision of a conference has an owner and a day, and stands on the owner’s page until it is done', async () => {
  const house = await caseHouse(world())
  const { manager, supervisor } = house
  const { id } = await house.managedCase()
  await manager.call(holdConferenceContract, {
    params: of(id),
    body: {
      held_at: isoAfter(-0.01),
      mode: 'phone',
      minutes: 'Bàn cách đón chị.',
      participants: [
        { role: 'manager', staff_id: manager.id },
        { role: 'police', name: 'Cán Bộ Thử' },
      ],
      decisions: [
        { owner_role: 'manager', owner_id: manager.id, due_on: dayAfter(0), words: 'Đón chị lúc 8 giờ.' },
        { owner_role: 'police', due_on: dayAfter(30), words: 'Ghé thăm.' },
      ],
    },
  })
  const overseen = await supervisor.call(readConferencesContract, { params: of(id) })
  expect(JSON.stringify(overseen)).not.toMatch(/Cán Bộ Thử|Đón chị|Bàn cách/)
  const work = await manager.call(readWorkContract)
  expect(work.decisions).toMatchObject([{ case_id: id, due_on: dayAfter(0) }])
  const decision = work.decisions[0]?.id ?? ''
  const move = (version: number, to: 'do' | 'reopen') =>
    manager.call(moveDecisionContract, {
      params: of(id, { decision_id: decision }),
      body: { version, move: to },
    })
  expect(await refusalOf(move(1, 'reopen'))).toBe('decision.wrong_state')
  await move(1, 'do')
  expect((await manager.call(readWorkContract)).decisions).toEqual([])
})

test('relations and circumstances are said of people of the case only, and corrected, never doubled', async () => {
  const house = await caseHouse(world())
  const { manager } = house
  const persons = [
    { part: 'survivor' as const, sex: 'female' as const },
    { part: 'alleged' as const, sex: 'male' as const },
  ]
  const { id, person_ids } = await house.managedCase({ persons })
  const [her = '', him = ''] = person_ids
  const say = (kind: 'spouse' | 'divorced', version: number | null, to = her) =>
    manager.call(setRelationContract, {
      params: of(id),
      body: { from_person: him, to_person: to, kind, version },
    })
  expect(await refusalOf(say('spouse', null, randomUUID()))).toBe('record.not_found')
  await say('spouse', null)
  expect(await refusalOf(say('divorced', null))).toBe('version.stale')
  await say('divorced', 1)
  await manager.call(setProfileContract, {
    params: of(id, { person_id: her }),
    body: {
      version: 1,
      marital: 'divorced',
      disabilities: ['sight'],
      displacement: 'resident',
      country: 'VN',
      separation: null,
    },
  })
  const shown = await manager.call(readRelationsContract, { params: of(id) })
  expect(shown.relations).toMatchObject([{ from_person: him, to_person: her, kind: 'divorced', version: 2 }])
  expect(shown.profiles[0]).toMatchObject({ person_id: her, marital: 'divorced', disabilities: ['sight'] })
  const facts = await asThief('select marital, disabled from fact_case_person where id = $1', [her])
  expect(facts).toEqual([{ marital: 'divorced', disabled: true }])
})

test('an opinion is taken only by somebody who never worked on the case, and leads back to nobody', async () => {
  const house = await caseHouse(world())
  const { manager, supervisor, operator } = house
  const { code } = await house.managedCase()
  const other = await world().staff('operator', { agencyId: house.agencyId })
  const elsewhere = await world().staff('operator')
  const answers = Object.fromEntries(feedbackItems.map((item) => [item, 'yes'])) as never
  const take = (person: Person, of_code = code) =>
    person
      .call(takeFeedbackContract, {
        body: { code: of_code, told_voluntary: true, answers, comments: 'Được lắng nghe.' },
      })
      .then(
        () => undefined,
        (refused) => [refused.code, refused.answer.message],
      )
  const unknown = await take(other, 'NM-99-9999')
  expect(unknown?.[0]).toBe('feedback.not_yours')
  for (const assigned of [manager, operator, elsewhere]) expect(await take(assigned)).toEqual(unknown)
  expect(await take(other)).toBeUndefined()
  const [row] = await asThief<{ row: string }>('select f::text as row from feedback f')
  const [file] = await asThief<{ id: string }>('select id from case_file where code = $1', [code])
  expect(row?.row).not.toContain(file?.id)
  const all = await supervisor.call(readFeedbackContract, { query: { limit: 20 } })
  expect(all).toMatchObject({ total: 1, items: [{ comments: 'Được lắng nghe.' }] })
  expect(all.counts.every((each) => each.yes === 1)).toBe(true)
  // Past every use case nobody writes an opinion by hand.
  const slip = entered(world().house.db, tokenHash(other.token), (trx) =>
    trx
      .insertInto('feedback_answer')
      .values({ feedback_id: all.items[0]?.id ?? '', item: 'hours', answer: 'no' })
      .execute(),
  )
  await expect(slip).rejects.toThrow(/permission denied/)
})

test('late contacts filter the list, weigh on the worker, and the list leaves the house without a name', async () => {
  const house = await caseHouse(world())
  const { manager, supervisor } = house
  const { id, code } = await house.managedCase()
  await house.managedCase()
  await manager.call(planFollowUpContract, {
    params: of(id),
    body: { kind: 'call', purpose: 'plan', ...window(-2, -1) },
  })
  const late = await supervisor.call(listCasesContract, { query: { overdue: 'true', limit: 50 } })
  expect(late.items.map((line) => line.code)).toEqual([code])
  expect((await supervisor.call(readLoadContract)).workers).toMatchObject([
    { staff_id: manager.id, open: 2, pressing: 2, overdue: 1 },
  ])
  const file = await supervisor.call(exportCasesContract, { query: { overdue: 'true', reason: 'report' } })
  expect(file.bytes.length).toBeGreaterThan(1_000)
  expect(await refusalOf(manager.call(exportCasesContract, { query: {} as never }))).toBe('input.invalid')
  const [entry] = await asThief<{ detail: object }>(
    "select detail from audit.entry where act = 'exported' and kind = 'case' order by id desc limit 1",
  )
  expect(entry?.detail).toMatchObject({ rows: 1, reason: 'report', overdue: true })
})

test('two workers who edit one case at once lose nothing: stale writes are refused, and the audit replays to what stands', async () => {
  const house = await caseHouse(world())
  const { manager, operator } = house
  const workers = [manager, operator]
  const { id } = await house.managedCase()
  const need = await manager.call(addNeedContract, {
    params: of(id),
    body: { kind: 'other', urgency: 'soon' },
  })
  const plan = await manager.call(draftPlanContract, { params: of(id) })
  const goalBody = (words: string) => ({ domain: 'safety' as const, words, actions: [] })
  const goal = await manager.call(addGoalContract, {
    params: of(id, { plan_id: plan.id }),
    body: goalBody('đầu'),
  })
  const followUp = await manager.call(planFollowUpContract, {
    params: of(id),
    body: { kind: 'call', purpose: 'plan', ...window(1, 2) },
  })
  const read = async (who: Person) => ({
    need: (await who.call(readNeedsContract, { params: of(id) })).needs[0],
    goal: (await who.call(readPlansContract, { params: of(id) })).plans[0]?.goals[0],
  })
  const accepted: { what: 'priority' | 'words'; value: string | number }[] = []
  const held = await Promise.all(workers.map(read)) // what each has on the screen

  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          who: fc.nat(1),
          what: fc.constantFrom('need', 'state', 'goal', 'reload', 'both'),
          n: fc.integer({ min: 1, max: 9 }), // few, so that what already stands is also written again
        }),
        { minLength: 3, maxLength: 8 },
      ),
      async (steps) => {
        for (const { who, what, n } of steps) {
          const worker = workers[who] as Person
          const screen = held[who]
          if (what === 'reload') held[who] = await read(worker)
          else if (what === 'goal') {
            const words = `lời ${n}`
            const made = await refusalOf(
              worker.call(editGoalContract, {
                params: of(id, { plan_id: plan.id, goal_id: goal.id }),
                body: { version: screen?.goal?.version ?? 0, ...goalBody(words) },
              }),
            )
            expect([undefined, 'version.stale']).toContain(made)
            if (!made) accepted.push({ what: 'words', value: words })
          } else if (what === 'state') {
            const made = await refusalOf(
              worker.call(moveNeedContract, {
                params: of(id, { need_id: need.id }),
                body: { version: screen?.need?.version ?? 0, move: n % 2 ? 'meet_partly' : 'fall_back' },
              }),
            )
            expect([undefined, 'version.stale', 'need.wrong_state']).toContain(made)
          } else {
            const edit = (priority: number) =>
              refusalOf(
                worker.call(editNeedContract, {
                  params: of(id, { need_id: need.id }),
                  body: { version: screen?.need?.version ?? 0, priority },
                }),
              )
            // The same version sent twice at once: at most one of them is taken.
            const made = what === 'both' ? await Promise.all([edit(n), edit(n)]) : [await edit(n)]
            const taken = made.filter((code) => code === undefined).length
            expect(taken).toBeLessThanOrEqual(1)
            expect(made.every((code) => code === undefined || code === 'version.stale')).toBe(true)
            if (taken) accepted.push({ what: 'priority', value: n })
          }
        }
      },
    ),
    { numRuns: 12 },
  )

  const last = (what: 'priority' | 'words') => accepted.findLast((each) => each.what === what)?.value
  const final = await read(manager)
  if (last('priority') !== undefined) expect(final.need?.priority).toBe(last('priority'))
  if (last('words') !== undefined) expect(final.goal?.words).toBe(last('words'))
  // Replaying what the audit kept of the need, change upon change, ends where the need stands now; no version is missing.
  const entries = await asThief<{ act: string; detail: Record<string, unknown> }>(
    "select act, detail from audit.entry where kind = 'case' and record_id = $1 and (detail ->> 'id' = $2 or detail ->> 'of' = 'need' and detail ->> 'row' = $2) order by id",
    [id, need.id],
  )
  const replayed: Record<string, unknown> = {}
  for (const { act, detail } of entries) {
    const { of: _table, row: _row, ...kept } = detail
    if (act === 'insert') Object.assign(replayed, kept)
    if (act === 'update')
      for (const [column, change] of Object.entries(kept)) {
        const [was, became] = change as [unknown, unknown]
        expect(was, column).toEqual(replayed[column])
        replayed[column] = became
      }
  }
  expect([replayed.version, replayed.priority, replayed.state]).toEqual([
    final.need?.version,
    final.need?.priority,
    final.need?.state,
  ])
  // Two at once at one contact: one outcome, one refusal.
  const outcomes = await Promise.all(
    workers.map((worker) =>
      refusalOf(
        worker.call(tellFollowUpContract, {
          params: of(id, { follow_up_id: followUp.id }),
          body: { version: 1, move: 'do', outcome: 'safe' },
        }),
      ),
    ),
  )
  expect(outcomes.filter((code) => code === undefined)).toHaveLength(1)
})
