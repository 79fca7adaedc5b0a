import type { MediaType } from './file.codes.ts'

/** A picture read without decoding it: its size, and the same picture without what was written beside it. */
export interface ReadPicture {
  width: number
  height: number
  stripped: Buffer
}

/**
 * The same picture, pixel for pixel, without place, time, device, thumbnail and comments; undefined where we cannot
 * do that (HEIC). Which way up it is stays, so that it is not shown lying.
 */
export function strippedPicture(bytes: Buffer, type: MediaType): Buffer | undefined {
  if (type === 'image/jpeg') return readJpeg(bytes)?.stripped
  if (type === 'image/png') return readPng(bytes)?.stripped
  return type === 'image/webp' ? readWebp(bytes)?.stripped : undefined
}

/*
 * JPEG (ITU-T T.81): segments that begin with 0xFF and a code. Kept are those that draw: JFIF head, colour profile
 * (APP2 "ICC_PROFILE"), Adobe's colour note (APP14), tables, frames, scans. Everything else, and all after the end, goes.
 */
export function readJpeg(bytes: Buffer): ReadPicture | undefined {
  const kept: Buffer[] = [bytes.subarray(0, 2)]
  let [at, width, height, turned] = [2, 0, 0, 1]
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return undefined
    const code = bytes[at + 1] ?? 0
    if (code === 0xff) {
      at += 1 // fill bytes may stand before a code
      continue
    }
    if (code === 0xd9) break
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    if (end > bytes.length || end < at + 4) return undefined
    if (code >= 0xc0 && code <= 0xcf && code !== 0xc4 && code !== 0xc8 && code !== 0xcc && end >= at + 9) {
      height ||= bytes.readUInt16BE(at + 5)
      width ||= bytes.readUInt16BE(at + 7)
    }
    if (code === 0xe1) turned = orientationOf(bytes.subarray(at + 4, end)) ?? turned
    const isScan = code === 0xda
    const next = isScan ? endOfScan(bytes, end) : end
    if (draws(code, bytes, at)) kept.push(bytes.subarray(at, next))
    at = next
  }
  if (width === 0 || height === 0 || bytes[at + 1] !== 0xd9) return undefined
  if (turned !== 1) kept.splice(1, 0, orientationSegment(turned))
  return { width, height, stripped: Buffer.concat([...kept, Buffer.from([0xff, 0xd9])]) }
}

function draws(code: number, bytes: Buffer, at: number): boolean {
  if (code === 0xfe) return false // comment
  if (code < 0xe0 || code > 0xef) return true
  if (code === 0xe0) return bytes.toString('latin1', at + 4, at + 8) === 'JFIF'
  return code === 0xee || (code === 0xe2 && bytes.toString('latin1', at + 4, at + 15) === 'ICC_PROFILE')
}

/** The first code after the data of a scan: 0xFF followed by neither a stuffed zero nor a restart mark. */
function endOfScan(bytes: Buffer, from: number): number {
  for (
    let at = bytes.indexOf(0xff, from);
    at >= 0 && at + 1 < bytes.length;
    at = bytes.indexOf(0xff, at + 1)
  ) {
    const code = bytes[at + 1] ?? 0
    if (code !== 0 && code !== 0xff && !(code >= 0xd0 && code <= 0xd7)) return at
  }
  return bytes.length
}

/** Which way up: tag 0x0112 of the first directory of the Exif block (TIFF 6.0); undefined when it says nothing. */
function orientationOf(segment: Buffer): number | undefined {
  if (segment.toString('latin1', 0, 6) !== 'Exif\0\0' || segment.length < 20) return undefined
  const tiff = segment.subarray(6)
  const isLittle = tiff.toString('latin1', 0, 2) === 'II'
  const short = (at: number) =>
    at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at)
  const first = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  for (let n = 0; n < Math.min(short(first), 200); n++) {
    const at = first + 2 + n * 12
    if (short(at) !== 0x0112) continue
    const value = short(at + 8)
    return value >= 1 && value <= 8 ? value : undefined
  }
  return undefined
}

/** An Exif block that says which way up the picture is, and nothing else. */
function orientationSegment(turned: number): Buffer {
  const tiff = [
    0x4d,
    0x4d,
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    0x01,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    turned,
    0,
    0,
    0,
    0,
    0,
    0,
  ]
  const block = [...Buffer.from('Exif\0\0', 'latin1'), ...tiff]
  return Buffer.from([0xff, 0xe1, 0, block.length + 2, ...block])
}

/** Chunks of PNG (W3C PNG, third edition) that draw; text, time, Exif and anything unknown go. */
const pngDraws = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs cICP acTL fcTL fdAT'.split(' '),
)

export function readPng(bytes: Buffer): ReadPicture | undefined {
  const kept: Buffer[] = [bytes.subarray(0, 8)]
  let [at, width, height] = [8, 0, 0]
  while (at + 12 <= bytes.length) {
    const end = at + 12 + bytes.readUInt32BE(at)
    const name = bytes.toString('latin1', at + 4, at + 8)
    if (end > bytes.length || (at === 8) !== (name === 'IHDR')) return undefined
    if (name === 'IHDR' && end < at + 25) return undefined // a head too short for width and height
    if (name === 'IHDR') {
      width = bytes.readUInt32BE(at + 8)
      height = bytes.readUInt32BE(at + 12)
    }
    if (pngDraws.has(name)) kept.push(bytes.subarray(at, end))
    if (name === 'IEND') return { width, height, stripped: Buffer.concat(kept) }
    at = end
  }
  return undefined
}

/** Chunks of WebP that draw; Exif, XMP and anything unknown go, and their flags with them. */
const webpDraws = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ICCP', 'ANIM', 'ANMF'])

export function readWebp(bytes: Buffer): ReadPicture | undefined {
  const kept: Buffer[] = []
  let [at, width, height] = [12, 0, 0]
  const until = Math.min(bytes.length, 8 + bytes.readUInt32LE(4))
  while (at + 8 <= until) {
    const name = bytes.toString('latin1', at, at + 4)
    const size = bytes.readUInt32LE(at + 4)
    const end = at + 8 + size + (size % 2)
    if (end > until || size < 4) return undefined
    const chunk = Buffer.from(bytes.subarray(at, end))
    if (name === 'VP8X') {
      width = 1 + chunk.readUIntLE(12, 3)
      height = 1 + chunk.readUIntLE(15, 3)
      chunk[8] = (chunk[8] ?? 0) & ~0b1100
    } else if (name === 'VP8 ' && width === 0 && size >= 10) {
      width = chunk.readUInt16LE(14) & 0x3fff
      height = chunk.readUInt16LE(16) & 0x3fff
    } else if (name === 'VP8L' && width === 0 && size >= 5) {
      const bits = chunk.readUInt32LE(9)
      width = 1 + (bits & 0x3fff)
      height = 1 + ((bits >> 14) & 0x3fff)
    }
    if (webpDraws.has(name)) kept.push(chunk)
    at = end
  }
  if (width === 0 || kept.length === 0) return undefined
  const body = Buffer.concat(kept)
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
  head.writeUInt32LE(body.length + 4, 4)
  return { width, height, stripped: Buffer.concat([head, body]) }
}
