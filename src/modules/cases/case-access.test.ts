import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, inject, test } from 'vitest'
import { entered } from '#kernel/context.ts'
import { tokenHash } from '#kernel/cookies.ts'
import { withClient } from '#kernel/schema.ts'
import { readAuditContract } from '#modules/access/audit-desk.contract.ts'
import { listConflictsContract } from '#modules/access/conflict.contract.ts'
import { type Person, refusalOf, useWorld } from '#tests/support/world.ts'
import { assignCaseContract, setConflictContract } from './assignment.contract.ts'
import { caseHouse } from './case.builders.ts'
import {
  listCasesContract,
  openCaseContract,
  readCaseContract,
  searchCasesContract,
} from './case.contract.ts'
import { readTodayContract } from './case-today.contract.ts'
import { casesModule } from './module.ts'

const world = useWorld()

function asThief(text: string, values: unknown[] = []) {
  return withClient({ ...inject('cluster').superuser, database: world().server.database }, (client) =>
    client.query(text, values),
  )
}

/** A body each route takes as well-formed, so that only who is asking and for which case decides. */
function bodyFor(route: string, ids: { contact: string; staff: string }): object | undefined {
  const bodies: Record<string, object> = {
    'POST /api/cases': {
      contact_id: ids.contact,
      danger: 'low',
      gender_equality: true,
      gbv: true,
      topic: 'family',
      persons: [{ part: 'survivor', sex: 'female' }],
    },
    'POST /api/cases/search': { q: 'NM-99-9999' },
    'PATCH /api/cases/:case_id': { version: 1, danger: 'low' },
    'POST /api/cases/:case_id/step': { version: 1, to: 2, note: 'x' },
    'POST /api/cases/:case_id/move': { version: 1, move: 'close', reason: 'goal_met', note: 'x' },
    'POST /api/cases/:case_id/persons': { part: 'child', sex: 'male' },
    'PATCH /api/cases/:case_id/persons/:person_id': { version: 1, age_years: 5 },
    'POST /api/cases/:case_id/persons/:person_id/open': { reason: 'reach' },
    'POST /api/cases/:case_id/supports': {
      kinds: ['needs'],
      given_at: '2026-11-20T04:00:00Z',
      person_ids: [randomUUID()],
    },
    'POST /api/cases/:case_id/notes': { kind: 'note', happened_at: '2026-11-20T04:00:00Z', text: 'x' },
    'POST /api/cases/:case_id/assignments': { version: 1, staff_id: ids.staff, part: 'manager' },
    'POST /api/cases/:case_id/assignments/:staff_id/end': { version: 1 },
    'POST /api/cases/:case_id/conflicts': { staff_id: ids.staff },
    'PUT /api/cases/:case_id/assessment/:section': { version: null, words: 'x' },
    'POST /api/cases/:case_id/duplicates': {
      person_id: randomUUID(),
      other_person_id: randomUUID(),
      decision: 'unsure',
      version: null,
    },
    'POST /api/cases/:case_id/needs': { kind: 'other', urgency: 'soon' },
    'PATCH /api/cases/:case_id/needs/:need_id': { version: 1, urgency: 'soon' },
    'POST /api/cases/:case_id/needs/:need_id/move': { version: 1, move: 'meet' },
    'POST /api/cases/:case_id/plans/:plan_id/goals': aGoal,
    'PUT /api/cases/:case_id/plans/:plan_id/goals/:goal_id': { version: 1, ...aGoal },
    'POST /api/cases/:case_id/plans/:plan_id/goals/:goal_id/drop': { version: 1 },
    'POST /api/cases/:case_id/plans/:plan_id/goals/:goal_id/progress': { version: 1, progress: 'met' },
    'POST /api/cases/:case_id/plans/:plan_id/approve': {
      version: 1,
      signer_role: 'head',
      signer: 'x',
      signed_at: '2026-11-20T04:00:00Z',
    },
    'POST /api/cases/:case_id/services': {
      kind: 'legal',
      given_at: '2026-11-20T04:00:00Z',
      person_ids: [randomUUID()],
    },
    'POST /api/cases/:case_id/services/:service_id/withdraw': { version: 1, note: 'x' },
    'POST /api/cases/:case_id/follow-ups': { kind: 'call', purpose: 'plan', ...aWindow },
    'POST /api/cases/:case_id/follow-ups/:follow_up_id/tell': { version: 1, move: 'miss' },
    'POST /api/cases/:case_id/follow-ups/:follow_up_id/move': { version: 1, ...aWindow },
    'POST /api/cases/:case_id/return-checks': {
      version: 1,
      how: 'went_back',
      returned_on: '2026-11-20',
      danger: 'high',
      plan_reviewed: true,
      word_renewed: true,
      words: 'x',
    },
    'POST /api/cases/:case_id/reviews': { kind: 'monthly', changed: ['needs'] },
    'POST /api/cases/:case_id/supervision': { attention: ['plan'], words: 'x' },
    'POST /api/cases/:case_id/reviews/:review_id/read': { version: 1 },
    'POST /api/cases/:case_id/hand-over-notes': { words: 'x' },
    'POST /api/cases/:case_id/hand-over-notes/:note_id/read': { version: 1 },
    'POST /api/cases/:case_id/conferences': {
      held_at: '2026-11-20T04:00:00Z',
      mode: 'phone',
      minutes: 'x',
      participants: [{ role: 'police' }],
      decisions: [],
    },
    'POST /api/cases/:case_id/decisions/:decision_id/move': { version: 1, move: 'do' },
    'POST /api/cases/:case_id/relations': {
      from_person: randomUUID(),
      to_person: randomUUID(),
      kind: 'spouse',
      version: null,
    },
    'POST /api/cases/:case_id/relations/:relation_id/drop': { version: 1 },
    'PUT /api/cases/:case_id/persons/:person_id/profile': {
      version: 1,
      marital: null,
      disabilities: [],
      displacement: null,
      country: 'VN',
      separation: null,
    },
    'POST /api/cases/:case_id/closures/:closure_id/signers': {
      role: 'head',
      name: 'x',
      signed_at: '2026-11-20T04:00:00Z',
    },
    'POST /api/cases/:case_id/prints': { parts: ['plan'] },
  }
  return bodies[route]
}

