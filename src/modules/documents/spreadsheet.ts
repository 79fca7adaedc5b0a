import ExcelJS from 'exceljs'
import { Refusal } from '#kernel/refusal.ts'
import { packDeterministic } from './docx-deterministic.ts'
import {
  CELL_LENGTH,
  type Cell,
  type CellKind,
  type Column,
  cellText,
  type Spreadsheet,
} from './spreadsheet.shapes.ts'

/** Row of the column headers; the title stands in the first. */
const HEADER_ROW = 3
const PROVINCE_OFFSET_MS = 7 * 60 * 60 * 1000 // Asia/Ho_Chi_Minh has had no other since 1975
const LINE_HEIGHT = 15 // points
const TALLEST_ROW = 409 // points, by Excel's own limit
const FORBIDDEN_IN_NAME = new Set([...'[]*?:/\\'])
const FORMAT = {
  text: '@',
  number: '#,##0',
  decimal: '#,##0.0##',
  date: 'dd/mm/yyyy',
  instant: 'dd/mm/yyyy hh:mm',
}

/**
 * Writes a list as XLSX, ready for A4: header frozen and repeated, filter, Vietnamese dates. Text is stored as
 * text in cells formatted as text, so that `=…` neither runs on opening nor after editing. The same list
 * gives the same bytes. Refuses with `spreadsheet.too_large` a cell that Excel would cut.
 */
export async function writeSpreadsheet(list: Spreadsheet): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  const name = sheetName(list.title)
  addSheet(workbook, list, name)
  if (list.notes?.length) addNotes(workbook, list.notes, name)
  return packed(workbook, list)
}

/** Several lists as one workbook, a sheet for each in their order; its properties are those of the first. */
export async function writeWorkbook(lists: readonly [Spreadsheet, ...Spreadsheet[]]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  const taken = new Set<string>()
  for (const list of lists) {
    const name = freeName(sheetName(list.title), taken)
    taken.add(name.toLowerCase())
    addSheet(workbook, list, name)
  }
  return packed(workbook, lists[0])
}

/** A sheet's name no other sheet has: Excel tells two apart by more than capitals. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let no = 2, free = name; ; no += 1) {
    if (!taken.has(free.toLowerCase())) return free
    free = `${name.slice(0, 27)} ${no}`
  }
}

async function packed(workbook: ExcelJS.Workbook, list: Spreadsheet): Promise<Uint8Array> {
  const bytes = await workbook.xlsx.writeBuffer()
  const { title, creator, frozenAt } = list
  return packDeterministic(new Uint8Array(bytes), { title: cellText(title), subject: '', creator, frozenAt })
}

function addSheet(workbook: ExcelJS.Workbook, list: Spreadsheet, name: string): void {
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: HEADER_ROW }],
    pageSetup: {
      paperSize: 9, // A4
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${HEADER_ROW}:${HEADER_ROW}`,
    },
    headerFooter: { oddFooter: '&C&P/&N' },
  })
  sheet.columns = list.columns.map((column) => ({ width: column.width }))
  putText(sheet.getCell(1, 1), list.title, 1, 1).font = { bold: true, size: 14 }
  list.columns.forEach((column, index) => {
    const cell = putText(sheet.getCell(HEADER_ROW, index + 1), column.header, HEADER_ROW, index + 1)
    cell.font = { bold: true }
    cell.alignment = { wrapText: true, vertical: 'middle', horizontal: 'center' }
    cell.border = { bottom: { style: 'thin' } }
  })
  list.rows.forEach((row, above) => {
    const at = HEADER_ROW + 1 + above
    for (const [index, column] of list.columns.entries()) {
      put(sheet.getCell(at, index + 1), row[index] ?? null, column, at, index + 1)
    }
    // Said, since not every program makes room for a second line by itself.
    const lines = Math.max(1, ...list.columns.map((column, index) => lineCount(row[index], column)))
    if (lines > 1) sheet.getRow(at).height = Math.min(lines * LINE_HEIGHT, TALLEST_ROW)
  })
  const lastRow = HEADER_ROW + Math.max(1, list.rows.length)
  sheet.autoFilter = {
    from: { row: HEADER_ROW, column: 1 },
    to: { row: lastRow, column: list.columns.length },
  }
}

/** A sheet's name as Excel allows it: at most 31 characters, none of `[]*?:/\`, no apostrophe at an end. */
export function sheetName(title: string): string {
  const kept = [...cellText(title)].map((sign) => (FORBIDDEN_IN_NAME.has(sign) || sign < ' ' ? ' ' : sign))
  let name = ''
  for (const sign of kept) if (name.length + sign.length <= 31) name += sign
  while (name.startsWith("'") || name.startsWith(' ')) name = name.slice(1)
  while (name.endsWith("'") || name.endsWith(' ')) name = name.slice(0, -1)
  return name === '' || name.toLowerCase() === 'history' ? 'Bảng' : name
}

/** A day as the number of Excel dates: midnight UTC, so that no time zone moves it. */
export function dayToDate(day: string): Date {
  return new Date(`${day}T00:00:00Z`)
}

/** Lines a text takes in its column, about. A moment is shown shorter than it is stored. */
function lineCount(value: Cell | undefined, { kind, width }: Column): number {
  if (typeof value !== 'string' || kind !== 'text') return 1
  return value.split('\n').reduce((lines, part) => lines + Math.max(1, Math.ceil(part.length / width)), 0)
}

function put(cell: ExcelJS.Cell, value: Cell, column: Column, row: number, index: number): void {
  if (value === null) return
  const typed = typedValue(value, column.kind)
  if (typed === undefined) {
    putText(cell, String(value), row, index)
    if (column.kind === 'number') cell.alignment = { horizontal: 'right', vertical: 'top' }
    return
  }
  cell.value = typed
  const isDecimal = typeof typed === 'number' && !Number.isInteger(typed)
  cell.numFmt = isDecimal ? FORMAT.decimal : FORMAT[column.kind]
  cell.alignment = { vertical: 'top' }
}

/** The value as Excel's own number or date, or undefined where it can only be text. */
function typedValue(value: string | number, kind: CellKind): number | Date | undefined {
  if (kind === 'text') return undefined
  if (kind === 'number') return typeof value === 'number' && Number.isFinite(value) ? value : undefined
  const shift = kind === 'instant' ? PROVINCE_OFFSET_MS : 0
  const moment = kind === 'date' ? dayToDate(String(value)) : new Date(value)
  return Number.isNaN(moment.getTime()) ? undefined : new Date(moment.getTime() + shift)
}

function putText(cell: ExcelJS.Cell, text: string, row: number, column: number): ExcelJS.Cell {
  const clean = cellText(text)
  if (clean.length > CELL_LENGTH)
    throw new Refusal('spreadsheet.too_large', { row, column, length: clean.length })
  // Office reads `_x0041_` inside a cell as the letter A; its own escape keeps the five signs.
  cell.value = clean.replaceAll(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x')
  cell.numFmt = FORMAT.text
  cell.alignment = { wrapText: true, vertical: 'top' }
  return cell
}

function addNotes(workbook: ExcelJS.Workbook, notes: readonly string[], taken: string): void {
  const sheet = workbook.addWorksheet(taken.toLowerCase() === 'ghi chú' ? 'Ghi chú 2' : 'Ghi chú')
  sheet.columns = [{ width: 100 }]
  for (const [index, note] of notes.entries()) putText(sheet.getCell(index + 1, 1), note, index + 1, 1)
}
