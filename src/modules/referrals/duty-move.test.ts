import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { entered } from '#kernel/context.ts'
import { tokenHash } from '#kernel/cookies.ts'
import { giveDutyContract, listDutiesContract, moveDutyContract } from '#modules/access/duty.contract.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { type ReferralHouse, referralHouse } from '#tests/support/referral-house.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import { addDeskContract, changeDeskContract, listDesksContract } from './desk.contract.ts'
import { openReceivedContract } from './inbox.contract.ts'
import { readReferralContract } from './referral.contract.ts'

const world = useWorld()
let house: ReferralHouse
beforeAll(async () => {
  house = await referralHouse(world())
})
const today = () => dayInVietNam(new Date())

test('when a duty moves, its open referrals follow: both sides see it, and what was given to a named agency stays closed', async () => {
  const place_id = '22'
  const [older, newer] = [
    await house.desk('police'),
    await world().agency({ kind: 'police', name: 'Công an mới' }),
  ]
  const newcomer = await world().staff('partner_desk', { agencyId: newer })
  const { administrator } = house
  const { id: holding } = await administrator.call(giveDutyContract, {
    params: { duty_code: 'emergency_response' },
    body: { agency_id: older.agencyId, place_id, from_on: '2026-01-01', basis: 'Quyết định thử' },
  })
  const [desk] = (await administrator.call(listDesksContract, { query: { q: 'Bàn thử' } })).items.filter(
    (each) => each.id === older.deskId,
  )
  if (!desk) throw new Error('the desk is listed')
  const { name, services, places, hours_to_answer, urgent_hours, signs_in, phone, open_hours, version } = desk
  await administrator.call(changeDeskContract, {
    params: { desk_id: older.deskId },
    body: {
      version,
      name,
      services,
      places: places.map((place) => place.id),
      hours_to_answer,
      urgent_hours,
      signs_in,
      phone,
      open_hours,
      valid_until: null,
      duty: { duty_code: 'emergency_response', place_id },
    },
  })
  const duty = { recipient_duty: { duty_code: 'emergency_response', place_id } }
  const { id: follows } = await house.consentedCase(['age', 'needs'], older, duty)
  const { id: named } = await house.consentedCase(['age', 'needs'], older)
  const to = { desk_id: older.deskId }
  const [one, other] = [await house.send(follows, to), await house.send(named, to)]
  expect(
    (await older.person.call(openReceivedContract, { params: { referral_id: one.id } })).fields,
  ).toHaveLength(2)

  await administrator.call(moveDutyContract, {
    params: { holding_id: holding },
    body: { version: 1, on: today(), to_agency_id: newer, basis: 'Sắp xếp cơ quan, thử' },
  })
  const seen = await newcomer.call(openReceivedContract, { params: { referral_id: one.id } })
  expect(seen.fields).toHaveLength(2)
  expect(seen.events.at(-1)).toMatchObject({ kind: 'moved', to_agency: 'Công an mới' })
  expect(await refusalOf(older.person.call(openReceivedContract, { params: { referral_id: one.id } }))).toBe(
    'record.not_found',
  )
  const sent = await house.operator.call(readReferralContract, { params: { referral_id: one.id } })
  expect(sent).toMatchObject({
    agency_name: 'Công an mới',
    open_fields: expect.arrayContaining(['age', 'needs']),
  })
  expect(sent.events.at(-1)).toMatchObject({ kind: 'moved' })

  expect(await refusalOf(newcomer.call(openReceivedContract, { params: { referral_id: other.id } }))).toBe(
    'record.not_found',
  )
  const waits = await house.operator.call(readReferralContract, { params: { referral_id: other.id } })
  expect(waits).toMatchObject({ agency_name: 'Công an mới', open_fields: [] })

  const duties = await administrator.call(listDutiesContract, { query: { agency_id: newer } })
  expect(duties.items.length).toBeGreaterThan(0)
  const { rows } = await entered(world().house.db, tokenHash(administrator.token), (trx) =>
    sql<{ moved: number }>`select access.follow_duties(now()) as moved`.execute(trx),
  )
  expect(rows[0]?.moved).toBe(0)
})

test('desks are kept by an administrator alone, and one that has ended takes nothing more', async () => {
  const { deskId, agencyId } = await house.desk('justice')
  const body = {
    agency_id: agencyId,
    name: 'Bàn lạ',
    services: ['legal' as const],
    places: ['22'],
    hours_to_answer: 24,
    urgent_hours: 4,
    signs_in: false,
    phone: null,
    open_hours: 'giờ hành chính',
  }
  expect(await refusalOf(house.operator.call(addDeskContract, { body }))).toBe('permit.missing')
  const insert = sql`insert into referral_desk (id, province_id, agency_id, name, services, places, hours_to_answer, urgent_hours, signs_in)
    values (gen_random_uuid(), '22', ${agencyId}, 'x', '{legal}', '{22}', 8, 2, true)`
  await expect(
    entered(world().house.db, tokenHash(house.operator.token), (trx) => insert.execute(trx)),
  ).rejects.toThrow(/row-level security/)
  expect(
    await refusalOf(house.administrator.call(addDeskContract, { body: { ...body, places: ['99999'] } })),
  ).toBe('place.unknown')
  const { agency_id: _, ...shown } = body
  await house.administrator.call(changeDeskContract, {
    params: { desk_id: deskId },
    body: { ...shown, version: 1, valid_until: '2026-01-01' },
  })
  const { id } = await house.consentedCase(['age'], { ...house.hospital, agencyId, deskId })
  expect(await refusalOf(house.send(id, { desk_id: deskId, fields: ['age'] }))).toBe('record.not_found')
})
