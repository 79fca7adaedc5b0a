import ExcelJS from 'exceljs'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { spreadsheetLimits } from './spreadsheet.shapes.ts'
import { readSpreadsheet } from './spreadsheet-read.ts'

const columns = [
  { key: 'name', header: 'Tên mô hình', kind: 'text', required: true },
  { key: 'members', header: 'Số thành viên', kind: 'number' },
  { key: 'founded', header: 'Ngày thành lập', kind: 'date' },
] as const

async function file(
  rows: unknown[][],
  head = ['Tên mô hình', 'Số thành viên', 'Ngày thành lập'],
): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('Sheet')
  sheet.addRow(['Danh sách'])
  sheet.addRow(head)
  for (const row of rows) sheet.addRow(row)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

/** The file with one part rewritten. */
function withPart(bytes: Uint8Array, name: string, change: (xml: string) => string): Uint8Array {
  const entries = unzipSync(bytes)
  entries[name] = strToU8(change(new TextDecoder().decode(entries[name])))
  return zipSync(entries)
}

test('a register is read with numbers and days as people type them', async () => {
  const { rows, errors } = await readSpreadsheet(
    await file([
      ['Câu lạc bộ A', 25, new Date('2024-03-01T00:00:00Z')],
      [null, null, null],
      [{ richText: [{ text: 'Tổ ' }, { text: 'B' }] }, '1.024', '5/3/2024'],
      ['C', '119,4', '2024-12-31'],
    ]),
    columns,
  )
  expect(errors).toEqual([])
  expect(rows).toEqual([
    { row: 3, values: { name: 'Câu lạc bộ A', members: 25, founded: '2024-03-01' } },
    { row: 5, values: { name: 'Tổ B', members: 1024, founded: '2024-03-05' } },
    { row: 6, values: { name: 'C', members: 119.4, founded: '2024-12-31' } },
  ])
})

test('each fault names its row and column, and only that row stays out', async () => {
  const { rows, errors } = await readSpreadsheet(
    await file([
      ['A', 'hai mươi', '31/02/2024'],
      [null, 3, null],
      ['C', 1, null],
      ['D', '1.5', null],
      ['E', { error: '#REF!' }, null],
    ]),
    columns,
  )
  expect(errors).toEqual([
    { row: 3, column: 'Số thành viên', code: 'import.not_number' },
    { row: 3, column: 'Ngày thành lập', code: 'import.not_day' },
    { row: 4, column: 'Tên mô hình', code: 'import.value_missing' },
    { row: 6, column: 'Số thành viên', code: 'import.not_number' },
    { row: 7, column: 'Số thành viên', code: 'import.cell_error' },
  ])
  expect(rows.map((row) => row.row)).toEqual([5])
})

test('headers are found whatever their case, spaces and tone composition; a missing or doubled one is named', async () => {
  const loose = ['ngày  thành lập', 'TÊN MÔ HÌNH'.normalize('NFD'), ' số thành viên ']
  const found = await readSpreadsheet(await file([['01/02/2024', 'A', 3]], loose), columns)
  expect(found.rows[0]?.values).toEqual({ name: 'A', members: 3, founded: '2024-02-01' })

  const doubled = await readSpreadsheet(await file([['A', 'B']], ['Tên mô hình', 'Tên mô hình']), columns)
  expect(doubled.rows).toEqual([])
  expect(doubled.errors).toEqual([
    { row: 2, column: 'Tên mô hình', code: 'import.column_twice' },
    { row: 2, column: 'Số thành viên', code: 'import.column_missing' },
    { row: 2, column: 'Ngày thành lập', code: 'import.column_missing' },
  ])
})

test('a formula counts by its last result', async () => {
  const { rows } = await readSpreadsheet(await file([['A', { formula: '1+1', result: 2 }, null]]), columns)
  expect(rows[0]?.values.members).toBe(2)
})

test('a file that unpacks to too much is refused before it is unpacked', async () => {
  const bomb = zipSync({
    ...unzipSync(await file([['A', 1, null]])),
    'xl/media/image1.png': new Uint8Array(spreadsheetLimits.unzippedBytes),
  })
  expect(bomb.length).toBeLessThan(1_000_000)
  await expect(readSpreadsheet(bomb, columns)).rejects.toMatchObject({ code: 'spreadsheet.too_large' })
})

test('a sheet that lies about its unpacked size gets no more room than it announced', async () => {
  const honest = await file([['A', 1, null]])
  const sheet = 'xl/worksheets/sheet1.xml'
  const lying = withPart(honest, sheet, (xml) => xml + ' '.repeat(200_000))
  const view = new DataView(lying.buffer, lying.byteOffset)
  const size = unzipSync(lying)[sheet]?.length ?? 0
  for (let at = 0; at + 4 <= lying.length; at++)
    if (view.getUint32(at, true) === size) view.setUint32(at, 100, true)
  await expect(readSpreadsheet(lying, columns)).rejects.toMatchObject({ code: 'spreadsheet.unreadable' })
})

test('too many bytes, rows or cells are refused', async () => {
  const bytes = await file([...Array(30)].map((_, index) => [`A${index}`, 1, null]))
  for (const limit of [{ bytes: 100 }, { rows: 20 }, { cells: 40 }]) {
    const refused = readSpreadsheet(bytes, columns, { ...spreadsheetLimits, ...limit })
    await expect(refused).rejects.toMatchObject({ code: 'spreadsheet.too_large' })
  }
})

test('ranges that would unroll to millions of cells are passed over', async () => {
  const sheet = 'xl/worksheets/sheet1.xml'
  const all = '<mergeCells count="1"><mergeCell ref="A5:XFD1048576"/></mergeCells>'
  const wide = withPart(await file([['A', 1, null]]), sheet, (xml) =>
    xml.replace('</sheetData>', `</sheetData>${all}`),
  )
  const named = withPart(wide, 'xl/workbook.xml', (xml) =>
    xml.replace(
      '</sheets>',
      '</sheets><definedNames><definedName name="x">Sheet!$A$1:$XFD$1048576</definedName></definedNames>',
    ),
  )
  const columnsToo = withPart(named, sheet, (xml) =>
    xml.replace('<sheetData>', '<cols><col min="1" max="99999999" width="9"/></cols><sheetData>'),
  )
  expect((await readSpreadsheet(columnsToo, columns)).rows).toHaveLength(1)
})

test('a row that claims to be the four-thousand-millionth is refused', async () => {
  const far = withPart(await file([['A', 1, null]]), 'xl/worksheets/sheet1.xml', (xml) =>
    xml.replaceAll('r="3"', 'r="4000000000"').replace(/r="([A-C])3"/g, 'r="$14000000000"'),
  )
  await expect(readSpreadsheet(far, columns)).rejects.toMatchObject({ code: 'spreadsheet.too_large' })
})

test('anything that is no spreadsheet is refused as unreadable', async () => {
  const files = [
    new Uint8Array(),
    strToU8('<html>'),
    zipSync({ 'a.txt': strToU8('x') }),
    zipSync({ 'xl/workbook.xml': strToU8('<workbook') }),
    withPart(await file([['A', 1, null]]), 'xl/worksheets/sheet1.xml', (xml) => xml.slice(0, 200)),
  ]
  for (const bytes of files) {
    await expect(readSpreadsheet(bytes, columns)).rejects.toMatchObject({ code: 'spreadsheet.unreadable' })
  }
})
