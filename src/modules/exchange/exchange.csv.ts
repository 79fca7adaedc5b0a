import { writeCsv } from '#modules/documents/index.ts'

/** A set as rows: a header, then cells; a number stands as it is, what is kept back as its sign. */
export interface SetTable {
  header: readonly string[]
  rows: readonly (readonly (string | number | null)[])[]
}

/** A set as CSV, guarded against formulas. */
export function csvOf({ header, rows }: SetTable): string {
  return writeCsv({
    columns: header.map((text, at) => ({
      header: text,
      width: 20,
      kind: rows.some((row) => typeof row[at] === 'number') ? ('number' as const) : ('text' as const),
    })),
    rows: rows.map((row) => [...row]),
  })
}
