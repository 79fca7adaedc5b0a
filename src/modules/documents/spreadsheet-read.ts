import ExcelJS from 'exceljs'
import { strFromU8, strToU8, unzipSync } from 'fflate'
import { Refusal } from '#kernel/refusal.ts'
import { packSorted } from './docx-deterministic.ts'
import { cellText, type SpreadsheetLimits, spreadsheetLimits } from './spreadsheet.shapes.ts'
import { type CellProblem, type ReadValue, readValue } from './spreadsheet-value.ts'

export interface ReadColumn<Key extends string = string> {
  key: Key
  /** As people write it; case, spaces and tone composition do not matter. */
  header: string
  kind: 'text' | 'number' | 'date'
  /** Other ways in which people head the same column. */
  also?: readonly string[]
  required?: boolean
  /** The column may be missing altogether; its values are then null. */
  optional?: boolean
}

export interface ReadRow<Key extends string = string> {
  /** Row number as the program shows it. */
  row: number
  values: Record<Key, string | number | null>
}

/** What is wrong where, in words of the file: row number and column header. */
export interface ReadError {
  row: number
  column: string
  code: CellProblem | 'import.column_missing' | 'import.column_twice' | 'import.value_missing'
}

/** Everything in an XLSX file that holds cell values. Drawings, macros and the rest are never opened. */
const NEEDED = new Set([
  '[Content_Types].xml',
  '_rels/.rels',
  'xl/workbook.xml',
  'xl/_rels/workbook.xml.rels',
  'xl/sharedStrings.xml',
  'xl/styles.xml',
])
/** Parts of a sheet that hold no values; columns, merged and validated ranges can be unrolled to millions of cells. */
const IGNORED = [
  'cols',
  'mergeCells',
  'dataValidations',
  'conditionalFormatting',
  'hyperlinks',
  'drawing',
  'legacyDrawing',
  'picture',
  'tableParts',
  'rowBreaks',
  'colBreaks',
  'extLst',
]
const HEADER_SEARCH_ROWS = 20
/** Rows an XLSX sheet can have. */
const LAST_ROW = 1_048_576

/**
 * Reads the first sheet of an XLSX file. The header row is the first of the top 20 that holds any of the
 * asked headers; empty rows are passed over. Faults of cells come back as a list, each with row and column;
 * a row with a fault is not among `rows`. Refuses with `spreadsheet.unreadable` or `spreadsheet.too_large`.
 */
export async function readSpreadsheet<Key extends string>(
  bytes: Uint8Array,
  columns: readonly ReadColumn<Key>[],
  limits: SpreadsheetLimits = spreadsheetLimits,
): Promise<{ rows: ReadRow<Key>[]; errors: ReadError[] }> {
  const sheet = await openFirstSheet(safeEntries(bytes, limits))
  const errors: ReadError[] = []
  const { headerRow, places } = findHeader(sheet, columns, errors)
  const rows: ReadRow<Key>[] = []
  if (errors.length > 0) return { rows, errors }

  sheet.eachRow((row, number) => {
    if (number <= headerRow || isEmpty(row, places)) return
    const values = {} as Record<Key, string | number | null>
    const before = errors.length
    for (const column of columns) {
      const place = places.get(column.key)
      const read: ReadValue = place ? readValue(row.getCell(place).value, column.kind) : { value: null }
      if (read.problem) errors.push({ row: number, column: column.header, code: read.problem })
      else if (column.required && read.value === null) {
        errors.push({ row: number, column: column.header, code: 'import.value_missing' })
      }
      values[column.key] = read.value
    }
    if (errors.length === before) rows.push({ row: number, values })
  })
  return { rows, errors }
}

/** Unzips what is needed after looking at the announced sizes; inflating stops at the announced size. */
function safeEntries(bytes: Uint8Array, limits: SpreadsheetLimits): Record<string, Uint8Array> {
  if (bytes.length > limits.bytes) throw new Refusal('spreadsheet.too_large', { bytes: bytes.length })
  let announced = 0
  let entries: Record<string, Uint8Array>
  try {
    entries = unzipSync(bytes, {
      filter: (file) => {
        announced += file.originalSize
        const isNeeded = NEEDED.has(file.name) || file.name.startsWith('xl/worksheets/sheet')
        return isNeeded && announced <= limits.unzippedBytes
      },
    })
  } catch {
    // Bytes from outside: whatever the library says of them, they are no archive.
    throw new Refusal('spreadsheet.unreadable')
  }
  if (announced > limits.unzippedBytes) throw new Refusal('spreadsheet.too_large', { unzipped: announced })
  if (!entries['xl/workbook.xml']) throw new Refusal('spreadsheet.unreadable')
  refuseManyCells(entries, limits)
  return entries
}