const aGoal = { domain: 'safety', words: 'x', actions: [] }
const aWindow = { due_from: '2026-11-23T04:00:00Z', due_until: '2026-11-24T04:00:00Z' }
/** Ids of records inside a case, that nobody has made. */
const insideOf = (path: string) =>
  Object.fromEntries(
    [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => [name, name === 'section' ? 'family' : insideId]),
  )
const insideId = randomUUID()

const nameOf = (contract: { method: string; path: string }) => `${contract.method} ${contract.path}`

test('an administrator reads no case and no contact, whatever is asked', async () => {
  const { managedCase, agencyId, contact } = await caseHouse(world())
  const { id, person_ids } = await managedCase()
  const administrator = await world().staff('administrator', { agencyId })
  const ids = { contact: await contact(), staff: administrator.id }
  for (const { contract } of casesModule.routes) {
    const body = bodyFor(nameOf(contract), ids)
    const answer = await administrator.send(contract, {
      params: { case_id: id, person_id: person_ids[0], staff_id: administrator.id },
      ...(body ? { body } : {}),
    })
    expect(answer.json().error.code, nameOf(contract)).toBe('permit.missing')
  }
  for (const table of [
    'case_file',
    'case_assignment',
    'person',
    'person_identity',
    'person_token',
    'emergency_support',
    'case_note',
    'contact',
  ] as const) {
    const rows = await entered(world().house.db, tokenHash(administrator.token), (trx) =>
      trx
        .selectFrom(table)
        .select(({ val }) => val(1).as('one'))
        .execute(),
    )
    expect(rows, table).toEqual([])
  }
})

