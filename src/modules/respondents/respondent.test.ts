import { randomUUID } from 'node:crypto'
import { expect, inject, test } from 'vitest'
import { modules } from '#app/modules.ts'
import { withClient } from '#kernel/schema.ts'
import { assignCaseContract, endAssignmentContract } from '#modules/cases/assignment.contract.ts'
import { caseHouse } from '#modules/cases/case.builders.ts'
import { readCaseContract, searchCasesContract } from '#modules/cases/case.contract.ts'
import { addNoteContract } from '#modules/cases/person.contract.ts'
import { samplesOf } from '#tests/support/samples.ts'
import { type Person, refusalOf, useWorld } from '#tests/support/world.ts'
import {
  addSessionContract,
  endWarningContract,
  listRespondentsContract,
  moveRespondentContract,
  openIdentityContract,
  openRespondentContract,
  raiseWarningContract,
  readRespondentContract,
  searchRespondentsContract,
} from './respondent.contract.ts'
import {
  assignRespondentContract,
  endRespondentAssignmentContract,
  linkRespondentContract,
  readWarningsContract,
  unlinkRespondentContract,
  warningsTodayContract,
} from './respondent-link.contract.ts'

const world = useWorld()
const now = '2026-11-21T08:00:00+07:00'
const hers = {
  name: 'Trần Thị Canary Chị',
  phone: '0912 777 001',
  words: 'LOI-KE-CUA-CHI',
  address: 'Ngõ Bí Mật số 9',
}
const his = {
  name: 'Lê Văn Canary Anh',
  phone: '0912 777 002',
  words: 'LOI-KE-CUA-ANH',
  address: 'Xóm Giấu Kín số 7',
}

/** Both sides in one agency: her manager, his worker, one supervisor. */
async function bothSides() {
  world().setNow(now)
  const house = await caseHouse(world())
  const opened = await house.managedCase({
    summary: hers.words,
    place_id: '22',
    persons: [
      { part: 'survivor', sex: 'female', name: hers.name, phone: hers.phone, address: hers.address },
      { part: 'alleged', sex: 'male' },
    ],
  })
  await house.manager.call(addNoteContract, {
    params: { case_id: opened.id },
    body: { kind: 'note', happened_at: now, text: hers.words },
  })
  const worker = await world().staff('case_manager', { agencyId: house.agencyId })
  const file = await openFile(worker)
  const pair = { respondent_code: file.code, case_id: opened.id }
  const link = () => house.supervisor.call(linkRespondentContract, { body: pair })
  return {
    ...house,
    case_id: opened.id,
    code: opened.code,
    personId: opened.person_ids[0] ?? '',
    worker,
    file,
    pair,
    link,
  }
}

function openFile(worker: Person, overrides: object = {}) {
  const body = {
    basis: 'measure_7',
    criminal: false,
    detected_on: '2026-11-18',
    sex: 'male',
    age_years: 41,
    ...overrides,
  }
  const { name, phone, address, words } = his
  return worker.call(openRespondentContract, { body: { ...body, name, phone, address, words } as never })
}

const assignCase = (by: Person, caseId: string, staffId: string, version: number) =>
  by.call(assignCaseContract, {
    params: { case_id: caseId },
    body: { version, staff_id: staffId, part: 'team' },
  })

const asThief = <T extends Record<string, unknown>>(text: string): Promise<T[]> =>
  withClient(
    { ...inject('cluster').superuser, database: world().server.database },
    async (client) => (await client.query(text)).rows as T[],
  )

test('work with him goes its way: a session, a commitment, a course, an outcome', async () => {
  const { worker, file } = await bothSides()
  const params = { file_id: file.id }
  expect(file.code).toMatch(/^HV-26-\d{4}$/)
  const session = (kind: 'counselling' | 'commitment' | 'course', attended: boolean) =>
    worker.call(addSessionContract, { params, body: { kind, attended, held_at: now, words: his.words } })
  await session('counselling', false)
  await session('counselling', true)
  await session('commitment', true)
  const seen = await worker.call(readRespondentContract, { params })
  expect(seen).toMatchObject({ works_with: true, words: his.words, status: 'open' })
  expect(seen.sessions.map((each) => each.kind).sort()).toEqual(['commitment', 'counselling', 'counselling'])
  expect(await worker.call(openIdentityContract, { params, body: { reason: 'papers' } })).toMatchObject({
    name: his.name,
    address: his.address,
  })
  const move = (version: number, body: object) =>
    worker.call(moveRespondentContract, { params, body: { version, ...body } as never })
  expect(await refusalOf(move(1, { move: 'close', outcome: 'changed' }))).toBe('version.stale')
  await move(seen.version, { move: 'close', outcome: 'changed' })
  expect(await refusalOf(session('course', true))).toBe('respondent.wrong_state')
  expect(await refusalOf(move(seen.version + 1, { move: 'close', outcome: 'changed' }))).toBe(
    'respondent.wrong_state',
  )
  await move(seen.version + 1, { move: 'reopen' })
})

