import fc from 'fast-check'
import { expect, test } from 'vitest'
import { safeName } from './file.name.ts'
import { sampleJpeg, samplePdf, samplePng } from './file.sample.ts'
import { typeOf } from './file.type.ts'
import { readJpeg, strippedPicture } from './picture.ts'

const device = 'MAY-ANH-CUA-NGUOI-THU'
const jpeg = sampleJpeg(4, device)
const png = samplePng(24, device)

/** An archive with one stored entry that says of itself what it likes. */
function zip(names: readonly string[], says: { packed?: number; plain?: number } = {}): Buffer {
  const locals: Buffer[] = []
  const entries: Buffer[] = []
  let at = 0
  for (const name of names) {
    const local = Buffer.alloc(30 + name.length + 4)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(name.length, 26)
    local.write(name, 30)
    const entry = Buffer.alloc(46 + name.length)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt32LE(says.packed ?? 4, 20)
    entry.writeUInt32LE(says.plain ?? 4, 24)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(at, 42)
    entry.write(name, 46)
    locals.push(local)
    entries.push(entry)
    at += local.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(names.length, 10)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, ...entries, end])
}
const docx = ['[Content_Types].xml', 'word/document.xml']

test('the copy of a picture keeps which way up it is, and neither place, nor device, nor comment', () => {
  for (const [picture, type] of [
    [jpeg, 'image/jpeg'],
    [png, 'image/png'],
  ] as const) {
    expect(picture.includes(device)).toBe(true)
    const copy = strippedPicture(picture, type) ?? Buffer.alloc(0)
    expect(copy.includes(device)).toBe(false)
    expect(copy.includes(Buffer.from([0x88, 0x25]))).toBe(false) // the tag that leads to the place
    expect(typeOf(copy)).toBe(type)
  }
  const turned = readJpeg(jpeg)?.stripped
  expect(turned?.subarray(2, 4).toString('hex')).toBe('ffe1')
  expect(turned?.includes(Buffer.from([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6]))).toBe(true)
})

test('what lies behind the end of a picture is not in its copy', () => {
  const tail = Buffer.concat([jpeg, Buffer.from('ten-va-dia-chi')])
  expect(strippedPicture(tail, 'image/jpeg')?.includes('ten-va-dia-chi')).toBe(false)
})

test('a copy made of a copy is the same', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 8 }),
      fc.string({ maxLength: 40 }),
      (blocks, turned, note) => {
        const once = strippedPicture(sampleJpeg(blocks, note, turned), 'image/jpeg') ?? Buffer.alloc(0)
        expect(strippedPicture(once, 'image/jpeg')?.equals(once)).toBe(true)
      },
    ),
    { numRuns: 50 },
  )
})

test('bytes cut or changed anywhere never throw', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(255), fc.nat(), (at, value, cut) => {
      for (const whole of [jpeg, png, zip(docx), samplePdf('thu')]) {
        const bytes = Buffer.from(whole.subarray(0, (cut % whole.length) + 1))
        bytes[at % bytes.length] = value
        typeOf(bytes)
      }
    }),
    { numRuns: 500 },
  )
})

test('a type is told by the bytes: pictures, papers and sound are known', () => {
  expect(typeOf(jpeg)).toBe('image/jpeg')
  expect(typeOf(png)).toBe('image/png')
  expect(typeOf(samplePdf('thu'))).toBe('application/pdf')
  expect(typeOf(zip(docx))).toContain('wordprocessingml')
  expect(typeOf(zip(['[Content_Types].xml', 'xl/workbook.xml']))).toContain('spreadsheetml')
  expect(typeOf(Buffer.from('OggS\0\x02thu', 'latin1'))).toBe('audio/ogg')
  expect(typeOf(Buffer.from('ID3\x04\0\0\0\0\0\0', 'latin1'))).toBe('audio/mpeg')
})

test.each([
  [
    'a drawing that can run a program',
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
  ],
  ['a page', Buffer.from('<!doctype html><script>1</script>')],
  ['a program', Buffer.from('MZ\x90\0\x03')],
  [
    'the test sign of virus scanners',
    Buffer.from('X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'),
  ],
  ['a plain archive', zip(['thu.txt'])],
  ['a workbook with macros', zip([...docx, 'word/vbaProject.bin'])],
  ['an archive that says it unrolls to terabytes', zip(docx, { plain: 0xffffffff })],
  ['an archive whose entries lie over each other', zip(docx, { packed: 400, plain: 400 })],
  ['an archive that climbs out of its folder', zip([...docx, '../../thu'])],
  ['a picture that is an archive too', Buffer.concat([jpeg, zip(['thu.txt'])])],
  ['a picture with a page behind it', Buffer.concat([png, Buffer.from('<html><script>1</script></html>')])],
  ['a paper with a page before it', Buffer.from('%PDF-1.4\n<html><script>1</script></html>\n%%EOF')],
  [
    'a picture that is a paper too',
    Buffer.concat([
      jpeg.subarray(0, 2),
      Buffer.from([0xff, 0xfe, 0, 8]),
      Buffer.from('%PDF-1'),
      jpeg.subarray(2),
    ]),
  ],
  ['nothing', Buffer.alloc(0)],
])('%s is not taken', (_what, bytes) => {
  expect(typeOf(bytes)).toBeUndefined()
})

test('a small picture that unrolls to more pixels than a telephone holds is not taken', () => {
  const flood = Buffer.from(png)
  flood.writeUInt32BE(60_000, 16)
  flood.writeUInt32BE(60_000, 20)
  expect(typeOf(flood)).toBeUndefined()
})

test('a name is what it seems: no path, no line break, no turned writing, the ending of its bytes', () => {
  expect(safeName('../../etc/đơn trình báo.pdf', 'application/pdf')).toBe('etc đơn trình báo.pdf')
  expect(safeName('anh\u202egpj.exe', 'image/jpeg')).toBe('anhgpj.jpg')
  expect(safeName('a\r\nSet-Cookie: x=1.png', 'image/png')).toBe('aSet-Cookie x=1.png')
  expect(safeName('....', 'image/png')).toBe('tệp.png')
  expect(safeName('trang.html', 'image/jpeg')).toBe('trang.jpg')
})
