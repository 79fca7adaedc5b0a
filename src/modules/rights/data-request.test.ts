import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { setConflictContract } from '#modules/cases/assignment.contract.ts'
import { asThief, rightsHouse } from '#tests/support/rights-house.ts'
import { type Person, refusalOf, useWorld } from '#tests/support/world.ts'
import {
  breachFormContract,
  correctBreachContract,
  exportBreachesContract,
  listBreachesContract,
  moveBreachContract,
  readBreachContract,
  recordBreachContract,
} from './data-breach.contract.ts'
import { breachLife, breachMoves, breachStatuses } from './data-breach.life.ts'
import {
  exportRequestsContract,
  listRequestsContract,
  moveRequestContract,
  readRequestContract,
  requestLetterContract,
  takeRequestContract,
} from './data-request.contract.ts'
import { requestLife, requestMoves, requestStatuses } from './data-request.life.ts'

const world = useWorld()
const words = 'Chị muốn biết trung tâm đang giữ những gì về chị.'
type Kind = 'access' | 'withdrawal' | 'erasure'
const take = (person: Person, kind: Kind, more: object = {}) =>
  person.call(takeRequestContract, {
    body: {
      kind,
      asked_by_whom: 'oneself',
      channel: 'in_person',
      identity_check: 'papers',
      received_at: '2026-11-20T02:00:00Z', // Friday, 9:00
      words,
      ...more,
    },
  })
const clocksOf = (id: string) =>
  asThief<{ rule_code: string; status: string; due: string }>(
    world(),
    "select rule_code, status, to_char(due_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as due from clock where record_id = $1 order by rule_code",
    [id],
  )