test('a supervisor sees that the work is done, without a name or a word; a stranger sees nothing', async () => {
  const { supervisor, file } = await bothSides()
  const params = { file_id: file.id }
  expect(await supervisor.call(readRespondentContract, { params })).toMatchObject({
    works_with: false,
    words: null,
  })
  expect(
    (await supervisor.send(openIdentityContract, { params, body: { reason: 'papers' } })).statusCode,
  ).toBe(403)
  const stranger = await world().staff('case_manager')
  for (const call of [
    () => stranger.call(readRespondentContract, { params }),
    () => stranger.call(openIdentityContract, { params, body: { reason: 'papers' } }),
    () =>
      stranger.call(addSessionContract, { params, body: { kind: 'course', held_at: now, attended: true } }),
    () => stranger.call(raiseWarningContract, { params, body: { code: 'threat', seen_at: now } }),
  ])
    expect(await refusalOf(call())).toBe('record.not_found')
  expect((await stranger.call(listRespondentsContract)).items).toEqual([])
})

test('what protects her crosses over: a code and a day, while the link and the warning last', async () => {
  const { manager, supervisor, worker, file, case_id, pair, link, code } = await bothSides()
  const raise = (warning: 'threat' | 'absconded') =>
    worker.call(raiseWarningContract, {
      params: { file_id: file.id },
      body: { code: warning, seen_at: now, words: his.words },
    })
  const threat = await raise('threat')
  const crossed = () => manager.call(readWarningsContract, { params: { case_id } })
  expect((await crossed()).items).toEqual([])
  await link()
  expect((await crossed()).items).toEqual([{ code: 'threat', on_day: '2026-11-21' }])
  expect((await manager.call(warningsTodayContract)).items).toEqual([
    { case_id, case_code: code, code: 'threat', on_day: '2026-11-21' },
  ])
  await raise('absconded')
  await worker.call(endWarningContract, {
    params: { file_id: file.id, warning_id: threat.id },
    body: { version: 1 },
  })
  expect((await crossed()).items).toEqual([{ code: 'absconded', on_day: '2026-11-21' }])
  const stranger = await world().staff('case_manager')
  expect(await refusalOf(stranger.call(readWarningsContract, { params: { case_id } }))).toBe(
    'record.not_found',
  )
  await supervisor.call(unlinkRespondentContract, { body: pair })
  expect((await crossed()).items).toEqual([])
})

test('who works on her case is never given his file, and who works with him never her case', async () => {
  const { manager, supervisor, worker, file, case_id, link } = await bothSides()
  await link()
  const giveFile = (staffId: string) =>
    supervisor.call(assignRespondentContract, {
      params: { file_id: file.id },
      body: { version: 1, staff_id: staffId },
    })
  expect(await refusalOf(giveFile(manager.id))).toBe('respondent.assignee_unfit')
  const { version } = await supervisor.call(readCaseContract, { params: { case_id } })
  expect(await refusalOf(assignCase(supervisor, case_id, worker.id, version))).toBe('case.assignee_related')

  // Not after it ended either: what was read once is known.
  const third = await world().staff('case_manager', { agencyId: manager.agencyId })
  const assigned = await assignCase(supervisor, case_id, third.id, version)
  await supervisor.call(endAssignmentContract, {
    params: { case_id, staff_id: third.id },
    body: { version: assigned.version },
  })
  expect(await refusalOf(giveFile(third.id))).toBe('respondent.assignee_unfit')
  const fresh = await world().staff('case_manager', { agencyId: manager.agencyId })
  expect(await refusalOf(giveFile(fresh.id))).toBeUndefined()
})

test('the rule is the database’s: not even its owner can put one person on both sides', async () => {
  const { worker, case_id, link } = await bothSides()
  await link()
  const forced = asThief(`insert into case_assignment (case_id, staff_id, part, agency_id, opened_at, set_by)
    select id, '${worker.id}', 'team', agency_id, opened_at, opened_by from case_file where id = '${case_id}'`)
  await expect(forced).rejects.toMatchObject({ constraint: 'assignment_one_side_only' })
})

