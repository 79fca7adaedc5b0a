import type { PrintableDocument } from './official-document.shapes.ts'

const LETTERS = 'abcdđeghiklmnopqrstuvxy'
const ROMAN = [
  ['XC', 90],
  ['L', 50],
  ['XL', 40],
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
] as const

/** The letter of a điểm in Vietnamese order: 1 → a, 4 → d, 5 → đ, 6 → e, 7 → g. There are 23. */
export function diemLetter(n: number): string {
  const letter = LETTERS[n - 1]
  if (letter === undefined) throw new RangeError(`no điểm has number ${n}`)
  return letter
}

/** Roman numeral of a phần, mục or annex, 1 to 99. */
export function roman(n: number): string {
  let rest = n
  let numeral = ''
  for (const [sign, value] of ROMAN) {
    while (rest >= value) {
      numeral += sign
      rest -= value
    }
  }
  return numeral
}

/** `Số: 05/BC-SNV`; blank before the stroke until the clerk has given the number. */
export function numberLine(document: Pick<PrintableDocument, 'number' | 'symbol'>): string {
  return `Số: ${numberOrBlank(document.number)}/${document.symbol}`
}

/** `ngày 05 tháng 01 năm 2026`: days under 10 and only months 1 and 2 are padded. Blank until given. */
export function dateWords(document: Pick<PrintableDocument, 'date' | 'year'>): string {
  if (!document.date) return `ngày      tháng      năm ${document.year}`
  const [year, month, day] = document.date.split('-').map(Number) as [number, number, number]
  const monthWord = month <= 2 ? `0${month}` : `${month}`
  return `ngày ${padded(day)} tháng ${monthWord} năm ${year}`
}

/** `(Kèm theo Báo cáo số 05/BC-SNV ngày 05 tháng 01 năm 2026 của Sở Nội vụ)`. */
export function annexReference(document: PrintableDocument): string {
  const kind = document.kind.toLocaleLowerCase('vi')
  const name = kind.charAt(0).toLocaleUpperCase('vi') + kind.slice(1)
  const by = document.issuedBy ? ` của ${document.issuedBy}` : ''
  return `(Kèm theo ${name} số ${numberOrBlank(document.number)}/${document.symbol} ${dateWords(document)}${by})`
}

/** A list as official documents end it: each line with ";", the last with ".". */
export function punctuated(lines: readonly string[]): string[] {
  return lines.map((line, index) => `${withoutEnding(line)}${index === lines.length - 1 ? '.' : ';'}`)
}

/** Capital letters by Vietnamese rules. */
export function capitals(text: string): string {
  return text.toLocaleUpperCase('vi')
}

/** The lines under "Nơi nhận:", from "Như trên" to "Lưu". */
export function recipientLines(document: PrintableDocument): string[] {
  const { list, unit, copies } = document.recipients
  const archive = `Lưu: VT${unit ? `, ${unit}` : ''}${copies ? ` (${copies})` : ''}`
  const first = document.addressees.length > 0 ? ['Như trên'] : []
  return punctuated([...first, ...list, archive]).map((line) => `- ${line}`)
}

/** Who signs, line by line: `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`, `PHÓ CHỦ TỊCH`. */
export function signerLines(signature: PrintableDocument['signature']): string[] {
  const { authority, onBehalfOf, deputyFor, title } = signature
  if (authority === 'Q.') return [capitals(`Q. ${title}`)] // stands before the signer's own office
  const lines = authority ? [`${authority} ${onBehalfOf ?? ''}`] : []
  if (deputyFor) lines.push(`KT. ${deputyFor}`)
  return [...lines, title].map(capitals)
}

function numberOrBlank(number: number | null | undefined): string {
  return number ? padded(number) : '       '
}

function padded(n: number): string {
  return n < 10 ? `0${n}` : `${n}`
}

function withoutEnding(line: string): string {
  let end = line.length
  while (end > 0 && ' ;.,'.includes(line.charAt(end - 1))) end--
  return line.slice(0, end)
}
