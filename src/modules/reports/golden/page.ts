import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { inflateSync } from 'node:zlib'

const draws = promisify(execFile)

/** Whether a PDF can be drawn here: poppler's `pdftoppm`. */
export function canDraw(): Promise<boolean> {
  return draws('pdftoppm', ['-v']).then(
    () => true,
    () => false,
  )
}

/** The first page of a PDF as PNG, grey, 60 dots an inch. */
export async function drawPage(pdf: Uint8Array): Promise<Buffer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'nangmai-page-'))
  try {
    const source = path.join(folder, 'ban.pdf')
    await writeFile(source, pdf)
    const args = ['-png', '-gray', '-r', '60', '-f', '1', '-l', '1', '-singlefile']
    await draws('pdftoppm', [...args, source, path.join(folder, 'ban')], { timeout: 60_000 })
    return await readFile(path.join(folder, 'ban.png'))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * How much ink lies in each square of a page, from 0 (paper) to 1, row by row: fonts of two machines differ by a hair, a line
 * that moved or a word that is missing does not hide in squares of half a centimetre. Reads PNG of 8 bits a channel, not interlaced.
 */
export function inkOf(png: Buffer, columns = 42, rows = 60): number[] {
  const { width, height, channels, pixels } = decoded(png)
  const ink = new Array<number>(columns * rows).fill(0)
  const size = new Array<number>(columns * rows).fill(0)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const square = Math.floor((y * rows) / height) * columns + Math.floor((x * columns) / width)
      const at = (y * width + x) * channels
      const grey =
        channels < 3
          ? (pixels[at] ?? 0)
          : ((pixels[at] ?? 0) + (pixels[at + 1] ?? 0) + (pixels[at + 2] ?? 0)) / 3
      ink[square] = (ink[square] ?? 0) + 1 - grey / 255
      size[square] = (size[square] ?? 0) + 1
    }
  return ink.map((sum, square) => sum / (size[square] || 1))
}

function decoded(png: Buffer) {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  const [depth, kind, interlaced] = [png[24], png[25], png[28]]
  const channels = { 0: 1, 2: 3, 4: 2, 6: 4 }[kind ?? -1]
  if (depth !== 8 || !channels || interlaced !== 0) throw new Error('a PNG of another kind')
  const parts: Buffer[] = []
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length))
    at += length + 12
  }
  const raw = inflateSync(Buffer.concat(parts))
  const stride = width * channels
  const pixels = new Uint8Array(stride * height)
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)] ?? 0
    for (let x = 0; x < stride; x++) {
      const left = x >= channels ? (pixels[y * stride + x - channels] ?? 0) : 0
      const up = y > 0 ? (pixels[(y - 1) * stride + x] ?? 0) : 0
      const corner = y > 0 && x >= channels ? (pixels[(y - 1) * stride + x - channels] ?? 0) : 0
      const guess = [0, left, up, (left + up) >> 1, nearest(left, up, corner)][filter] ?? 0
      pixels[y * stride + x] = (raw[y * (stride + 1) + 1 + x] ?? 0) + guess
    }
  }
  return { width, height, channels, pixels }
}

/** Paeth's guess: which of the three is nearest to left + up - corner. */
function nearest(left: number, up: number, corner: number): number {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}
