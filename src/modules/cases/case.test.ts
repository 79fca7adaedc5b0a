import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, inject, test } from 'vitest'
import { entered } from '#kernel/context.ts'
import { tokenHash } from '#kernel/cookies.ts'
import { withClient } from '#kernel/schema.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import { assignCaseContract, endAssignmentContract } from './assignment.contract.ts'
import { caseHouse } from './case.builders.ts'
import {
  editCaseContract,
  listCasesContract,
  moveCaseContract,
  openCaseContract,
  readCaseContract,
  searchCasesContract,
  stepCaseContract,
} from './case.contract.ts'
import { readTodayContract } from './case-today.contract.ts'
import { listLooksContract } from './look.contract.ts'
import {
  addNoteContract,
  addPersonContract,
  addSupportContract,
  correctPersonContract,
  openPersonContract,
} from './person.contract.ts'

const world = useWorld()

/** Everything in the database, past every row rule, as whoever steals a backup would have it. */
function asThief<T extends Record<string, unknown>>(text: string, values: unknown[] = []): Promise<T[]> {
  const superuser = { ...inject('cluster').superuser, database: world().server.database }
  return withClient(superuser, async (client) => (await client.query(text, values)).rows as T[])
}

const hoa = {
  part: 'survivor',
  sex: 'female',
  age_years: 31,
  name: 'Trần Thị Thử Hoà',
  phone: '0912 345 678',
  id_number: '022190001234',
  address: 'Tổ 9, khu Thử Nghiệm',
  ethnicity: 'tay',
} as const
const child = { part: 'child', sex: 'male', age_years: 6, accompanies: true, name: 'Lê Văn Bé Thử' } as const

test('a case is opened from a call, with who is in it and the first help, and gets the next number of the year', async () => {
  const { openCase, operator } = await caseHouse(world())
  const first = await openCase({
    place_id: '22',
    summary: 'Bị đánh tối qua.',
    persons: [hoa, child],
    emergency: {
      kinds: ['protection', 'needs'],
      given_at: '2026-11-20T04:00:00Z',
      note: 'Đón về nhà tạm lánh.',
      persons: [0, 1],
    },
  })
  const second = await openCase()
  expect(first.code).toMatch(/^NM-\d\d-\d{4}$/)
  expect(Number(second.code.slice(6))).toBe(Number(first.code.slice(6)) + 1)

  const file = await operator.call(readCaseContract, { params: { case_id: first.id } })
  expect(file).toMatchObject({
    assigned: true,
    summary: 'Bị đánh tối qua.',
    status: 'open',
    step: 1,
    received_from: 'hotline',
    manager_name: null,
  })
  expect(
    file.persons.map((person) => [person.part, person.age_years, person.accompanies, person.has_name]),
  ).toEqual([
    ['survivor', 31, false, true],
    ['child', 6, true, true],
  ])
  expect(file.supports).toMatchObject([{ kinds: ['protection', 'needs'], note: 'Đón về nhà tạm lánh.' }])
  expect(new Set(file.supports[0]?.person_ids)).toEqual(new Set(first.person_ids))
  expect(JSON.stringify(file)).not.toContain('Hoà')
})

test('whoever does not see the contact cannot open a case from it, and is not told that it exists', async () => {
  const { contact } = await caseHouse(world())
  const elsewhere = await caseHouse(world())
  const hidden = await elsewhere.openCase({ contact_id: await contact() }).catch((error) => error)
  const nothing = await elsewhere.openCase({ contact_id: randomUUID() }).catch((error) => error)
  expect(hidden.code).toBe('record.not_found')
  expect(hidden.answer.message).toBe(nothing.answer.message)
})

test('a case needs exactly one survivor, who may be unnamed', async () => {
  const { openCase } = await caseHouse(world())
  expect(await refusalOf(openCase({ persons: [child] }))).toBe('input.invalid')
  expect(await refusalOf(openCase({ persons: [hoa, hoa] }))).toBe('input.invalid')
  expect(await refusalOf(openCase({ persons: [{ part: 'survivor', sex: 'unknown' }] }))).toBeUndefined()
})

