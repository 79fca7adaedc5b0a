import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { samplePng } from './file.sample.ts'
import { typeOf } from './file.type.ts'
import { unpacksSafely } from './file.unpacked.ts'

/** Zeros, packed a thousand to one. */
const bomb = (bytes: number) => deflateSync(Buffer.alloc(bytes), { level: 9 })
const megabyte = 1_048_576
const paper = (...streams: [said: string, packed: Buffer][]) =>
  Buffer.concat([
    Buffer.from('%PDF-1.4\n'),
    ...streams.flatMap(([said, packed], n) => [
      Buffer.from(`${n + 1} 0 obj\n<< ${said} /Length ${packed.length} >>\nstream\r\n`),
      packed,
      Buffer.from('\nendstream\nendobj\n'),
    ]),
    Buffer.from('trailer\n%%EOF\n'),
  ])

/** A picture of 10 × 10 pixels whose data may be anything; checksums are not what is judged. */
function picture(data: Buffer, profile?: Buffer): Buffer {
  const chunk = (name: string, body: Buffer) => {
    const head = Buffer.alloc(8)
    head.writeUInt32BE(body.length)
    head.write(name, 4, 'latin1')
    return Buffer.concat([head, body, Buffer.alloc(4)])
  }
  const size = Buffer.from([0, 0, 0, 10, 0, 0, 0, 10, 8, 6, 0, 0, 0])
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', size),
    ...(profile ? [chunk('iCCP', Buffer.concat([Buffer.from('sRGB\0\0', 'latin1'), profile]))] : []),
    chunk('IDAT', data.subarray(0, 30)),
    chunk('IDAT', data.subarray(30)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
const pixels = deflateSync(Buffer.alloc(10 * 41))

test('papers and pictures of every day are opened', async () => {
  const said = '/Filter /FlateDecode'
  expect(await unpacksSafely(paper([said, deflateSync('một trang giấy')]), 'application/pdf')).toBe(true)
  expect(
    await unpacksSafely(paper([said, bomb(5 * megabyte)], [said, bomb(megabyte)]), 'application/pdf'),
  ).toBe(true)
  expect(await unpacksSafely(Buffer.from(samplePng(4, 'noi chup')), 'image/png')).toBe(true)
  expect(await unpacksSafely(picture(pixels, deflateSync('một hồ sơ màu')), 'image/png')).toBe(true)
})

test.each([
  ['a paper whose one stream unrolls to 300 MB', () => paper(['/Filter /FlateDecode', bomb(300 * megabyte)])],
  [
    'a paper whose streams unroll to 300 MB together',
    () => {
      const packed = bomb(100 * megabyte)
      return paper(['', packed], ['', packed], ['/Filter /Fl#61teDecode', packed])
    },
  ],
  [
    'a paper that says “endstream” before it unrolls',
    () => {
      const packed = bomb(300 * megabyte)
      const word = Buffer.from('endstream')
      // A stored block that holds the word stands before the rest of the same data (RFC 1951, 3.2.4).
      const stored = Buffer.concat([Buffer.from([0, word.length, 0, 255 - word.length, 255]), word])
      return paper(['', Buffer.concat([packed.subarray(0, 2), stored, packed.subarray(2)])])
    },
  ],
  [
    'a paper packed twice over',
    () => paper(['/Filter [ /FlateDecode /Fl#61teDecode ]', deflateSync(bomb(megabyte))]),
  ],
])('%s is not opened', async (_name, made) => {
  const bytes = made()
  expect(typeOf(bytes)).toBe('application/pdf') // its head is that of a paper
  expect(bytes.length).toBeLessThan(megabyte)
  expect(await unpacksSafely(bytes, 'application/pdf')).toBe(false)
})

test.each([
  ['whose pixels unroll to more than it shows', () => picture(bomb(50 * megabyte))],
  ['whose colour profile unrolls to 50 MB', () => picture(pixels, bomb(50 * megabyte))],
])('a picture of a hundred pixels %s is not opened', async (_name, made) => {
  const bytes = made()
  expect(typeOf(bytes)).toBe('image/png')
  expect(await unpacksSafely(bytes, 'image/png')).toBe(false)
})

test('what is packed but broken is counted as far as it goes, and opened', async () => {
  const cut = deflateSync(Buffer.alloc(1_000)).subarray(0, 12)
  expect(await unpacksSafely(paper(['/Filter /FlateDecode', cut]), 'application/pdf')).toBe(true)
})
