/**
 * Reads a reference file: comma separated, quotes doubled inside quotes, lines may break inside quotes, lines
 * that begin with `#` before the header say where the data comes from. An empty cell is `null`.
 * Throws when a row has more or fewer cells than the header: a shifted row must never load.
 */
export function parseReference(file: string): Record<string, string | null>[] {
  const body = file.replace(/^\uFEFF/, '').replace(/^(#[^\n]*\n)+/, '')
  const [header, ...rows] = cells(body)
  if (!header) return []
  return rows.map((row, at) => {
    if (row.length !== header.length)
      throw new Error(`row ${at + 2}: ${row.length} cells, header has ${header.length}`)
    return Object.fromEntries(header.map((name, column) => [name, row[column] || null]))
  })
}

function cells(body: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  for (let at = 0; at < body.length; at++) {
    const sign = body[at]
    if (quoted && sign === '"' && body[at + 1] === '"') {
      cell += '"'
      at++
    } else if (sign === '"') {
      quoted = !quoted
    } else if (!quoted && (sign === ',' || sign === '\n')) {
      row.push(cell)
      cell = ''
      if (sign === '\n') {
        rows.push(row)
        row = []
      }
    } else if (quoted || sign !== '\r') {
      cell += sign
    }
  }
  if (quoted) throw new Error('a quote is never closed')
  if (cell !== '' || row.length > 0) rows.push([...row, cell])
  return rows
}