test('a case says it came from 111 only when the contact was a hand-over from 111', async () => {
  const { openCase, contact } = await caseHouse(world())
  const handover = await contact({ kind: 'handover', received_from: '111', caller: 'official' })
  expect(await refusalOf(openCase({ received_from: '111' }))).toBe('case.not_received_so')
  expect(await refusalOf(openCase({ received_from: 'police', contact_id: handover }))).toBe(
    'case.not_received_so',
  )
  expect(await refusalOf(openCase({ received_from: '111', contact_id: handover }))).toBeUndefined()
})

test('who opened a case has it for a day, and no longer unless a supervisor assigns it', async () => {
  const { openCase, operator } = await caseHouse(world())
  const { id } = await openCase()
  const [given] = await asThief<{ hours: number }>(
    "select extract(epoch from until_at - from_at)::integer / 3600 as hours from case_assignment where case_id = $1 and part = 'opener'",
    [id],
  )
  expect(given?.hours).toBe(24)
  await asThief(
    "update case_assignment set from_at = now() - interval '25 hours', until_at = now() - interval '1 second' where case_id = $1",
    [id],
  )
  expect(await refusalOf(operator.call(readCaseContract, { params: { case_id: id } }))).toBe(
    'record.not_found',
  )
  expect((await operator.call(listCasesContract)).items).toEqual([])
})

test('an assignment that is ended while the page is open shuts the case at the next request', async () => {
  const { managedCase, manager, supervisor } = await caseHouse(world())
  const { id } = await managedCase()
  const { version } = await manager.call(readCaseContract, { params: { case_id: id } })
  await supervisor.call(endAssignmentContract, {
    params: { case_id: id, staff_id: manager.id },
    body: { version },
  })
  expect(await refusalOf(manager.call(readCaseContract, { params: { case_id: id } }))).toBe(
    'record.not_found',
  )
  expect((await supervisor.call(readCaseContract, { params: { case_id: id } })).manager_id).toBeNull()
})

test('the manager follows the contact the case began with, for as long as the case is theirs', async () => {
  const { managedCase, manager, supervisor } = await caseHouse(world())
  const { id } = await managedCase()
  const seen = () =>
    entered(world().house.db, tokenHash(manager.token), (trx) =>
      trx.selectFrom('contact').select('id').execute(),
    )
  expect(await seen()).toHaveLength(1)
  const { version } = await supervisor.call(readCaseContract, { params: { case_id: id } })
  await supervisor.call(endAssignmentContract, {
    params: { case_id: id, staff_id: manager.id },
    body: { version },
  })
  expect(await seen()).toHaveLength(0)
})

test('nobody assigns a case to themselves, nor to somebody of another agency or without a fitting role', async () => {
  const { openCase, supervisor, operator, agencyId } = await caseHouse(world())
  const outside = await world().staff('case_manager')
  const administrator = await world().staff('administrator', { agencyId })
  const { id } = await openCase()
  const { version } = await supervisor.call(readCaseContract, { params: { case_id: id } })
  const assign = (staff_id: string, part: 'manager' | 'team' = 'manager') =>
    refusalOf(
      supervisor.call(assignCaseContract, { params: { case_id: id }, body: { version, staff_id, part } }),
    )
  expect(await assign(supervisor.id)).toBe('case.not_oneself')
  expect(await assign(outside.id)).toBe('case.assignee_unfit')
  expect(await assign(operator.id)).toBe('case.assignee_unfit')
  expect(await assign(administrator.id, 'team')).toBe('case.assignee_unfit')
  expect(await assign(randomUUID())).toBe('case.assignee_unfit')
})