const textOf = (file: Uint8Array) =>
  strFromU8(unzipSync(file)['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]+>/g, '')

test('a request gets word within two working days and its answer within the days of its kind', async () => {
  world().setNow('2026-11-20T03:00:00Z')
  const house = await rightsHouse(world())
  const { id, number } = await take(house.officer, 'access')
  expect(number).toBe('1/2026')
  // 21–22/11 is a weekend, 24/11 a public holiday.
  expect(await clocksOf(id)).toEqual([
    { rule_code: 'PD-ACCESS', status: 'running', due: '2026-11-30' },
    { rule_code: 'PD-ACK', status: 'running', due: '2026-11-25' },
  ])
  const params = { request_id: id }
  const move = (body: object) => house.officer.call(moveRequestContract, { params, body: body as never })
  expect(await refusalOf(move({ move: 'answer', version: 1, outcome: 'granted', answer: 'Đã gửi.' }))).toBe(
    'data_request.wrong_state',
  )
  await move({ move: 'acknowledge', version: 1 })
  expect(await refusalOf(move({ move: 'extend', version: 2 }))).toBe('data_request.no_extension')
  expect(await refusalOf(move({ move: 'withdraw', version: 1 }))).toBe('version.stale')
  await move({
    move: 'answer',
    version: 2,
    outcome: 'granted',
    answer: 'Đã đưa bản sao cho chị tại phòng tiếp.',
  })
  expect((await clocksOf(id)).map((clock) => clock.status)).toEqual(['met', 'met'])
  const read = await house.officer.call(readRequestContract, { params })
  expect(read).toMatchObject({ words, status: 'answered', outcome: 'granted', due_at: null })
  const letter = textOf((await house.officer.send(requestLetterContract, { params })).rawPayload)
  expect(letter).toContain('Đã đưa bản sao cho chị tại phòng tiếp.')
  expect(letter).toContain('Kính gửi: …')
  const stored = await asThief(world(), 'select r::text as all from data_request r where id = $1', [id])
  expect(JSON.stringify(stored)).not.toContain('giữ những gì')
})

test('a withdrawal is extended once, by fifteen days', async () => {
  world().setNow('2026-11-20T03:00:00Z')
  const house = await rightsHouse(world())
  const { id } = await take(house.officer, 'withdrawal')
  const params = { request_id: id }
  const move = (name: string, version: number) =>
    house.officer.call(moveRequestContract, { params, body: { move: name, version } as never })
  await move('acknowledge', 1)
  const due = async () => (await clocksOf(id)).find((clock) => clock.rule_code === 'PD-STOP')?.due
  expect(await due()).toBe('2026-12-05')
  await move('extend', 2)
  expect(await due()).toBe('2026-12-20')
  expect(await refusalOf(move('extend', 3))).toBe('data_request.extended')
  expect(await due()).toBe('2026-12-20')
})

test('nothing is given to somebody who was not identified', async () => {
  world().setNow('2026-11-20T03:00:00Z')
  const house = await rightsHouse(world())
  const { id } = await take(house.officer, 'erasure', { identity_check: 'not_yet', channel: 'phone' })
  const params = { request_id: id }
  const move = (body: object) => house.officer.call(moveRequestContract, { params, body: body as never })
  await move({ move: 'acknowledge', version: 1 })
  const answer = (version: number) => move({ move: 'answer', version, outcome: 'granted', answer: 'Đã xóa.' })
  expect(await refusalOf(answer(2))).toBe('data_request.not_identified')
  await move({ move: 'identify', version: 2, identity_check: 'code_word' })
  expect(await answer(3)).toMatchObject({ status: 'answered' })
})

test('who takes a request sees it, the desk of the same body moves it, and others know of none', async () => {
  world().setNow('2026-11-20T03:00:00Z')
  const house = await rightsHouse(world())
  const { code, id: caseId } = await house.managedCase()
  const { id } = await take(house.manager, 'access', { case_code: code })
  const params = { request_id: id }
  const listed = async (person: Person) =>
    (await person.call(listRequestsContract, { query: { q: '1/' } })).items.map((each) => each.id)
  expect(await listed(house.manager)).toEqual([id])
  expect(await listed(house.officer)).toEqual([id])
  expect(await listed(house.operator)).toEqual([])
  expect(await listed(house.otherSupervisor)).toEqual([])
  expect(await refusalOf(house.otherSupervisor.call(readRequestContract, { params }))).toBe(
    'record.not_found',
  )
  expect(await refusalOf(take(house.elsewhere, 'access', { case_code: code }))).toBe('record.not_found')
  expect(await refusalOf(take(house.officer, 'access', { received_at: '2026-11-20T05:00:00Z' }))).toBe(
    'data_request.in_future',
  )
  await house.supervisor.call(setConflictContract, {
    params: { case_id: caseId },
    body: { staff_id: house.officer.id },
  })
  expect(await listed(house.officer)).toEqual([])
  expect((await house.officer.send(exportRequestsContract)).rawPayload.subarray(0, 2).toString()).toBe('PK')
})

test.each(requestStatuses)('a request that is %s moves only where its life leads', async (status) => {
  world().setNow('2026-11-20T03:00:00Z')
  const house = await rightsHouse(world())
  for (const move of requestMoves.filter((each) => !requestLife[status][each])) {
    const { id } = await take(house.officer, 'withdrawal')
    const ended = status === 'answered' || status === 'refused'
    await asThief(
      world(),
      'update data_request set status = $2, answered_at = $3, outcome = $4, refusal_ground = $5 where id = $1',
      [
        id,
        status,
        ended ? '2026-11-20T02:30:00Z' : null,
        status === 'answered' ? 'granted' : null,
        status === 'refused' ? 'other' : null,
      ],
    )
    const body = {
      move,
      version: 1,
      ...(move === 'identify' ? { identity_check: 'papers' } : {}),
      ...(move === 'answer' ? { outcome: 'granted', answer: 'x' } : {}),
      ...(move === 'refuse' ? { refusal_ground: 'other', answer: 'x' } : {}),
    }
    expect(
      await refusalOf(
        house.officer.call(moveRequestContract, { params: { request_id: id }, body: body as never }),
      ),
      move,
    ).toBe('data_request.wrong_state')
    expect((await clocksOf(id)).map((clock) => clock.status)).toEqual(['running', 'running'])
  }
})

const report = {
  place: 'Phòng trực tầng hai',
  description: 'Gửi nhầm một danh sách không tên.',
  parties: 'Một nhân viên; người nhận là cơ quan bạn',
  contact: 'Người phụ trách bảo vệ dữ liệu của Trung tâm',
  consequences: 'Có thể đoán được một địa bàn',
  measures: 'Đã thu hồi, đổi quy trình gửi',
}
const breach = (person: Person, more: object = {}) =>
  person.call(recordBreachContract, {
    body: {
      found_at: '2026-11-20T02:00:00Z',
      happened_from: '2026-11-19T02:00:00Z',
      happened_until: null,
      acts: ['disclosed'],
      data_categories: ['private_life', 'children'],
      persons_count: 12,
      records_count: null,
      harm_likely: true,
      report,
      ...more,
    },
  })

test('the authority is told within 72 hours of finding out, by the fields of the official form', async () => {
  world().setNow('2026-11-20T03:00:00Z')
  const house = await rightsHouse(world())
  const { id, number } = await breach(house.officer)
  expect(number).toBe('1/2026')
  expect(await clocksOf(id)).toEqual([{ rule_code: 'PD-BREACH', status: 'running', due: '2026-11-23' }])
  const params = { breach_id: id }
  const form = textOf((await house.officer.send(breachFormContract, { params })).rawPayload)
  for (const value of [
    ...Object.values(report),
    'Mẫu 08',
    'Lộ, chuyển nhầm',
    'Dữ liệu trẻ em',
    '12 người',
    'chưa rõ số bản ghi',
  ])
    expect(form).toContain(value)
  const move = (body: object) => house.officer.call(moveBreachContract, { params, body: body as never })
  expect(await refusalOf(move({ move: 'close', version: 1 }))).toBe('data_breach.wrong_state')
  expect(
    await refusalOf(move({ move: 'notify', version: 1, at: '2026-11-19T02:00:00Z', how: 'portal' })),
  ).toBe('data_breach.span')
  await move({ move: 'notify', version: 1, at: '2026-11-20T02:45:00Z', how: 'portal' })
  expect((await clocksOf(id))[0]?.status).toBe('met')
  await move({ move: 'tell_persons', version: 2, at: '2026-11-20T02:50:00Z' })
  await move({ move: 'close', version: 3 })
  const facts = {
    happened_from: null,
    happened_until: null,
    acts: ['lost'] as const,
    data_categories: ['staff'] as const,
  }
  expect(
    await refusalOf(
      house.officer.call(correctBreachContract, {
        params,
        body: {
          version: 4,
          ...facts,
          acts: [...facts.acts],
          data_categories: [...facts.data_categories],
          persons_count: 1,
          records_count: 1,
          harm_likely: false,
          report,
        },
      }),
    ),
  ).toBe('data_breach.wrong_state')
  expect(await house.leader.call(listBreachesContract)).toMatchObject({ items: [] }) // another body's leader
  expect(await refusalOf(house.otherSupervisor.call(readBreachContract, { params }))).toBe('record.not_found')
  const stored = await asThief(world(), 'select b::text as all from data_breach b where id = $1', [id])
  expect(JSON.stringify(stored)).not.toContain('danh sách không tên')
  expect((await house.officer.send(exportBreachesContract)).rawPayload.subarray(0, 2).toString()).toBe('PK')
})

test('told late it stays missed, and a breach found in the future is refused', async () => {
  world().setNow('2026-11-24T03:00:00Z')
  const house = await rightsHouse(world())
  const { id } = await breach(house.officer)
  await house.officer.call(moveBreachContract, {
    params: { breach_id: id },
    body: { move: 'notify', version: 1, at: '2026-11-24T02:45:00Z', how: 'paper' },
  })
  expect((await clocksOf(id))[0]?.status).toBe('missed')
  expect(await refusalOf(breach(house.officer, { found_at: '2026-11-25T03:00:00Z' }))).toBe(
    'data_breach.in_future',
  )
  expect(await refusalOf(breach(house.officer, { happened_until: '2026-11-18T03:00:00Z' }))).toBe(
    'data_breach.span',
  )
})

test('every state of a breach may be reached, and a closed one is closed', () => {
  const reached = new Set(['open', ...breachStatuses.flatMap((status) => Object.values(breachLife[status]))])
  expect([...reached].sort()).toEqual([...breachStatuses].sort())
  expect(breachMoves.filter((move) => breachLife.closed[move])).toEqual([])
})
