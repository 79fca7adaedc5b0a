import { expect, test } from 'vitest'
import { moveDutyContract } from '#modules/access/duty.contract.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import { aVoice, dialogueHouse, fullAnswer } from './dialogue.builders.ts'
import {
  listPetitionsContract,
  movePetitionContract,
  readPetitionContract,
  readProgressContract,
  readTurnsContract,
  recordPetitionContract,
} from './petition.contract.ts'

const world = useWorld()

test('a question from a hall is answered by the body that holds the duty and read back where it was asked', async () => {
  const { record, move, officer, credit, plan } = await dialogueHouse(world())
  const dialogue_id = await plan()
  const { id, no } = await record({ dialogue_id })
  expect(no).toMatch(/^KN-26-\d{3}$/)
  const asked = await move(id, { move: 'ask' })
  expect(asked).toMatchObject({ state: 'asked', body_id: credit.id })
  await move(id, { move: 'accept' }, credit.officer)
  await move(id, fullAnswer, credit.officer)
  await move(id, { move: 'read_back', place_id: '22', on: '2026-11-20', heard: 3, reaction: 'clear' })
  await move(id, { move: 'close_met' })
  const file = await officer.call(readPetitionContract, { params: { petition_id: id } })
  expect(file).toMatchObject({
    state: 'met',
    body_name: expect.any(String),
    voices: [{ words: 'Muốn vay mở xưởng miến mà sổ đứng tên chồng', askers: 1 }],
    answers: [
      {
        rule: fullAnswer.rule,
        action: fullAnswer.action,
        due_on: '2026-12-05',
        owner: fullAnswer.owner,
        on_behalf: false,
      },
    ],
    readings: [{ heard: 3, reaction: 'clear', on_day: '2026-11-20' }],
    turns_taken: [{ outcome: 'answered', why: 'by_duty' }],
  })
  expect(file.steps.map((step) => step.move)).toEqual([
    'record',
    'ask',
    'accept',
    'answer',
    'read_back',
    'close_met',
  ])
})

test('an answer without rule, action, day or owner is none', async () => {
  const { record, move, credit, officer } = await dialogueHouse(world())
  const { id } = await record()
  await move(id, { move: 'ask' })
  for (const missing of ['rule', 'action', 'due_on', 'owner'] as const) {
    const { [missing]: _, ...rest } = fullAnswer
    const sent = await credit.officer.send(movePetitionContract, {
      params: { petition_id: id },
      body: { version: 2, ...rest },
    })
    expect(sent.statusCode).toBe(400)
  }
  const file = await officer.call(readPetitionContract, { params: { petition_id: id } })
  expect([file.state, file.answers]).toEqual(['asked', []])
})

test('a body sees what is addressed to it and nothing else; the leader sees whose turn it is', async () => {
  const { record, move, credit, labour, leader, officer } = await dialogueHouse(world(), '04')
  const { id } = await record()
  expect(await refusalOf(credit.officer.call(readPetitionContract, { params: { petition_id: id } }))).toBe(
    'record.not_found',
  )
  await move(id, { move: 'ask' })
  const seen = await credit.officer.call(readPetitionContract, { params: { petition_id: id } })
  expect(seen).toMatchObject({ mine: true, host: false })
  expect(await refusalOf(labour.officer.call(readPetitionContract, { params: { petition_id: id } }))).toBe(
    'record.not_found',
  )
  expect((await labour.officer.call(listPetitionsContract, { query: {} })).items).toEqual([])
  expect(
    (await credit.officer.call(listPetitionsContract, { query: { view: 'mine' } })).items.map(
      (item) => item.id,
    ),
  ).toEqual([id])
  const turns = await leader.call(readTurnsContract, {})
  expect(turns.bodies).toMatchObject([{ body_id: credit.id, open: 1, late: 0 }])
  expect(await refusalOf(move(id, { move: 'accept' }, labour.officer))).toBe('record.not_found')
  expect(await refusalOf(move(id, { move: 'close_unmet', why: 'thử thử' }, credit.officer))).toBe(
    'petition.wrong_state',
  )
  expect(await refusalOf(move(id, { move: 'ask', agency_id: labour.id }, credit.officer))).toBe(
    'petition.not_your_turn',
  )
  expect((await officer.call(readTurnsContract, {})).host).toBe(0)
})

