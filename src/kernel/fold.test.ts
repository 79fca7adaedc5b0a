import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold, foldedTokens, saysAll } from './fold.ts'

/** Syllables whose tone mark may stand on either vowel: new spelling, old spelling. */
const movingTones = [
  ['Hoà', 'Hòa'],
  ['Thuý', 'Thúy'],
  ['Loã', 'Lõa'],
  ['Khoẻ', 'Khỏe'],
  ['Tuỵ', 'Tụy'],
] as const
const surnames = [
  'Nguyễn',
  'Trần',
  'Lê',
  'Phạm',
  'Đặng',
  'Đỗ',
  'Vũ',
  'Võ',
  'Bùi',
  'Hồ',
  'Triệu',
  'Lỷ',
  'Chíu',
]
const middles = ['Thị', 'Văn', 'Hữu', 'Ngọc', 'Đức', 'Mỹ', 'Quỳnh', 'Xuân', 'Tường']

const name = fc.tuple(
  fc.constantFrom(...surnames),
  fc.constantFrom(...middles),
  fc.constantFrom(...movingTones),
  fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }),
)

test('one name typed in five ways is one name to the search', () => {
  fc.assert(
    fc.property(name, ([surname, middle, [newTone, oldTone], decomposed]) => {
      const composed = `${surname} ${middle} ${newTone}`.normalize('NFC')
      const mixed = [...composed].map((c, i) => (decomposed[i] ? c.normalize('NFD') : c)).join('')
      const written = [
        composed,
        composed.normalize('NFD'),
        mixed,
        `${surname} ${middle} ${oldTone}`,
        composed.toUpperCase(),
      ]
      expect(new Set(written.map(fold)).size).toBe(1)
      expect(fold(composed)).toMatch(/^[a-z]+ [a-z]+ [a-z]+$/)
    }),
  )
})

test('tones, vowel marks and đ do not matter', () => {
  expect(fold('Nguyễn Thị Hoà')).toBe('nguyen thi hoa')
  expect(fold('Nguyễn Thị Hòa')).toBe('nguyen thi hoa')
  expect(fold('Đặng Hữu Quỳnh')).toBe('dang huu quynh')
  expect(fold('Ðặng Hữu Quỳnh')).toBe('dang huu quynh') // Icelandic Ð, as old fonts typed it
  expect(fold('Hạ Long')).toBe(fold('ha long'))
  expect(fold('ăâêôơư ĂÂÊÔƠƯ')).toBe('aaeoou aaeoou')
})

test('characters nobody can see neither divide nor hide a name', () => {
  expect(fold('Ho\u200bà\u202e \u2066Bình\u2069\ufeff')).toBe('hoa binh')
})

test('punctuation and odd spaces become single spaces', () => {
  expect(fold('  Y-Ban,\u00a0 (thôn\t3) ')).toBe('y ban thon 3')
  expect(fold('Hà Nội')).toBe('ha noi')
  expect(fold(' .,- ')).toBe('')
})

test('different names stay different', () => {
  expect(fold('Hòa')).not.toBe(fold('Hoan'))
  expect(fold('Lan Anh')).not.toBe(fold('Lananh'))
})

test('folding twice changes nothing, whatever is typed', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => fold(fold(text)) === fold(text)))
})

test('words come in the order they are written', () => {
  expect(foldedTokens('Đặng  Hữu, Quỳnh')).toEqual(['dang', 'huu', 'quynh'])
  expect(foldedTokens(' \u200b ')).toEqual([])
})

test('a text is found by all the words typed, in any order and without their marks, and by none that it lacks', () => {
  const said = 'Báo cáo 6 tháng về phòng, chống bạo lực gia đình'
  expect(saysAll(said, 'gia dinh bao cao')).toBe(true)
  expect(saysAll(said, 'bao luc tre em')).toBe(false)
  expect(saysAll(said, undefined)).toBe(true)
  expect(saysAll(said, ' . ')).toBe(true)
})
