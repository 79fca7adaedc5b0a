interface Square {
  code: string
  /** What the file calls it. */
  name?: string
  /** How many squares further east it lies. */
  east?: number
  /** The ring instead of a square. */
  ring?: unknown
  type?: string
}

/** A GeoJSON of squares a hundredth of a degree wide, for tests and the demo. */
export function sampleLines(squares: readonly Square[]): Buffer {
  const features = squares.map(({ code, name, east = 0, ring, type = 'Polygon' }) => {
    const [x, y] = [107 + (east % 100) * 0.01, 21 + Math.floor(east / 100) * 0.01]
    const square = [
      [x, y],
      [x + 0.01, y],
      [x + 0.01, y + 0.01],
      [x, y + 0.01],
      [x, y],
    ]
    return {
      type: 'Feature',
      properties: { ma_xa: code, ...(name ? { ten_xa: name } : {}) },
      geometry: { type, coordinates: [ring ?? square] },
    }
  })
  return Buffer.from(JSON.stringify({ type: 'FeatureCollection', features }))
}
