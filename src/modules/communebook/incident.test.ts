import { randomUUID } from 'node:crypto'
import { expect, inject, test } from 'vitest'
import { withClient } from '#kernel/schema.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import { communeHouse, her, him } from './incident.builders.ts'
import {
  addDeedContract,
  checkIncidentContract,
  closeIncidentContract,
  endDeedContract,
  exportIncidentsContract,
  listIncidentsContract,
  openIncidentPersonsContract,
  readIncidentContract,
  reopenIncidentContract,
  searchIncidentsContract,
  setBookConflictContract,
  setMediationContract,
  tellCrimeContract,
} from './incident.contract.ts'
import { readBookTodayContract } from './incident-line.contract.ts'

const world = useWorld()

/** Everything in the database, past every row rule, as whoever steals a backup would have it. */
function asThief<T extends Record<string, unknown>>(text: string, values: unknown[] = []): Promise<T[]> {
  const superuser = { ...inject('cluster').superuser, database: world().server.database }
  return withClient(superuser, async (client) => (await client.query(text, values)).rows as T[])
}

test('six questions make one incident with its running number and household, forms worked out from the acts', async () => {
  const { record, officer } = await communeHouse(world())
  const first = await record()
  const second = await record({ household_no: first.household_no })
  expect(first.code).toBe('VV-26-0001')
  expect(second).toMatchObject({ code: 'VV-26-0002', household_no: first.household_no, status: 'reported' })

  const file = await officer.call(readIncidentContract, { params: { incident_id: first.id } })
  expect(file).toMatchObject({
    where: 'Thôn Thử, cạnh giếng',
    story: 'Nghe tiếng khóc từ chập tối.',
    forms: ['physical', 'economic'],
    relationship: 'spouse',
  })
  expect(file.acts.map((act) => act.code)).toEqual(['a', 'o'])
  expect(JSON.stringify(file)).not.toContain('Lành')
})

test('check, measure and result may come in the same stroke, and then the incident is done', async () => {
  const { record } = await communeHouse(world())
  const done = await record({
    check: { result: 'confirmed', at: '2026-11-20T05:00:00Z' },
    deeds: [{ kind: 'stop', person: 1, done_on: '2026-11-20', done_by: 'police' }],
    result: { result: 'stopped' },
  })
  expect(done.status).toBe('closed')
})

test('names, numbers, places and stories of the book lie sealed in the database', async () => {
  const { record } = await communeHouse(world())
  const { id } = await record()
  const rows = await asThief<{ dump: string }>(
    `select to_jsonb(i)::text || coalesce((select string_agg(to_jsonb(p)::text, '') from commune_person p where p.incident_id = i.id), '')
       || coalesce((select string_agg(e.detail::text, '') from audit.entry e where e.record_id = i.id::text), '') as dump
     from commune_incident i where i.id = $1`,
    [id],
  )
  for (const said of ['Lành', 'Bão', '0900', 'giếng', 'khóc']) expect(rows[0]?.dump).not.toContain(said)
})

test('an officer of another commune, an operator and a supervisor are told that it does not exist', async () => {
  const { record } = await communeHouse(world())
  const { id } = await record()
  const elsewhere = await communeHouse(world())
  expect(await refusalOf(elsewhere.officer.call(readIncidentContract, { params: { incident_id: id } }))).toBe(
    'record.not_found',
  )
  expect((await elsewhere.officer.call(listIncidentsContract)).items).toEqual([])
  const operator = await world().staff('operator')
  expect(await refusalOf(operator.call(readIncidentContract, { params: { incident_id: id } }))).toBe(
    'permit.missing',
  )
})

test('an officer who is related sees it nowhere any more: not in the list, the search, the counts, nor by its id', async () => {
  const { record, officer, colleague } = await communeHouse(world())
  const { id, code } = await record()
  await officer.call(setBookConflictContract, {
    params: { incident_id: id },
    body: { staff_id: colleague.id },
  })
  const told = await colleague
    .call(readIncidentContract, { params: { incident_id: id } })
    .catch((error) => error)
  const nothing = await colleague
    .call(readIncidentContract, { params: { incident_id: randomUUID() } })
    .catch((error) => error)
  expect([told.code, told.answer.message]).toEqual([nothing.code, nothing.answer.message])
  expect((await colleague.call(listIncidentsContract)).items).toEqual([])
  expect((await colleague.call(searchIncidentsContract, { body: { q: code } })).items).toEqual([])
  expect((await colleague.call(readBookTodayContract)).unchecked.total).toBe(0)
  expect((await officer.call(listIncidentsContract)).items).toHaveLength(1)
})

test('an act that does not count between these people is refused, and nothing is written', async () => {
  const { record, officer } = await communeHouse(world())
  expect(await refusalOf(record({ relationship: 'divorced', acts: ['o'] }))).toBe('book.act_not_offered')
  expect((await officer.call(listIncidentsContract)).items).toEqual([])
})

