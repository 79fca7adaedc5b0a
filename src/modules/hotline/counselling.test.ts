import { expect, test } from 'vitest'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import * as contracts from './counselling.contract.ts'
import { actsOf, everythingStored, openHotline, took } from './hotline.scenes.ts'

const world = useWorld()

test('one person has one counselling record with several sessions, told apart by how they were held', async () => {
  const { operator, colleague } = await openHotline(world())
  const { id } = await took(operator)
  const record = await operator.call(contracts.openCounselling, {
    params: { id },
    body: { topic: 'psychology' },
  })
  expect(
    await refusalOf(colleague.call(contracts.openCounselling, { params: { id }, body: { topic: 'law' } })),
  ).toBe('counselling.opened_before')
  const params = { id: record.id }
  await operator.call(contracts.addCounsellingSession, {
    params,
    body: { held_at: '2026-11-19T02:00:00Z', mode: 'phone', minutes: 30 },
  })
  await colleague.call(contracts.addCounsellingSession, {
    params,
    body: { held_at: '2026-11-20T02:00:00Z', mode: 'direct', minutes: 45, note: 'Bongbuoi nói nhiều hơn.' },
  })
  const { counselling } = await operator.call(contracts.getCounselling, { params: { id } })
  expect(counselling?.sessions).toMatchObject([
    { mode: 'direct', has_note: true, held_by: colleague.id },
    { mode: 'phone', has_note: false },
  ])
  expect(await everythingStored(world())).not.toContain('Bongbuoi')
  expect(
    (await operator.call(contracts.openCounsellingNotes, { params, body: { reason: 'supervision' } })).notes,
  ).toMatchObject([{ note: 'Bongbuoi nói nhiều hơn.' }])
  expect(await actsOf(world(), operator, 'read')).toMatchObject([
    { record_id: id, detail: { opened: 'counselling' } },
  ])
})

test('a session of tomorrow, of no length, or of a contact out of sight is refused', async () => {
  const { operator } = await openHotline(world())
  const { id } = await took(operator)
  const record = await operator.call(contracts.openCounselling, { params: { id }, body: { topic: 'law' } })
  const params = { id: record.id }
  const body = { held_at: '2026-11-21T02:00:00Z', mode: 'phone', minutes: 30 } as const
  expect(await refusalOf(operator.call(contracts.addCounsellingSession, { params, body }))).toBe(
    'contact.in_future',
  )
  const noLength = await operator.send(contracts.addCounsellingSession, {
    params,
    body: { ...body, minutes: 0 },
  })
  expect(noLength.json().error.fields[0].path).toBe('body.minutes')
  const stranger = await world().staff('operator')
  expect(
    await refusalOf(
      stranger.call(contracts.addCounsellingSession, {
        params,
        body: { ...body, held_at: '2026-11-19T02:00:00Z' },
      }),
    ),
  ).toBe('record.not_found')
  expect(
    await refusalOf(stranger.call(contracts.openCounselling, { params: { id }, body: { topic: 'law' } })),
  ).toBe('record.not_found')
})
