import fc from 'fast-check'
import { expect, inject, test } from 'vitest'
import { withClient } from '#kernel/schema.ts'
import { caseHouse } from '#modules/cases/case.builders.ts'
import { readSpreadsheet } from '#modules/documents/index.ts'
import { takeContact } from '#modules/hotline/contact.contract.ts'
import { type Person, refusalOf, useWorld } from '#tests/support/world.ts'
import {
  aidPaperContract,
  askElsewhereContract,
  askForCaseContract,
  exportAidContract,
  listAidContract,
  listElsewhereContract,
  listNormsContract,
  listOfCaseContract,
  moveAidContract,
  setNormContract,
} from './aid.contract.ts'
import { type AidMove, aidLife, aidMoves, aidStatuses } from './aid.life.ts'
import { mealDays } from './aid.rule.ts'

const world = useWorld()
const today = () => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10)
const meals = () =>
  ({
    kind: 'meals',
    persons: 2,
    from_on: today(),
    until_on: today(),
    quantity: null,
    unit_amount: 50_000,
  }) as const

async function aidHouse() {
  const house = await caseHouse(world())
  const accountant = await world().staff('accountant', { agencyId: house.agencyId })
  const { id: caseId } = await house.openCase()
  const ask = (over: object = {}, by: Person = house.operator) =>
    by.call(askForCaseContract, {
      params: { case_id: caseId },
      body: { ...meals(), note: null, ...over } as never,
    })
  const move = (by: Person, aid_id: string, version: number, move: AidMove, over: object = {}) =>
    by.call(moveAidContract, {
      params: { aid_id },
      body: { version, move, on: today(), receipt: null, spent: null, ...over } as never,
    })
  return { ...house, accountant, caseId, ask, move }
}

function asThief<T extends Record<string, unknown>>(text: string, values: unknown[] = []): Promise<T[]> {
  const superuser = { ...inject('cluster').superuser, database: world().server.database }
  return withClient(superuser, async (client) => (await client.query(text, values)).rows as T[])
}

test('two nights are three meal days for each who eats; one day is one', () => {
  expect(mealDays('2026-11-20', '2026-11-22', 3)).toBe(9)
  expect(mealDays('2026-11-20', '2026-11-20', 1)).toBe(1)
  expect(mealDays('2026-02-28', '2026-03-01', 1)).toBe(2)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 30 }), (nights, persons) => {
      const until = new Date(Date.UTC(2026, 0, 1 + nights)).toISOString().slice(0, 10)
      return mealDays('2026-01-01', until, persons) === (nights + 1) * persons
    }),
  )
})

test('a support goes from asked to settled, each step by the hand it belongs to', async () => {
  const { ask, move, operator, accountant, caseId } = await aidHouse()
  const made = await ask()
  expect(made.code).toMatch(/^HT-\d{4}-\d{4}$/)
  expect(await refusalOf(move(operator, made.id, 1, 'advance'))).toBe('aid.not_your_hand')
  await move(accountant, made.id, 1, 'advance')
  expect(await refusalOf(move(accountant, made.id, 2, 'give', { receipt: 'signed', spent: 1 }))).toBe(
    'aid.not_your_hand',
  )
  expect(await refusalOf(move(operator, made.id, 2, 'give', { receipt: 'signed', spent: 100_001 }))).toBe(
    'aid.spent_above',
  )
  await move(operator, made.id, 2, 'give', { receipt: 'signed', spent: 90_000 })
  expect(await refusalOf(move(operator, made.id, 3, 'settle'))).toBe('aid.not_your_hand')
  expect(await refusalOf(move(accountant, made.id, 2, 'settle'))).toBe('version.stale')
  await move(accountant, made.id, 3, 'settle')
  expect(await refusalOf(move(accountant, made.id, 4, 'cancel'))).toBe('aid.wrong_state')
  const { items } = await operator.call(listOfCaseContract, { params: { case_id: caseId } })
  expect(items[0]).toMatchObject({
    status: 'settled',
    quantity: 2,
    amount: 100_000,
    spent: 90_000,
    receipt: 'signed',
  })
})

test('two who give the same support at once: it is given once', async () => {
  const { ask, move, operator } = await aidHouse()
  const { id } = await ask()
  const both = await Promise.all(
    [1, 2].map(() => refusalOf(move(operator, id, 1, 'give', { receipt: 'signed', spent: 1 }))),
  )
  expect(both.filter((each) => each === undefined)).toHaveLength(1)
})

