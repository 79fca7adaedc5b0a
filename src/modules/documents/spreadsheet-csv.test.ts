import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellText } from './spreadsheet.shapes.ts'
import { readCsv, writeCsv } from './spreadsheet-csv.ts'

const columns = [
  { header: 'Nội dung', width: 40, kind: 'text' },
  { header: 'Lượt', width: 10, kind: 'number' },
] as const

const csvOf = (text: string) => writeCsv({ columns, rows: [[text, null]] })

test('text in front of which a program would see a formula gets one apostrophe', () => {
  for (const text of ['=1', '+1', '-1', '@x', '\t1', '＝1', '＋1', '－1', '＠1', ' =1', '\ufeff=1', "'=1"]) {
    expect(csvOf(text)).toContain(`\r\n"'${text}",`)
  }
  expect(csvOf('a;=1')).toContain(`"a;'=1"`)
  expect(csvOf('a\n=1')).toContain(`"a\n'=1"`)
  expect(csvOf('Hạ Long, - Cẩm Phả')).toContain('"Hạ Long, - Cẩm Phả"')
})

test('a negative number stays a number, days and text are quoted, lines end as Excel wants them', () => {
  expect(writeCsv({ columns, rows: [['x "y"', -5]] })).toBe('\ufeff"Nội dung","Lượt"\r\n"x ""y""",-5\r\n')
})

test('whatever is written reads back equal', () => {
  const unit = fc.constantFrom(...'=+-@＝;,\t\n\'" a', '\ufeff', '\u00a0', 'ệ', '\u{1f600}', '""')
  const text = fc.array(unit, { maxLength: 8 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { maxLength: 5 }), (rows) => {
      const texts = columns.map((column) => column.header)
      const list = { columns: columns.map((column) => ({ ...column, kind: 'text' as const })), rows }
      expect(readCsv(writeCsv(list))).toEqual([texts, ...rows.map((row) => row.map(cellText))])
    }),
    { numRuns: 500 },
  )
})

test('no field of a CSV starts as a formula, whichever separator the reader takes', () => {
  const unit = fc.constantFrom(...'=+-@＝;\t\n" a')
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 8 }), (parts) => {
      const body = csvOf(parts.join('')).split('\r\n')[1] ?? ''
      expect(/(?:^"|[;\t\n])[ \u00a0\ufeff]*[=+\-@＝]/.test(body)).toBe(false)
    }),
    { numRuns: 500 },
  )
})