test('for whoever is related to a case it does not exist: each route answers as to a random id, byte for byte', async () => {
  const house = await caseHouse(world())
  const { supervisor, agencyId } = house
  const known = await house.managedCase({
    persons: [
      {
        part: 'survivor',
        sex: 'female',
        name: 'Vũ Thị Liên Quan',
        phone: '0911 222 333',
        id_number: '022190555666',
      },
    ],
  })
  // A second supervisor who is also a case manager and was taken into the team: nobody could see more.
  const related = await world().staff(['supervisor', 'case_manager', 'operator'], { agencyId })
  await house.assign(known.id, related, 'team')
  await related.call(readCaseContract, { params: { case_id: known.id } })
  const { version } = await supervisor.call(readCaseContract, { params: { case_id: known.id } })
  await supervisor.call(setConflictContract, {
    params: { case_id: known.id },
    body: { staff_id: related.id },
  })

  const random = { case_id: randomUUID(), person_id: randomUUID() }
  const ids = {
    contact: (await asThief('select contact_id from case_file where id = $1', [known.id])).rows[0].contact_id,
    staff: house.manager.id,
  }
  for (const { contract } of casesModule.routes) {
    const route = nameOf(contract)
    if (route === 'GET /api/case-imports/template') continue // an empty sheet, the same for everybody, written anew each time
    const ask = async (case_id: string, person_id: string, contact: string) => {
      const body = bodyFor(route, { ...ids, contact })
      const answer = await related.send(contract, {
        params: { ...insideOf(contract.path), case_id, person_id, staff_id: house.manager.id },
        ...(body ? { body } : {}),
      })
      const plain = answer.body
        .replaceAll(case_id, 'ID')
        .replaceAll(person_id, 'PERSON')
        .replaceAll(contact, 'CONTACT')
      return {
        status: answer.statusCode,
        headers: { ...answer.headers, date: '', 'content-length': '' },
        plain,
      }
    }
    const hidden = await ask(known.id, known.person_ids[0] ?? '', ids.contact)
    const nothing = await ask(random.case_id, random.person_id, randomUUID())
    expect(hidden, route).toEqual(nothing)
    if (route.includes(':case_id') || route === 'POST /api/cases') expect(hidden.status, route).toBe(404)
  }
  expect((await related.call(listCasesContract)).items).toEqual([])
  for (const q of [known.code, 'Vũ Thị Liên Quan', '0911222333', '022190555666'])
    expect((await related.call(searchCasesContract, { body: { q } })).items, q).toEqual([])
  expect(await related.call(readTodayContract)).toMatchObject({
    waiting: { total: 0 },
    mine: { total: 0 },
    changed: [],
  })
  expect((await related.call(listConflictsContract)).items).toEqual([])
  expect(
    (await supervisor.call(listConflictsContract, { query: { record_id: known.id } })).items,
  ).toMatchObject([{ staff_id: related.id, kind: 'case' }])
  const again = await refusalOf(
    supervisor.call(assignCaseContract, {
      params: { case_id: known.id },
      body: { version: version + 1, staff_id: related.id, part: 'team' },
    }),
  )
  expect(again).toBe('case.assignee_related')
})

test('who may not know a contact may not know a case that is opened from it later', async () => {
  const house = await caseHouse(world())
  const colleague = await world().staff('supervisor', { agencyId: house.agencyId })
  const contact_id = await house.contact()
  await asThief(
    "insert into conflict_of_interest (staff_id, record_id, kind, agency_id, set_by) values ($1, $2, 'contact', $3, $4)",
    [colleague.id, contact_id, house.agencyId, house.supervisor.id],
  )
  const { id } = await house.openCase({ contact_id })
  expect(await refusalOf(colleague.call(readCaseContract, { params: { case_id: id } }))).toBe(
    'record.not_found',
  )
  expect(
    await refusalOf(house.supervisor.call(readCaseContract, { params: { case_id: id } })),
  ).toBeUndefined()
})

test('the audit desk tells nothing of a record to which its reader is related', async () => {
  const house = await caseHouse(world())
  const officer = await world().staff('data_protection_officer', { agencyId: house.agencyId })
  const { id } = await house.managedCase()
  const other = await house.openCase()
  await house.manager.send(readCaseContract, { params: { case_id: id } })
  const stranger = await world().staff('case_manager')
  await stranger.send(readCaseContract, { params: { case_id: id } }) // refused: the id now stands in a denial too
  const told = async (record_id: string) =>
    (await officer.call(readAuditContract, { query: { record_id, limit: 100 } })).items
  expect((await told(id)).map((entry) => entry.act)).toContain('read')
  await house.supervisor.call(setConflictContract, {
    params: { case_id: id },
    body: { staff_id: officer.id },
  })
  expect(await told(id)).toEqual([])
  expect((await told(other.id)).length).toBeGreaterThan(0)
  const rows = await entered(world().house.db, tokenHash(officer.token), (trx) =>
    trx
      .withSchema('audit')
      .selectFrom('entry' as never)
      .selectAll()
      .execute(),
  )
  expect(JSON.stringify(rows)).not.toContain(id)
})

