import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { getDraft, saveDraft } from '#modules/access/draft.contract.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import { correctContact, getContact, listContacts, openContact, takeContact } from './contact.contract.ts'
import { auditOf, everythingStored, minimal, openHotline, setConflict, took } from './hotline.scenes.ts'

const world = useWorld()

test('the least complete record has kind, caller, danger, topic, outcome, and the flags follow the topic', async () => {
  const { operator } = await openHotline(world())
  const { id, version, recorded_at } = await took(operator)
  expect(version).toBe(1)
  expect(recorded_at).toBe('2026-11-20T03:00:00.000Z')
  const contact = await operator.call(getContact, { params: { id } })
  expect(contact).toMatchObject({
    gbv: true,
    gender_equality: true,
    anonymous: true,
    place_id: null,
    has_name: false,
    language: 'vi',
    ended_at: '2026-11-20T03:00:00.000Z',
  })
})

test('what was said comes back only when it is opened, and the opening is recorded with its reason', async () => {
  const { operator, colleague } = await openHotline(world())
  const said = { name: 'Nguyễn Thị Hoà', phone: '0912 345 678', notes: 'Chị kể: nó đánh từ tối qua.' }
  const { id } = await took(operator, { ...said, place_id: '22' })
  const covered = await colleague.send(getContact, { params: { id } })
  for (const words of Object.values(said)) expect(covered.body).not.toContain(words)
  expect(
    await colleague.call(openContact, { params: { id }, body: { reason: 'caller_on_line' } }),
  ).toMatchObject(said)
  const reads = (await auditOf(world(), id)).filter((entry) => entry.act === 'read')
  expect(reads).toMatchObject([
    { staff_id: colleague.id, detail: { opened: 'contact', reason: 'caller_on_line' } },
  ])
})

test('no word of a caller stands in clear anywhere in the database', async () => {
  const { operator } = await openHotline(world())
  const canary = 'Chimyenphungnoi'
  const body = {
    name: `${canary}A Thử`,
    phone: '0987 111 222',
    notes: `${canary}B`,
    safe_contact: {
      call_allowed: true,
      text_allowed: false,
      hours: [],
      say: `${canary}C`,
      avoid: `${canary}D`,
      word: `${canary}E`,
    },
    safety_card: { plan: `${canary}F`, code_word: `${canary}G` },
  }
  await took(operator, body)
  const stored = await everythingStored(world())
  expect(stored).not.toMatch(/chimyenphungnoi/i)
  expect(stored).not.toContain(Buffer.from(canary).toString('hex'))
  expect(stored).not.toMatch(/987 ?111 ?222/)
})

test('whoever is not of the hotline is told the contact does not exist, as for an id nobody has', async () => {
  const { operator } = await openHotline(world())
  const { id } = await took(operator)
  const stranger = await world().staff('operator')
  const caseManager = await world().staff('case_manager', { agencyId: operator.agencyId })
  const unknown = randomUUID()
  for (const person of [stranger, caseManager]) {
    for (const [contract, body] of [
      [getContact],
      [openContact, {}],
      [correctContact, { version: 1, topic: 'law' }],
    ] as const) {
      if (contract === correctContact && person === caseManager) continue
      const hidden = await person.send(contract, { params: { id }, body })
      const absent = await person.send(contract, { params: { id: unknown }, body })
      expect(hidden.statusCode).toBe(404)
      expect(hidden.body.replaceAll(id, '')).toBe(absent.body.replaceAll(unknown, ''))
    }
  }
  expect((await stranger.call(listContacts)).items).toEqual([])
})

test('roles outside the hotline are refused before anything is looked up', async () => {
  await openHotline(world())
  const administrator = await world().staff('administrator')
  expect(await refusalOf(administrator.call(listContacts))).toBe('permit.missing')
  expect(await refusalOf(administrator.call(takeContact, { body: minimal }))).toBe('permit.missing')
})

