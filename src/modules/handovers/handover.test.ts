import { unzipSync } from 'fflate'
import { expect, inject, test } from 'vitest'
import { withClient } from '#kernel/schema.ts'
import { caseHouse } from '#modules/cases/case.builders.ts'
import { readCaseContract } from '#modules/cases/case.contract.ts'
import { readClosingContract } from '#modules/cases/closure.contract.ts'
import { listEventsContract } from '#modules/cases/event.contract.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import { bothSides, checkReturn, received } from './handover.builders.ts'
import {
  exportHandoversContract,
  listHandoversContract,
  moveHandoverContract,
  prepareHandoverContract,
  printMinutesContract,
  readHandoversContract,
} from './handover.contract.ts'

const world = useWorld()
const now = '2026-11-21T08:00:00+07:00'
const secret = 'Khăn thêu hoa lạ ở bến Không Tên'

async function motherAndChildren() {
  world().setNow(now)
  const house = await caseHouse(world())
  const opened = await house.managedCase({
    danger: 'medium',
    place_id: '22',
    persons: [
      { part: 'survivor', sex: 'female', age_years: 27, name: 'Người Bịa Sương Mai', phone: '0912 345 991' },
      { part: 'child', sex: 'female', age_years: 6, name: 'Bé Bịa Nắng', accompanies: true },
      { part: 'child', sex: 'male', age_years: 3, accompanies: true },
      { part: 'alleged', sex: 'male', age_years: 40, name: 'Kẻ Bịa Gió' },
    ],
  })
  const params = { case_id: opened.id }
  const [mother = '', girl = '', boy = '', alleged = ''] = opened.person_ids
  return {
    ...house,
    params,
    code: opened.code,
    three: [mother, girl, boy],
    mother,
    alleged,
    prepare: (body: ReturnType<typeof received>) =>
      house.manager.call(prepareHandoverContract, { params, body }),
    read: () => house.manager.call(readHandoversContract, { params }),
  }
}

const toFamily = (person_ids: string[]): ReturnType<typeof received> => ({
  direction: 'given',
  other_kind: 'family_locality',
  other_name: 'Mẹ đẻ và Ủy ban nhân dân xã',
  person_ids,
  happened_at: '2026-11-21T07:00:00+07:00',
  signed: { ...bothSides, signed_at: '2026-11-21T07:30:00+07:00' },
})

test('a mother received at night with two children is one hand-over of three persons', async () => {
  const { prepare, three, read, manager, code } = await motherAndChildren()
  const made = await prepare(received(three))
  expect(made).toMatchObject({ status: 'done', version: 2 })
  const seen = await read()
  expect(seen.handovers).toEqual([
    expect.objectContaining({
      id: made.id,
      direction: 'received',
      status: 'done',
      other_name: 'Công an thành phố Bịa Cái',
      giver: bothSides.giver,
      receiver: bothSides.receiver,
    }),
  ])
  expect(seen.handovers[0]?.persons).toHaveLength(3)
  expect(seen.persons.map((person) => person.last)).toEqual(['received', 'received', 'received'])
  const { items } = await manager.call(listHandoversContract, { query: { code } })
  expect(items).toMatchObject([{ persons: 3, children: 2 }])
  const facts = await world()
    .house.facts.selectFrom('fact_handover_person')
    .selectAll()
    .where('handover_id', '=', made.id)
    .execute()
  expect(facts.map((fact) => fact.id).sort()).toEqual([...three].sort())
})

test('nobody is given to family without a return check of these days, and danger stops it', async () => {
  const { prepare, three, manager, params, read } = await motherAndChildren()
  await prepare(received(three))
  expect(await refusalOf(prepare(toFamily(three)))).toBe('handover.return_check_missing')
  await checkReturn(manager, params.case_id, { plan_reviewed: false })
  expect(await refusalOf(prepare(toFamily(three)))).toBe('handover.return_check_missing')
  world().setNow('2026-11-21T08:10:00+07:00')
  await checkReturn(manager, params.case_id, { danger: 'high' })
  expect((await read()).check.answer).toBe('danger')
  expect(await refusalOf(prepare(toFamily(three)))).toBe('handover.danger_says_stop')
  world().setNow('2026-11-21T08:20:00+07:00')
  await checkReturn(manager, params.case_id)
  expect(await prepare(toFamily(three))).toMatchObject({ status: 'done' })
  expect((await read()).handovers.filter((one) => one.checked)).toHaveLength(1)
  expect((await read()).handovers).toHaveLength(2)
})

test('what was drawn up before the danger rose is not signed after it', async () => {
  const { prepare, mother, manager, params } = await motherAndChildren()
  await checkReturn(manager, params.case_id)
  const { signed: _, ...later } = toFamily([mother])
  const prepared = await prepare(later)
  expect(prepared.status).toBe('prepared')
  world().setNow('2026-11-21T08:10:00+07:00')
  await checkReturn(manager, params.case_id, { danger: 'immediate' })
  const sign = () =>
    manager.call(moveHandoverContract, {
      params: { ...params, handover_id: prepared.id },
      body: {
        move: 'sign',
        version: 1,
        happened_at: '2026-11-21T08:00:00+07:00',
        ...bothSides,
        signed_at: now,
      },
    })
  expect(await refusalOf(sign())).toBe('handover.danger_says_stop')
  const closing = await manager.call(readClosingContract, { params })
  expect(closing.open.others).toContainEqual({ kind: 'person_handover', n: 1 })
})

