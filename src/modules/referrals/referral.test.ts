import { unzipSync } from 'fflate'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { entered } from '#kernel/context.ts'
import { tokenHash } from '#kernel/cookies.ts'
import { newId } from '#kernel/id.ts'
import { setConflictContract } from '#modules/cases/assignment.contract.ts'
import { withdrawGroundContract } from '#modules/consent/consent.contract.ts'
import { setSafeContact } from '#modules/hotline/safe-contact.contract.ts'
import { listNotices } from '#modules/messages/notice.contract.ts'
import { type ReferralHouse, referralHouse, told } from '#tests/support/referral-house.ts'
import { type Person, refusalOf, useWorld } from '#tests/support/world.ts'
import {
  answerReferralContract,
  endAppointmentContract,
  openReceivedContract,
  readInboxContract,
  setAppointmentContract,
} from './inbox.contract.ts'
import {
  enterAnswerContract,
  exportReferralsContract,
  listOfCaseContract,
  listReferralsContract,
  notePhoneContract,
  offerReferralContract,
  printReferralContract,
  readReferralContract,
  referralsTodayContract,
  replyContract,
  sendReferralContract,
  sheetFileContract,
  tell111Contract,
  withdrawReferralContract,
} from './referral.contract.ts'

const world = useWorld()
let house: ReferralHouse
beforeAll(async () => {
  house = await referralHouse(world())
})

const open = (person: Person, id: string) =>
  person.call(openReceivedContract, { params: { referral_id: id } })
const answer = (person: Person, id: string, body: object) =>
  person.call(answerReferralContract, { params: { referral_id: id }, body: body as never })
const asSent = (id: string, person = house.operator) =>
  person.call(readReferralContract, { params: { referral_id: id } })
const withdrawConsent = (caseId: string, groundId: string) =>
  house.operator.call(withdrawGroundContract, {
    params: { case_id: caseId, ground_id: groundId },
    body: { version: 2, how: 'phone' },
  })
const asApp = (person: Person, statement: ReturnType<typeof sql>) =>
  entered(world().house.db, tokenHash(person.token), (trx) => statement.execute(trx))