test('a body that refuses says why and who is responsible, and that one is asked at once', async () => {
  const { record, move, credit, land, labour, officer } = await dialogueHouse(world())
  const { id } = await record()
  await move(id, { move: 'ask' })
  const passed = await move(
    id,
    { move: 'refuse', next_agency_id: land.id, why: 'Đổi tên trên sổ thuộc Sở Nông nghiệp' },
    credit.officer,
  )
  expect(passed).toMatchObject({ state: 'asked', body_id: land.id })
  expect(
    await refusalOf(
      move(id, { move: 'refuse', next_agency_id: credit.id, why: 'Trả lại thử' }, land.officer),
    ),
  ).toBe('petition.asked_before')
  await move(id, { move: 'refuse', next_agency_id: labour.id, why: 'Việc này của Sở khác' }, land.officer)
  const file = await officer.call(readPetitionContract, { params: { petition_id: id } })
  expect(file.turns_taken.map((turn) => [turn.why, turn.outcome])).toEqual([
    ['by_duty', 'refused'],
    ['named_by_body', 'refused'],
    ['named_by_body', null],
  ])
  expect(file.turns_taken[0]?.words).toBe('Đổi tên trên sổ thuộc Sở Nông nghiệp')
  const asked = await credit.officer.call(readPetitionContract, { params: { petition_id: id } })
  expect([asked.mine, asked.turns_taken.length]).toEqual([false, 3])
})

test('"noted" is no answer: it starts a clock of its own and cannot be read back or closed as met', async () => {
  const { record, move, credit } = await dialogueHouse(world())
  const { id } = await record()
  await move(id, { move: 'ask' })
  const noted = await move(id, { move: 'note', words: 'Xin tiếp thu, ghi nhận' }, credit.officer)
  expect(noted.state).toBe('noted')
  expect(noted.due_at?.slice(0, 10)).toBe('2026-12-20')
  for (const next of [
    { move: 'close_met' },
    { move: 'read_back', place_id: '22', on: '2026-11-20', heard: 1, reaction: 'clear' },
  ])
    expect(await refusalOf(move(id, next))).toBe('petition.wrong_state')
  expect((await move(id, { move: 'close_unmet', why: 'Cơ quan không trả lời' })).state).toBe('unmet')
  expect((await move(id, { move: 'reopen', why: 'Bà con hỏi lại' })).state).toBe('asked')
})

test('two who move it at once: one does, the other is told it has changed', async () => {
  const { record, officer, colleague } = await dialogueHouse(world())
  const { id } = await record()
  const ask = (by: typeof officer) =>
    refusalOf(
      by.call(movePetitionContract, { params: { petition_id: id }, body: { version: 1, move: 'ask' } }),
    )
  expect((await Promise.all([ask(officer), ask(colleague)])).toSorted()).toEqual(['version.stale', undefined])
})

test('a duty that moves takes the petition along, with the limit it had, and the move is shown', async () => {
  const { record, move, credit, officer } = await dialogueHouse(world(), '11')
  const { id } = await record()
  const asked = await move(id, { move: 'ask' })
  const other = await world().agency({ kind: 'department', name: 'Ngân hàng Mới Thử', province_id: '11' })
  const administrator = await world().staff('administrator', { agencyId: other })
  const [holding] = await world().owner<{ id: string; version: number }>(
    "select id, version from agency_duty where agency_id = $1 and duty_code = 'policy_credit'",
    [credit.id],
  )
  await administrator.call(moveDutyContract, {
    params: { holding_id: holding?.id ?? '' },
    body: { version: holding?.version ?? 1, to_agency_id: other, on: '2026-11-20', basis: 'sắp xếp thử' },
  })
  const file = await officer.call(readPetitionContract, { params: { petition_id: id } })
  expect(file).toMatchObject({ body_id: other, state: 'asked', due_at: asked.due_at })
  expect(file.turns_taken.map((turn) => [turn.why, turn.outcome])).toEqual([
    ['by_duty', 'moved'],
    ['duty_moved', null],
  ])
  expect(file.steps.at(-1)?.move).toBe('duty_moved')
  expect((await credit.officer.call(listPetitionsContract, { query: { view: 'mine' } })).items).toEqual([])
})