test('even past the house, the database keeps nobody as given to family without a check', async () => {
  const { prepare, mother } = await motherAndChildren()
  const ngo = await prepare({ ...toFamily([mother]), other_kind: 'ngo', other_name: 'Tổ chức Rồng Bịa' })
  await expect(
    asOwner(`update person_handover set other_kind = 'family_locality' where id = '${ngo.id}'`),
  ).rejects.toMatchObject({ constraint: 'person_handover_checked' })
})

test('somebody given away is not given again, nor received twice, nor given before being received', async () => {
  const { prepare, mother, three } = await motherAndChildren()
  await prepare(received([mother]))
  expect(await refusalOf(prepare(received(three)))).toBe('handover.received_before')
  const ngo = { ...toFamily([mother]), other_kind: 'ngo' as const }
  expect(
    await refusalOf(
      prepare({
        ...ngo,
        happened_at: '2026-11-19T07:00:00+07:00',
        signed: { ...bothSides, signed_at: '2026-11-19T08:00:00+07:00' },
      }),
    ),
  ).toBe('handover.before_received')
  await prepare(ngo)
  expect(await refusalOf(prepare(ngo))).toBe('handover.given_before')
})

test('two who give the same person away at once: one goes, and nothing is half written', async () => {
  const { prepare, mother, params } = await motherAndChildren()
  const ngo = { ...toFamily([mother]), other_kind: 'ngo' as const }
  const tries = await Promise.all([refusalOf(prepare(ngo)), refusalOf(prepare(ngo))])
  expect(tries.sort()).toEqual(['handover.given_before', undefined])
  const [row] = await asOwner<{ n: number }>(
    `select count(*)::int as n from person_handover where case_id = '${params.case_id}'`,
  )
  expect(row?.n).toBe(1)
})

test('the same person twice, a stranger, who did harm, and a moment ahead are each told by name', async () => {
  const { prepare, mother, alleged, manager, params } = await motherAndChildren()
  const twice = await manager.send(prepareHandoverContract, { params, body: received([mother, mother]) })
  expect([twice.statusCode, twice.json().error.fields]).toEqual([
    400,
    [expect.objectContaining({ path: 'body.person_ids' })],
  ])
  const stranger = (await motherAndChildren()).mother
  expect(await refusalOf(prepare(received([stranger])))).toBe('record.not_found')
  expect(await refusalOf(prepare(received([alleged])))).toBe('handover.alleged_person')
  const ngo = { ...toFamily([mother]), other_kind: 'ngo' as const }
  expect(await refusalOf(prepare({ ...ngo, receiver_person_id: alleged }))).toBe('handover.receiver_alleged')
  const ahead = { ...received([mother]), happened_at: '2026-11-22T08:00:00+07:00' }
  expect(await refusalOf(prepare(ahead))).toBe('handover.in_future')
  const backwards = {
    ...received([mother]),
    signed: { ...bothSides, signed_at: '2026-11-20T09:00:00+07:00' },
  }
  expect(await refusalOf(prepare(backwards))).toBe('handover.signed_too_early')
})

test('after it is signed somebody asks how they are, also in a closed case; a refused one moves no more', async () => {
  const { prepare, mother, manager, params } = await motherAndChildren()
  const ngo = await prepare({ ...toFamily([mother]), other_kind: 'ngo' })
  const move = (id: string, body: object) =>
    manager.call(moveHandoverContract, { params: { ...params, handover_id: id }, body: body as never })
  expect(await refusalOf(move(ngo.id, { move: 'confirm', version: 1, arrival: 'safe' }))).toBe(
    'version.stale',
  )
  expect(
    await move(ngo.id, { move: 'confirm', version: 2, arrival: 'safe', outcome: 'Đã gọi.' }),
  ).toMatchObject({
    status: 'confirmed',
  })
  const back = await prepare(
    received([mother], {
      happened_at: '2026-11-21T07:40:00+07:00',
      signed: { ...bothSides, signed_at: '2026-11-21T07:50:00+07:00' },
    }),
  )
  expect(await refusalOf(move(back.id, { move: 'confirm', version: 2, arrival: 'safe' }))).toBe(
    'handover.only_given',
  )
  expect(await refusalOf(move(back.id, { move: 'refuse', version: 2, outcome: 'x' }))).toBe(
    'handover.wrong_state',
  )
  const { items } = await manager.call(listEventsContract, { params })
  expect(items.map((event) => event.kind)).toEqual(
    expect.arrayContaining([
      'person_handover.given',
      'person_handover.received',
      'person_handover.confirmed',
    ]),
  )
})

