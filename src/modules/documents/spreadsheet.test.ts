import { createHash } from 'node:crypto'
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { all, openPart } from './docx-walk.ts'
import { type Cell, cellText, type Spreadsheet } from './spreadsheet.shapes.ts'
import { sheetName, writeSpreadsheet } from './spreadsheet.ts'
import { readSpreadsheet } from './spreadsheet-read.ts'

const base = { title: 'Hội nghị tập huấn', frozenAt: '2026-06-14T17:00:00+07:00', creator: 'Sở Nội vụ' }
const textColumn = { header: 'Nội dung', width: 40, kind: 'text' } as const

function listOf(texts: readonly string[]): Spreadsheet {
  return { ...base, columns: [textColumn], rows: texts.map((text) => [text]) }
}

async function typedList(rows: Cell[][]): Promise<Uint8Array> {
  const columns = [
    textColumn,
    { header: 'Lượt người', width: 12, kind: 'number' },
    { header: 'Ngày', width: 12, kind: 'date' },
    { header: 'Ghi lúc', width: 18, kind: 'instant' },
  ] as const
  return writeSpreadsheet({ ...base, columns, rows, notes: ['Số tính đến 14/06/2026'] })
}

/** Reads with the library alone, as another program would. */
async function openSheet(bytes: Uint8Array): Promise<ExcelJS.Worksheet> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer)
  return workbook.worksheets[0] as ExcelJS.Worksheet
}

afterEach(() => {
  vi.useRealTimers()
})

const FORMULAS = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '＝1',
  '＋1',
  '－1',
  '＠x',
  ' =1',
  '\ufeff=1',
  '\n=1',
  'a;=1',
]

test('what looks like a formula is stored as text, in a cell of text, and reads back equal', async () => {
  const bytes = await writeSpreadsheet(listOf(FORMULAS))
  const part = openPart(bytes, 'xl/worksheets/sheet1.xml')
  expect(all(part, 'f')).toHaveLength(0)
  const stored = all(part, 'c').filter((cell) => cell.children.length > 0)
  expect(stored.every((cell) => cell.attributes.t === 's')).toBe(true)
  const sheet = await openSheet(bytes)
  FORMULAS.forEach((text, index) => {
    const cell = sheet.getCell(4 + index, 1)
    expect(cell.type).toBe(ExcelJS.ValueType.String)
    expect(cell.numFmt).toBe('@')
    expect(cell.value).toBe(cellText(text))
  })
})

test('any text reads back as it was written, without its control characters', async () => {
  const unit = fc.oneof(
    fc.constantFrom(
      ...'=+-@\t\n\r\u0000;\'"<&>',
      '_x0041_',
      ']]>',
      '{{x}}',
      '\ud800',
      '\u202e',
      '\u{1f600}',
      'ệ',
    ),
    fc.string({ unit: 'binary', maxLength: 3 }),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(unit, { maxLength: 5 }), { minLength: 50, maxLength: 100 }),
      async (parts) => {
        const texts = parts.map((part) => `a${part.join('')}a`)
        const bytes = await writeSpreadsheet(listOf(texts))
        openPart(bytes, 'xl/sharedStrings.xml')
        const { rows, errors } = await readSpreadsheet(bytes, [
          { key: 'text', header: 'Nội dung', kind: 'text' },
        ])
        expect(errors).toEqual([])
        expect(rows.map((row) => row.values.text)).toEqual(texts.map(cellText))
      },
    ),
    { numRuns: 5 },
  )
}, 30_000)

test('NUL never reaches a file', () => {
  expect(cellText('a\u0000b\u0001')).toBe('ab')
})

test('numbers, days and instants are Excel’s own, days written as people here do', async () => {
  const bytes = await typedList([['Hạ Long', 36_852, '2026-06-12', '2026-06-14T23:30:00Z']])
  const row = (await openSheet(bytes)).getRow(4)
  expect(row.getCell(2).value).toBe(36_852)
  expect(row.getCell(3).numFmt).toBe('dd/mm/yyyy')
  expect((row.getCell(3).value as Date).toISOString()).toBe('2026-06-12T00:00:00.000Z')
  // The half past eleven in Greenwich is half past six of the next morning in the province.
  expect((row.getCell(4).value as Date).toISOString()).toBe('2026-06-15T06:30:00.000Z')
})

test('a covered figure stays "<5" and an empty cell stays empty', async () => {
  const row = (await openSheet(await typedList([['x', '<5', null, null]]))).getRow(4)
  expect(row.getCell(2).value).toBe('<5')
  expect(row.getCell(3).value).toBe(null)
})

test('the sheet prints on A4 across, its header stays in sight and filters', async () => {
  const sheet = await openSheet(await typedList([['x', 1, null, null]]))
  expect(sheet.pageSetup).toMatchObject({
    paperSize: 9,
    orientation: 'landscape',
    fitToWidth: 1,
    fitToHeight: 0,
  })
  expect(sheet.pageSetup.printTitlesRow).toBe('3:3')
  expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 3 })
  expect(sheet.autoFilter).toBe('A3:D4')
})

test('a text of several lines gets the height for them', async () => {
  const sheet = await openSheet(await writeSpreadsheet(listOf(['một dòng', 'hai\ndòng', 'chữ '.repeat(25)])))
  expect([4, 5, 6].map((row) => sheet.getRow(row).height)).toEqual([undefined, 30, 45])
  const moment = await openSheet(await typedList([['x', 1, null, '2026-06-14T23:30:00+07:00']]))
  expect(moment.getRow(4).height).toBe(undefined)
})

test('sheet names keep to Excel’s rules', () => {
  expect(sheetName('Hội nghị: 6 tháng / 2026?')).toBe('Hội nghị  6 tháng   2026')
  expect(sheetName("'a'")).toBe('a')
  expect(sheetName('History')).toBe('Bảng')
  expect(sheetName('***')).toBe('Bảng')
  expect(sheetName(`${'a'.repeat(30)}\u{1f600}`)).toBe('a'.repeat(30))
})

test('the same list has the same bytes today and in ten years', async () => {
  const hash = async () =>
    createHash('sha256')
      .update(await typedList([['x', 1, '2026-01-01', null]]))
      .digest('hex')
  const today = await hash()
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(new Date('2036-02-29T23:59:59Z'))
  expect(await hash()).toBe(today)
})

test('a text that Excel would cut is refused', async () => {
  await expect(writeSpreadsheet(listOf(['x'.repeat(32_768)]))).rejects.toMatchObject({
    code: 'spreadsheet.too_large',
  })
})
