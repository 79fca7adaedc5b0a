import { unzipSync } from 'fflate'
import { expect, inject, test } from 'vitest'
import { withClient } from '#kernel/schema.ts'
import { caseHouse } from '#modules/cases/case.builders.ts'
import { readClosingContract } from '#modules/cases/closure.contract.ts'
import { listEventsContract } from '#modules/cases/event.contract.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import * as regime from './regime.contract.ts'
import { aReturnee } from './returnee.builders.ts'
import * as contracts from './returnee.contract.ts'

const world = useWorld()
const now = '2026-11-21T08:00:00+07:00'
const secret = 'Bản Không Tên bên suối Lạ'

async function twoReturnees() {
  world().setNow(now)
  const house = await caseHouse(world())
  const opened = await house.managedCase({
    topic: 'trafficking',
    place_id: '22',
    persons: [
      { part: 'survivor', sex: 'female', age_years: 24, name: 'Người Bịa Trăng Non' },
      { part: 'child', sex: 'male', age_years: 5, accompanies: true },
      { part: 'alleged', sex: 'male', age_years: 40 },
    ],
  })
  const [woman = '', boy = '', alleged = ''] = opened.person_ids
  const params = { case_id: opened.id }
  const add = (body: ReturnType<typeof aReturnee>) =>
    house.manager.call(contracts.addReturneeContract, { params, body })
  const read = () => house.manager.call(contracts.readReturneesContract, { params })
  return { ...house, params, code: opened.code, woman, boy, alleged, add, read }
}

type Scene = Awaited<ReturnType<typeof twoReturnees>>
const one = (scene: Scene, id: string) => ({ ...scene.params, returnee_id: id })
const clocksOf = (recordId: string) =>
  asThief<{ rule_code: string; status: string; due_at: Date | null }>(
    `select rule_code, status, due_at from clock where record_id = '${recordId}' order by rule_code`,
  )

test('who reports herself is told to the province at once, verified in three days with the police, and confirmed by a paper', async () => {
  const scene = await twoReturnees()
  const { manager, woman, add, read } = scene
  const made = await add(aReturnee(woman))
  expect(await clocksOf(made.id)).toMatchObject([{ rule_code: 'TR-NOTIFY', status: 'running' }])
  const params = one(scene, made.id)
  await manager.call(contracts.tellProvinceContract, {
    params,
    body: { version: 1, told_at: '2026-11-19T09:20:00+07:00', how: 'phone' },
  })
  const due = (await read()).returnees[0]?.verify_due_at
  expect(due?.slice(0, 10)).toBe('2026-11-22')
  expect(
    (await manager.call(contracts.listReturneesContract, { query: { due: 'yes' } })).items,
  ).toMatchObject([{ case_code: scene.code, to_tell: false, due_on: '2026-11-22' }])
  await manager.call(contracts.verifyReturneeContract, {
    params,
    body: { version: 2, verified_on: '2026-11-21', with_police: true },
  })
  expect(await clocksOf(made.id)).toMatchObject([
    { rule_code: 'TR-NOTIFY', status: 'met' },
    { rule_code: 'TR-VERIFY', status: 'met' },
  ])
  const confirmed = await manager.call(contracts.moveReturneeContract, {
    params,
    body: { version: 3, move: 'confirm', on: '2026-11-21', proof: 'police', proof_number: secret },
  })
  expect(confirmed).toMatchObject({ status: 'victim', version: 4 })
  expect((await read()).returnees[0]).toMatchObject({ victim_on: '2026-11-21', proof_number: secret })
  const { items } = await manager.call(listEventsContract, { params: scene.params })
  expect(items.map((event) => event.kind)).toEqual(
    expect.arrayContaining([
      'returnee.found',
      'returnee.province_told',
      'returnee.verified',
      'returnee.victim',
    ]),
  )
})

test('before the law was in force nothing runs, and what was written stays countable', async () => {
  const scene = await twoReturnees()
  const made = await scene.add(
    aReturnee(scene.woman, { came_on: '2022-03-01', commune_told_at: '2022-03-01T09:00:00+07:00' }),
  )
  expect(await clocksOf(made.id)).toEqual([])
})

test('only somebody under 18 comes along; a birthday ahead, or after the return, is refused by name', async () => {
  const { add, woman, boy, alleged } = await twoReturnees()
  const along = { status: 'accompanying' as const, source: 'received_abroad' as const }
  expect(await refusalOf(add(aReturnee(woman, along)))).toBe('returnee.not_under_18')
  expect(await refusalOf(add(aReturnee(boy, { ...along, birthday: '2027-01-01' })))).toBe(
    'returnee.birthday_in_future',
  )
  expect(await refusalOf(add(aReturnee(boy, { ...along, birthday: '2026-11-20' })))).toBe(
    'returnee.born_after',
  )
  expect(await refusalOf(add(aReturnee(boy, { came_on: '2026-11-22' })))).toBe('returnee.in_future')
  expect(await refusalOf(add(aReturnee(alleged)))).toBe('returnee.alleged_person')
  expect(await add(aReturnee(boy, { ...along, birthday: '2020-02-29' }))).toMatchObject({
    status: 'accompanying',
  })
  expect(await refusalOf(add(aReturnee(boy)))).toBe('returnee.exists')
  const stranger = await twoReturnees()
  expect(await refusalOf(add(aReturnee(stranger.woman)))).toBe('record.not_found')
})