describe('only what she agreed to', () => {
  test('a desk is told the fields she agreed to, by their values, and not one more', async () => {
    const { id: caseId, code } = await house.consentedCase(['name', 'age', 'needs', 'children', 'situation'])
    const sent = await house.send(caseId, {
      fields: ['name', 'age', 'children', 'situation'],
      situation: 'Đau ở vai từ hôm qua',
      note: 'Gọi tôi trước khi gặp',
    })
    const seen = await open(house.hospital.person, sent.id)
    expect(Object.fromEntries(seen.fields.map((field) => [field.field, field.text ?? field.number]))).toEqual(
      {
        name: told.name,
        age: 34,
        children: 1,
        situation: 'Đau ở vai từ hôm qua',
      },
    )
    expect(seen.words).toMatchObject([{ kind: 'note', text: 'Gọi tôi trước khi gặp' }])
    const whole = JSON.stringify(seen)
    for (const hidden of [caseId, code, told.phone, 'Trần Văn Kẻ Bịa']) expect(whole).not.toContain(hidden)
  })

  test('a referral to the police with only a consent for the hospital fails, and nothing of her was opened', async () => {
    const { id: caseId } = await house.consentedCase(['name', 'age', 'needs'])
    const toPolice = { desk_id: house.police.deskId, fields: ['name' as const] }
    expect(await refusalOf(house.send(caseId, toPolice))).toBe('referral.no_consent')
    expect(await refusalOf(house.send(caseId, { ...toPolice, purpose: 'police_report' }))).toBe(
      'referral.no_consent',
    )
    expect(await refusalOf(house.send(caseId, { fields: ['age', 'danger'] }))).toBe('referral.no_consent')
    const response = await house.operator.send(sendReferralContract, {
      params: { case_id: caseId },
      body: { ...toPolice, purpose: 'referral', services: ['protection'], urgency: 'usual' },
    })
    expect(response.statusCode).toBe(422)
    const opened = await world().owner<{ n: number }>(
      `select count(*)::int as n from audit.entry where act = 'identity_opened' and record_id = '${caseId}'`,
    )
    expect(opened[0]?.n).toBe(0)
  })

  test('behind the service’s back the database refuses the same', async () => {
    const { id: caseId } = await house.consentedCase(['age'])
    const forged = (desk: { deskId: string; agencyId: string }, fields: string) => sql`
      insert into referral (id, province_id, code, case_id, from_agency_id, desk_id, to_agency_id, to_kind, purpose, services, urgency, fields,
                            sent_at, sent_by, promised_hours, answer_due_at)
      select ${newId()}, province_id, ${`CG-99-${newId()}`}, id, agency_id, ${desk.deskId}, ${desk.agencyId}, 'police', 'referral', '{medical}', 'now',
             ${fields}::text[], now(), ${house.operator.id}, 2, now() + interval '2 hours' from case_file where id = ${caseId}`
    const refused = { constraint: 'referral_no_consent' }
    await expect(asApp(house.operator, forged(house.police, '{age}'))).rejects.toMatchObject(refused)
    await expect(asApp(house.operator, forged(house.hospital, '{age,name}'))).rejects.toMatchObject(refused)
    await expect(
      asApp(house.operator, forged({ ...house.police, agencyId: house.hospital.agencyId }, '{age}')),
    ).rejects.toMatchObject({ constraint: 'referral_desk_elsewhere' })
    await asApp(house.operator, forged(house.hospital, '{age}'))
  })

  test('a number goes out only with a yes to being called, and then with its hours', async () => {
    const fields = ['phone' as const, 'safe_contact' as const, 'language' as const]
    const { id: caseId } = await house.consentedCase(fields)
    const before = await house.send(caseId, { fields })
    const [phone] = (await open(house.hospital.person, before.id)).fields
    expect(phone).toMatchObject({ field: 'phone', text: null, codes: ['no_call'] })
    const [row] = await world().owner<{ contact_id: string }>(
      `select contact_id from case_file where id = '${caseId}'`,
    )
    await house.operator.call(setSafeContact, {
      params: { id: row?.contact_id ?? '' },
      body: {
        call_allowed: true,
        text_allowed: false,
        hours: [{ days: [1, 2], from: '13:00', until: '15:00' }],
        say: 'Nói là bên bảo hiểm',
        word: 'hoa sữa',
      },
    })
    const after = await house.send(caseId, { fields })
    const seen = await open(house.hospital.person, after.id)
    expect(seen.fields[0]).toMatchObject({
      text: told.phone,
      hours: [{ days: [1, 2], from: '13:00', until: '15:00' }],
    })
    expect(seen.fields[1]).toMatchObject({
      field: 'safe_contact',
      text: 'Nói là bên bảo hiểm',
      codes: ['call'],
    })
    expect(JSON.stringify(seen)).not.toContain('hoa sữa')
  })

  test('the sender is offered exactly the fields that may go', async () => {
    const { id: caseId } = await house.consentedCase(['age', 'commune'])
    const ask = (deskId: string) =>
      house.operator.call(offerReferralContract, {
        params: { case_id: caseId },
        query: { desk_id: deskId, purpose: 'referral' },
      })
    expect((await ask(house.hospital.deskId)).fields.sort()).toEqual(['age', 'commune'])
    expect((await ask(house.police.deskId)).fields).toEqual([])
  })
})