test('a report from tomorrow, an unknown household and a book without people are refused', async () => {
  const { record } = await communeHouse(world())
  expect(await refusalOf(record({ reported_at: '2026-11-22T03:00:00Z' }))).toBe('book.in_future')
  expect(await refusalOf(record({ household_no: 999 }))).toBe('book.household_unknown')
  expect(await refusalOf(record({ persons: [her, her] }))).toBe('input.invalid')
  const nobody = await world().staff('commune_officer')
  expect(await refusalOf(record({}, nobody))).toBeUndefined() // has a book of their own
})

test('criticism in the community needs an adult, a repetition, her word first, and stops when it makes things worse', async () => {
  const { record, officer } = await communeHouse(world())
  const { id, household_no } = await record()
  const { persons, version } = await officer.call(readIncidentContract, { params: { incident_id: id } })
  const whom = persons.find((person) => person.part === 'violent')?.id ?? ''
  const criticise = (more: object, incident_id = id, person_id = whom, at = version) =>
    refusalOf(
      officer.call(addDeedContract, {
        params: { incident_id },
        body: {
          version: at,
          person_id,
          kind: 'criticism',
          done_on: '2026-11-20',
          done_by: 'village',
          ...more,
        },
      }),
    )
  expect(await criticise({})).toBe('book.criticism_not_repeated')
  expect(await criticise({ repeat_basis: 'twice_in_book', asked_her: true })).toBe(
    'book.criticism_not_repeated',
  )
  expect(await criticise({ repeat_basis: 'after_fine' })).toBe('book.criticism_ask_her')
  expect(await criticise({ repeat_basis: 'after_fine', asked_her: true, makes_worse: true })).toBe(
    'book.criticism_makes_worse',
  )
  expect(await criticise({ repeat_basis: 'after_fine', asked_her: true, makes_worse: false })).toBeUndefined()

  const again = await record({
    household_no,
    persons: [her, { ...him, age_years: 17 }],
    happened_on: '2026-11-20',
  })
  const second = await officer.call(readIncidentContract, { params: { incident_id: again.id } })
  const young = second.persons.find((person) => person.part === 'violent')?.id ?? ''
  expect(await criticise({ repeat_basis: 'after_fine', asked_her: true }, again.id, young, 1)).toBe(
    'book.criticism_age',
  )
})

test('twice within twelve months is looked up in the book itself', async () => {
  const { record } = await communeHouse(world())
  const first = await record({
    check: { result: 'confirmed', at: '2026-11-20T05:00:00Z' },
    happened_on: '2026-03-01',
  })
  const criticism = {
    kind: 'criticism',
    person: 1,
    done_on: '2026-11-20',
    done_by: 'village',
    asked_her: true,
    repeat_basis: 'twice_in_book',
  } as const
  expect(await refusalOf(record({ household_no: first.household_no, deeds: [criticism] }))).toBeUndefined()
  const old = await record({
    check: { result: 'confirmed', at: '2026-11-20T05:00:00Z' },
    happened_on: '2025-11-20',
  })
  expect(await refusalOf(record({ household_no: old.household_no, deeds: [criticism] }))).toBe(
    'book.criticism_not_repeated',
  )
})

test('a measure is for the person it is meant for', async () => {
  const { record } = await communeHouse(world())
  const deed = { done_on: '2026-11-20', done_by: 'police' } as const
  expect(await refusalOf(record({ deeds: [{ ...deed, kind: 'shelter', person: 1 }] }))).toBe(
    'book.person_unfit',
  )
  expect(await refusalOf(record({ deeds: [{ ...deed, kind: 'summon', person: 0 }] }))).toBe(
    'book.person_unfit',
  )
})

test('signs of a crime start a clock that is met when the competent body was told', async () => {
  const { record, officer } = await communeHouse(world())
  const { id } = await record({ crime_signs: true })
  const clocks = () =>
    asThief<{ rule_code: string; status: string }>(
      'select rule_code, status from clock where record_id = $1',
      [id],
    )
  expect(await clocks()).toEqual([{ rule_code: 'DV-CRIME', status: 'running' }])
  expect((await officer.call(readBookTodayContract)).crime_untold).toBe(1)
  await officer.call(tellCrimeContract, {
    params: { incident_id: id },
    body: { version: 1, at: '2026-11-20T03:30:00Z' },
  })
  expect(await clocks()).toEqual([{ rule_code: 'DV-CRIME', status: 'met' }])
  const calm = await record()
  expect(
    await refusalOf(
      officer.call(tellCrimeContract, {
        params: { incident_id: calm.id },
        body: { version: 1, at: '2026-11-20T03:30:00Z' },
      }),
    ),
  ).toBe('book.no_crime_signs')
})