test('a move on a state that does not know it is refused and writes nothing, whichever it is', async () => {
  const { ask, move, operator, accountant } = await aidHouse()
  const hands: Record<AidMove, Person> = {
    advance: accountant,
    give: operator,
    settle: accountant,
    cancel: operator,
  }
  for (const status of aidStatuses)
    for (const each of aidMoves.filter((one) => !aidLife[status][one])) {
      const { id } = await ask()
      await asThief(
        `update aid_grant set status = $2, advanced_on = asked_on, given_on = case when $2 in ('given', 'settled') then asked_on end,
           receipt = case when $2 in ('given', 'settled') then 'signed' end, spent = case when $2 in ('given', 'settled') then 0 end,
           settled_on = case when $2 = 'settled' then asked_on end, cancelled_on = case when $2 = 'cancelled' then asked_on end where id = $1`,
        [id, status],
      )
      const refused = refusalOf(move(hands[each], id, 1, each, { receipt: 'signed', spent: 0 }))
      expect(await refused, `${status} ${each}`).toBe('aid.wrong_state')
      expect(await asThief('select status, version from aid_grant where id = $1', [id])).toEqual([
        { status, version: 1 },
      ])
    }
})

test('the accountant reads numbers and sums of the own body, and nothing that leads to a person', async () => {
  const { ask, operator, accountant, caseId } = await aidHouse()
  const note = 'Mẹ con chị Chim Ri cần ăn'
  const { id, code } = await ask({ note })
  const page = await accountant.send(listAidContract)
  expect(page.json().items.map((item: { code: string }) => item.code)).toContain(code)
  for (const hidden of [caseId, 'Chim Ri', operator.id]) expect(page.body).not.toContain(hidden)
  expect((await accountant.send(listOfCaseContract, { params: { case_id: caseId } })).statusCode).toBe(403)
  const rows = await asThief<{ hidden: number }>(
    `select count(*)::int as hidden from information_schema.columns where table_name = 'aid_grant'
       and column_name ~ '(case|contact|incident|person|place|name|note)'`,
  )
  expect(rows).toEqual([{ hidden: 0 }])
  const { entered } = await import('#kernel/context.ts')
  const { tokenHash } = await import('#kernel/cookies.ts')
  const seen = await entered(world().house.db, tokenHash(accountant.token), (trx) =>
    trx.selectFrom('aid_source').select('grant_id').execute(),
  )
  expect(seen).toEqual([])
  const elsewhere = await world().staff('accountant')
  expect((await elsewhere.call(listAidContract)).items).toEqual([])
  expect(
    await refusalOf(
      elsewhere.call(moveAidContract, {
        params: { aid_id: id },
        body: { version: 1, move: 'advance', on: today(), receipt: null, spent: null },
      }),
    ),
  ).toBe('record.not_found')
})

test('a note is opened for who works on the case, never for who oversees it, and stands in clear nowhere', async () => {
  const { ask, operator, supervisor, caseId } = await aidHouse()
  const note = 'Thuốc cho con chị Vàng Anh Canary'
  await ask({ note, kind: 'hospital', quantity: 1 })
  const read = async (by: Person) =>
    (await by.call(listOfCaseContract, { params: { case_id: caseId } })).items[0]?.note
  expect(await read(operator)).toBe(note)
  expect(await read(supervisor)).toBeNull()
  const tables = await asThief<{ at: string }>(
    "select format('%I.%I', schemaname, tablename) as at from pg_tables where schemaname in ('public', 'audit')",
  )
  for (const { at } of tables)
    expect(
      await asThief(`select 1 from ${at} t where position('vàng anh' in lower(t::text)) > 0`),
      at,
    ).toEqual([])
})

test('a norm caps what one unit costs from its day on; the one before ends, and an amount is never known beforehand', async () => {
  const { ask, accountant, operator } = await aidHouse()
  expect((await accountant.call(listNormsContract)).items).toEqual([])
  const set = (amount: number, valid_from: string) =>
    accountant.call(setNormContract, {
      body: { kind: 'meals', amount, basis: 'Quyết định bịa số 1', valid_from },
    })
  await set(40_000, '2026-01-01')
  expect(await refusalOf(ask({ unit_amount: 40_001 }))).toBe('aid.above_norm')
  expect(await refusalOf(ask({ unit_amount: 40_000 }))).toBeUndefined()
  expect(await refusalOf(ask({ kind: 'travel', quantity: 1, unit_amount: 900_000 }))).toBeUndefined()
  await set(60_000, today())
  expect(await refusalOf(ask({ unit_amount: 60_000 }))).toBeUndefined()
  expect(await refusalOf(set(70_000, today()))).toBe('aid.norm_there')
  const { items } = await operator.call(listNormsContract)
  expect(items.map((norm) => [norm.amount, norm.valid_until])).toEqual([
    [60_000, null],
    [40_000, today()],
  ])
  await world().owner(
    'delete from aid_norm where not exists (select 1 from aid_grant g where g.norm_id = aid_norm.id)',
  )
  await asThief('update aid_grant set norm_id = null')
  await asThief('delete from aid_norm')
})

