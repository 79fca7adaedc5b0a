/**
 * Reads a reference file: comma separated, quotes doubled inside quotes, lines beginning with `#` above the header
 * say where the data comes from. An empty cell is `null`. Throws when a row is longer or shorter than the header.
 */
export function readReference(file: string): Record<string, string | null>[] {
  const [header, ...rows] = file
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map(cellsOf)
  return rows.map((row, at) => {
    if (row.length !== header?.length)
      throw new Error(`row ${at + 1}: ${row.length} cells, header has ${header?.length}`)
    return Object.fromEntries(header.map((name, column) => [name, row[column] || null]))
  })
}

const cell = /(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g

function cellsOf(line: string): string[] {
  return [...line.matchAll(cell)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '')
}