test('with a conflict of interest a contact is neither seen, nor listed, nor corrected', async () => {
  const { operator, colleague, supervisor } = await openHotline(world())
  const { id } = await took(operator)
  expect(await colleague.call(getContact, { params: { id } })).toMatchObject({ id })
  await setConflict(world(), colleague, id, supervisor)
  expect(await refusalOf(colleague.call(getContact, { params: { id } }))).toBe('record.not_found')
  expect(
    await refusalOf(colleague.call(correctContact, { params: { id }, body: { version: 1, topic: 'law' } })),
  ).toBe('record.not_found')
  expect((await colleague.call(listContacts)).items.map((item) => item.id)).not.toContain(id)
})

test('the same write sent twice at once makes one contact', async () => {
  const { operator } = await openHotline(world())
  const key = randomUUID()
  const made = await Promise.all([1, 2, 3, 4].map(() => took(operator, { phone: '0911 222 333' }, key)))
  expect(new Set(made.map((each) => each.id)).size).toBe(1)
  expect((await operator.call(listContacts)).items).toHaveLength(1)
})

test('of two who correct the same version one is told both versions, and nothing of theirs is written', async () => {
  const { operator, colleague } = await openHotline(world())
  const { id } = await took(operator)
  const corrections = await Promise.all(
    [operator, colleague].map((person, index) =>
      person.send(correctContact, { params: { id }, body: { version: 1, notes: `lời ${index}` } }),
    ),
  )
  expect(corrections.map((each) => each.statusCode).sort()).toEqual([200, 409])
  expect(corrections.find((each) => each.statusCode === 409)?.json().error).toMatchObject({
    code: 'version.stale',
    facts: { yours: 1, theirs: 2 },
  })
  const opened = await operator.call(openContact, { params: { id }, body: {} })
  expect(opened).toMatchObject({
    version: 2,
    notes: `lời ${corrections.findIndex((each) => each.statusCode === 200)}`,
  })
})

test('a correction that does not fit the rest is refused with the field', async () => {
  const { operator } = await openHotline(world())
  const { id } = await took(operator)
  const response = await operator.send(correctContact, {
    params: { id },
    body: { version: 1, kind: 'handover' },
  })
  expect(response.json().error).toMatchObject({ code: 'contact.misfit', facts: { field: 'received_from' } })
  await operator.call(correctContact, {
    params: { id },
    body: { version: 1, kind: 'handover', received_from: '111' },
  })
  expect(await operator.call(getContact, { params: { id } })).toMatchObject({
    kind: 'handover',
    received_from: '111',
    version: 2,
  })
})

test('saving a contact ends the draft it grew out of, in the same story', async () => {
  const { operator } = await openHotline(world())
  const client_ref = randomUUID()
  await operator.call(saveDraft, {
    params: { client_ref },
    body: { form: 'contact', seq: 1, content: { topic: 'law' } },
  })
  expect(await refusalOf(took(operator, { client_ref, place_id: '99999' }))).toBe('place.unknown')
  expect((await operator.call(getDraft, { params: { client_ref } })).seq).toBe(1)
  await took(operator, { client_ref })
  expect(await refusalOf(operator.call(getDraft, { params: { client_ref } }))).toBe('record.not_found')
})

test('a contact that has not begun yet is refused; one from last night is taken with its true time', async () => {
  const { operator } = await openHotline(world())
  expect(await refusalOf(took(operator, { started_at: '2026-11-20T03:02:00Z' }))).toBe('contact.in_future')
  const { id } = await took(operator, {
    started_at: '2026-11-19T17:00:00Z',
    ended_at: '2026-11-19T17:20:00Z',
    back_entered: true,
  })
  expect(await operator.call(getContact, { params: { id } })).toMatchObject({
    started_at: '2026-11-19T17:00:00.000Z',
    back_entered: true,
  })
})

