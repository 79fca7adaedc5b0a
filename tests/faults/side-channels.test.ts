import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { entered } from '#kernel/context.ts'
import type { Contract } from '#kernel/contract.ts'
import { tokenHash } from '#kernel/cookies.ts'
import { type Role, roles } from '#modules/access/index.ts'
import { openCaseContract, searchCasesContract } from '#modules/cases/case.contract.ts'
import { askEmergencyCallBack } from '#modules/hotline/call-back.contract.ts'
import { takeContact } from '#modules/hotline/contact.contract.ts'
import { exportContacts } from '#modules/hotline/contact-export.contract.ts'
import { searchContacts } from '#modules/hotline/contact-search.contract.ts'
import { listHandovers, signHandoverFrom } from '#modules/hotline/handover.contract.ts'
import { listFigureRecords, readFigure } from '#modules/indicators/indicator.contract.ts'
import { nameOf, sampleMoment, samplesOf } from '#tests/support/samples.ts'
import type { Person } from '#tests/support/world.ts'
import { contracts, useScene } from './scene.ts'

const scene = useScene()

/** Roles whose overviews show anything of contacts and cases; `test:faults` asks all of them. */
const sighted: readonly Role[] = [
  'operator',
  'case_manager',
  'duty_leader',
  'supervisor',
  'provincial_officer',
  'data_protection_officer',
]
/** Told to every data protection officer of the house: who is related to what, unless they are themselves. */
const houseWide = /^GET \/api\/conflicts/

const hiddenName = 'Người Khuất Bịa Lan'
const hiddenPhone = '0912777888'
const hiddenNumber = '022199777888'

/** Reading routes that name no record: lists, counts, boards, today, searches. The audit tells of readings, so it changes by being read. */
const overviews = contracts.filter(
  (contract) =>
    contract.effect === 'read' &&
    !contract.path.includes(':') &&
    ![
      'GET /api/audit',
      'POST /api/contacts/history',
      'GET /api/contacts/export',
      'GET /api/online-reports/export',
    ].includes(nameOf(contract)),
)

/** What one person is told by every overview, and by searches for exactly what is hidden. */
async function everythingTold(person: Person, code: string): Promise<Record<string, string>> {
  const told: Record<string, string> = {}
  const note = async (name: string, contract: Contract, sample: object) => {
    const response = await person.send(contract, sample)
    // The moment of asking, and the riddle a sender is given and how hard it is, are new every time.
    const body = response.body.replace(/"(?:at|challenge)":"[^"]*"|"bits":\d+/g, '""')
    told[name] =
      `${response.statusCode} ${contract.path.startsWith('/api/boards/') ? withoutFigures(body) : body}`
  }
  for (const contract of overviews) {
    for (const [at, sample] of samplesOf(contract, scene().known).entries())
      await note(`${nameOf(contract)} ${at}`, contract, sample)
  }
  for (const body of [{ phone: hiddenPhone }, { name: hiddenName }, { words: 'mua ban nguoi' }])
    await note(JSON.stringify(body), searchContacts, { body })
  for (const q of [hiddenPhone, hiddenName, hiddenNumber, code])
    await note(`case ${q}`, searchCasesContract, { body: { q } })
  return told
}

/** Figures of a period are the same for all who report them, whichever rows they may open. */
function withoutFigures(board: string): string {
  return board.replace(/"change":.*$/, '')
}