test('no statement of the program gives anybody a case but the supervisor’s', async () => {
  const { openCase, manager, supervisor, agencyId } = await caseHouse(world())
  const { id } = await openCase()
  const [file] = await asThief<{ opened_at: Date }>('select opened_at from case_file where id = $1', [id])
  const grab = (token: string, staffId: string, part: string) =>
    entered(world().house.db, tokenHash(token), (trx) =>
      trx
        .insertInto('case_assignment')
        .values({
          case_id: id,
          staff_id: staffId,
          part,
          agency_id: agencyId,
          opened_at: file?.opened_at ?? '',
          until_at: '2099-01-01T00:00:00Z',
          set_by: staffId,
        })
        .execute(),
    )
  await expect(grab(manager.token, manager.id, 'opener')).rejects.toThrow(/row-level security/)
  await expect(grab(manager.token, manager.id, 'team')).rejects.toThrow(/row-level security/)
  await expect(grab(supervisor.token, supervisor.id, 'team')).rejects.toThrow(/row-level security/)
})

test('a supervisor sees the file, but no words and no name', async () => {
  const { openCase, supervisor, agencyId } = await caseHouse(world())
  const both = await world().staff(['supervisor', 'case_manager'], { agencyId })
  const { id, person_ids } = await openCase({
    summary: 'Chuyện kể riêng.',
    persons: [hoa],
    emergency: {
      kinds: ['medical'],
      given_at: '2026-11-20T04:00:00Z',
      note: 'Khâu vết thương.',
      persons: [0],
    },
  })
  const file = await supervisor.call(readCaseContract, { params: { case_id: id } })
  expect(file).toMatchObject({
    assigned: false,
    summary: null,
    persons: [{ has_name: true }],
    supports: [{ note: null }],
  })
  const open = { params: { case_id: id, person_id: person_ids[0] ?? '' }, body: { reason: 'reach' as const } }
  expect(await refusalOf(supervisor.call(openPersonContract, open))).toBe('permit.missing')
  expect(await refusalOf(both.call(openPersonContract, open))).toBe('case.not_assigned')
  expect(
    await refusalOf(
      both.call(addNoteContract, {
        params: { case_id: id },
        body: { kind: 'note', happened_at: '2026-11-20T05:00:00Z', text: 'x' },
      }),
    ),
  ).toBe('case.not_assigned')
  const rows = await entered(world().house.db, tokenHash(both.token), (trx) =>
    trx.selectFrom('person_identity').select('person_id').execute(),
  )
  expect(rows).toEqual([])
})

test('a name is opened for who works on the case, with a reason that is recorded, and others see who looked', async () => {
  const { managedCase, manager, operator } = await caseHouse(world())
  const { id, person_ids } = await managedCase({ persons: [hoa] })
  const params = { case_id: id, person_id: person_ids[0] ?? '' }
  expect(await refusalOf(manager.call(openPersonContract, { params, body: { reason: 'other' } }))).toBe(
    'input.invalid',
  )
  const opened = await manager.call(openPersonContract, {
    params,
    body: { reason: 'other', words: 'Gọi báo ngày ra tòa.' },
  })
  expect(opened).toMatchObject({
    name: hoa.name,
    phone: hoa.phone,
    id_number: hoa.id_number,
    address: hoa.address,
    birthday: null,
  })
  const file = await operator.call(readCaseContract, { params: { case_id: id } })
  const looks = await operator.call(listLooksContract, { params: { case_id: id }, query: {} })
  expect(
    looks.items.some((look) => look.act === 'identity_opened' && look.name === (file.manager_name ?? '')),
  ).toBe(true)
  expect(file.notes).toMatchObject([{ kind: 'opening', text: 'Gọi báo ngày ra tòa.' }])
  const [entry] = await asThief<{ detail: object }>(
    "select detail from audit.entry where act = 'identity_opened' and record_id = $1",
    [id],
  )
  expect(entry?.detail).toEqual({ person: params.person_id, reason: 'other', words: true })
})

