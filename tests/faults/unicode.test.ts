import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { openCaseContract, searchCasesContract } from '#modules/cases/case.contract.ts'
import { openPersonContract } from '#modules/cases/person.contract.ts'
import { openContact, takeContact } from '#modules/hotline/contact.contract.ts'
import { searchContacts } from '#modules/hotline/contact-search.contract.ts'
import { nameOf, sampleMoment, samplesOf, withText } from '#tests/support/samples.ts'
import { sendCall } from '#tests/support/world.ts'
import { callerOf, contracts, useScene } from './scene.ts'

const scene = useScene()

const call = (words: { name?: string | null; notes?: string | null }) => ({
  kind: 'inbound_call' as const,
  caller: 'survivor' as const,
  started_at: sampleMoment,
  ended_at: sampleMoment,
  danger_now: false,
  sexual_assault: false,
  suicide_risk: false,
  topic: 'law' as const,
  outcome: 'advised' as const,
  ...words,
})

/** Tone on the other vowel, as old and new rules put it. */
const toneMoved = (name: string) =>
  name
    .replace(/òa/g, 'oà')
    .replace(/òe/g, 'oè')
    .replace(/ùy/g, 'uỳ')
    .replace(/úy/g, 'uý')
    .replace(/ọa/g, 'oạ')
/** Composed here, decomposed there, as two keyboards leave it. */
const mixed = (name: string) =>
  [...name.normalize('NFC')].map((sign, at) => (at % 2 ? sign.normalize('NFD') : sign)).join('')
const spellings = (name: string) => ({
  composed: name.normalize('NFC'),
  decomposed: name.normalize('NFD'),
  mixed: mixed(name),
  'tone on the other vowel': toneMoved(name),
  'without marks, in capitals': name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .toUpperCase(),
})

const family = fc.constantFrom('Nguyễn', 'Đặng', 'Trần', 'Đỗ', 'Huỳnh', 'Quách', 'Lò')
const middle = fc.constantFrom('Thị', 'Thùy', 'Đình', 'Kiều Hòa', 'Ngọc Duệ', 'Xuân')
const given = fc.constantFrom('Hòa', 'Thúy', 'Tọa', 'Đào', 'Khuê', 'Hoè', 'Ưởng', 'Nghĩa', 'Thuỷ', 'Loan')
const fullName = fc
  .tuple(family, middle, given, fc.nat({ max: 9_999 }))
  .map(([one, two, three, n]) => `${one} ${two} ${three} Bịa${n}`)

test('★22 a caller’s name in five spellings is one name: kept composed, found by each of them, and found once', async () => {
  const { operator } = scene().people
  await fc.assert(
    fc.asyncProperty(fullName, fc.nat({ max: 4 }), async (name, which) => {
      const typed = Object.values(spellings(name))[which] ?? name
      const { id } = await operator.call(takeContact, { body: call({ name: typed, notes: typed }) })
      const opened = await operator.call(openContact, { params: { id }, body: {} })
      expect(opened).toMatchObject({ name: typed.normalize('NFC'), notes: typed.normalize('NFC') })
      for (const spelling of Object.values(spellings(name))) {
        const { items } = await operator.call(searchContacts, { body: { name: spelling } })
        expect(
          items.filter((item) => item.id === id),
          `${name} by ${spelling}`,
        ).toHaveLength(1)
      }
    }),
    { numRuns: process.env.NM_FAULTS ? 200 : 12 },
  )
})

test('★22 so is the name of a person in a case', async () => {
  const { people, known } = scene()
  await fc.assert(
    fc.asyncProperty(fullName, fc.nat({ max: 4 }), async (name, which) => {
      const typed = Object.values(spellings(name))[which] ?? name
      const body = {
        contact_id: known.contact ?? '',
        danger: 'low' as const,
        gender_equality: false,
        gbv: false,
        topic: 'law' as const,
        persons: [{ part: 'survivor' as const, sex: 'female' as const, name: typed }],
      }
      const { id, person_ids } = await people.operator.call(openCaseContract, { body })
      const opened = await people.operator.call(openPersonContract, {
        params: { case_id: id, person_id: person_ids[0] ?? '' },
        body: { reason: 'compare' },
      })
      expect(opened.name).toBe(typed.normalize('NFC'))
      for (const spelling of Object.values(spellings(name))) {
        const { items } = await people.operator.call(searchCasesContract, { body: { q: spelling } })
        expect(
          items.filter((item) => item.id === id),
          `${name} by ${spelling}`,
        ).toHaveLength(1)
      }
    }),
    { numRuns: process.env.NM_FAULTS ? 200 : 8 },
  )
})