test('a person is found by full name in any spelling, by phone in any form, by number with or without its zeros', async () => {
  const house = await caseHouse(world())
  const { code, id } = await house.openCase({
    persons: [
      {
        part: 'survivor',
        sex: 'female',
        name: 'Đỗ Thị Hoà Thuý',
        phone: '0912 333 777',
        id_number: '022190777888',
      },
    ],
  })
  const found = async (person: Person, q: string) =>
    (await person.call(searchCasesContract, { body: { q } })).items.map((item) => [item.id, item.matched])
  for (const q of [
    'Đỗ Thị Hoà Thuý',
    'Đỗ Thị Hòa Thúy',
    'ĐỖ THỊ HÒA THÚY',
    'do thi hoa thuy',
    'Đỗ Thị Hoà Thuý'.normalize('NFD'),
    'Hòa Thúy',
  ]) {
    expect(await found(house.operator, q), q).toEqual([[id, 'name']])
  }
  for (const q of ['0912333777', '+84 912 333 777', '912.333.777'])
    expect(await found(house.operator, q), q).toEqual([[id, 'phone']])
  expect(await found(house.operator, '022190777888')).toEqual([[id, 'id_number']])
  const [, year, number] = code.split('-')
  for (const q of [code, `${year}-${Number(number)}`, code.toLowerCase()])
    expect(await found(house.operator, q), q).toEqual([[id, 'code']])
  for (const q of ['Đỗ', 'Thúy', 'Đỗ Thị', 'Đỗ Hòa Thị', 'Trần Văn Hòa Thúy'])
    expect(await found(house.operator, q), q).toEqual([])
  // Who oversees finds by number only; who has nothing to do with it finds nothing.
  expect(await found(house.supervisor, code)).toEqual([[id, 'code']])
  expect(await found(house.supervisor, 'Đỗ Thị Hoà Thuý')).toEqual([])
  for (const q of [code, 'Đỗ Thị Hoà Thuý']) expect(await found(house.manager, q)).toEqual([])
  const searches = (
    await asThief("select detail::text as detail from audit.entry where act = 'searched' and staff_id = $1", [
      house.operator.id,
    ])
  ).rows
  expect(searches.length).toBeGreaterThan(8)
  expect(JSON.stringify(searches)).not.toMatch(/Đỗ|0912|022190/)
})

/**
 * An oracle in a few plain lines: who sees a case and who opens its names. The database's rules are held against it
 * over random staff, cases, assignments and conflicts.
 */
interface Model {
  people: { role: 'operator' | 'case_manager' | 'supervisor' | 'administrator'; agency: number }[]
  cases: {
    agency: number
    assigned: { person: number; from: number; until: number | null }[]
    related: number[]
  }[]
}
const worksOn = (person: number, at: Model['cases'][number]) =>
  at.assigned.some(
    (given) => given.person === person && given.from <= 0 && (given.until === null || given.until > 0),
  ) && !at.related.includes(person)
const sees = (model: Model, person: number, at: Model['cases'][number]) =>
  !at.related.includes(person) &&
  (worksOn(person, at) ||
    (model.people[person]?.role === 'supervisor' && model.people[person].agency === at.agency))

const people = fc.array(
  fc.record({
    role: fc.constantFrom('operator', 'case_manager', 'supervisor', 'administrator'),
    agency: fc.nat(1),
  }),
  { minLength: 4, maxLength: 5 },
)
const caseOf = fc.record({
  agency: fc.nat(1),
  assigned: fc.uniqueArray(
    fc.record({
      person: fc.nat(3),
      from: fc.constantFrom(-2, -1, 1),
      until: fc.option(fc.constantFrom(-1, 1, 3)),
    }),
    { selector: (each) => each.person, maxLength: 3 },
  ),
  related: fc.uniqueArray(fc.nat(3), { maxLength: 2 }),
})
const models = fc.record({
  people,
  cases: fc.array(caseOf, { minLength: 1, maxLength: 4 }),
}) as fc.Arbitrary<Model>

