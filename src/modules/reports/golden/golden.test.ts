import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { sampleReport } from '../../documents/docx-sample.ts'
import { all, isOn, openPart, words } from '../../documents/docx-walk.ts'
import { renderOfficialDocument } from '../../documents/index.ts'
import { findSoffice, pdfOf } from '../pdf.ts'
import { canDraw, drawPage, inkOf } from './page.ts'

const union = {
  layout: 'union',
  parentBody: 'HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM',
  issuingBody: 'HỘI LIÊN HIỆP PHỤ NỮ TỈNH QUẢNG NINH',
  issuedBy: 'Hội Liên hiệp Phụ nữ tỉnh Quảng Ninh',
  symbol: 'BC-BTV',
  signature: { authority: 'TM.', onBehalfOf: 'Ban Thường vụ', title: 'Chủ tịch', name: 'Người Ký Mẫu' },
} as const

test('the paper of the Women’s Union has its own head: name in two weights over an asterisk, place and date beside it, no quốc hiệu', async () => {
  const root = openPart(await renderOfficialDocument(sampleReport(union)), 'word/document.xml')
  const lines = all(root, 'w:p').map((paragraph) => ({
    text: words(paragraph),
    bold: isOn(paragraph, 'w:b'),
    italic: isOn(paragraph, 'w:i'),
    centred: all(paragraph, 'w:jc')[0]?.attributes['w:val'] === 'center',
  }))
  const at = (text: string) => lines.findIndex((line) => line.text === text)
  expect(lines.map((line) => line.text).join('\n')).not.toMatch(/CỘNG HÒA XÃ HỘI|Độc lập - Tự do/)
  const asterisk = at('*')
  const head = lines.slice(0, asterisk)
  expect(
    head
      .filter((line) => !line.bold)
      .map((line) => line.text)
      .join(' '),
  ).toBe(union.parentBody)
  expect(
    head
      .filter((line) => line.bold)
      .map((line) => line.text)
      .join(' '),
  ).toBe(union.issuingBody)
  expect(head.every((line) => line.centred)).toBe(true)
  expect(lines[asterisk + 1]?.text).toMatch(/^Số: +\/BC-BTV$/)
  const day = lines.find((line) => line.text.startsWith('Quảng Ninh, ngày'))
  expect(day).toMatchObject({ italic: true, bold: false, centred: true })
  expect(lines[at('TM. BAN THƯỜNG VỤ')]).toMatchObject({ bold: true, centred: true })
  expect(lines[at('CHỦ TỊCH')]).toMatchObject({ bold: true, centred: true })
  // From the kind of the document on it is the paper of everybody.
  expect(at('BÁO CÁO')).toBeGreaterThan(asterisk)
  expect(lines[at('Nơi nhận:')]).toMatchObject({ bold: true, italic: true })
})

const isDrawn = (await findSoffice()) !== undefined && (await canDraw())
if (!isDrawn)
  console.info('Skipped: without LibreOffice and poppler (pdftoppm) no page is drawn and compared here.')

/** Ink of a square may differ by a hair between two machines; a line that moved fills squares that were empty. */
const tolerance = { onAverage: 0.008, inOneSquare: 0.25, squares: 0.01 }

describe.skipIf(!isDrawn)('drawn by LibreOffice, a page looks as the picture that is kept of it', () => {
  test.each([
    ['state', {}],
    ['union', union],
  ] as const)(
    '%s',
    async (name, change) => {
      const drawn = await drawPage(await pdfOf(await renderOfficialDocument(sampleReport(change))))
      const file = path.join(import.meta.dirname, `${name}.png`)
      // A picture is made anew only on purpose, and looked at.
      if (process.env.NEW_PICTURES === '1') await writeFile(file, drawn)
      const [now, kept] = [inkOf(drawn), inkOf(await readFile(file))]
      const differences = now.map((ink, at) => Math.abs(ink - (kept[at] ?? 0)))
      const average = differences.reduce((sum, each) => sum + each, 0) / differences.length
      expect(average).toBeLessThan(tolerance.onAverage)
      const far = differences.filter((each) => each > tolerance.inOneSquare).length
      expect(far / differences.length).toBeLessThan(tolerance.squares)
    },
    90_000,
  )
})