test('★22 signs that are not seen neither hide a name nor make another one', async () => {
  const { operator } = scene().people
  const { id } = await operator.call(takeContact, { body: call({ name: 'Vũ Thị Khuất Bịa' }) })
  const unseen = [
    'Vũ\u200b Thị Khuất Bịa',
    'Vũ Thị Kh\u00aduất Bịa',
    '\ufeffVũ Thị Khuất Bịa',
    'Vũ\u00a0Thị\u2003Khuất Bịa',
    '\u202eVũ Thị Khuất Bịa\u202c',
    '\u2066Vũ Thị Khuất Bịa\u2069',
    'Ｖũ Thị Khuất Bịa',
  ]
  for (const name of unseen) {
    const { items } = await operator.call(searchContacts, { body: { name } })
    expect(
      items.map((item) => item.id),
      JSON.stringify(name),
    ).toContain(id)
  }
})

test('★22 what a person writes comes back as written: every script, faces of four bytes, right to left', async () => {
  const { operator } = scene().people
  const texts = [
    '👩‍👧 sợ 😨',
    '𝐇òa 𠮷野',
    'مرحبا بك',
    'ꪼꪙ ꪵꪔꪚ',
    'ខ្មែរ',
    '中文說明',
    'a\u0323\u0302b',
    'dòng 1\ndòng 2',
    '‏שלום‎',
    '\u{10ffff}'.replace('\u{10ffff}', '\u{1f9e1}'),
  ]
  for (const notes of texts) {
    const { id } = await operator.call(takeContact, { body: call({ notes }) })
    expect((await operator.call(openContact, { params: { id }, body: {} })).notes).toBe(
      notes.normalize('NFC').trim(),
    )
  }
})

/** Fields that say their length in signs a person counts: those whose shape takes eight code units for each. */
const shape = (contract: (typeof contracts)[number]) =>
  z.toJSONSchema(contract.body as z.ZodType, { io: 'input', unrepresentable: 'any' })

test('★22 a limit counts signs as people do: 120 times ệ fit where 120 fit, however they were typed, and 121 do not', async () => {
  const { operator } = scene().people
  expect(JSON.stringify(shape(takeContact))).toContain('960')
  for (const sign of ['ệ', 'ệ'.normalize('NFD'), '👍🏽', '가'.normalize('NFD')]) {
    expect(
      (await operator.send(takeContact, { body: call({ name: sign.repeat(120) }) })).statusCode,
      sign,
    ).toBe(200)
    const over = await operator.send(takeContact, { body: call({ name: sign.repeat(121) }) })
    expect(over.statusCode, sign).toBe(400)
    expect(over.json().error.fields[0]).toMatchObject({ path: 'body.name' })
  }
})

test('★22 NUL and half a sign are bad input in every field of every route, body and query, keys too', async () => {
  const { app, people, known } = scene()
  for (const contract of contracts) {
    const role = callerOf(contract)
    for (const sample of samplesOf(contract, known)) {
      for (const field of sample.texts) {
        for (const broken of [
          'a\u0000b',
          '\u0000',
          ...(field.part === 'body' ? ['\ud83d', 'x\udc00y', '\udc00\ud800'] : []),
        ]) {
          const response = await sendCall(
            app,
            role && people[role].token,
            contract,
            withText(sample, field, broken),
          )
          expect(
            response.statusCode,
            `${nameOf(contract)} ${field.path.join('.')} ${JSON.stringify(broken)}: ${response.body.slice(0, 200)}`,
          ).toBe(400)
          expect((response.json().error.fields as { path: string }[]).map((each) => each.path)).toContain(
            [field.part, ...field.path].join('.'),
          )
        }
      }
      if (!sample.body) continue
      const key = await sendCall(app, role && people[role].token, contract, {
        ...sample,
        body: { ...sample.body, 'a\u0000': 1 },
      })
      expect(key.statusCode, nameOf(contract)).toBe(400)
    }
  }
})

test('★22 the same key twice in one body is read in one way only, by whoever reads it', async () => {
  const { app, people } = scene()
  const body = JSON.stringify(call({ name: 'Người Thứ Nhất Bịa' })).replace(
    '{',
    '{"name":"Người Thứ Hai Bịa",',
  )
  const response = await app.inject({
    method: 'POST',
    url: '/api/contacts',
    payload: body,
    headers: {
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
      cookie: `nangmai=${people.operator.token}`,
    },
  })
  expect(response.statusCode).toBe(200)
  const opened = await people.operator.call(openContact, { params: { id: response.json().id }, body: {} })
  expect(opened.name).toBe('Người Thứ Nhất Bịa') // the last one stands, as in every JSON reader of the program
})
