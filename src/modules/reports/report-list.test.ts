import { expect, test } from 'vitest'
import { exportsOf, sheetOf } from '#tests/support/sheet.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import * as contracts from './report.contract.ts'

const world = useWorld()

/** A department with two half-yearly reports, the later one with a subject that looks like a formula. */
async function department(name: string) {
  const { agency, staff, setNow } = world()
  setNow('2022-07-05T09:00:00+07:00')
  const home = await agency({ kind: 'department', name })
  const officer = await staff('provincial_officer', { agencyId: home })
  const begin = (period: string) =>
    officer.call(contracts.beginReport, { body: { kind: 'six_month', period } })
  await begin('2021-H1')
  const { id } = await begin('2022-H1')
  const params = { report_id: id }
  const { body } = await officer.call(contracts.getReport, { params })
  const said = { ...body, subject: ['=HYPERLINK("http://x.example")', 'phòng, chống bạo lực gia đình'] }
  await officer.call(contracts.saveReport, { params, body: { version: 1, body: said as never } })
  return { officer, id }
}

test('a report is found by words of its subject, period or agency without their marks, and no further', async () => {
  const { officer, id } = await department('Sở Tìm Kiếm')
  const found = async (q: string) =>
    (await officer.call(contracts.listReports, { query: { q } })).items.map((item) => item.id)
  expect(await found('bao luc hyperlink')).toEqual([id])
  expect(await found('6 THANG DAU NAM 2022 so tim kiem')).toEqual([id])
  expect(await found('Sở Tìm Kiếm')).toHaveLength(2)
  expect(await found('mua bán người hyperlink')).toEqual([])
})

test('pages of a search follow each other and lose no report', async () => {
  const { officer } = await department('Sở Nhiều Trang')
  const page = (after?: string) =>
    officer.call(contracts.listReports, {
      query: { q: 'nhieu trang', limit: '1', ...(after ? { after } : {}) },
    })
  const first = await page()
  const second = await page(first.next ?? undefined)
  expect(second.next).toBeNull()
  expect(new Set([...first.items, ...second.items].map((item) => item.id)).size).toBe(2)
})

test('the list of reports goes out as it is searched: the agency’s own rows, text as text, recorded without the words', async () => {
  const { officer } = await department('Sở Xuất Danh Sách')
  const stranger = await department('Sở Khác')
  const all = await sheetOf((await officer.call(contracts.exportReports, { query: {} })).bytes)
  expect(all.headings).toEqual([
    'Đang ở bước',
    'Trích yếu',
    'Cơ quan',
    'Kỳ',
    'Bắt đầu',
    'Ngày ký',
    'Số',
    'Ngày ban hành',
    'Góp ý chưa xong',
  ])
  expect(all.rows.map((row) => row[2])).toEqual(['Sở Xuất Danh Sách', 'Sở Xuất Danh Sách'])
  expect(all.rows[0]?.slice(0, 6)).toEqual([
    'Bản thảo',
    '=HYPERLINK("http://x.example") phòng, chống bạo lực gia đình',
    'Sở Xuất Danh Sách',
    '6 tháng đầu năm 2022',
    new Date('2022-07-05'),
    null,
  ])
  const one = await officer.call(contracts.exportReports, { query: { q: 'bao luc hyperlink' } })
  expect((await sheetOf(one.bytes)).rows).toHaveLength(1)
  const { headers } = await officer.send(contracts.exportReports, { query: { q: 'Sở Khác' } })
  expect(headers['content-disposition']).toContain('danh-sach-bao-cao-2022-07-05.xlsx')
  expect(await exportsOf(world(), 'report', officer)).toEqual([{ rows: 2 }, { rows: 1 }, { rows: 0 }])
  const theirs = await sheetOf((await stranger.officer.call(contracts.exportReports, { query: {} })).bytes)
  expect(theirs.rows.map((row) => row[2])).toEqual(['Sở Khác', 'Sở Khác'])
})

test('nothing found is still a table with its headings, and who may not read reports gets none', async () => {
  const { officer } = await department('Sở Rỗng')
  const { bytes } = await officer.call(contracts.exportReports, { query: { q: 'không có chữ nào thế này' } })
  const sheet = await sheetOf(bytes)
  expect([sheet.headings.length, sheet.rows.flat().filter((cell) => cell !== null)]).toEqual([9, []])
  const operator = await world().staff('operator')
  expect(await refusalOf(operator.call(contracts.exportReports, { query: {} }))).toBe('permit.missing')
})