test('steps go one at a time with a note, and a case that is closed stands still until it is reopened', async () => {
  const { managedCase, manager } = await caseHouse(world())
  const { id } = await managedCase()
  const params = { case_id: id }
  let { version } = await manager.call(readCaseContract, { params })
  expect(
    await refusalOf(manager.call(stepCaseContract, { params, body: { version, to: 3, note: 'Nhảy bước.' } })),
  ).toBe('case.step_far')
  version = (
    await manager.call(stepCaseContract, { params, body: { version, to: 2, note: 'Xong đánh giá.' } })
  ).version
  expect(
    await refusalOf(
      manager.call(moveCaseContract, { params, body: { version, move: 'reopen', note: 'Nhầm.' } }),
    ),
  ).toBe('case.wrong_state')
  expect(
    await refusalOf(
      manager.call(moveCaseContract, { params, body: { version, move: 'close', note: 'Không lý do.' } }),
    ),
  ).toBe('input.invalid')
  version = (
    await manager.call(moveCaseContract, {
      params,
      body: { version, move: 'close', reason: 'goal_met', note: 'Đã ổn.' },
    })
  ).version
  expect(
    await refusalOf(manager.call(stepCaseContract, { params, body: { version, to: 3, note: 'Muộn.' } })),
  ).toBe('case.wrong_state')
  expect(await refusalOf(manager.call(addPersonContract, { params, body: child }))).toBe('case.wrong_state')
  const before = await manager.call(readCaseContract, { params })
  expect(before).toMatchObject({ status: 'closed', closed_reason: 'goal_met', step: 2 })
  expect(before.notes.map((note) => note.kind).sort()).toEqual(['closed', 'step'])
  await manager.call(addNoteContract, {
    params,
    body: { kind: 'call', happened_at: '2026-11-20T05:00:00Z', text: 'Gọi theo dõi.' },
  })
  expect(
    (
      await manager.call(moveCaseContract, {
        params,
        body: { version, move: 'reopen', note: 'Chị quay lại.' },
      })
    ).status,
  ).toBe('open')
})

test('two who save at once: one is told both versions and nothing of theirs is written', async () => {
  const { openCase, operator } = await caseHouse(world())
  const { id } = await openCase()
  const edit = (summary: string) =>
    operator.call(editCaseContract, { params: { case_id: id }, body: { version: 1, summary } })
  const both = await Promise.allSettled([edit('Bản thứ nhất.'), edit('Bản thứ hai.')])
  const lost = both.filter((each) => each.status === 'rejected')
  expect(lost).toHaveLength(1)
  expect((lost[0] as PromiseRejectedResult).reason).toMatchObject({
    code: 'version.stale',
    facts: { yours: 1, theirs: 2 },
  })
  const file = await operator.call(readCaseContract, { params: { case_id: id } })
  expect(file.summary).toBe(both[0]?.status === 'fulfilled' ? 'Bản thứ nhất.' : 'Bản thứ hai.')
})

test('two who open cases at once get two numbers, and the same try sent twice makes one case', async () => {
  const { openCase, contact, operator } = await caseHouse(world())
  const [a, b] = await Promise.all([openCase(), openCase()])
  expect(a.code).not.toBe(b.code)
  const body = {
    contact_id: await contact(),
    danger: 'low' as const,
    gender_equality: true,
    gbv: false,
    topic: 'family' as const,
    persons: [{ part: 'survivor' as const, sex: 'female' as const }],
  }
  const key = randomUUID()
  const [once, twice] = await Promise.all([
    operator.call(openCaseContract, { body }, { key }),
    operator.call(openCaseContract, { body }, { key }),
  ])
  expect(once).toEqual(twice)
  expect(await asThief('select 1 from case_file where contact_id = $1', [body.contact_id])).toHaveLength(1)
})

test('when the last statement fails, nothing of the case is there, not even its number', async () => {
  const { operator, contact } = await caseHouse(world())
  const count = async () =>
    (
      await asThief(
        'select (select count(*) from case_file) as files, (select count(*) from person) as persons, (select sum(last) from case_number) as numbers, (select count(*) from audit.entry where kind = $1) as told',
        ['case'],
      )
    )[0]
  const contact_id = await contact()
  const before = await count()
  await asThief(
    "create function public.fail() returns trigger language plpgsql as $$ begin raise 'no'; end $$",
  )
  await asThief(
    'create trigger fails before insert on emergency_support_person for each row execute function public.fail()',
  )
  const emergency = { kinds: ['needs' as const], given_at: '2026-11-20T04:00:00Z', persons: [0] }
  const response = await operator.send(openCaseContract, {
    body: {
      contact_id,
      danger: 'low',
      gender_equality: true,
      gbv: true,
      topic: 'family',
      persons: [hoa],
      emergency,
    },
  })
  await asThief('drop trigger fails on emergency_support_person')
  expect(response.statusCode).toBe(500)
  expect(await count()).toEqual(before)
})