describe('taken back', () => {
  test('withdrawn consent closes an open page with the next request: reading, answering, appointments alike', async () => {
    const { id: caseId, groundId } = await house.consentedCase(['age', 'needs'])
    const { id } = await house.send(caseId)
    const { person } = house.hospital
    const { version } = await open(person, id)
    await withdrawConsent(caseId, groundId)
    expect(await refusalOf(open(person, id))).toBe('record.not_found')
    expect(await refusalOf(answer(person, id, { version, move: 'accept' }))).toBe('record.not_found')
    expect(
      await refusalOf(
        person.call(setAppointmentContract, {
          params: { referral_id: id },
          body: { meets_at: new Date().toISOString() },
        }),
      ),
    ).toBe('record.not_found')
    const { items } = await person.call(readInboxContract, { query: {} })
    expect(items.map((item) => item.id)).not.toContain(id)
    const unknown = await person.send(openReceivedContract, { params: { referral_id: newId() } })
    const closed = await person.send(openReceivedContract, { params: { referral_id: id } })
    expect([closed.statusCode, closed.json().error.code]).toEqual([
      unknown.statusCode,
      unknown.json().error.code,
    ])
    expect((await asSent(id)).open_fields).toEqual([])
  })

  test('of two consents one taken back closes its fields and leaves the others', async () => {
    const { id: caseId, groundId } = await house.consentedCase(['age'])
    const { consented } = await import('#modules/consent/consent.builders.ts')
    await consented(house, caseId, { recipient_agency_id: house.hospital.agencyId, fields: ['commune'] })
    const { id } = await house.send(caseId, { fields: ['age', 'commune'] })
    expect((await open(house.hospital.person, id)).fields).toHaveLength(2)
    await withdrawConsent(caseId, groundId)
    expect((await open(house.hospital.person, id)).fields.map((field) => field.field)).toEqual(['commune'])
    expect((await asSent(id)).open_fields).toEqual(['commune'])
  })

  test('a referral called back is gone for the desk, and cannot be called back twice', async () => {
    const { id: caseId } = await house.consentedCase(['age', 'needs'])
    const { id, version } = await house.send(caseId)
    const back = { params: { referral_id: id }, body: { version, reason: 'no_need' as const } }
    await house.operator.call(withdrawReferralContract, back)
    expect(await refusalOf(open(house.hospital.person, id))).toBe('record.not_found')
    expect(await refusalOf(house.operator.call(withdrawReferralContract, back))).toBe('referral.wrong_state')
  })

  test('somebody of the desk who is related to the people in it does not find it', async () => {
    const { id: caseId } = await house.consentedCase(['age', 'needs'])
    const { id, version } = await house.send(caseId)
    const related = await world().staff('partner_desk', { agencyId: house.hospital.agencyId })
    expect((await open(related, id)).id).toBe(id)
    await house.supervisor.call(setConflictContract, {
      params: { case_id: caseId },
      body: { staff_id: related.id },
    })
    expect(await refusalOf(open(related, id))).toBe('record.not_found')
    expect(await refusalOf(answer(related, id, { version, move: 'accept' }))).toBe('record.not_found')
    expect((await related.call(readInboxContract, { query: {} })).items.map((item) => item.id)).not.toContain(
      id,
    )
    expect((await open(house.hospital.person, id)).id).toBe(id)
  })
})

describe('the two sides', () => {
  test('asked, answered, taken on with an appointment, missed, done: each sees the same way and each is told', async () => {
    const { id: caseId } = await house.consentedCase(['age', 'needs'])
    const { id, answer_due_at } = await house.send(caseId)
    const { person } = house.hospital
    const asked = await answer(person, id, { version: 1, move: 'ask', text: 'Chị đi lại được không?' })
    expect(asked.status).toBe('asked')
    expect(await refusalOf(answer(person, id, { version: 2, move: 'ask', text: 'Còn nữa' }))).toBe(
      'referral.wrong_state',
    )
    await house.operator.call(replyContract, {
      params: { referral_id: id },
      body: { version: 2, text: 'Được, có người đưa' },
    })
    const replied = await open(person, id)
    expect(replied.words.map((word) => word.text)).toEqual(['Chị đi lại được không?', 'Được, có người đưa'])
    expect(Date.parse(replied.answer_due_at)).toBeGreaterThan(Date.parse(answer_due_at))
    const meets_at = new Date(Date.now() + 3_600_000).toISOString()
    await answer(person, id, { version: 3, move: 'accept', meets_at, text: 'Đến cửa số 2' })
    const taken = await open(person, id)
    const meeting = taken.appointments[0]
    expect(meeting).toMatchObject({ meets_at, status: 'set' })
    await person.call(endAppointmentContract, {
      params: { referral_id: id, appointment_id: meeting?.id ?? '' },
      body: { version: 1, result: 'no_show' },
    })
    await person.call(setAppointmentContract, {
      params: { referral_id: id },
      body: { meets_at, where: 'Phòng 12' },
    })
    await answer(person, id, { version: 4, move: 'complete', outcome: 'helped', text: 'Đã khám' })
    const sent = await asSent(id)
    expect(sent).toMatchObject({ status: 'completed', outcome: 'helped' })
    expect(sent.events.map((event) => event.kind)).toEqual([
      'sent', 'asked', 'replied', 'appointment_set', 'accepted', 'appointment_no_show', 'appointment_set', 'completed',
    ]) // biome-ignore format: one way, one line
    expect(sent.appointments[1]?.where).toBe('Phòng 12')
    const notices = await house.operator.call(listNotices, { query: { limit: 50 } })
    expect(notices.items.filter((notice) => notice.record_id === id).map((notice) => notice.kind).sort()).toEqual([
      'referral.accepted', 'referral.asked', 'referral.completed', 'referral.no_show',
    ]) // biome-ignore format: one list, one line
    const answered = await person.call(readInboxContract, { query: { show: 'answered' } })
    expect(answered.items.find((item) => item.id === id)).toMatchObject({
      status: 'completed',
      open_fields: 0,
    })
    expect(await open(person, id)).toMatchObject({ fields: [], words: [], appointments: [] })
  })

  test('a decline carries its reason, ends the desk’s sight of her, and cannot be taken on afterwards', async () => {
    const { id: caseId } = await house.consentedCase(['age', 'needs'])
    const { id } = await house.send(caseId)
    const { person } = house.hospital
    const bad = await person.send(answerReferralContract, {
      params: { referral_id: id },
      body: { version: 1, move: 'decline' },
    })
    expect(bad.statusCode).toBe(400)
    await answer(person, id, { version: 1, move: 'decline', reason: 'full' })
    expect((await open(person, id)).fields).toEqual([])
    expect(await refusalOf(answer(person, id, { version: 2, move: 'accept' }))).toBe('record.not_found')
    expect(await asSent(id)).toMatchObject({ status: 'declined', decline_reason: 'full' })
  })

  test('of two people at one desk who answer at once, one is told it was answered', async () => {
    const { id: caseId } = await house.consentedCase(['age', 'needs'])
    const { id } = await house.send(caseId)
    const second = await world().staff('partner_desk', { agencyId: house.hospital.agencyId })
    const told = await Promise.all(
      [house.hospital.person, second].map((each) =>
        refusalOf(answer(each, id, { version: 1, move: 'accept' })),
      ),
    )
    expect(told.sort()).toEqual(['referral.wrong_state', undefined])
    const appointed = (await asSent(id)).events.filter((event) => event.kind === 'accepted')
    expect(appointed).toHaveLength(1)
  })

  test('another desk finds nothing, and the desk’s own agency elsewhere finds nothing', async () => {
    const { id: caseId } = await house.consentedCase(['age', 'needs'])
    const { id } = await house.send(caseId)
    expect(await refusalOf(open(house.police.person, id))).toBe('record.not_found')
    const operatorThere = await world().staff('operator', { agencyId: house.hospital.agencyId })
    expect(await refusalOf(asSent(id, operatorThere))).toBe('record.not_found')
  })

  test('who only oversees the case sees that it was sent and how it stands, and no word', async () => {
    const { id: caseId } = await house.consentedCase(['age', 'needs'])
    const { id } = await house.send(caseId, { note: 'Chuyện riêng của chị' })
    const seen = await asSent(id, house.supervisor)
    expect(seen).toMatchObject({ status: 'sent', assigned: false, words: [] })
    expect(
      await refusalOf(
        house.operator.call(withdrawReferralContract, {
          params: { referral_id: id },
          body: { version: 9, reason: 'other' },
        }),
      ),
    ).toBe('version.stale')
  })
})