/** A contact in danger with a call to return and an emergency one asked, and a case from it. */
async function makeHidden() {
  const { people, look } = scene()
  const { id: contact } = await people.operator.call(takeContact, {
    body: {
      kind: 'inbound_call',
      caller: 'survivor',
      started_at: sampleMoment,
      ended_at: sampleMoment,
      danger_now: true,
      sexual_assault: false,
      suicide_risk: true,
      topic: 'trafficking',
      outcome: 'lost_line',
      place_id: '22',
      name: hiddenName,
      phone: hiddenPhone,
      notes: 'khuất',
    },
  })
  await people.operator.call(askEmergencyCallBack, { params: { id: contact } })
  const opened = await people.operator.call(openCaseContract, {
    body: {
      contact_id: contact,
      danger: 'immediate',
      gender_equality: true,
      gbv: true,
      topic: 'trafficking',
      persons: [
        { part: 'survivor', sex: 'female', name: hiddenName, phone: hiddenPhone, id_number: hiddenNumber },
      ],
    },
  })
  const related = await look<{ id: string }>('select id from call_back where contact_id = $1', [contact])
  return {
    contact,
    case: opened.id,
    code: opened.code,
    ids: [contact, opened.id, ...opened.person_ids, ...related.map((row) => row.id)],
  }
}

async function relate(person: Person, hidden: { contact: string; case: string }): Promise<void> {
  const { look, agencyId, people } = scene()
  for (const [kind, id] of [
    ['contact', hidden.contact],
    ['case', hidden.case],
  ]) {
    await look(
      'insert into conflict_of_interest (staff_id, record_id, kind, agency_id, set_by) values ($1, $2, $3, $4, $5)',
      [person.id, id, kind, agencyId, people.supervisor.id],
    )
  }
}

test('a record that is hidden changes no list, count, board, today or search of the people it is hidden from', async () => {
  const { staff, agencyId, otherAgencyId, look } = scene()
  const readers: [string, Person][] = []
  for (const role of process.env.NM_FAULTS ? roles : sighted) {
    readers.push([`${role}, related`, await staff(role, { agencyId })])
    readers.push([`${role} elsewhere`, await staff(role, { agencyId: otherAgencyId })])
  }
  const [last] = await look<{ last: number }>('select last from case_number')
  const code = `QN-${String((last?.last ?? 0) + 1).padStart(4, '0')}` // what the next case may be called: nothing is told either way
  const before = new Map<string, Record<string, string>>()
  for (const [who, person] of readers) before.set(who, await everythingTold(person, code))
  const hidden = await makeHidden()
  for (const [who, person] of readers) if (who.endsWith('related')) await relate(person, hidden)
  for (const [who, person] of readers) {
    const after = await everythingTold(person, code)
    const changed = Object.keys(after).filter(
      (name) =>
        after[name] !== before.get(who)?.[name] &&
        !(who === 'data_protection_officer elsewhere' && houseWide.test(name)),
    )
    expect(
      changed.map((name) => [who, name, before.get(who)?.[name]?.slice(0, 300), after[name]?.slice(0, 300)]),
    ).toEqual([])
  }
}, 120_000)

test('no reply to somebody who is related holds an id of the record, whatever they ask for', async () => {
  const { staff, people, agencyId, known } = scene()
  const hidden = await makeHidden()
  // A hand-over is signed while she is in danger: its facts name her contact.
  await people.duty_leader.call(signHandoverFrom, { body: { to_staff: known.colleague ?? '', notes: {} } })
  for (const role of process.env.NM_FAULTS ? roles : sighted) {
    const person = await staff(role, { agencyId })
    await relate(person, hidden)
    for (const contract of contracts.filter((each) => each.effect === 'read')) {
      for (const sample of samplesOf(contract, known)) {
        const { body } = await person.send(contract, sample)
        expect(
          hidden.ids.filter((id) => body.includes(id)),
          `${role}: ${nameOf(contract)}`,
        ).toEqual([])
      }
    }
  }
  expect(JSON.stringify(await people.supervisor.call(listHandovers, {}))).toContain(hidden.contact)
}, 120_000)

