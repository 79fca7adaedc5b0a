import { type Cell, type Column, cellText } from './spreadsheet.shapes.ts'

/** Signs with which a spreadsheet program starts a formula, and those it skips before looking. */
const DANGEROUS = new Set([..."=+-@＝＋－＠\t'"])
const SKIPPED = new Set([...' \u00a0\u200b\ufeff'])
/** Where a reader set to another separator would start a new cell. */
const SEPARATORS = new Set([...';\t\n'])

/**
 * Writes a list as CSV: UTF-8 with a byte order mark, commas, every text quoted, rows ended by CRLF.
 * Days and instants stand as ISO 8601. Guard: where a text, or what follows `;`, a tab or a line break inside it, begins with a sign of formulas
 * (also after spaces) or with `'`, one `'` is put before it. `readCsv` takes exactly that one away again.
 */
export function writeCsv(list: { columns: readonly Column[]; rows: readonly (readonly Cell[])[] }): string {
  const header = list.columns.map((column) => quoted(column.header))
  const rows = list.rows.map((row) => list.columns.map((column, index) => field(row[index] ?? null, column)))
  return `\ufeff${[header, ...rows].map((fields) => `${fields.join(',')}\r\n`).join('')}`
}

/** Reads what `writeCsv` wrote: rows of texts, the header first, guards taken away. */
export function readCsv(csv: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = csv.startsWith('\ufeff') ? 1 : 0
  while (at < csv.length) {
    const [text, next] = csv[at] === '"' ? quotedField(csv, at) : plainField(csv, at)
    row.push(unguarded(text))
    at = next
    if (csv[at] === ',') {
      at++
      continue
    }
    at += csv.startsWith('\r\n', at) ? 2 : 1
    rows.push(row)
    row = []
  }
  return rows
}

function field(value: Cell, column: Column): string {
  if (value === null) return ''
  if (column.kind === 'number' && typeof value === 'number')
    return Number.isFinite(value) ? String(value) : ''
  return quoted(String(value))
}

function quoted(text: string): string {
  return `"${guarded(cellText(text)).replaceAll('"', '""')}"`
}

function guarded(text: string): string {
  let safe = ''
  for (const segment of segments(text)) {
    let first = 0
    while (SKIPPED.has(segment.charAt(first))) first++
    const risky = DANGEROUS.has(segment.charAt(first))
    safe += risky ? `'${segment}` : segment
  }
  return safe
}

function unguarded(text: string): string {
  return segments(text)
    .map((segment) => (segment.startsWith("'") ? segment.slice(1) : segment))
    .join('')
}

/** Cuts after each separator; joined again the parts are the text. */
function segments(text: string): string[] {
  const parts: string[] = []
  let start = 0
  for (let at = 0; at < text.length; at++) {
    if (!SEPARATORS.has(text.charAt(at))) continue
    parts.push(text.slice(start, at + 1))
    start = at + 1
  }
  return start < text.length ? [...parts, text.slice(start)] : parts
}

function quotedField(csv: string, from: number): [string, number] {
  let text = ''
  let at = from + 1
  while (at < csv.length) {
    const end = csv.indexOf('"', at)
    if (end < 0) return [text + csv.slice(at), csv.length]
    text += csv.slice(at, end)
    if (csv[end + 1] !== '"') return [text, end + 1]
    text += '"'
    at = end + 2
  }
  return [text, at]
}

function plainField(csv: string, from: number): [string, number] {
  let at = from
  while (at < csv.length && csv[at] !== ',' && csv[at] !== '\r' && csv[at] !== '\n') at++
  return [csv.slice(from, at), at]
}
