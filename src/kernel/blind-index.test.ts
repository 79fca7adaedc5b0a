import { createSecretKey, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createBlindIndex, normalisePhone, tokenBytes } from './blind-index.ts'

const root = { no: 1, secret: createSecretKey(randomBytes(32)) }
const index = createBlindIndex(root, 'person')

const hex = (tokens: readonly (Buffer | null)[]) => tokens.map((token) => token?.toString('hex'))
const namesAlike = (one: string, other: string) => {
  const tokens = new Set(hex(index.nameTokens(one)))
  return hex(index.nameTokens(other)).some((token) => tokens.has(token))
}

const word = fc.constantFrom('Nguyễn', 'Đặng', 'Thị', 'Hữu', 'Hoà', 'Quỳnh', 'Lê', 'Mỹ', 'Ánh', 'Dương')
const separator = fc.constantFrom(' ', '.', '-', '', '\u00a0', '\u200b')
const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((each) => each.join(''))

test('every way to write one mobile number is one number', () => {
  for (const raw of [
    '0912345678',
    '0912 345 678',
    '0912.345.678',
    '(0912) 345-678',
    '+84912345678',
    '+84 912 345 678',
    '+84 (0) 912 345 678',
    '84 912 345 678',
    '0084 912345678',
    '912345678',
    '０９１２３４５６７８',
    '\u202a0912345678\u202c',
  ])
    expect(normalisePhone(raw), raw).toBe('0912345678')
})

test('a number of the 084 prefix without its zero is not taken for a country code', () => {
  expect(normalisePhone('841234567')).toBe('0841234567')
  expect(normalisePhone('84841234567')).toBe('0841234567')
})

test('a number kept from before 2018 is the number it became', () => {
  // biome-ignore format: a table is read in rows
  const became = {
    '0120': '070', '0121': '079', '0122': '077', '0126': '076', '0128': '078', '0123': '083', '0124': '084',
    '0125': '085', '0127': '081', '0129': '082', '0162': '032', '0163': '033', '0164': '034', '0165': '035',
    '0166': '036', '0167': '037', '0168': '038', '0169': '039', '0186': '056', '0188': '058', '0199': '059',
  }
  for (const [before, after] of Object.entries(became)) {
    expect(normalisePhone(`${before}1234567`)).toBe(`${after}1234567`)
    expect(normalisePhone(`+84 ${before.slice(1)} 123 4567`)).toBe(`${after}1234567`)
    expect(normalisePhone(`84${before.slice(1)}1234567`)).toBe(`${after}1234567`)
  }
})

test('landlines, service numbers and numbers from abroad are kept', () => {
  expect(normalisePhone('0203 3 835 678')).toBe('02033835678')
  expect(normalisePhone('+84 203 3835678')).toBe('02033835678')
  expect(normalisePhone('84 24 3838 5678')).toBe('02438385678')
  expect(normalisePhone('1800 1769')).toBe('18001769')
  expect(normalisePhone('069 234 2431')).toBe('0692342431')
  expect(normalisePhone('+86 138 0013 8000')).toBe('+8613800138000')
  expect(normalisePhone('0086 138 0013 8000')).toBe('+8613800138000')
})

test('what is no whole number has no token', () => {
  for (const raw of [
    '',
    ' ',
    '111',
    '0912 345',
    '0912 345 6789',
    '0112345678',
    '01871234567',
    'không có',
    'số của mẹ 0912345678',
    '+',
    '+84',
    '++84912345678',
    '0912345678 0987654321',
  ])
    expect([raw, normalisePhone(raw), index.phoneToken(raw)]).toEqual([raw, null, null])
})

test('a mobile number is one number, however it is spaced and prefixed, and cleaning it twice changes nothing', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('3', '5', '7', '8', '9'),
      digits(8),
      fc.constantFrom('0', '+84', '84', '0084', ''),
      fc.array(separator, { minLength: 13, maxLength: 13 }),
      (first, rest, prefix, gaps) => {
        const written = [...`${prefix}${first}${rest}`].map((digit, i) => digit + (gaps[i] ?? '')).join('')
        const phone = normalisePhone(written)
        expect(phone).toBe(`0${first}${rest}`)
        expect(normalisePhone(phone ?? '')).toBe(phone)
        expect(hex([index.phoneToken(written)])).toEqual(hex([index.phoneToken(`0${first}${rest}`)]))
      },
    ),
  )
})

test('different numbers have different tokens', () => {
  fc.assert(
    fc.property(digits(8), digits(8), (one, other) => {
      fc.pre(one !== other)
      expect(hex([index.phoneToken(`09${one}`)])).not.toEqual(hex([index.phoneToken(`09${other}`)]))
    }),
  )
})

test('any text at all either has a token of 16 bytes or none', () => {
  expect(tokenBytes).toBe(16)
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (raw) => {
      const tokens = [index.phoneToken(raw), ...index.nameTokens(raw)].filter((token) => token !== null)
      expect(tokens.every((token) => token.length === 16)).toBe(true)
    }),
  )
})

test('a name is found in whatever form and tone it was typed', () => {
  fc.assert(
    fc.property(fc.array(word, { minLength: 2, maxLength: 5 }), (words) => {
      const name = words.join(' ')
      const tokens = hex(index.nameTokens(name))
      expect(hex(index.nameTokens(name.normalize('NFD')))).toEqual(tokens)
      expect(hex(index.nameTokens(name.toUpperCase()))).toEqual(tokens)
      expect(hex(index.nameTokens(name.replace('Hoà', 'Hòa')))).toEqual(tokens)
    }),
  )
})

test('a full name is found by its last two words, and by nothing less', () => {
  expect(namesAlike('Nguyễn Thị Hoà', 'thi hoa')).toBe(true)
  expect(namesAlike('Nguyễn Thị Thu Hoà', 'Thu Hòa')).toBe(true)
  expect(namesAlike('Nguyễn Thị Thu Hoà', 'Nguyễn Thị')).toBe(false)
  expect(namesAlike('Nguyễn Thị Hoà', 'Hoà')).toBe(false)
  expect(index.nameTokens('Nguyễn Thị Hoà').length).toBe(2)
  expect(index.nameTokens('Lê Hoà').length).toBe(1)
})

test('a surname alone never has a token, whether typed once or twice', () => {
  for (const name of [
    'Nguyễn',
    ' NGUYỄN ',
    'Ng\u200buyễn',
    'Nguyễn.',
    'Nguyễn Nguyễn',
    'nguyen, Nguyễn',
    '',
    '?',
  ])
    expect(index.nameTokens(name)).toEqual([])
  expect(index.nameTokens('Lê Nguyễn Nguyễn').length).toBe(1)
})

test('no token of a longer name equals what a single word would give', () => {
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), word, (words, single) => {
      expect(namesAlike(words.join(' '), single)).toBe(false)
      expect(namesAlike(words.join(' '), `${single} ${single}`)).toBe(false)
    }),
  )
})

test('tokens of different purposes, kinds and keys never meet', () => {
  const staff = createBlindIndex(root, 'staff')
  const elsewhere = createBlindIndex({ no: 1, secret: createSecretKey(randomBytes(32)) }, 'person')
  const tokens = [index, staff, elsewhere].flatMap((each) =>
    hex([
      each.phoneToken('0912345678'),
      ...each.nameTokens('Nguyễn Thị Hoà'),
      ...each.nameTokens('0912345678 0'),
    ]),
  )
  expect(new Set(tokens).size).toBe(12)
  expect(hex([createBlindIndex(root, 'person').phoneToken('0912345678')])[0]).toBe(tokens[0])
})
