import fc from 'fast-check'
import { expect, test } from 'vitest'
import { figureText, lastDay, valueText } from './figure-text.rule.ts'
import { tableCsv } from './table-csv.ts'

test('an exported table opens in a Vietnamese Excel with its letters and its cells', () => {
  expect(
    tableCsv([
      ['Địa bàn', 'cuộc'],
      ['Phường "Hạ Long"; cũ', '1.204'],
    ]),
  ).toBe('\uFEFFĐịa bàn;cuộc\r\n"Phường ""Hạ Long""; cũ";1.204\r\n')
})

test('a name that looks like a formula stays a name', () => {
  expect(tableCsv([['=HYPERLINK("x")']])).toContain(`'=HYPERLINK`)
})

test('no cell can begin another cell or row', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 4 }), (row) => {
      const quotes = tableCsv([row]).split('"').length - 1
      expect(quotes % 2).toBe(0)
      const bare = tableCsv([row]).replace(/"(?:[^"]|"")*"/g, '')
      expect(bare.split(';').length).toBe(row.length)
      expect(bare.trimEnd().includes('\n')).toBe(false)
    }),
  )
})

test('a value is never written without its unit, and a covered one stays as the server told it', () => {
  expect(figureText(36_852, 'lượt')).toBe('36.852 lượt')
  expect(figureText(119.4, '%')).toBe('119,4%')
  expect(figureText('<5', 'người')).toBe('<5 người')
  expect(valueText(null)).toBe('–')
})

test('a half-year until 01/07 ends on 30/06', () => {
  expect(lastDay('2024-07-01')).toBe('2024-06-30')
  expect(lastDay('2024-03-01')).toBe('2024-02-29')
})
