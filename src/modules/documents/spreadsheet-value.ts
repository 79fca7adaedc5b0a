import type { CellValue } from 'exceljs'
import { day } from '#kernel/shapes.ts'
import { CELL_LENGTH, cellText } from './spreadsheet.shapes.ts'

export type CellProblem =
  | 'import.not_number'
  | 'import.not_day'
  | 'import.cell_error'
  | 'import.too_long'
  | 'import.not_text'

/** A value as a form would have it: text, number, day `YYYY-MM-DD`, or null for an empty cell. */
export interface ReadValue {
  value: string | number | null
  problem?: CellProblem
}

/** Numbers as people type them here: `36.852`, `119,4`, `-5`. A point that groups no thousands is refused. */
const TYPED_NUMBER = /^-?(?:\d{1,15}|\d{1,3}(?:\.\d{3}){1,4})(?:,\d{1,9})?$/
/** `21/11/2026`, also with `-` or `.` between. */
const TYPED_DAY = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/

/** Reads one cell as the kind of its column. */
export function readValue(raw: CellValue | undefined, kind: 'text' | 'number' | 'date'): ReadValue {
  const value = plain(raw)
  if (value === undefined) return { value: null, problem: 'import.cell_error' }
  if (value === null || (typeof value === 'string' && value.trim() === '')) return { value: null }
  if (typeof value === 'string' && value.length > CELL_LENGTH)
    return { value: null, problem: 'import.too_long' }
  if (kind === 'number') return asNumber(value)
  if (kind === 'date') return asDay(value)
  return asText(value)
}

/** The value without its dress: rich text joined, a formula by its last result. Undefined for an error value. */
function plain(raw: CellValue | undefined): string | number | boolean | Date | null | undefined {
  if (raw === null || raw === undefined) return null
  if (typeof raw !== 'object' || raw instanceof Date) return raw
  if ('error' in raw) return undefined
  if ('richText' in raw) return raw.richText.map((part) => part.text).join('')
  if ('text' in raw) return plain(raw.text as CellValue) // a link
  if ('result' in raw) return plain(raw.result as CellValue)
  return null // a formula that was never worked out
}

function asNumber(value: string | number | boolean | Date): ReadValue {
  if (typeof value === 'number' && Number.isFinite(value)) return { value }
  const typed = typeof value === 'string' ? value.trim() : ''
  if (!TYPED_NUMBER.test(typed)) return { value: null, problem: 'import.not_number' }
  return { value: Number(typed.replaceAll('.', '').replace(',', '.')) }
}

function asDay(value: string | number | boolean | Date): ReadValue {
  if (value instanceof Date) {
    const isReal = !Number.isNaN(value.getTime())
    return isReal ? { value: value.toISOString().slice(0, 10) } : { value: null, problem: 'import.not_day' }
  }
  const typed = typeof value === 'string' ? value.trim() : ''
  const parts = TYPED_DAY.exec(typed)
  const iso = parts ? `${parts[3]}-${parts[2]?.padStart(2, '0')}-${parts[1]?.padStart(2, '0')}` : typed
  return day.safeParse(iso).success ? { value: iso } : { value: null, problem: 'import.not_day' }
}

function asText(value: string | number | boolean | Date): ReadValue {
  if (value instanceof Date) return { value: value.toISOString().slice(0, 10) }
  const text = String(value)
  if (text.includes('\u0000')) return { value: null, problem: 'import.not_text' }
  return { value: cellText(text) }
}