test('a person is corrected: found by what is right now, no longer by what was wrong', async () => {
  const { openCase, operator } = await caseHouse(world())
  const { id, person_ids } = await openCase({ persons: [{ ...hoa, phone: '0987 000 111' }] })
  const params = { case_id: id, person_id: person_ids[0] ?? '' }
  const found = async (q: string) => (await operator.call(searchCasesContract, { body: { q } })).items.length
  expect(await found('0987000111')).toBe(1)
  await operator.call(correctPersonContract, {
    params,
    body: { version: 1, phone: '0987 000 222', age_years: 32 },
  })
  expect(await found('0987000111')).toBe(0)
  expect(await found('+84 987 000 222')).toBe(1)
  expect(
    await refusalOf(operator.call(correctPersonContract, { params, body: { version: 1, age_years: 33 } })),
  ).toBe('version.stale')
  const opened = await operator.call(openPersonContract, { params, body: { reason: 'correct' } })
  expect(opened).toMatchObject({ name: hoa.name, phone: '0987 000 222', version: 2 })
  await operator.call(correctPersonContract, { params, body: { version: 2, name: null } })
  expect((await operator.call(readCaseContract, { params: { case_id: id } })).persons[0]?.has_name).toBe(
    false,
  )
})

test('support is given to persons of this case and of no other, and not tomorrow', async () => {
  const { openCase, operator } = await caseHouse(world())
  const mine = await openCase()
  const other = await openCase()
  const give = (person_ids: string[], given_at = '2026-11-20T04:00:00Z') =>
    operator.call(addSupportContract, {
      params: { case_id: mine.id },
      body: { kinds: ['medical'], given_at, person_ids },
    })
  expect(await refusalOf(give(other.person_ids))).toBe('record.not_found')
  expect(await refusalOf(give(mine.person_ids, '2099-01-01T00:00:00Z'))).toBe('support.in_future')
  await give(mine.person_ids)
  expect((await operator.call(readCaseContract, { params: { case_id: mine.id } })).supports).toMatchObject([
    { kinds: ['medical'], person_ids: mine.person_ids },
  ])
})

test('Hôm nay shows the supervisor what waits for a manager, and the manager what others changed', async () => {
  const { openCase, managedCase, supervisor, manager, operator } = await caseHouse(world())
  await openCase({ danger: 'low' })
  const managed = await managedCase({ danger: 'immediate' })
  const overseen = await supervisor.call(readTodayContract)
  expect(overseen.waiting.total).toBe(1)
  expect(overseen.waiting.items).toMatchObject([{ danger: 'low' }])
  const mine = await manager.call(readTodayContract)
  expect(mine.mine).toMatchObject({
    total: 1,
    by_danger: { immediate: 1, high: 0 },
    items: [{ id: managed.id }],
  })
  await operator.call(addNoteContract, {
    params: { case_id: managed.id },
    body: { kind: 'note', happened_at: '2026-11-20T05:00:00Z', text: 'Chị gọi lại.' },
  })
  expect((await manager.call(readTodayContract)).changed).toMatchObject([{ id: managed.id }])
})

