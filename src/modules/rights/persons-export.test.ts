import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { decideTwoPersonContract, listTwoPersonContract } from '#modules/access/two-person.contract.ts'
import { asThief, rightsHouse } from '#tests/support/rights-house.ts'
import { type Person, refusalOf, useWorld } from '#tests/support/world.ts'
import { askPersonsExportContract, takePersonsExportContract } from './persons-export.contract.ts'

const world = useWorld()
const words = 'Tòa án yêu cầu danh sách người cần triệu tập trong vụ đang giải quyết.'
const survivor = (name: string) => ({
  persons: [{ part: 'survivor' as const, sex: 'female' as const, name, phone: '0912 777 001' }],
})
const yes = (person: Person, request_id: string) =>
  person.call(decideTwoPersonContract, { params: { request_id }, body: { version: 1, approve: true } })
const fetched = async (person: Person, request_id: string) =>
  (await person.call(takePersonsExportContract, { params: { request_id } })) as unknown as {
    bytes: Uint8Array
  }

test('a list with names leaves the house after a second yes, holds what was asked for, and only cases one works on', async () => {
  const house = await rightsHouse(world())
  const { id } = await house.managedCase(survivor('Đặng Thị Danh Sách'))
  await house.openCase(survivor('Lý Thị Không Thuộc'))
  const { id: request } = await house.manager.call(askPersonsExportContract, { body: { fields: [], words } })
  expect(await refusalOf(fetched(house.manager, request))).toBe('two_person.not_used')
  expect(await refusalOf(yes(house.manager, request))).toBe('permit.missing')
  expect(await refusalOf(yes(house.supervisor, request))).toBe('record.not_found') // of the same body
  await yes(house.otherSupervisor, request)
  expect(await refusalOf(fetched(house.operator, request))).toBe('record.not_found')
  const { bytes } = await fetched(house.manager, request)
  const cells = Object.values(unzipSync(bytes))
    .map((part) => strFromU8(part))
    .join(' ')
  expect(cells).toContain('Đặng Thị Danh Sách')
  expect(cells).not.toContain('Lý Thị Không Thuộc')
  expect(cells).not.toMatch(/0912 ?777 ?001/) // a number was not asked for
  const opened = await asThief<{ detail: { export?: string } }>(
    world(),
    "select detail from audit.entry where act = 'identity_opened' and record_id = $1",
    [id],
  )
  expect(opened.map((entry) => entry.detail.export)).toEqual([request])
})

test('a yes is used once; a list that did not arrive may be fetched again within minutes, and not later', async () => {
  const house = await rightsHouse(world())
  await house.managedCase(survivor('Hà Thị Một Lần'))
  const { id: request } = await house.manager.call(askPersonsExportContract, {
    body: { fields: ['phone'], words },
  })
  const { items } = await house.otherSupervisor.call(listTwoPersonContract, { query: { for_me: 'true' } })
  expect(items.find((line) => line.id === request)?.about).toBe('name phone')
  await yes(house.otherSupervisor, request)
  await fetched(house.manager, request)
  await fetched(house.manager, request)
  await asThief(
    world(),
    "update two_person_request set done_at = done_at - interval '11 minutes' where id = $1",
    [request],
  )
  expect(await refusalOf(fetched(house.manager, request))).toBe('two_person.not_used')
})