describe('a desk that never signs in', () => {
  test('the sheet holds what may be told now, printing is recorded, and the answer is entered with who gave it and when', async () => {
    const { id: caseId, groundId } = await house.consentedCase(['name', 'age'])
    const { id } = await house.send(caseId, { fields: ['name', 'age'], note: 'Cần người đi cùng' })
    const sheet = await house.operator.call(printReferralContract, { params: { referral_id: id } })
    expect(sheet.fields.map((field) => field.text ?? field.number)).toEqual([told.name, 34])
    expect(sheet.note).toBe('Cần người đi cùng')
    const { bytes } = await house.operator.call(sheetFileContract, { params: { referral_id: id } })
    const paper = new TextDecoder()
      .decode(unzipSync(new Uint8Array(bytes))['word/document.xml'])
      .replace(/<[^>]+>/g, '')
    for (const line of [
      `Họ tên: ${told.name}`,
      'Tuổi: 34 tuổi',
      'Nhắn bàn tiếp nhận: Cần người đi cùng',
      sheet.code,
    ])
      expect(paper).toContain(line)
    expect(paper).not.toContain(told.phone)
    expect(paper).not.toMatch(/[a-z]+\.[a-z_]+\.[a-z_]+/) // every word is found in the catalogue
    const answered_at = new Date().toISOString()
    const body = {
      version: 1,
      move: 'accept' as const,
      medium: 'phone' as const,
      answerer_name: 'Bác Sĩ Bịa',
      answerer_position: 'Trưởng khoa',
      answered_at,
    }
    const params = { referral_id: id }
    expect(
      await refusalOf(
        house.operator.call(enterAnswerContract, {
          params,
          body: { ...body, answered_at: '2020-01-01T00:00:00Z' },
        }),
      ),
    ).toBe('referral.answered_before')
    await house.operator.call(enterAnswerContract, { params, body })
    const sent = await asSent(id)
    expect(sent).toMatchObject({ status: 'accepted', answer_medium: 'phone', answered_at })
    expect(sent.words.at(-1)?.text).toBe('Bác Sĩ Bịa (Trưởng khoa)')
    expect(sent.events.map((event) => event.kind)).toEqual(['sent', 'printed', 'printed', 'answer_entered'])
    await withdrawConsent(caseId, groundId)
    expect(await refusalOf(house.operator.call(printReferralContract, { params }))).toBe(
      'referral.no_consent',
    )
  })

  test('a warm hand-over by phone is noted and moves nothing', async () => {
    const { id: caseId } = await house.consentedCase(['age', 'needs'])
    const { id } = await house.send(caseId)
    await house.operator.call(notePhoneContract, {
      params: { referral_id: id },
      body: {
        version: 1,
        spoke_with: 'Chị Trực Bịa',
        spoken_at: new Date().toISOString(),
        she_spoke_too: true,
      },
    })
    expect(await asSent(id)).toMatchObject({ status: 'sent', version: 2 })
    expect(JSON.stringify(await open(house.hospital.person, id))).not.toContain('Chị Trực Bịa')
  })
})