test('the list turns its pages newest first without leaving out or repeating a case', async () => {
  const { openCase, operator, supervisor } = await caseHouse(world())
  const opened: string[] = []
  for (let n = 0; n < 7; n++) opened.unshift((await openCase({ danger: n % 2 ? 'high' : 'low' })).id)
  for (const reader of [operator, supervisor]) {
    const seen: string[] = []
    for (let after: string | null | undefined; after !== null; ) {
      const page = await reader.call(listCasesContract, { query: { limit: 3, ...(after ? { after } : {}) } })
      seen.push(...page.items.map((item) => item.id))
      after = page.next
    }
    expect(seen).toEqual(opened)
    expect((await reader.call(listCasesContract, { query: { danger: 'high' } })).items).toHaveLength(3)
  }
  expect((await supervisor.call(listCasesContract, { query: { mine: 'true' } })).items).toEqual([])
  expect(await refusalOf(operator.call(listCasesContract, { query: { after: 'bogus' } }))).toBe(
    'input.invalid',
  )
})

test('no name, number, address or word of a case stands in clear anywhere in the database', async () => {
  const { openCase, operator } = await caseHouse(world())
  const canaries = [
    'Đoàn Thị Hoàng Yến Canary',
    '0977 123 987',
    '031190987654',
    'Số 88 ngõ Chim Hoàng Yến',
    '17/03/1990',
    'Lời kể chim hoàng yến',
  ]
  const [name = '', phone = '', id_number = '', address = '', birthday = '', story = ''] = canaries
  const { id, person_ids } = await openCase({
    summary: story,
    persons: [{ part: 'survivor', sex: 'female', name, phone, id_number, address, birthday }],
  })
  await operator.call(addNoteContract, {
    params: { case_id: id },
    body: { kind: 'note', happened_at: '2026-11-20T05:00:00Z', text: story },
  })
  await operator.call(openPersonContract, {
    params: { case_id: id, person_id: person_ids[0] ?? '' },
    body: { reason: 'other', words: story },
  })
  await operator.call(searchCasesContract, { body: { q: name } })
  const tables = await asThief<{ at: string }>(
    "select format('%I.%I', schemaname, tablename) as at from pg_tables where schemaname in ('public', 'audit')",
  )
  const spellings = [...canaries, '0977123987', 'doan thi hoang yen canary'].flatMap((each) => [
    each,
    Buffer.from(each).toString('hex'),
    Buffer.from(each).toString('base64').replace(/=+$/, ''),
  ])
  for (const { at } of tables) {
    const hits = await asThief(
      `select 1 from ${at} t where exists (select 1 from unnest($1::text[]) w where position(lower(w) in lower(t::text)) > 0)`,
      [spellings],
    )
    expect(hits, at).toEqual([])
  }
})

test('a number another person bears already is taken like any other', async () => {
  const here = await caseHouse(world())
  const there = await caseHouse(world())
  const known = await there.openCase({ persons: [hoa] })
  const again = await here.openCase({ persons: [hoa] })
  const fresh = await here.openCase({
    persons: [{ ...hoa, phone: '0966 555 444', id_number: '022190009999' }],
  })
  expect(Object.keys(again)).toEqual(Object.keys(fresh))
  expect(known.id).not.toBe(again.id)
})

test('reading a file and searching are recorded in the same transaction', async () => {
  const { openCase, operator } = await caseHouse(world())
  const { id } = await openCase()
  await operator.call(readCaseContract, { params: { case_id: id } })
  expect(
    await asThief(
      "select 1 from audit.entry where act = 'read' and kind = 'case' and record_id = $1 and staff_id = $2",
      [id, operator.id],
    ),
  ).toHaveLength(1)
  await asThief('revoke execute on function audit.read(text, uuid, jsonb) from nangmai_app')
  expect((await operator.send(readCaseContract, { params: { case_id: id } })).statusCode).toBe(500)
  await asThief('grant execute on function audit.read(text, uuid, jsonb) to nangmai_app')
})

test('a transaction that nobody entered sees no case', async () => {
  const { openCase } = await caseHouse(world())
  await openCase()
  for (const hash of [null, tokenHash('a forged token')]) {
    const rows = await entered(world().house.db, hash, (trx) =>
      sql<{
        n: number
      }>`select (select count(*) from case_file) + (select count(*) from person) + (select count(*) from case_assignment) as n`.execute(
        trx,
      ),
    )
    expect(Number(rows.rows[0]?.n)).toBe(0)
  }
})
