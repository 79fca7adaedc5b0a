import { createInflate } from 'node:zlib'
import type { MediaType } from './file.codes.ts'
import { readPng } from './picture.ts'

/** Beyond these a paper or a picture was made to fill a memory, not to be read. */
const most = { paperBytes: 209_715_200, profileBytes: 8_388_608 }

/**
 * Whether what is packed inside a PDF or a PNG unpacks to no more than such a file can hold. Unpacks piece by piece, throws the
 * pieces away and stops at the limit, so that nothing is ever held whole. Other types are judged by their heads in `typeOf`.
 */
export async function unpacksSafely(bytes: Buffer, type: MediaType): Promise<boolean> {
  if (type === 'application/pdf') return paperUnpacks(bytes)
  return type === 'image/png' ? pictureUnpacks(bytes) : true
}

/** Whether these bytes begin as zlib data does (RFC 1950, 2.2). */
const isPacked = (bytes: Buffer) =>
  bytes.length > 2 && ((bytes[0] ?? 0) & 0x0f) === 8 && bytes.readUInt16BE(0) % 31 === 0

/** How many bytes come out of zlib data; more than `limit` is told as Infinity. Broken data counts as far as it goes. */
function unpackedSize(parts: readonly Buffer[], limit: number): Promise<number> {
  return new Promise((resolve) => {
    const inflate = createInflate()
    let size = 0
    const end = (told: number) => {
      inflate.destroy()
      resolve(told)
    }
    inflate.on('data', (piece: Buffer) => {
      size += piece.length
      if (size > limit) end(Number.POSITIVE_INFINITY)
    })
    inflate.on('end', () => end(size))
    inflate.on('error', () => end(size))
    for (const part of parts) inflate.write(part)
    inflate.end()
  })
}

/** Ways in which a stream of a PDF may be packed; one inside another is how a small paper unrolls to terabytes. */
const packing = /\/(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)(?![A-Za-z])/g

/** The streams of a PDF (ISO 32000, 7.3.8), told by their own bytes and not by what is said about them. */
async function paperUnpacks(bytes: Buffer): Promise<boolean> {
  let left = most.paperBytes
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at + 6)) {
    if (bytes.toString('latin1', at - 3, at) === 'end') continue
    const said = bytes
      .toString('latin1', Math.max(0, at - 1_024), at)
      .replace(/#([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    const own = said.slice(said.lastIndexOf('obj') + 1)
    if ((own.match(packing)?.length ?? 0) > 1) return false
    let from = at + 6
    while (bytes[from] === 0x0d || bytes[from] === 0x0a) from += 1
    const packed = bytes.subarray(from) // packed data knows its own end; the word “endstream” may stand inside it
    if (!isPacked(packed)) continue
    left -= await unpackedSize([packed], left)
    if (left < 0) return false
  }
  return true
}

/** Samples of one pixel by colour type (W3C PNG, 11.2.1). */
const samples: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

async function pictureUnpacks(bytes: Buffer): Promise<boolean> {
  const size = readPng(bytes)
  if (!size) return false
  const bitsOfPixel = (bytes[24] ?? 8) * (samples[bytes[25] ?? 6] ?? 4)
  const lines = 2 * size.height + 7 // seven passes of an interlaced picture have fewer than twice its lines
  const limit = Math.ceil((size.width * size.height * bitsOfPixel) / 8) + lines * 2
  const drawn: Buffer[] = []
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at)
    const name = bytes.toString('latin1', at + 4, at + 8)
    const body = bytes.subarray(at + 8, end - 4)
    if (name === 'IDAT') drawn.push(body)
    if (name === 'iCCP') {
      const profile = body.subarray(body.indexOf(0) + 2)
      if ((await unpackedSize([profile], most.profileBytes)) > most.profileBytes) return false
    }
    if (name === 'IEND') break
    at = end
  }
  return (await unpackedSize(drawn, limit)) <= limit
}