test('a result goes back to 111 only for a case that came from there', async () => {
  const body = { sent_at: new Date().toISOString(), medium: 'letter' as const, result: 'done' as const }
  const { id: other } = await house.openCase()
  expect(await refusalOf(house.operator.call(tell111Contract, { params: { case_id: other }, body }))).toBe(
    'referral.not_from_111',
  )
  const contact_id = await house.contact({ kind: 'handover', received_from: '111' })
  const { id: case_id } = await house.openCase({ contact_id })
  await house.operator.call(tell111Contract, { params: { case_id }, body })
  const list = await house.operator.call(listOfCaseContract, { params: { case_id } })
  expect(list).toMatchObject({ from_111: true, results_to_111: [{ medium: 'letter', result: 'done' }] })
})

test('a late answer is first reminded of, then told to the sender and the supervisor, each once, without a word of the case', async () => {
  const { id: caseId, code } = await house.consentedCase(['age', 'needs'])
  const { id } = await house.send(caseId, { urgency: 'now' })
  const { watchReferrals } = await import('./referrals.jobs.ts')
  const run = (hours: number) =>
    watchReferrals({
      ...world().house,
      jobs: world().house.jobs.db,
      now: () => new Date(Date.now() + hours * 3_600_000),
    })
  const wordsTo = async (person: Person) =>
    (await person.call(listNotices, { query: { limit: 100 } })).items.filter(
      (notice) => notice.record_id === id,
    )
  for (const hours of [0, 1.6, 1.7, 2.1, 2.2]) await run(hours)
  expect((await wordsTo(house.hospital.person)).map((word) => word.kind).sort()).toEqual([
    'referral.desk_remind',
    'referral.received',
  ])
  expect((await wordsTo(house.operator)).map((word) => word.kind).sort()).toEqual([
    'referral.overdue',
    'referral.remind',
  ])
  const overdue = await wordsTo(house.supervisor)
  expect(overdue.map((word) => word.kind)).toEqual(['referral.overdue'])
  expect(JSON.stringify(overdue)).not.toContain(code)
  expect((await asSent(id)).events.map((event) => event.kind)).toEqual(['sent', 'reminded', 'overdue'])
})

test('the list narrows, finds by number, and leaves as a sheet without names', async () => {
  const { id: caseId, code: caseCode } = await house.consentedCase(['name', 'age'])
  const { id, code } = await house.send(caseId, { fields: ['name', 'age'] })
  const list = (query: object, person = house.operator) => person.call(listReferralsContract, { query })
  expect((await list({ q: code })).items.map((item) => item.id)).toEqual([id])
  expect((await list({ q: caseCode.toLowerCase() })).items.map((item) => item.id)).toEqual([id])
  expect((await list({ q: code, status: 'completed' })).items).toEqual([])
  expect((await list({ q: code }, house.supervisor)).items).toHaveLength(1)
  const stranger = await world().staff('case_manager')
  expect((await list({ q: code }, stranger)).items).toEqual([])
  expect((await house.operator.call(referralsTodayContract, {})).unanswered).toBeGreaterThan(0)
  const file = await house.operator.call(exportReferralsContract, { query: { q: code } })
  expect(Buffer.from(file.bytes).subarray(0, 2).toString()).toBe('PK')
  expect(Buffer.from(file.bytes).includes(told.name)).toBe(false)
})
