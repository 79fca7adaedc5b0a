import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { exportsOf, sheetOf } from '#tests/support/sheet.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import * as contracts from './webhook.contract.ts'

const world = useWorld()

test('addresses that are told go out as they are searched, of the own province alone, and no signing secret with them', async () => {
  world().setNow('2030-01-21T08:00:00+07:00')
  const { agency, staff } = world()
  const admin = await staff('administrator', { agencyId: await agency() })
  const elsewhere = await staff('administrator', { agencyId: await agency({ province_id: '01' }) })
  const add = (person: typeof admin, url: string) =>
    person.call(contracts.addWebhook, { body: { url, kinds: ['release.published', 'report.issued'] } })
  const { secret } = await add(admin, 'https://nhan-tin.example/word')
  const { id } = await add(admin, 'https://kho.example/word')
  const renewed = await admin.call(contracts.renewSecret, {
    params: { webhook_id: id },
    body: { version: 1 },
  })
  await add(elsewhere, 'https://tinh-khac.example/word')
  const { bytes } = await admin.call(contracts.exportWebhooks, { query: {} })
  const { headings, rows } = await sheetOf(bytes)
  expect(headings).toEqual([
    'Trạng thái',
    'Địa chỉ',
    'Báo khi',
    'Thêm lúc',
    'Chờ gửi',
    'Không gửi được',
    'Gửi gần nhất',
  ])
  expect(rows).toEqual(
    ['https://nhan-tin.example/word', 'https://kho.example/word'].map((url) => [
      'Đang báo',
      url,
      'Công bố số liệu; Phát hành báo cáo',
      new Date('2030-01-21T08:00:00Z'),
      0,
      0,
      null,
    ]),
  )
  const inside = Object.values(unzipSync(bytes))
    .map((part) => strFromU8(part))
    .join('')
  expect([secret, renewed.secret].filter((each) => inside.includes(each))).toEqual([])
  const one = await admin.call(contracts.exportWebhooks, { query: { q: 'nhan tin' } })
  expect((await sheetOf(one.bytes)).rows).toHaveLength(1)
  expect((await admin.call(contracts.listWebhooks, { query: { q: 'kho.example' } })).items).toHaveLength(1)
  expect(await exportsOf(world(), 'webhook', admin)).toEqual([{ rows: 2 }, { rows: 1 }])
  const none = await sheetOf((await admin.call(contracts.exportWebhooks, { query: { q: 'không có' } })).bytes)
  expect([none.headings, none.rows.flat().filter(Boolean)]).toEqual([headings, []])
  const officer = await staff('provincial_officer')
  expect(await refusalOf(officer.call(contracts.exportWebhooks, { query: {} }))).toBe('permit.missing')
})
