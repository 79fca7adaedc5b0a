import { createHash } from 'node:crypto'
import { fold } from '#kernel/fold.ts'
import { Refusal } from '#kernel/refusal.ts'
import { type ReadColumn, type ReadError, type ReadRow, readSpreadsheet } from './spreadsheet-read.ts'

/** A fault of an old list: row and column as the file has them, and what is wrong. */
export interface Fault {
  row: number
  column: string
  code: string
}

export interface OldList<Item> {
  hash: Buffer
  items: (Item & { row: number })[]
  faults: Fault[]
}

/** Cells of one row, with what is wrong noted against the column it stands in. */
export interface Cells<Key extends string> {
  text(key: Key): string | null
  number(key: Key): number | null
  /** Notes a fault and answers null. */
  wrong(key: Key, code: string): null
}

/**
 * Reads an old list in memory and turns its rows into items. Rows with faults are told and left out. The bytes go
 * nowhere but through this function.
 */
export async function readOldList<Key extends string, Item>(
  file: string,
  columns: readonly ReadColumn<Key>[],
  itemOf: (cells: Cells<Key>, row: number) => Item | null,
): Promise<OldList<Item>> {
  const bytes = Buffer.from(file, 'base64')
  const hash = createHash('sha256').update(bytes).digest()
  const { rows, errors } = await readSpreadsheet(bytes, columns)
  const faults: Fault[] = errors.map((error: ReadError) => ({
    ...error,
    code: error.code.replace('import.', ''),
  }))
  const headers = new Map(columns.map((column) => [column.key, column.header]))
  const items = rows.flatMap((read) => {
    const before = faults.length
    const item = itemOf(cellsOf(read, headers, faults), read.row)
    return item && faults.length === before ? [{ ...item, row: read.row }] : []
  })
  return { hash, items, faults: faults.toSorted((a, b) => a.row - b.row) }
}

function cellsOf<Key extends string>(
  read: ReadRow<Key>,
  headers: ReadonlyMap<Key, string>,
  faults: Fault[],
): Cells<Key> {
  return {
    text: (key) => (read.values[key] === null ? null : String(read.values[key]).trim() || null),
    number: (key) => (typeof read.values[key] === 'number' ? read.values[key] : null),
    wrong(key, code) {
      faults.push({ row: read.row, column: headers.get(key) ?? key, code })
      return null
    },
  }
}

/** A code by its words in Vietnamese, or by what old lists call it; undefined for words nobody knows. */
export function codeByWords<Code extends string>(
  words: readonly (readonly [Code, ...string[]])[],
): (said: string) => Code | undefined {
  const known = new Map(words.flatMap(([code, ...said]) => said.map((each) => [fold(each), code] as const)))
  return (said) => known.get(fold(said))
}

/** A mark in a yes-no column: `x`, `có`, `1`; anything else but an empty cell or a no is undefined. */
export function markOf(said: string | null): boolean | undefined {
  if (said === null || ['khong', '0', 'no'].includes(fold(said))) return false
  return ['x', 'co', '1', 'yes'].includes(fold(said)) ? true : undefined
}

/** Refuses a list that cannot be brought in as a whole: `import.has_faults`, `import.empty`. */
export function wholeOrNothing(list: OldList<unknown>): void {
  if (list.faults.length > 0) throw new Refusal('import.has_faults', { faults: list.faults.length })
  if (list.items.length === 0) throw new Refusal('import.empty')
}

const mostListed = 200

/** What a dry run tells of a list, whatever it is a list of. */
export function toldOf(list: OldList<unknown>, doneBefore: boolean) {
  return {
    rows: list.items.length,
    done_before: doneBefore,
    faults: list.faults.length,
    errors: list.faults.slice(0, mostListed),
  }
}

/** The same of a list that is counted by years. */
export function dryRunOf(list: OldList<{ year: number }>, doneBefore: boolean) {
  const years = Map.groupBy(list.items, (item) => item.year)
  return {
    ...toldOf(list, doneBefore),
    by_year: [...years]
      .map(([year, items]) => ({ year, rows: items.length }))
      .toSorted((a, b) => a.year - b.year),
  }
}