test('who was found not to be a victim is owed nothing more, and may be looked at again', async () => {
  const scene = await twoReturnees()
  const { manager, add, woman } = scene
  const { id } = await add(aReturnee(woman))
  const move = (body: object) =>
    manager.call(contracts.moveReturneeContract, { params: one(scene, id), body: body as never })
  expect(await refusalOf(move({ version: 1, move: 'reopen', on: '2026-11-21', why: 'x' }))).toBe(
    'returnee.wrong_state',
  )
  expect(await move({ version: 1, move: 'deny', on: '2026-11-21', why: secret })).toMatchObject({
    status: 'not_victim',
  })
  expect(await clocksOf(id)).toMatchObject([{ rule_code: 'TR-NOTIFY', status: 'cancelled' }])
  expect(
    await refusalOf(
      manager.call(regime.addSupportItemContract, {
        params: one(scene, id),
        body: { item_code: 'medical', needed_on: '2026-11-21' },
      }),
    ),
  ).toBe('returnee.wrong_state')
  expect(await move({ version: 2, move: 'reopen', on: '2026-11-21', why: secret })).toMatchObject({
    status: 'identifying',
  })
})

test('care at a facility is one at a time, runs against 120 days, and may be prolonged by those who may', async () => {
  const scene = await twoReturnees()
  const { manager, add, boy, read } = scene
  const { id } = await add(aReturnee(boy, { came_on: '2026-10-01' }))
  const params = one(scene, id)
  const begin = (began_on: string) =>
    manager.call(regime.beginCareContract, {
      params,
      body: { kind: 'child_facility', began_on, facility: secret },
    })
  expect(await refusalOf(begin('2026-09-30'))).toBe('returnee.before_came')
  const care = await begin('2026-10-01')
  expect(await refusalOf(begin('2026-11-01'))).toBe('returnee.care_overlaps')
  const [clock] = await clocksOf(care.id)
  expect(clock).toMatchObject({ rule_code: 'TR-SHELTER-MAX' })
  const line = async () =>
    (await manager.call(contracts.listReturneesContract, { query: { code: scene.code, in_care: 'yes' } }))
      .items
  expect(await line()).toMatchObject([
    { care_since: '2026-10-01', care_until: clock?.due_at ? dayOf(clock.due_at) : '' },
  ])
  await manager.call(regime.prolongCareContract, {
    params: { ...params, care_id: care.id },
    body: { version: 1, until: '2027-05-01', by: 'health_department' },
  })
  expect(await line()).toMatchObject([{ care_until: '2027-05-01' }])
  const end = (ended_on: string, version: number) =>
    manager.call(regime.endCareContract, {
      params: { ...params, care_id: care.id },
      body: { version, ended_on, ended_to: 'family' },
    })
  expect(await refusalOf(end('2026-09-30', 2))).toBe('returnee.ends_before')
  await end('2026-11-20', 2)
  expect(await refusalOf(end('2026-11-20', 3))).toBe('returnee.care_ended')
  expect(await refusalOf(begin('2026-11-19'))).toBe('returnee.care_overlaps')
  await begin('2026-11-20')
  expect((await read()).returnees[0]?.care).toHaveLength(2)
})

test('two who begin care for the same child at once: one goes', async () => {
  const scene = await twoReturnees()
  const { id } = await scene.add(aReturnee(scene.boy))
  const begin = () =>
    refusalOf(
      scene.manager.call(regime.beginCareContract, {
        params: one(scene, id),
        body: { kind: 'shelter', began_on: '2026-11-20', facility: 'Nhà thử' },
      }),
    )
  expect((await Promise.all([begin(), begin()])).sort()).toEqual(['returnee.care_overlaps', undefined])
})

