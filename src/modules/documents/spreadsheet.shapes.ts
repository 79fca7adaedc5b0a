import type { RefusalTable } from '#kernel/refusal.ts'

/** What a column holds: `date` is a day `YYYY-MM-DD`, `instant` an ISO 8601 moment shown in provincial time. */
export type CellKind = 'text' | 'number' | 'date' | 'instant'

/** A cell. Text in a number column (a covered `<5`) stays text; null is empty. */
export type Cell = string | number | null

export interface Column {
  header: string
  /** Width in characters. */
  width: number
  kind: CellKind
}

export interface Spreadsheet {
  /** Names the sheet and stands above the table. */
  title: string
  columns: readonly Column[]
  rows: readonly (readonly Cell[])[]
  /** Lines on a second sheet: period, cut-off, what is left out. */
  notes?: readonly string[]
  /** ISO 8601 instant at which the rows were read: the only time the file carries. */
  frozenAt: string
  /** Body that issues the file; never a person. */
  creator: string
}

/** Most a file may hold. `unzippedBytes` counts everything in the archive. */
export interface SpreadsheetLimits {
  bytes: number
  unzippedBytes: number
  rows: number
  cells: number
}

export const spreadsheetLimits: SpreadsheetLimits = {
  bytes: 25_000_000,
  unzippedBytes: 60_000_000,
  rows: 20_000,
  cells: 400_000,
}

/** Characters Excel keeps in one cell. */
export const CELL_LENGTH = 32_767

export const spreadsheetRefusals = {
  'spreadsheet.unreadable': 422, // not an XLSX file, or a broken one
  'spreadsheet.too_large': 422, // more bytes, rows, cells or characters in a cell than allowed
} as const satisfies RefusalTable

/**
 * Text as a cell may hold it: NFC, line ends as `\n`, no control characters. Nothing else is taken away,
 * so that it reads back as it was written.
 */
export function cellText(text: string): string {
  let kept = ''
  for (const character of text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').toWellFormed()) {
    const code = character.codePointAt(0) ?? 0
    const isControl = code < 0x20 && character !== '\n' && character !== '\t'
    if (!isControl && (code < 0x7f || code > 0x9f) && (code & 0xfffe) !== 0xfffe) kept += character
  }
  return kept.normalize('NFC')
}