/** Counts marks of rows and cells before any of them becomes an object. */
function refuseManyCells(entries: Record<string, Uint8Array>, limits: SpreadsheetLimits): void {
  let rows = 0
  let cells = 0
  let strings = 0
  for (const [name, content] of Object.entries(entries)) {
    const xml = strFromU8(content)
    if (name.startsWith('xl/worksheets/')) {
      rows += count(xml, '<row')
      cells += count(xml, '<c ') + count(xml, '<c>') + count(xml, '<c/')
    } else strings += count(xml, '<si') + count(xml, '<xf') + count(xml, '<r>')
  }
  if (rows > limits.rows || cells > limits.cells || strings > limits.cells) {
    throw new Refusal('spreadsheet.too_large', { rows, cells })
  }
}

async function openFirstSheet(entries: Record<string, Uint8Array>): Promise<ExcelJS.Worksheet> {
  const workbook = new ExcelJS.Workbook()
  const book = strFromU8(entries['xl/workbook.xml'] ?? new Uint8Array())
  const safe = { ...entries, 'xl/workbook.xml': strToU8(withoutElement(book, 'definedNames')) }
  try {
    const archive = packSorted(safe)
    const load = workbook.xlsx.load as (
      data: ArrayBuffer,
      options: { ignoreNodes: string[] },
    ) => Promise<ExcelJS.Workbook>
    await load.call(workbook.xlsx, archive.buffer as ArrayBuffer, { ignoreNodes: IGNORED })
  } catch {
    // As above: a broken part of somebody's file, not a fault of ours.
    throw new Refusal('spreadsheet.unreadable')
  }
  const sheet = workbook.worksheets[0]
  if (!sheet) throw new Refusal('spreadsheet.unreadable')
  // A row may claim any number, and walking the rows goes through all before it.
  if (sheet.rowCount > LAST_ROW) throw new Refusal('spreadsheet.too_large', { row: sheet.rowCount })
  return sheet
}

function findHeader(sheet: ExcelJS.Worksheet, columns: readonly ReadColumn[], errors: ReadError[]) {
  let headerRow = 0
  const places = new Map<string, number>()
  const wanted = new Map(
    columns.flatMap((column) =>
      [column.header, ...(column.also ?? [])].map((header) => [folded(header), column] as const),
    ),
  )
  sheet.eachRow((row, number) => {
    if (headerRow > 0 || number > HEADER_SEARCH_ROWS) return
    row.eachCell((cell, place) => {
      const read = readValue(cell.value, 'text')
      const column = wanted.get(folded(String(read.value ?? '')))
      if (!column) return
      headerRow = number
      if (places.has(column.key))
        errors.push({ row: number, column: column.header, code: 'import.column_twice' })
      places.set(column.key, place)
    })
  })
  for (const column of columns) {
    if (!places.has(column.key) && !column.optional) {
      errors.push({ row: Math.max(1, headerRow), column: column.header, code: 'import.column_missing' })
    }
  }
  return { headerRow, places }
}

function isEmpty(row: ExcelJS.Row, places: ReadonlyMap<string, number>): boolean {
  return [...places.values()].every((place) => {
    const { value, problem } = readValue(row.getCell(place).value, 'text')
    return value === null && !problem
  })
}

function folded(header: string): string {
  return cellText(header)
    .toLocaleLowerCase('vi')
    .split(/\s/)
    .filter((word) => word !== '')
    .join(' ')
}

/** Named ranges can be unrolled cell by cell; they hold no values. */
function withoutElement(xml: string, name: string): string {
  const from = xml.indexOf(`<${name}>`)
  const end = xml.indexOf(`</${name}>`, from)
  return from < 0 || end < 0 ? xml : xml.slice(0, from) + xml.slice(end + name.length + 3)
}

function count(text: string, mark: string): number {
  let found = 0
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + mark.length)) found++
  return found
}
