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

/** The printed lines of a paper, top to bottom. */
const linesOf = (bytes: Uint8Array) =>
  new TextDecoder()
    .decode(unzipSync(new Uint8Array(bytes))['word/document.xml'])
    .split('</w:p>')
    .map((line) =>
      line
        .replace(/<[^>]+>/g, '')
        .replaceAll('\u00a0', ' ')
        .trim(),
    )
    .filter(Boolean)

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
  for (const paper of orderPapers.filter((each) => each !== 'refusal')) {
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

test('a decision, a refusal and a cancellation stand under the head of the commune as NĐ 30 lays them out', async () => {
  const house = await orderHouse(world())
  const lines = async (id: string, paper: 'decision' | 'refusal' | 'cancel_decision') =>
    linesOf((await house.officer.call(orders.printOrderContract, { params: { order_id: id, paper } })).bytes)

  const signed = await house.signed('2026-11-20T02:00:00Z', {
    signer: 'deputy_assigned',
    signer_authority: '12/QĐ-UBND',
    decision_number: '45/QĐ-UBND',
  })
  const decision = await lines(signed.id, 'decision')
  const inOrder = [
    'DÂN PHƯỜNG THỬ',
    'Số: 45/QĐ-UBND',
    'QUYẾT ĐỊNH',
    'Áp dụng biện pháp cấm tiếp xúc',
    'QUYẾT ĐỊNH:',
    'Điều 1. Áp dụng biện pháp cấm tiếp xúc.',
    'Nơi nhận:',
    'KT. CHỦ TỊCH',
  ]
  expect(decision.filter((line) => inOrder.includes(line))).toEqual(inOrder)
  expect(decision.join(' ')).toContain('ngày 20 tháng 11 năm 2026')

  const sent = await house.sent('2026-11-20T02:00:00Z')
  const early = house.officer.call(orders.printOrderContract, {
    params: { order_id: sent.id, paper: 'refusal' },
  })
  expect(await refusalOf(early)).toBe('order.no_paper')
  await house.officer.call(orders.refuseOrderContract, {
    params: { order_id: sent.id },
    body: {
      version: sent.version,
      signed_at: '2026-11-20T05:00:00Z',
      signer: 'chair',
      signer_name: 'Lê Thị Đồi Sim',
      reason: 'Chưa đủ căn cứ theo báo cáo xác minh',
    },
  })
  const refusal = await lines(sent.id, 'refusal')
  expect(refusal).toEqual(expect.arrayContaining(['THÔNG BÁO', 'CHỦ TỊCH', 'Lê Thị Đồi Sim']))
  expect(refusal).toContain('Lý do: Chưa đủ căn cứ theo báo cáo xác minh')
  expect(refusal.filter((line) => line.startsWith('- '))).not.toContain(
    '- Người có hành vi bạo lực gia đình;',
  )

  const cancelled = await lines(signed.id, 'cancel_decision')
  expect(cancelled[0]).toBe('Mẫu 11')
  expect(cancelled).toContain('Điều 1. Hủy bỏ Quyết định cấm tiếp xúc số 45/QĐ-UBND.')
  expect(cancelled.some((line) => /^Số: +\/QĐ-UBND$/.test(line))).toBe(true) // its own number is given later
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
