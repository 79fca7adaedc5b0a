import { expect, test } from 'vitest'
import { getContact, openContact } from '#modules/hotline/contact.contract.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import { handOverIncidentContract, listHandoversContract, takeHandoverContract } from './handover.contract.ts'
import { communeHouse } from './incident.builders.ts'
import { readIncidentContract } from './incident.contract.ts'

const world = useWorld()
const letter = { basis: 'survivor_agreed', with_name: true, note: 'Chị cần chỗ ở tối nay.' } as const

async function withCentre() {
  const house = await communeHouse(world())
  const agencyId = await world().agency({ duties: ['hotline'] })
  const operator = await world().staff('operator', { agencyId })
  // Of several centres the one that holds the duty latest answers; each test's own is the newest.
  await world().owner(
    "update agency_duty set from_on = '2010-01-01' where duty_code = 'hotline' and agency_id <> $1",
    [agencyId],
  )
  return { ...house, operator, agencyId }
}

test('an incident is handed over with her consent, received once, and becomes a contact of the hotline', async () => {
  const { record, officer, operator } = await withCentre()
  const { id } = await record()
  await officer.call(handOverIncidentContract, {
    params: { incident_id: id },
    body: { ...letter, version: 1 },
  })
  const { items } = await operator.call(listHandoversContract)
  expect(items).toHaveLength(1)
  expect(JSON.stringify(items)).not.toContain('chỗ ở')

  const taken = await operator.call(takeHandoverContract, {
    params: { handover_id: items[0]?.id ?? '' },
    body: { version: 1 },
  })
  const contact = await operator.call(getContact, { params: { id: taken.contact_id } })
  expect(contact).toMatchObject({
    kind: 'handover',
    received_from: 'commune',
    topic: 'domestic_violence',
    gbv: true,
  })
  const words = await operator.call(openContact, { params: { id: taken.contact_id }, body: {} })
  expect(words).toMatchObject({ name: 'Vũ Thị Thử Lành', notes: letter.note })
  expect((await operator.call(listHandoversContract)).items).toEqual([])

  const seen = await officer.call(readIncidentContract, { params: { incident_id: id } })
  expect(seen.handover).toBe('received')
  expect(JSON.stringify(seen)).not.toContain(taken.contact_id)
})

test('without her consent it goes only where danger to life was noted', async () => {
  const { record, officer } = await withCentre()
  const calm = await record()
  const body = { ...letter, basis: 'danger_to_life', version: 1 } as const
  expect(
    await refusalOf(officer.call(handOverIncidentContract, { params: { incident_id: calm.id }, body })),
  ).toBe('book.no_consent')
  const danger = await record({ danger_now: true })
  expect(
    await refusalOf(officer.call(handOverIncidentContract, { params: { incident_id: danger.id }, body })),
  ).toBeUndefined()
})

test('her name stays in the commune when it is not sent along', async () => {
  const { record, officer, operator } = await withCentre()
  const { id } = await record()
  await officer.call(handOverIncidentContract, {
    params: { incident_id: id },
    body: { ...letter, with_name: false, version: 1 },
  })
  const [waiting] = (await operator.call(listHandoversContract)).items
  const taken = await operator.call(takeHandoverContract, {
    params: { handover_id: waiting?.id ?? '' },
    body: { version: 1 },
  })
  const words = await operator.call(openContact, { params: { id: taken.contact_id }, body: {} })
  expect([words.name, words.phone]).toEqual([null, null])
})

test('two who receive at once make one contact, and nobody of another hotline sees it', async () => {
  const { record, officer, operator, agencyId } = await withCentre()
  const second = await world().staff('duty_leader', { agencyId })
  const stranger = await world().staff('operator')
  const { id } = await record()
  await officer.call(handOverIncidentContract, {
    params: { incident_id: id },
    body: { ...letter, version: 1 },
  })
  expect(
    await refusalOf(
      officer.call(handOverIncidentContract, {
        params: { incident_id: id },
        body: { ...letter, version: 2 },
      }),
    ),
  ).toBe('book.handed_over_before')
  const [waiting] = (await operator.call(listHandoversContract)).items
  const params = { handover_id: waiting?.id ?? '' }
  expect((await stranger.call(listHandoversContract)).items).toEqual([])
  expect(await refusalOf(stranger.call(takeHandoverContract, { params, body: { version: 1 } }))).toBe(
    'record.not_found',
  )
  const told = await Promise.all(
    [operator, second].map((by) =>
      refusalOf(by.call(takeHandoverContract, { params, body: { version: 1 } })),
    ),
  )
  expect(told.toSorted()).toEqual(['book.received_before', undefined])
})