test('the hotline asks for a call without a case, the commune for an incident of its book; who cannot see it is told it is not there', async () => {
  const { operator, accountant } = await aidHouse()
  const contact = await operator.call(takeContact, {
    body: {
      kind: 'inbound_call',
      caller: 'survivor',
      started_at: new Date(Date.now() - 60_000).toISOString(),
      danger_now: false,
      sexual_assault: false,
      suicide_risk: false,
      topic: 'law',
      outcome: 'advised',
    },
  })
  const ask = (by: Person, source: object) =>
    by.call(askElsewhereContract, {
      body: { ...meals(), kind: 'travel', quantity: 1, contact_id: null, incident_id: null, ...source },
    })
  const { code } = await ask(operator, { contact_id: contact.id })
  expect((await accountant.call(listAidContract)).items.map((item) => item.code)).toContain(code)
  const outsider = await world().staff('operator')
  expect(await refusalOf(ask(outsider, { contact_id: contact.id }))).toBe('record.not_found')
  const commune = await world().staff('commune_officer')
  expect(await refusalOf(ask(commune, { incident_id: contact.id }))).toBe('record.not_found')
  expect(await refusalOf(ask(operator, {}))).toBe('input.invalid')
})

test('the list to sign goes out by number, with the sum of each day', async () => {
  const { ask, accountant } = await aidHouse()
  const one = await ask({ unit_amount: 10_000 })
  await ask({ unit_amount: 20_000 })
  const { bytes } = await accountant.call(exportAidContract, { query: {} })
  const { rows } = await readSpreadsheet(bytes, [
    { key: 'code', header: 'Mã hỗ trợ', kind: 'text' },
    { key: 'sum', header: 'Thành tiền (đồng)', kind: 'number' },
  ])
  expect(rows.map((row) => row.values.code)).toContain(one.code)
  expect(rows.at(-1)?.values).toEqual({ code: 'Cộng ngày', sum: 60_000 })
  const { totals } = await accountant.call(listAidContract)
  expect(totals).toEqual([{ kind: 'meals', supports: 2, quantity: 4, amount: 60_000, spent: 0 }])
})

test('what is asked for a call stands beside the call, for who sees it and nobody else', async () => {
  const { operator } = await aidHouse()
  const { id: contact_id } = await operator.call(takeContact, {
    body: {
      kind: 'inbound_call',
      caller: 'survivor',
      started_at: new Date(Date.now() - 60_000).toISOString(),
      danger_now: false,
      sexual_assault: false,
      suicide_risk: false,
      topic: 'domestic_violence',
      outcome: 'advised',
    },
  })
  const { code } = await operator.call(askElsewhereContract, {
    body: { ...meals(), contact_id, incident_id: null },
  })
  const read = (by: Person) => by.call(listElsewhereContract, { query: { contact_id } })
  expect((await read(operator)).items).toMatchObject([{ code, persons: 2, quantity: 2, status: 'asked' }])
  expect(await refusalOf(read(await world().staff('operator')))).toBe('record.not_found')
})

test('the paper to sign says numbers, sums and the legal basis of the norm, and nobody’s name', async () => {
  const { accountant, ask, caseId } = await aidHouse()
  const basis = `Nghị quyết thử ${caseId.slice(0, 4)}`
  await accountant.call(setNormContract, {
    body: { kind: 'meals', amount: 60_000, basis, valid_from: today() },
  })
  const { code } = await ask()
  const sent = await accountant.send(aidPaperContract, { query: {} })
  expect(sent.statusCode).toBe(200)
  const { unzipSync, strFromU8 } = await import('fflate')
  const words = strFromU8(unzipSync(sent.rawPayload)['word/document.xml'] ?? new Uint8Array())
  for (const told of [code, '100.000', basis]) expect(words).toContain(told)
  expect(words).not.toContain('Bịa')
  const noted = await asThief(
    `select 1 from audit.entry where act = 'exported' and kind = 'aid' and staff_id = $1 and detail ? 'paper'`,
    [accountant.id],
  )
  expect(noted).toHaveLength(1)
})
