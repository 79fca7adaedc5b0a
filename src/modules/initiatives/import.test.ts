import { expect, test } from 'vitest'
import { writeSpreadsheet } from '#modules/documents/index.ts'
import { refusalOf, useWorld } from '#tests/support/world.ts'
import { checkImportContract, importContract, importTemplateContract } from './import.contract.ts'
import { initiativeHouse } from './initiative.builders.ts'
import { listInitiativesContract, readInitiativeContract } from './initiative.contract.ts'

const world = useWorld()
const headers = [
  'Tên mô hình',
  'Loại',
  'Xã/phường',
  'Ngày thành lập',
  'Giai đoạn',
  'Tình trạng',
  'Quyết định',
  'Tài trợ',
  'Thành viên',
  'Nữ',
  'Nam',
  'Sinh hoạt gần nhất',
  'Số người dự',
  'Cột lạ', // biome-ignore format: one list
]
const good = (n: number): (string | null)[] => [
  `CLB Phụ nữ với pháp luật thôn ${n}`,
  'Câu lạc bộ Phụ nữ với pháp luật',
  'Huyện Đầm Hà',
  '12/03/2022',
  null,
  'Duy trì',
  'QĐ 12',
  'Hội LHPN',
  '30',
  '28',
  '2',
  '10/11/2026',
  '25',
  'x', // biome-ignore format: a row
]
async function fileOf(rows: readonly (readonly (string | null)[])[]): Promise<string> {
  const bytes = await writeSpreadsheet({
    title: 'Danh sách',
    columns: headers.map((header) => ({ header, width: 12, kind: 'text' })),
    rows,
    frozenAt: '2026-11-01T00:00:00Z',
    creator: 'thử',
  })
  return Buffer.from(bytes).toString('base64')
}
const house = async () => {
  world().setNow('2026-11-21T08:00:00+07:00')
  return initiativeHouse(world())
}
const count = async () =>
  (await world().owner<{ n: number }>('select count(*)::int as n from initiative_meeting'))[0]?.n

test('a list comes in as a whole, with members as numbers and the last meeting, and once', async () => {
  const { officer } = await house()
  const file = await fileOf([1, 2, 3].map(good))
  expect(await officer.call(checkImportContract, { body: { file } })).toMatchObject({
    rows: 3,
    faults: 0,
    done_before: false,
    by_year: [{ year: 2022, rows: 3 }],
  })
  expect(await count()).toBe(0)
  expect((await officer.call(importContract, { body: { file } })).rows).toBe(3)
  const { items, counts } = await officer.call(listInitiativesContract, { query: { q: 'thon' } })
  expect(items.map((item) => [item.sign, item.people])).toEqual([
    ['kept', 30],
    ['kept', 30],
    ['kept', 30],
  ])
  expect(counts.kept).toBe(3)
  const read = await officer.call(readInitiativeContract, { params: { initiative_id: items[0]?.id ?? '' } })
  expect(read.steps).toMatchObject([{ evidence: 'QĐ 12', on_day: '2022-03-12' }])
  expect(await refusalOf(officer.call(importContract, { body: { file } }))).toBe('import.has_faults') // all are there
  const again = await officer.call(checkImportContract, { body: { file } })
  expect(again).toMatchObject({ done_before: true, faults: 3 })
  expect(again.errors[0]).toMatchObject({ column: 'Tên', code: 'duplicate' })
})

test('2,000 rows with errors at every column: each is told by row and column, and nothing is half written', async () => {
  const { officer } = await house()
  const wrong: readonly (readonly [at: number, said: string | null, column: string, code: string])[] = [
    [0, null, 'Tên', 'value_missing'],
    [0, 'a'.repeat(201), 'Tên', 'too_long'],
    [0, 'Câu lạc bộ phụ nữ với pháp luật – thôn 1001', 'Tên', 'duplicate'],
    [1, 'Loại không có', 'Loại', 'code_unknown'],
    [2, 'Xã Không Có', 'Địa bàn', 'place_unknown'],
    [2, 'Đầm Hà', 'Địa bàn', 'place_ambiguous'],
    [3, 'ngày nào đó', 'Ngày thành lập', 'not_day'],
    [3, '12/03/2031', 'Ngày thành lập', 'day_impossible'],
    [4, '1999-2001', 'Giai đoạn chương trình', 'code_unknown'],
    [4, '2016–2020', 'Giai đoạn chương trình', 'phase_not_then'],
    [5, 'ngủ đông', 'Trạng thái', 'code_unknown'],
    [6, 'a'.repeat(301), 'Quyết định thành lập', 'too_long'],
    [7, 'a'.repeat(121), 'Nhà tài trợ', 'too_long'],
    [8, 'ba mươi', 'Thành viên', 'not_number'],
    [8, '29', 'Thành viên', 'more_than_all'],
    [9, '-3', 'Nữ', 'not_count'],
    [10, '2,5', 'Nam', 'not_count'],
    [11, '01/01/2022', 'Sinh hoạt gần nhất', 'day_impossible'],
    [12, '1,5', 'Số người dự', 'not_count'],
  ]
  const rows = Array.from({ length: 2_000 }, (_, at) => good(1_000 + at))
  wrong.forEach(([at, said], n) => {
    const row = rows[100 * n + 50]
    if (row) row[at] = said
  })
  const file = await fileOf(rows)
  expect(file.length).toBeLessThan(246_000)
  const told = await officer.call(checkImportContract, { body: { file } })
  expect(told.rows).toBe(2_000 - wrong.length)
  const firstRow = told.errors[0]?.row ?? 0
  expect(told.errors.map(({ row, column, code }) => [row, column, code])).toEqual(
    wrong.map(([, , column, code], n) => [firstRow + 100 * n, column, code]),
  )
  const before = await count()
  expect(await refusalOf(officer.call(importContract, { body: { file } }))).toBe('import.has_faults')
  expect(await count()).toBe(before)
  expect((await officer.call(listInitiativesContract, { query: { q: 'thon 10' } })).items).toEqual([])

  const clean = await fileOf(Array.from({ length: 2_000 }, (_, at) => good(1_000 + at)))
  expect((await officer.call(importContract, { body: { file: clean } })).rows).toBe(2_000)
})

test('two who bring the same list in at once bring it in once', async () => {
  const { officer } = await house()
  const file = await fileOf([good(7_001)])
  const both = await Promise.allSettled([1, 2].map(() => officer.call(importContract, { body: { file } })))
  expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('the template names every column and asks for no name of a person', async () => {
  const { officer } = await house()
  const { bytes } = await officer.call(importTemplateContract)
  expect(bytes.length).toBeGreaterThan(1_000)
})