test('whoever is assigned or related, everyone sees exactly the cases and names the rules give', async () => {
  const houses = [await caseHouse(world()), await caseHouse(world())]
  const survivor = (n: number) => ({
    part: 'survivor' as const,
    sex: 'female' as const,
    name: `Người Thử Số ${n}`,
  })
  await fc.assert(
    fc.asyncProperty(models, async (model) => {
      const persons = await Promise.all(
        model.people.map(({ role, agency }) =>
          world().staff(role, { agencyId: houses[agency]?.agencyId ?? '' }),
        ),
      )
      const cases: string[] = []
      for (const [n, each] of model.cases.entries()) {
        const { id } = (await houses[each.agency]?.openCase({ persons: [survivor(n)] })) ?? { id: '' }
        cases.push(id)
        for (const given of each.assigned) {
          const from = Math.min(given.from, given.until ?? given.from) // an assignment never ends before it begins
          given.from = from
          await asThief(
            `insert into case_assignment (case_id, staff_id, part, agency_id, opened_at, from_at, until_at, set_by)
             select id, $2, 'team', agency_id, opened_at, now() + $3::int * interval '1 hour', now() + $4::int * interval '1 hour', opened_by from case_file where id = $1`,
            [id, persons[given.person]?.id, from, given.until],
          )
        }
        for (const person of each.related) {
          await asThief(
            "insert into conflict_of_interest (staff_id, record_id, kind, set_by) select $2, id, 'case', opened_by from case_file where id = $1",
            [id, persons[person]?.id],
          )
        }
      }
      for (const [n, person] of persons.entries()) {
        const rows = await entered(world().house.db, tokenHash(person.token), async (trx) => ({
          files: await trx.selectFrom('case_file').select('id').where('id', 'in', cases).execute(),
          people: await trx
            .selectFrom('person')
            .select('case_id as id')
            .where('case_id', 'in', cases)
            .execute(),
          names: await trx
            .selectFrom('person_identity')
            .select('case_id as id')
            .where('case_id', 'in', cases)
            .execute(),
          tokens: await trx
            .selectFrom('person_token')
            .select('case_id as id')
            .distinct()
            .where('case_id', 'in', cases)
            .execute(),
        }))
        const seen = model.cases.flatMap((each, at) => (sees(model, n, each) ? [cases[at]] : [])).sort()
        const opened = model.cases.flatMap((each, at) => (worksOn(n, each) ? [cases[at]] : [])).sort()
        const idsOf = (list: { id: string }[]) => list.map((row) => row.id).sort()
        expect([idsOf(rows.files), idsOf(rows.people), idsOf(rows.names), idsOf(rows.tokens)]).toEqual([
          seen,
          seen,
          opened,
          opened,
        ])
        if (model.people[n]?.role === 'administrator') continue
        const listed = (await person.call(listCasesContract, { query: { limit: 100 } })).items
          .map((item) => item.id)
          .sort()
        expect(listed.filter((id) => cases.includes(id))).toEqual(seen)
        for (const [at, id] of cases.entries()) {
          const refused = await refusalOf(person.call(readCaseContract, { params: { case_id: id } }))
          expect(refused === undefined).toBe(sees(model, n, model.cases[at] as Model['cases'][number]))
        }
      }
    }),
    { numRuns: 15 },
  )
})

test('an opened case is seen at once by who opened it, and by nobody else who is not a supervisor', async () => {
  const house = await caseHouse(world())
  const colleague = await world().staff('operator', { agencyId: house.agencyId })
  const { id } = await house.operator.call(openCaseContract, {
    body: bodyFor('POST /api/cases', { contact: await house.contact(), staff: '' }) as never,
  })
  expect(await refusalOf(house.operator.call(readCaseContract, { params: { case_id: id } }))).toBeUndefined()
  expect(await refusalOf(colleague.call(readCaseContract, { params: { case_id: id } }))).toBe(
    'record.not_found',
  )
})