test('a supervisor sees that persons changed hands and no word; an outsider is told that nothing is there', async () => {
  const { prepare, mother, supervisor, params } = await motherAndChildren()
  const made = await prepare(received([mother], { belongings: secret, where: secret }))
  const seen = await supervisor.call(readHandoversContract, { params })
  expect(seen.handovers[0]).toMatchObject({ id: made.id, belongings: null, other_name: null, giver: null })
  const handover = { ...params, handover_id: made.id }
  const outsider = await world().staff('case_manager')
  for (const call of [
    () => outsider.call(readHandoversContract, { params }),
    () => outsider.call(prepareHandoverContract, { params, body: received([mother]) }),
    () => outsider.call(printMinutesContract, { params: handover }),
  ])
    expect(await refusalOf(call())).toBe('record.not_found')
  expect((await outsider.call(listHandoversContract)).items).toEqual([])
})

test('the minutes name who changes hands and both sides, and nothing of what happened to them', async () => {
  const { prepare, three, manager, params, code } = await motherAndChildren()
  const made = await prepare(
    received(three, {
      place_id: '22',
      where: 'Nhà số 7 ngõ Bịa Kín',
      belongings: 'Một túi vải',
      papers: ['identity'],
      note: secret,
    }),
  )
  const file = (await manager.call(printMinutesContract, {
    params: { ...params, handover_id: made.id },
  })) as unknown as { bytes: Uint8Array }
  const parts = unzipSync(new Uint8Array(file.bytes))
  const text = new TextDecoder().decode(parts['word/document.xml']).replace(/<[^>]+>/g, '')
  for (const said of [
    'BIÊN BẢN',
    'Người Bịa Sương Mai',
    'Bé Bịa Nắng',
    'Công an thành phố Bịa Cái',
    'Một túi vải',
    'ĐẠI DIỆN BÊN GIAO',
    '03 người'.slice(1),
  ])
    expect(text).toContain(said)
  for (const kept of [secret, 'ngõ Bịa Kín', '0912', code, 'Kẻ Bịa Gió', 'mua bán', 'bạo lực'])
    expect(text).not.toContain(kept)
})

test('the register is filtered, found by the number of a case, and goes out without a name', async () => {
  const { prepare, mother, manager, code } = await motherAndChildren()
  await prepare(received([mother]))
  const { items } = await manager.call(listHandoversContract, {
    query: { code: code.toLowerCase(), direction: 'received', from: '2026-11-20', until: '2026-11-21' },
  })
  expect(items).toHaveLength(1)
  expect((await manager.call(listHandoversContract, { query: { direction: 'given' } })).items).toEqual([])
  expect((await manager.call(listHandoversContract, { query: { code: '12' } })).items).toEqual([])
  const { bytes } = (await manager.call(exportHandoversContract)) as unknown as { bytes: Uint8Array }
  const sheet = JSON.stringify(
    Object.values(unzipSync(new Uint8Array(bytes))).map((part) => new TextDecoder().decode(part)),
  )
  expect(sheet).toContain(code)
  for (const kept of ['Sương Mai', 'Bịa Cái', 'Giao Bịa']) expect(sheet).not.toContain(kept)
})

test('minutes nobody has signed wait in the register until they are signed or fall through, for those of the case alone', async () => {
  const { prepare, mother, manager, supervisor, params, code } = await motherAndChildren()
  const waiting = async (who = manager) =>
    (await who.call(listHandoversContract, { query: { status: 'prepared', code } })).items.length
  const { signed: _, ...unsigned } = received([mother])
  const move = (handover_id: string, body: object) =>
    manager.call(moveHandoverContract, { params: { ...params, handover_id }, body: body as never })
  const first = await prepare(unsigned)
  expect([await waiting(), await waiting(supervisor)]).toEqual([1, 1])
  expect(await waiting(await world().staff('case_manager'))).toBe(0)
  await move(first.id, { move: 'cancel', version: 1 })
  expect(await waiting()).toBe(0)
  const second = await prepare(unsigned)
  expect(await waiting()).toBe(1)
  await move(second.id, { move: 'sign', version: 1, happened_at: unsigned.happened_at, ...bothSides })
  expect(await waiting()).toBe(0)
})

test('no name, body or belonging of a hand-over stands in clear anywhere in the database', async () => {
  const { prepare, mother, manager, params } = await motherAndChildren()
  await prepare(received([mother], { belongings: secret, note: secret, papers_words: secret }))
  await manager.call(readCaseContract, { params })
  const tables = await asOwner<{ name: string }>(
    "select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables where table_schema in ('public', 'audit') and table_type = 'BASE TABLE'",
  )
  for (const { name } of tables) {
    const rows = await asOwner(
      `select 1 from ${name} t where t::text ilike '%Không Tên%' or t::text ilike '%Bịa Cái%' or t::text ilike '%Giao Bịa%' limit 1`,
    )
    expect([name, rows.length]).toEqual([name, 0])
  }
})

const asOwner = <T extends Record<string, unknown>>(text: string): Promise<T[]> =>
  withClient(
    { ...inject('cluster').superuser, database: world().server.database },
    async (client) => (await client.query(text)).rows as T[],
  )
