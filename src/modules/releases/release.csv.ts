import { writeCsv } from '#modules/documents/index.ts'
import type { ReleasedTable } from './release.contract.ts'

const heads = {
  vi: ['Mã chỉ số', 'Chỉ số', 'Đơn vị', 'Phân theo', 'Năm', 'Kỳ', 'Giá trị'],
  en: ['Indicator', 'Title', 'Unit', 'Category', 'Year', 'Span', 'Value'],
} as const

/** The tables of a release as one CSV, a number a row; a number that is kept back stands as `…`. The same bytes each time. */
export function releaseCsv(year: number, tables: readonly ReleasedTable[], language: 'vi' | 'en'): string {
  return writeCsv({
    columns: heads[language].map((header, at) => ({
      header,
      width: 20,
      kind: at === 4 ? ('number' as const) : ('text' as const),
    })),
    rows: tables.flatMap((table) =>
      table.rows.flatMap((row) =>
        table.spans.map((span, at) => [
          table.indicator,
          table.title[language],
          table.unit[language],
          row.name?.[language] ?? '',
          year,
          span,
          row.values[at] === null || row.values[at] === undefined ? '…' : String(row.values[at]),
        ]),
      ),
    ),
  })
}
