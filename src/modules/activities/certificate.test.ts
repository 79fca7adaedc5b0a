import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import { preventionHouse } from './activity.builders.ts'
import { printCertificatesContract } from './activity.contract.ts'

const world = useWorld()
const named = (name: string) => ({ part: 'participant' as const, name, organization: 'UBND xã Thử' })

test('everybody named as trained has a certificate with the number of the list; trainers and attendances have none', async () => {
  const { record, officer } = await preventionHouse(world())
  const { id } = await record({
    people: [{ part: 'trainer', name: 'Giảng Viên Thử' }, named('Cán Bộ Thử Một'), named('Cán Bộ Thử Hai')],
  })
  const { bytes } = await officer.call(printCertificatesContract, { params: { activity_id: id } })
  const text = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]*>/g, '')
  expect(text).toContain('1. Cán Bộ Thử Một, UBND xã Thử')
  expect(text).toContain('2. Cán Bộ Thử Hai, UBND xã Thử')
  expect(text.match(/GIẤY CHỨNG NHẬN/g)).toHaveLength(3) // its title twice, and the title of the list
  expect(text).toContain('Số thứ tự trong danh sách: 2')
  expect(text).not.toContain('Giảng Viên Thử')
})

test('without names, before it was held, or for another agency there is nothing to print', async () => {
  const { record, officer } = await preventionHouse(world())
  const print = (id: string, by = officer) =>
    refusalOf(by.call(printCertificatesContract, { params: { activity_id: id } }))
  expect(await print((await record()).id)).toBe('activity.nobody_named')
  const planned = await record({ status: 'planned', people: [named('Cán Bộ Thử Ba')] })
  expect(await print(planned.id)).toBe('activity.wrong_state')
  const held = await record({ people: [named('Cán Bộ Thử Bốn')] })
  expect(await print(held.id, (await preventionHouse(world())).officer)).toBe('activity.not_yours')
})