test('ten working days run over Tết by the calendar, and the rule of the day a body was asked stays', async () => {
  const house = await dialogueHouse(world(), '12', '2026-02-09T02:00:00Z')
  const { id } = await house.record({ received_on: '2026-02-09' })
  const before = await house.move(id, { move: 'ask' })
  const [days] = await world().owner<{ n: number }>(
    "select count(*)::int as n from public_holiday where day between '2026-02-14' and '2026-02-28' and not working",
  )
  expect(days?.n).toBeGreaterThan(3)
  expect((before.due_at ?? '') > '2026-02-25').toBe(true)
  await world().owner(
    `insert into law_clock_rule (code, trigger_vi, trigger_en, actor_vi, actor_en, sense, limit_value, limit_unit, roll_to_working_day, pausable, basis, valid_from, source, mark)
     select code, trigger_vi, trigger_en, actor_vi, actor_en, sense, 5, limit_unit, roll_to_working_day, pausable, 'luật thử', '2026-06-01', source, mark from law_clock_rule where code = 'PT-ANSWER'`,
  )
  world().setNow('2026-06-02T02:00:00Z')
  const later = await house.record({ received_on: '2026-06-02' })
  expect((await house.move(later.id, { move: 'ask' })).due_at?.slice(0, 10)).toBe('2026-06-09')
  const file = await house.officer.call(readPetitionContract, { params: { petition_id: id } })
  expect(file.due_at).toBe(before.due_at)
  await world().owner("delete from law_clock_rule where basis = 'luật thử'")
})

test('an internal question has no limit of law, and none is invented', async () => {
  const { record, move } = await dialogueHouse(world())
  const { id } = await record({ regime: 'internal' })
  expect((await move(id, { move: 'ask' })).due_at).toBeNull()
})

test('who asked to be told reads states, days and the body by a code, and nothing about anybody', async () => {
  const { record, move, officer } = await dialogueHouse(world())
  const { id } = await record({
    voices: [aVoice('Đổi sổ mất bao nhiêu tiền?', { wants_told: true, asker_name: 'Lý Hạt Dẻ' })],
  })
  await move(id, { move: 'ask' })
  const file = await officer.call(readPetitionContract, { params: { petition_id: id } })
  const code = file.voices[0]?.tell_code ?? ''
  const told = await world().app.inject({ method: 'GET', url: `/api/public/petitions/${code}` })
  expect(told.json()).toMatchObject({ items: [{ state: 'asked', received_on: '2026-11-20' }] })
  expect(told.body).not.toContain('Dẻ')
  expect(told.body).not.toContain('Vay vốn')
  const none = await world().app.inject({ method: 'GET', url: `/api/public/petitions/${'0'.repeat(12)}` })
  expect(none.statusCode).toBe(404)
  expect(readProgressContract.permit).toBe('public')
})

test('the name of who asked is for who holds the dialogue, not for the body that answers', async () => {
  const { record, move, credit, officer } = await dialogueHouse(world())
  const { id } = await record({ voices: [aVoice('Em không ký thay được', { asker_name: 'Hoàng Lá Cọ' })] })
  await move(id, { move: 'ask' })
  const params = { petition_id: id }
  expect((await officer.call(readPetitionContract, { params })).voices[0]?.asker_name).toBe('Hoàng Lá Cọ')
  expect((await credit.officer.call(readPetitionContract, { params })).voices[0]).toMatchObject({
    asker_name: null,
    words: 'Em không ký thay được',
  })
})

test('nothing half-written: a petition with a voice that is not its own leaves no row', async () => {
  const { officer } = await dialogueHouse(world())
  const count = async () =>
    (await world().owner<{ n: number }>('select last as n from petition_number order by 1 desc'))[0]?.n
  const before = await count()
  const sent = officer.call(recordPetitionContract, {
    body: {
      title: 'Thử một việc',
      kind: 'query',
      topic: 'health',
      regime: 'internal',
      place_id: '22',
      voice_ids: [crypto.randomUUID()],
    },
  })
  expect(await refusalOf(sent)).toBe('petition.not_its_voice')
  expect(await count()).toBe(before)
})
