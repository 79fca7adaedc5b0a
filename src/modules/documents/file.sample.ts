import { crc32, deflateSync } from 'node:zlib'

/**
 * Small files made in code, for the demo and for tests: nobody's picture, nobody's paper. `gps` plants a place in the
 * Exif block as a telephone does.
 */
export function samplePdf(words: string): Buffer {
  const text = words.replace(/[^\x20-\x7e]/g, '').replace(/[()\\]/g, '')
  const stream = `BT /F1 14 Tf 40 780 Td (${text}) Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let body = '%PDF-1.4\n'
  const starts = objects.map((object, n) => {
    const at = body.length
    body += `${n + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = starts.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  return Buffer.from(
    `${body}xref\n0 6\n0000000000 65535 f \n${table}trailer << /Size 6 /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`,
    'latin1',
  )
}

/** A PNG of grey stripes, with a text and an Exif chunk as editors leave them. */
export function samplePng(size: number, note: string): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const head = Buffer.alloc(4)
    head.writeUInt32BE(data.length)
    const named = Buffer.concat([Buffer.from(name, 'latin1'), data])
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc32(named))
    return Buffer.concat([head, named, sum])
  }
  const frame = Buffer.alloc(13)
  frame.writeUInt32BE(size, 0)
  frame.writeUInt32BE(size, 4)
  frame[8] = 8 // bits of grey
  const rows = Buffer.concat(
    Array.from({ length: size }, (_, y) =>
      Buffer.concat([Buffer.alloc(1), Buffer.alloc(size, 96 + ((y * 3) % 128))]),
    ),
  )
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', frame),
    chunk('tEXt', Buffer.from(`Comment\0${note}`, 'latin1')),
    chunk('eXIf', exifBlock(note, 1)),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A baseline JPEG of grey squares (only DC values), with an Exif block that holds a place, and a comment. */
export function sampleJpeg(blocks: number, note: string, turned = 6): Buffer {
  const side = blocks * 8
  const segment = (code: number, data: Buffer | number[]) => {
    const bytes = Buffer.from(data)
    const head = Buffer.from([0xff, code, 0, 0])
    head.writeUInt16BE(bytes.length + 2, 2)
    return Buffer.concat([head, bytes])
  }
  const size = [side >> 8, side & 255]
  // Twelve DC categories of four bits each; one AC code, "end of block", of one bit.
  const dc = [0x00, 0, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
  const ac = [0x10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
  let bits = ''
  let before = 0
  for (let n = 0; n < blocks * blocks; n++) {
    const shade = (((n % blocks) * 24 + Math.floor(n / blocks) * 16) % 200) - 100
    const step = shade - before
    before = shade
    const length = step === 0 ? 0 : Math.floor(Math.log2(Math.abs(step))) + 1
    const value = step < 0 ? step + 2 ** length - 1 : step
    const code = length ? value.toString(2).padStart(length, '0') : ''
    bits += `${length.toString(2).padStart(4, '0')}${code}0`
  }
  bits = bits.padEnd(Math.ceil(bits.length / 8) * 8, '1')
  const scan = Array.from({ length: bits.length / 8 }, (_, n) =>
    Number.parseInt(bits.slice(n * 8, n * 8 + 8), 2),
  )
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, [...Buffer.from('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exifBlock(note, turned)])),
    segment(0xfe, Buffer.from(note, 'latin1')),
    segment(0xdb, [0, ...Array.from({ length: 64 }, () => 8)]),
    segment(0xc0, [8, ...size, ...size, 1, 1, 0x11, 0]),
    segment(0xc4, dc),
    segment(0xc4, ac),
    segment(0xda, [1, 1, 0x00, 0, 63, 0]),
    Buffer.from(scan.flatMap((byte) => (byte === 0xff ? [0xff, 0] : [byte]))),
    Buffer.from([0xff, 0xd9]),
  ])
}

/** A TIFF block: which way up, the device (`note`), and a place far out at sea. */
function exifBlock(note: string, turned: number): Buffer {
  const device = Buffer.from(`${note}\0`, 'latin1')
  const deviceAt = 8 + 2 + 3 * 12 + 4
  const placeAt = deviceAt + device.length
  const numbersAt = placeAt + 2 + 4 * 12 + 4
  const short = (value: number) => [value >> 8, value & 255]
  const long = (value: number) => [0, 0, ...short(value)]
  const entry = (tag: number, type: number, count: number, value: number[]) => [
    ...short(tag),
    ...short(type),
    ...long(count),
    ...value,
  ]
  const numbers = [20, 1, 52, 1, 1234, 100, 107, 1, 18, 1, 4321, 100].flatMap(long)
  return Buffer.concat([
    Buffer.from([0x4d, 0x4d, 0, 42, ...long(8), ...short(3)]),
    Buffer.from(entry(0x010f, 2, device.length, long(deviceAt))),
    Buffer.from(entry(0x0112, 3, 1, [...short(turned), 0, 0])),
    Buffer.from([...entry(0x8825, 4, 1, long(placeAt)), 0, 0, 0, 0]),
    device,
    Buffer.from(short(4)),
    Buffer.from(entry(1, 2, 2, [0x4e, 0, 0, 0])),
    Buffer.from(entry(2, 5, 3, long(numbersAt))),
    Buffer.from(entry(3, 2, 2, [0x45, 0, 0, 0])),
    Buffer.from([...entry(4, 5, 3, long(numbersAt + 24)), 0, 0, 0, 0]),
    Buffer.from(numbers),
  ])
}