test('an export leaves out what its reader may not see', async () => {
  const { staff, agencyId, otherAgencyId } = scene()
  const [related, stranger] = [
    await staff('supervisor', { agencyId }),
    await staff('supervisor', { agencyId: otherAgencyId }),
  ]
  const before = [
    (await related.send(exportContacts)).rawPayload,
    (await stranger.send(exportContacts)).rawPayload,
  ]
  await relate(related, await makeHidden())
  expect((await related.send(exportContacts)).rawPayload.equals(before[0] as Buffer)).toBe(true)
  expect((await stranger.send(exportContacts)).rawPayload.equals(before[1] as Buffer)).toBe(true)
})

test('a figure is the same for the related, the stranger and everybody else; only what they may open differs', async () => {
  const { staff, agencyId, otherAgencyId } = scene()
  const roleOfReaders: Role = 'provincial_officer'
  const [one, related, stranger] = [
    await staff(roleOfReaders, { agencyId }),
    await staff(roleOfReaders, { agencyId }),
    await staff(roleOfReaders, { agencyId: otherAgencyId }),
  ]
  await relate(related, await makeHidden())
  for (const code of ['HOT-1', 'HOT-2', 'HOT-3', 'EMG-1', 'HND-1']) {
    for (const query of [
      { from: '2026-01-01', until: '2027-01-01' },
      { from: '2026-07-01', until: '2027-01-01', by: 'place' as const },
    ]) {
      const told = await Promise.all(
        [one, related].map(
          async (person) => (await person.send(readFigure, { params: { code }, query })).body,
        ),
      )
      expect(told[1], code).toBe(told[0])
    }
    const query = { from: '2026-01-01', until: '2027-01-01' }
    const [first, second, third] = await Promise.all(
      [one, related, stranger].map(async (person) =>
        person.call(listFigureRecords, { params: { code }, query }),
      ),
    )
    expect(second).toEqual(first)
    expect(third?.items).toEqual([])
  }
})

test('writing what is hidden already answers like writing something new', async () => {
  const { staff, agencyId } = scene()
  const hidden = await makeHidden()
  const person = await staff('operator', { agencyId })
  await relate(person, hidden)
  const call = (phone: string, name: string) => ({
    kind: 'inbound_call' as const,
    caller: 'prying' as const,
    started_at: sampleMoment,
    ended_at: sampleMoment,
    danger_now: false,
    sexual_assault: false,
    suicide_risk: false,
    topic: 'law' as const,
    outcome: 'advised' as const,
    phone,
    name,
  })
  const plain = (body: string) =>
    body.replace(/[\da-f]{8}-[\da-f-]{27}/g, 'id').replace(/"code":"[^"]*"/, '"code"')
  const [known1, new1] = [
    await person.send(takeContact, { body: call(hiddenPhone, hiddenName) }),
    await person.send(takeContact, { body: call('0912777000', 'Người Mới Bịa') }),
  ]
  expect([known1.statusCode, plain(known1.body)]).toEqual([new1.statusCode, plain(new1.body)])
  const open = (id_number: string) =>
    person.send(openCaseContract, {
      body: {
        contact_id: known1.json().id,
        danger: 'low',
        gender_equality: false,
        gbv: false,
        topic: 'law',
        persons: [{ part: 'survivor', sex: 'female', id_number }],
      },
    })
  const [known2, new2] = [await open(hiddenNumber), await open('022199000999')]
  expect([known2.statusCode, plain(known2.body)]).toEqual([new2.statusCode, plain(new2.body)])
})

test('the database itself gives nothing away to a careless query: a test that is never reached meets no hidden row', async () => {
  const { house, staff, otherAgencyId } = scene()
  const stranger = await staff('operator', { agencyId: otherAgencyId })
  // A division by zero that would happen on any row it were shown.
  const rows = await entered(house.db, tokenHash(stranger.token), (trx) =>
    sql<{
      n: number
    }>`select count(*)::int as n from contact where 1 / (case when sealed_phone is not null then 0 else 1 end) = 1`.execute(
      trx,
    ),
  )
  expect(rows.rows[0]?.n).toBe(0)
})