test('what was confirmed and helped nobody says why before it is closed', async () => {
  const { record, officer } = await communeHouse(world())
  const { id } = await record()
  const params = { incident_id: id }
  const close = (body: object) => officer.call(closeIncidentContract, { params, body: body as never })
  expect(await refusalOf(close({ version: 1, result: 'stopped' }))).toBe('book.wrong_state')
  const checked = await officer.call(checkIncidentContract, {
    params,
    body: { version: 1, result: 'confirmed', at: '2026-11-20T06:00:00Z', note: 'Đã gặp hai người.' },
  })
  expect(await refusalOf(close({ version: checked.version, result: 'not_confirmed' }))).toBe(
    'book.result_unfit',
  )
  expect(await refusalOf(close({ version: checked.version, result: 'declined' }))).toBe(
    'book.say_why_unhelped',
  )
  const closed = await close({ version: checked.version, result: 'declined', without_help: 'declined' })
  expect(closed.status).toBe('closed')
  expect(
    await refusalOf(
      officer.call(setMediationContract, {
        params,
        body: { version: closed.version, state: 'asked', by: 'family' },
      }),
    ),
  ).toBe('book.wrong_state')
  const again = await officer.call(reopenIncidentContract, { params, body: { version: closed.version } })
  expect(again.status).toBe('checked')
})

test('two officers who write at once do not overwrite each other', async () => {
  const { record, officer, colleague } = await communeHouse(world())
  const { id } = await record()
  const check = (by: typeof officer) =>
    refusalOf(
      by.call(checkIncidentContract, {
        params: { incident_id: id },
        body: { version: 1, result: 'confirmed', at: '2026-11-20T06:00:00Z' },
      }),
    )
  const told = await Promise.all([check(officer), check(colleague)])
  expect(told.toSorted()).toEqual(['version.stale', undefined])
})

test('names open on purpose and leave a trace; reading does too', async () => {
  const { record, officer } = await communeHouse(world())
  const { id } = await record()
  await officer.call(readIncidentContract, { params: { incident_id: id } })
  const { persons } = await officer.call(openIncidentPersonsContract, {
    params: { incident_id: id },
    body: { reason: 'reach' },
  })
  expect(persons.map((person) => person.name).toSorted()).toEqual([him.name, her.name])
  const acts = await asThief<{ act: string }>(
    "select act from audit.entry where record_id = $1 and act in ('read', 'identity_opened') order by id",
    [id],
  )
  expect(acts.map((each) => each.act)).toEqual(['read', 'identity_opened'])
})

test('an incident is found by name without marks, by household, by number, and by the words of its form', async () => {
  const { record, officer } = await communeHouse(world())
  const made = await record({ acts: ['b'] })
  await record({
    acts: ['a'],
    persons: [
      { part: 'survivor', sex: 'female' },
      { part: 'violent', sex: 'male' },
    ],
  })
  const find = async (q: string) =>
    (await officer.call(searchIncidentsContract, { body: { q } })).items.map((item) => [
      item.code,
      item.matched,
    ])
  expect(await find('vu thi thu lanh')).toEqual([[made.code, 'name']])
  expect(await find('0900111222')).toEqual([[made.code, 'phone']])
  expect(await find('vv 26 1')).toEqual([[made.code, 'code']])
  expect(await find(`hộ ${made.household_no}`)).toEqual([[made.code, 'household']])
  expect(await find('tinh than')).toEqual([[made.code, 'words']])
  expect(await find('Thử')).toEqual([])
})

test('a measure ends once, on a day that can be', async () => {
  const { record, officer } = await communeHouse(world())
  const { id } = await record({
    deeds: [{ kind: 'no_contact', person: 1, done_on: '2026-11-20', done_by: 'commune_chair' }],
  })
  const { deeds } = await officer.call(readIncidentContract, { params: { incident_id: id } })
  const params = { incident_id: id, deed_id: deeds[0]?.id ?? '' }
  const end = (ended_on: string, version = 1) =>
    refusalOf(officer.call(endDeedContract, { params, body: { version, ended_on } }))
  expect((await officer.call(readBookTodayContract)).measures_running).toBe(1)
  expect(await end('2026-11-19')).toBe('book.deed_dates')
  expect(await end('2026-11-21')).toBeUndefined()
  expect(await end('2026-11-21')).toBe('version.stale')
  expect((await officer.call(readBookTodayContract)).measures_running).toBe(0)
})

test('the exported list names nobody', async () => {
  const { record, officer } = await communeHouse(world())
  await record()
  const { bytes } = (await officer.call(exportIncidentsContract, { query: {} })) as { bytes: Uint8Array }
  const { unzipSync, strFromU8 } = await import('fflate')
  const text = Object.values(unzipSync(new Uint8Array(bytes)))
    .map((part) => strFromU8(part))
    .join('')
  expect(text).toContain('VV-26-0001')
  for (const said of ['Lành', 'Bão', 'giếng', 'khóc', '0900']) expect(text).not.toContain(said)
})