const bad: [field: string, value: unknown][] = [
  ['kind', 'fax'],
  ['caller', 'nobody'],
  ['received_from', 'police'],
  ['started_at', '20/11/2026'],
  ['started_at', '0001-01-01T00:00:00Z'],
  ['ended_at', '2026-11-19T00:00:00Z'],
  ['language', 'la'],
  ['interpreter', true],
  ['danger_now', 'no'],
  ['danger_now', undefined],
  ['sexual_assault', null],
  ['assaulted_at', '2026-11-19T00:00:00Z'],
  ['suicide_risk', 0],
  ['place_id', 'Hạ Long'],
  ['gender_equality', 'yes'],
  ['gbv', 1],
  ['topic', ''],
  ['topic', undefined],
  ['outcome', 'closed'],
  ['caller_sex', 'F'],
  ['caller_age', '18'],
  ['alone', 'yes'],
  ['parent_may_know', 'no'],
  ['anonymous', 'yes'],
  ['back_entered', 'x'],
  ['name', ''],
  ['name', 'a\u0000b'],
  ['phone', 'không có'],
  ['notes', 'x'.repeat(8001)],
  ['client_ref', '1'],
  ['callback_due_at', '2026-11-21T00:00:00Z'],
  ['emergency_callback', true],
]
test.each(bad)('a wrong %s (%#) is told at its field, and nothing is written', async (field, value) => {
  const { operator } = await openHotline(world())
  const response = await operator.send(takeContact, { body: { ...minimal, [field]: value } })
  expect(response.statusCode).toBe(400)
  expect(response.json().error.fields.map((each: { path: string }) => each.path)).toEqual([`body.${field}`])
  expect((await operator.call(listContacts)).items).toEqual([])
})

test.each<[object, string]>([
  [{ danger_signs: ['knife'] }, 'body.danger_signs.0'],
  [{ needs: ['car'] }, 'body.needs.0'],
  [{ advice: 'call_113' }, 'body.advice'],
  [{ gbv: true, gender_equality: false }, 'body.gender_equality'],
  [{ anonymous: true, name: 'Trần Thị Thử' }, 'body.anonymous'],
  [{ outcome: 'callback_agreed' }, 'body.callback_due_at'],
  [{ taken_by: 'me' }, 'body'],
  [
    {
      safe_contact: {
        call_allowed: true,
        text_allowed: true,
        hours: [{ days: [8], from: '09:00', until: '10:00' }],
      },
    },
    'body.safe_contact.hours.0.days.0',
  ],
  [
    {
      safe_contact: {
        call_allowed: true,
        text_allowed: true,
        hours: [{ days: [1], from: '09:00', until: '09:00' }],
      },
    },
    'body.safe_contact.hours.0.until',
  ],
])('what does not fit (%j) is told at %s', async (differs, path) => {
  const { operator } = await openHotline(world())
  const response = await operator.send(takeContact, { body: { ...minimal, ...differs } })
  expect(response.statusCode).toBe(400)
  expect(response.json().error.fields[0].path).toBe(path)
  expect((await operator.call(listContacts)).items).toEqual([])
})

test('the list is newest first, in pages that neither skip nor repeat, and narrows by what is asked', async () => {
  const { operator, colleague } = await openHotline(world())
  const minutes = [5, 1, 4, 2, 3]
  for (const minute of minutes)
    await took(minute % 2 ? operator : colleague, {
      started_at: `2026-11-20T02:0${minute}:00Z`,
      danger_now: minute === 4,
    })
  const first = await operator.call(listContacts, { query: { limit: 2 } })
  const second = await operator.call(listContacts, { query: { limit: 2, after: first.next ?? '' } })
  const third = await operator.call(listContacts, { query: { limit: 2, after: second.next ?? '' } })
  const begun = [first, second, third].flatMap((page) =>
    page.items.map((item) => item.started_at.slice(14, 16)),
  )
  expect(begun).toEqual(['05', '04', '03', '02', '01'])
  expect(third.next).toBeNull()
  expect((await operator.call(listContacts, { query: { taken_by: 'me' } })).items).toHaveLength(3)
  expect((await operator.call(listContacts, { query: { danger: 'true' } })).items).toHaveLength(1)
  expect((await operator.call(listContacts, { query: { from: '2026-11-21' } })).items).toEqual([])
  expect(
    (await operator.call(listContacts, { query: { from: '2026-11-20', until: '2026-11-21' } })).items,
  ).toHaveLength(5)
  const junk = await operator.send(listContacts, { query: { after: 'khongphai' } })
  expect(junk.json().error.fields[0].path).toBe('query.after')
})
