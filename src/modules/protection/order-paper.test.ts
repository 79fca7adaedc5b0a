import { unzipSync } from 'fflate'
import { beforeEach, expect, test } from 'vitest'
import { addNoteContract } from '#modules/cases/person.contract.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import { canaries, orderHouse } from './order.builders.ts'
import * as orders from './order.contract.ts'
import { orderPapers } from './protection.codes.ts'

const world = useWorld()
beforeEach(() => world().setNow('2026-11-20T12:00:00Z'))

const textOf = (bytes: Uint8Array) =>
  Object.values(unzipSync(new Uint8Array(bytes)))
    .map((part) => new TextDecoder().decode(part))
    .join('\n')
    .replace(/<[^>]+>/g, '')

test('no paper of an order tells where she is, whatever the file holds', async () => {
  const house = await orderHouse(world())
  await house.manager.call(addNoteContract, {
    params: { case_id: house.caseId },
    body: { kind: 'note', happened_at: '2026-11-20T03:00:00Z', text: Object.values(canaries).join('; ') },
  })
  const signed = await house.signed('2026-11-20T02:00:00Z')
  const at = { params: { order_id: signed.id } }
  const watched = await house.officer.call(orders.assignWatcherContract, {
    ...at,
    body: {
      version: signed.version,
      function: 'village_head',
      name: 'Vũ Văn Đồng',
      assigned_at: '2026-11-20T05:00:00Z',
    },
  })
  await house.officer.call(orders.allowContactContract, {
    ...at,
    body: {
      reason: 'accident_illness',
      notice_at: '2026-11-20T08:00:00Z',
      countersigned_at: '2026-11-20T09:00:00Z',
      starts_at: '2026-11-21T01:00:00Z',
      ends_at: '2026-11-21T04:00:00Z',
    },
  })
  await house.officer.call(orders.recordViolationContract, {
    ...at,
    body: {
      kind: 'other',
      happened_at: '2026-11-20T10:00:00Z',
      note: `đến ${canaries.address}, gọi ${canaries.phone}`,
    },
  })
  expect(watched.version).toBeGreaterThan(signed.version)
  for (const paper of orderPapers) {
    for (const person of [house.manager, house.officer]) {
      const { bytes } = await person.call(orders.printOrderContract, {
        params: { order_id: signed.id, paper },
      })
      const text = textOf(bytes)
      expect(text).toContain('Trần Văn Gió')
      for (const secret of [...Object.values(canaries), '0977123987', 'Hoàng Yến'])
        expect([paper, text.includes(secret)]).toEqual([paper, false])
    }
  }
})

test('form numbers come from the table of forms, and none is printed where none is confirmed', async () => {
  const house = await orderHouse(world())
  const signed = await house.signed('2026-11-20T02:00:00Z')
  const print = async (paper: (typeof orderPapers)[number]) =>
    textOf(
      (await house.manager.call(orders.printOrderContract, { params: { order_id: signed.id, paper } })).bytes,
    )
  expect(await print('request')).toContain('Mẫu 06')
  expect(await print('contact_notice')).toContain('Mẫu 09')
  expect(await print('cancel_request')).toContain('Mẫu 10')
  expect(await print('cancel_decision')).toContain('Mẫu 11')
  for (const paper of ['decision', 'watch'] as const) expect(await print(paper)).not.toMatch(/Mẫu/)
  const decision = await print('decision')
  expect(decision).toContain('100 mét')
  expect(decision).toContain('11 giờ 00 phút, ngày 20 tháng 11 năm 2026')
  await world().owner("update law_form set form_number = 'Mẫu 16' where code = 'dv.ban-request'")
  expect(await print('request')).toContain('Mẫu 16')
})

test('who may not open the names prints nothing', async () => {
  const house = await orderHouse(world())
  const signed = await house.signed('2026-11-20T02:00:00Z')
  const stranger = await world().staff('commune_officer')
  const print = stranger.call(orders.printOrderContract, {
    params: { order_id: signed.id, paper: 'decision' },
  })
  expect(await refusalOf(print)).toBe('record.not_found')
})
