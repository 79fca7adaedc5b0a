/** What a small square can hold: digits, capital letters and a few signs. ISO/IEC 18004, alphanumeric mode. */
const signs = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'

interface Shape {
  /** Most signs, alphanumeric. */
  most: number
  size: number
  dataBytes: number
  checkBytes: number
  /** Format bits with mask 0. ISO/IEC 18004, table C.1. */
  format: string
}

/** Squares of one block: the smallest with error correction M for tickets, larger ones with L for addresses. ISO/IEC 18004, tables 7 and 9. */
const shapes: readonly Shape[] = [
  { most: 20, size: 21, dataBytes: 16, checkBytes: 10, format: '101010000010010' },
  { most: 47, size: 25, dataBytes: 34, checkBytes: 10, format: '111011111000100' },
  { most: 77, size: 29, dataBytes: 55, checkBytes: 15, format: '111011111000100' },
  { most: 114, size: 33, dataBytes: 80, checkBytes: 20, format: '111011111000100' },
  { most: 154, size: 37, dataBytes: 108, checkBytes: 26, format: '111011111000100' },
]

/** The smallest square that holds a text. Throws for what fits none, or has other signs. */
function shapeOf(text: string): Shape {
  const shape = shapes.find(({ most }) => text.length <= most)
  if (!shape || [...text].some((sign) => !signs.includes(sign))) throw new Error('not for a square')
  return shape
}

const [exp, log] = tables()
function tables(): [number[], number[]] {
  const powers: number[] = []
  const logs: number[] = []
  for (let at = 0, value = 1; at < 255; at++) {
    powers[at] = value
    logs[value] = at
    value <<= 1
    if (value > 255) value ^= 0x11d
  }
  return [powers, logs]
}
const times = (a: number, b: number) =>
  a === 0 || b === 0 ? 0 : (exp[((log[a] ?? 0) + (log[b] ?? 0)) % 255] ?? 0)

/** A text as data bytes with their check bytes. */
export function qrBytes(text: string): number[] {
  const { dataBytes, checkBytes } = shapeOf(text)
  const bits: string[] = ['0010', text.length.toString(2).padStart(9, '0')]
  for (let at = 0; at < text.length; at += 2) {
    const [one, two] = [
      signs.indexOf(text[at] ?? ''),
      at + 1 < text.length ? signs.indexOf(text[at + 1] ?? '') : -1,
    ]
    bits.push(two < 0 ? one.toString(2).padStart(6, '0') : (one * 45 + two).toString(2).padStart(11, '0'))
  }
  let stream = bits.join('')
  stream += '0'.repeat(Math.min(4, dataBytes * 8 - stream.length))
  stream = stream.padEnd(Math.ceil(stream.length / 8) * 8, '0')
  const data = (stream.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2))
  for (let pad = 236; data.length < dataBytes; pad = pad === 236 ? 17 : 236) data.push(pad)
  return [...data, ...checksOf(data, checkBytes)]
}

function checksOf(data: readonly number[], checkBytes: number): number[] {
  let generator = [1]
  for (let at = 0; at < checkBytes; at++) {
    const next = [...generator, 0]
    generator.forEach((factor, place) => {
      next[place + 1] = (next[place + 1] ?? 0) ^ times(factor, exp[at] ?? 0)
    })
    generator = next
  }
  const rest = [...data, ...new Array<number>(checkBytes).fill(0)]
  for (let at = 0; at < data.length; at++) {
    const lead = rest[at] ?? 0
    generator.forEach((factor, place) => {
      rest[at + place] = (rest[at + place] ?? 0) ^ times(factor, lead)
    })
  }
  return rest.slice(data.length)
}

/** The square as rows of dark and light, without its quiet border. Throws for what fits none. */
export function qrSquare(text: string): boolean[][] {
  const { size, format } = shapeOf(text)
  const dark: (boolean | undefined)[][] = Array.from({ length: size }, () => new Array(size).fill(undefined))
  const set = (row: number, column: number, value: boolean) => {
    const line = dark[row]
    if (line && column >= 0 && column < size) line[column] = value
  }
  for (const [top, left] of [
    [0, 0],
    [0, size - 7],
    [size - 7, 0],
  ] as const)
    for (let y = -1; y <= 7; y++)
      for (let x = -1; x <= 7; x++) {
        const ring = Math.max(Math.abs(x - 3), Math.abs(y - 3))
        set(top + y, left + x, ring !== 2 && ring !== 4)
      }
  for (let at = 8; at < size - 8; at++) {
    set(6, at, at % 2 === 0)
    set(at, 6, at % 2 === 0)
  }
  // From the second size on, a smaller mark near the fourth corner.
  if (size > 21)
    for (let y = -2; y <= 2; y++)
      for (let x = -2; x <= 2; x++) set(size - 7 + y, size - 7 + x, Math.max(Math.abs(x), Math.abs(y)) !== 1)
  set(size - 8, 8, true)
  ;[...format].forEach((bit, at) => {
    const value = bit === '1'
    const [row, column] =
      at < 6 ? [8, at] : at === 6 ? [8, 7] : at === 7 ? [8, 8] : at === 8 ? [7, 8] : [14 - at, 8]
    set(row, column, value)
    if (at < 7) set(size - 1 - at, 8, value)
    else set(8, size - 15 + at, value)
  })
  const bits = qrBytes(text).flatMap((byte) =>
    [...byte.toString(2).padStart(8, '0')].map((bit) => bit === '1'),
  )
  let next = 0
  let up = true
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5 // the column of the timing pattern holds nothing
    for (let step = 0; step < size; step++) {
      const row = up ? size - 1 - step : step
      for (const column of [right, right - 1]) {
        if (dark[row]?.[column] !== undefined) continue
        const masked = (row + column) % 2 === 0
        set(row, column, (bits[next++] ?? false) !== masked)
      }
    }
    up = !up
  }
  return dark.map((row) => row.map(Boolean))
}