test('an item of the regime is needed, offered, accepted and given with its amount, on the article of that day', async () => {
  const scene = await twoReturnees()
  const { manager, add, woman, read } = scene
  const { id } = await add(aReturnee(woman, { came_on: '2024-05-01', commune_told_at: undefined }))
  const params = one(scene, id)
  const need = (item_code: string, needed_on: string) =>
    manager.call(regime.addSupportItemContract, { params, body: { item_code, needed_on } })
  expect(await refusalOf(need('interpreter', '2024-06-01'))).toBe('returnee.unknown_item')
  const old = await need('medical', '2024-06-01')
  expect((await read()).returnees[0]?.supports).toMatchObject([{ basis: 'Luật 66/2011/QH12, Chương V' }])
  expect(await refusalOf(need('medical', '2026-11-20'))).toBe('returnee.support_open')
  const move = (version: number, move: string, on: string, more: object = {}) =>
    manager.call(regime.moveSupportItemContract, {
      params: { ...params, support_id: old.id },
      body: { version, move, on, ...more } as never,
    })
  expect(await refusalOf(move(1, 'give', '2026-11-20'))).toBe('returnee.support_wrong_state')
  expect(await refusalOf(move(1, 'offer', '2024-05-31'))).toBe('returnee.support_before')
  await move(1, 'offer', '2026-11-18')
  await move(2, 'decline', '2026-11-18')
  await move(3, 'offer', '2026-11-19')
  await move(4, 'accept', '2026-11-19')
  expect((await manager.call(readClosingContract, { params: scene.params })).open.others).toContainEqual({
    kind: 'returnee_support',
    n: 1,
  })
  expect(await refusalOf(move(4, 'give', '2026-11-20'))).toBe('version.stale')
  await move(5, 'give', '2026-11-20', { amount_vnd: 1_500_000 })
  expect((await read()).returnees[0]?.supports).toMatchObject([
    { state: 'given', given_on: '2026-11-20', amount_vnd: 1_500_000 },
  ])
  expect(await need('medical', '2026-11-20')).toMatchObject({ state: 'needed' })
})

test('a visit after coming home says how it goes and when next; the next one stands in the list', async () => {
  const scene = await twoReturnees()
  const { manager, add, woman, read } = scene
  const { id } = await add(aReturnee(woman))
  const visit = (visited_on: string, next_on?: string) =>
    manager.call(contracts.addVisitContract, {
      params: one(scene, id),
      body: { visited_on, how: 'visit', finding: 'settled', words: secret, ...(next_on ? { next_on } : {}) },
    })
  expect(await refusalOf(visit('2026-11-18'))).toBe('returnee.before_came')
  await visit('2026-11-20', '2026-12-20')
  expect(
    (await manager.call(contracts.listReturneesContract, { query: { code: scene.code } })).items,
  ).toMatchObject([{ next_visit_on: '2026-12-20' }])
  expect((await read()).returnees[0]?.visits).toMatchObject([{ words: secret, next_on: '2026-12-20' }])
})

test('a supervisor sees the steps and no word; the provincial officer and outsiders are told that nothing is there', async () => {
  const scene = await twoReturnees()
  const { manager, supervisor, add, woman, params } = scene
  const { id } = await add(aReturnee(woman, { words: secret, birthday: '2002-04-05' }))
  await manager.call(contracts.setOriginContract, {
    params: one(scene, id),
    body: {
      version: 1,
      on: '2026-11-20',
      origin: 'found',
      relatives: 'unsafe',
      origin_words: secret,
      relatives_words: secret,
    },
  })
  const seen = await supervisor.call(contracts.readReturneesContract, { params })
  expect(seen.returnees).toMatchObject([
    {
      origin: 'found',
      relatives: 'unsafe',
      words: null,
      birthday: null,
      origin_words: null,
      birth_year: 2002,
    },
  ])
  const outsider = await world().staff('case_manager')
  expect(await refusalOf(outsider.call(contracts.readReturneesContract, { params }))).toBe('record.not_found')
  expect((await outsider.call(contracts.listReturneesContract)).items).toEqual([])
  const health = await world().agency({ kind: 'department', duties: ['social_work'] })
  const officer = await world().staff('provincial_officer', { agencyId: health })
  expect(await refusalOf(officer.call(contracts.readReturneesContract, { params }))).toBe('permit.missing')
})

test('the list goes out without a name or a word, and none stands in clear anywhere in the database', async () => {
  const scene = await twoReturnees()
  const { id } = await scene.add(aReturnee(scene.woman, { words: secret, birthday: '2002-04-05' }))
  await scene.manager.call(regime.beginCareContract, {
    params: one(scene, id),
    body: { kind: 'shelter', began_on: '2026-11-20', facility: secret },
  })
  const { bytes } = (await scene.manager.call(contracts.exportReturneesContract)) as unknown as {
    bytes: Uint8Array
  }
  const sheet = Object.values(unzipSync(new Uint8Array(bytes)))
    .map((part) => new TextDecoder().decode(part))
    .join()
  expect(sheet).toContain(scene.code)
  expect(sheet).not.toMatch(/Không Tên|Trăng Non/)
  const tables = await asThief<{ name: string }>(
    "select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables where table_schema in ('public', 'audit') and table_type = 'BASE TABLE'",
  )
  for (const { name } of tables) {
    const rows = await asThief(
      `select 1 from ${name} t where t::text ilike '%Không Tên%' or t::text ilike '%Trăng Non%' or t::text like '%2002-04-05%' limit 1`,
    )
    expect([name, rows.length]).toEqual([name, 0])
  }
})

const dayOf = (at: Date) => new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 10)
const asThief = <T extends Record<string, unknown>>(text: string): Promise<T[]> =>
  withClient(
    { ...inject('cluster').superuser, database: world().server.database },
    async (client) => (await client.query(text)).rows as T[],
  )