test('of two supervisors who put one person on both sides at the same moment, at most one succeeds', async () => {
  const { supervisor, file, case_id, link, manager } = await bothSides()
  await link()
  for (let round = 0; round < 5; round++) {
    const both = await world().staff('case_manager', { agencyId: manager.agencyId })
    const { version } = await supervisor.call(readCaseContract, { params: { case_id } })
    await Promise.all([
      refusalOf(assignCase(supervisor, case_id, both.id, version)),
      refusalOf(
        supervisor.call(assignRespondentContract, {
          params: { file_id: file.id },
          body: { version: 1, staff_id: both.id },
        }),
      ),
    ])
    const sides = await asThief<{
      n: number
    }>(`select (select count(*)::int from case_assignment where case_id = '${case_id}' and staff_id = '${both.id}')
      + (select count(*)::int from respondent_assignment where file_id = '${file.id}' and staff_id = '${both.id}') as n`)
    expect(sides[0]?.n).toBe(1)
  }
})

test('a link is not made while one person stands on both sides, nor by who does not oversee the case', async () => {
  const { supervisor, worker, manager, case_id, file, link, pair } = await bothSides()
  const { version } = await supervisor.call(readCaseContract, { params: { case_id } })
  await assignCase(supervisor, case_id, worker.id, version)
  expect(await refusalOf(link())).toBe('respondent.same_worker')
  const foreign = await world().staff('supervisor')
  expect(await refusalOf(foreign.call(linkRespondentContract, { body: pair }))).toBe('record.not_found')
  expect(
    await refusalOf(
      supervisor.call(linkRespondentContract, { body: { respondent_code: 'HV-26-9999', case_id } }),
    ),
  ).toBe('record.not_found')
  expect(manager.id).not.toBe(file.id)
})

test('to his worker her case does not exist, even where the same person supervises it', async () => {
  const { case_id, link, agencyId, pair, supervisor, code } = await bothSides()
  const twoRoles = await world().staff(['supervisor', 'case_manager'], { agencyId })
  const own = await openFile(twoRoles)
  expect((await twoRoles.call(readCaseContract, { params: { case_id } })).id).toBe(case_id)
  await link()
  await supervisor.call(linkRespondentContract, { body: { ...pair, respondent_code: own.code } })
  expect(await refusalOf(twoRoles.call(readCaseContract, { params: { case_id } }))).toBe('record.not_found')
  expect((await twoRoles.call(searchCasesContract, { body: { q: code } })).items).toEqual([])
  await supervisor.call(unlinkRespondentContract, { body: { ...pair, respondent_code: own.code } })
  expect((await twoRoles.call(readCaseContract, { params: { case_id } })).id).toBe(case_id)
})

test('over every route that reads, his worker gets nothing of hers, and her worker nothing of his', async () => {
  const sides = await bothSides()
  const { manager, worker, file, case_id, code, link, personId, agencyId } = sides
  const warning = await worker.call(raiseWarningContract, {
    params: { file_id: file.id },
    body: { code: 'weapon', seen_at: now, words: his.words },
  })
  await link()
  const [contact] = await asThief<{ contact_id: string }>(
    `select contact_id from case_file where id = '${case_id}'`,
  )
  const known = {
    case: case_id,
    person: personId,
    contact: contact?.contact_id ?? '',
    agency: agencyId,
    otherAgency: agencyId,
    colleague: manager.id,
    indicator: 'HOT-1',
    place: '22',
  }
  const reads = modules
    .flatMap((module) => module.routes.map((route) => route.contract))
    .filter((contract) => contract.effect === 'read' && contract.permit !== 'public')
  expect(reads.length).toBeGreaterThan(25)
  const answers = async (person: Person) => {
    const all: string[] = []
    for (const contract of reads) {
      for (const sample of samplesOf(contract, known)) {
        const params = {
          ...sample.params,
          ...('file_id' in sample.params ? { file_id: file.id } : {}),
          ...('warning_id' in sample.params ? { warning_id: warning.id } : {}),
        }
        const questions =
          sample.body && 'q' in sample.body ? [code, hers.name, hers.phone, his.name, his.phone] : [undefined]
        for (const q of questions) {
          const body = q === undefined ? sample.body : { ...sample.body, q }
          const answer = await person.send(contract, { ...sample, params, ...(body ? { body } : {}) })
          all.push(`${contract.method} ${contract.path} ${answer.statusCode} ${answer.body}`)
        }
      }
    }
    return all
  }
  const ofHers = [hers.name, hers.phone, '0912777001', hers.words, hers.address, code]
  const ofHis = [his.name, his.phone, '0912777002', his.words, his.address, file.code, file.id.slice(-12)]
  const toHim = await answers(worker)
  const toHer = await answers(manager)
  for (const word of ofHers) expect(toHim.filter((answer) => answer.includes(word))).toEqual([])
  for (const word of ofHis.slice(0, -1)) expect(toHer.filter((answer) => answer.includes(word))).toEqual([])
  // The sample proves something only if each side does get its own.
  expect(toHim.some((answer) => answer.includes(his.words))).toBe(true)
  expect(toHer.some((answer) => answer.includes(hers.words))).toBe(true)
}, 60_000)

