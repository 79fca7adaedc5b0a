import { expect, test } from 'vitest'
import { directoryHouse } from '#modules/directory/directory.builders.ts'
import { closeEntryContract } from '#modules/directory/entry.contract.ts'
import { referralHouse } from '#tests/support/referral-house.ts'
import { useWorld } from '#tests/support/world.ts'
import { listFigureRecords, readFigure } from '../indicator.contract.ts'

const world = useWorld()
const half = { from: '2022-01-01', until: '2022-07-01' }

async function readers() {
  const agencyId = await world().agency({ kind: 'department', duties: ['social_work', 'domestic_violence'] })
  const officer = await world().staff('provincial_officer', { agencyId })
  const value = async (code: string, query: object = half) =>
    (await officer.call(readFigure, { params: { code }, query: query as typeof half })).value
  return { officer, value }
}

test('offices count by their days: one that closes on the last day of the half-year is gone, one that opens after is not there yet', async () => {
  const { add, supervisor } = await directoryHouse(world())
  const { officer, value } = await readers()
  const [then] = await world().owner<{ id: string }>(
    "select id from place where province_id = '22' and level = 'commune' and valid_until = '2025-07-01' limit 1",
  )
  const office = { kind: 'social_work_office', office_of: 'commune', place_id: then?.id ?? '22' } as const
  const close = (entry_id: string, closed_on: string) =>
    supervisor.call(closeEntryContract, {
      params: { entry_id },
      body: { version: 1, closed_on, reason: 'ended' },
    })
  for (const n of [1, 2, 3, 4, 5]) await add({ ...office, name: `Văn phòng ${n}`, opened_on: '2020-01-01' })
  await close((await add({ ...office, name: 'Đóng cuối kỳ', opened_on: '2020-01-01' })).id, '2022-06-30')
  await close((await add({ ...office, name: 'Đóng sau kỳ', opened_on: '2020-01-01' })).id, '2022-07-01')
  await add({ ...office, name: 'Mở sau kỳ', opened_on: '2022-07-01' })
  await add({ kind: 'trusted_address', opened_on: '2022-06-30' })
  expect(await value('DIR-1')).toBe(6)
  expect(await value('DIR-1', { from: '2022-01-01', until: '2023-01-01' })).toBe(6)
  expect(await value('DIR-2')).toBe(1)
  const { items } = await officer.call(listFigureRecords, { params: { code: 'DIR-1' }, query: half })
  expect(items).toHaveLength(6)
  expect(items[0]?.opens.kind).toBe('directory_entry')
})

test('an office counts as linked when its body received or sent a referral while it was open, once however many', async () => {
  const house = await referralHouse(world())
  const { add } = await directoryHouse(world())
  const { value } = await readers()
  const year = new Date().getUTCFullYear()
  const now = { from: `${year}-01-01`, until: `${year + 1}-01-01` }
  const office = { kind: 'social_work_office', office_of: 'hospital', opened_on: '2020-01-01' } as const
  await add({ ...office, name: 'Văn phòng bệnh viện', agency_id: house.hospital.person.agencyId })
  await add({ ...office, name: 'Văn phòng vắng', agency_id: await world().agency() })
  await add({
    ...office,
    name: 'Mở sau khi gửi',
    agency_id: house.police.person.agencyId,
    opened_on: `${year + 1}-01-01`,
  })
  const { id } = await house.consentedCase(['age', 'needs'])
  await house.send(id)
  await house.send(id)
  expect(await value('DIR-3', now)).toBe(1)
  expect(await value('DIR-3')).toBe(0)
})