test('neither the story of her case nor any audit line names his file', async () => {
  const { worker, file, case_id, link } = await bothSides()
  await link()
  await worker.call(raiseWarningContract, {
    params: { file_id: file.id },
    body: { code: 'threat', seen_at: now },
  })
  const told = await asThief(
    `select 1 from case_event where record_id = '${file.id}' or case_id = '${file.id}'`,
  )
  expect(told).toEqual([])
  const lines = await asThief(
    `select 1 from audit.entry where (detail::text like '%${case_id}%' or record_id = '${case_id}') and (detail::text like '%${file.id}%' or record_id = '${file.id}')`,
  )
  expect(lines).toEqual([])
})

test('nothing typed about him stands in the database in clear', async () => {
  const { worker, file } = await bothSides()
  await worker.call(addSessionContract, {
    params: { file_id: file.id },
    body: { kind: 'counselling', held_at: now, attended: true, words: his.words },
  })
  const tables = await asThief<{ name: string }>(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'audit')",
  )
  for (const { name } of tables)
    for (const word of [his.name, his.words, his.address])
      expect(await asThief(`select 1 from ${name} t where t::text ilike '%${word}%' limit 1`), name).toEqual(
        [],
      )
})

test('an assignment that has ended closes the file on the next request', async () => {
  const { worker, supervisor, file } = await bothSides()
  await supervisor.call(endRespondentAssignmentContract, {
    params: { file_id: file.id, staff_id: worker.id },
    body: { version: 1 },
  })
  expect(await refusalOf(worker.call(readRespondentContract, { params: { file_id: file.id } }))).toBe(
    'record.not_found',
  )
  expect(
    await refusalOf(
      supervisor.call(endRespondentAssignmentContract, {
        params: { file_id: file.id, staff_id: randomUUID() },
        body: { version: 1 },
      }),
    ),
  ).toBe('record.not_found')
})

test('his name or number finds the file for who works on it, and for nobody else: not for her side, not for who oversees', async () => {
  const { worker, manager, supervisor, file, link } = await bothSides()
  const search = (person: Person, q: string) => person.call(searchRespondentsContract, { body: { q } })
  for (const [q, matched] of [
    ['le van CANARY anh', 'name'],
    ['+84 912 777 002', 'phone'],
    [file.code.toLowerCase(), 'code'],
  ] as const)
    expect((await search(worker, q)).items).toMatchObject([{ code: file.code, matched }])
  for (const q of ['Canary Anh Khác', 'Lê', 'Anh', '0912 777 003'])
    expect((await search(worker, q)).items).toEqual([])
  await link()
  const other = await world().staff('case_manager', { agencyId: worker.agencyId })
  for (const person of [manager, other])
    for (const q of [his.name, his.phone, file.code]) expect((await search(person, q)).items).toEqual([])
  expect(await refusalOf(search(supervisor, his.name))).toBe('permit.missing')
  expect((await manager.call(searchCasesContract, { body: { q: his.name } })).items).toEqual([])
})

test('a token of his is no token of anybody in a case, and what was typed is kept nowhere', async () => {
  const { worker, openCase } = await bothSides()
  await openCase({
    persons: [
      { part: 'survivor', sex: 'female', name: hers.name },
      { part: 'alleged', sex: 'male', name: his.name, phone: his.phone },
    ],
  })
  await worker.call(searchRespondentsContract, { body: { q: his.name } })
  const look = <T extends Record<string, unknown>>(text: string) =>
    withClient(
      { ...inject('cluster').superuser, database: world().server.database },
      async (client) => (await client.query(text)).rows as T[],
    )
  expect(
    await look(
      'select 1 from respondent_token r join person_token p on p.token = substr(r.token, 1, octet_length(p.token))',
    ),
  ).toEqual([])
  const [searched] = await look<{ detail: object }>(
    "select detail from audit.entry where act = 'searched' and kind = 'respondent' order by id desc limit 1",
  )
  expect(searched?.detail).toEqual({ found: 1 })
})
