import { expect, test } from 'vitest'
import {
  dateWords,
  diemLetter,
  numberLine,
  punctuated,
  roman,
  signerLines,
} from './official-document.words.ts'

test('điểm follow the Vietnamese alphabet: d, then đ, no f, j, w, z', () => {
  const letters = Array.from({ length: 23 }, (_, index) => diemLetter(index + 1))
  expect(letters.slice(0, 10)).toEqual(['a', 'b', 'c', 'd', 'đ', 'e', 'g', 'h', 'i', 'k'])
  expect(letters.join('')).toBe('abcdđeghiklmnopqrstuvxy')
  for (const n of [0, 24, 1.5]) expect(() => diemLetter(n)).toThrow(RangeError)
})

test('Roman numerals are those people write', () => {
  expect([1, 4, 9, 14, 40, 49, 90, 99].map(roman)).toEqual([
    'I',
    'IV',
    'IX',
    'XIV',
    'XL',
    'XLIX',
    'XC',
    'XCIX',
  ])
})

test('numbers under 10 are padded, larger ones not', () => {
  const line = (number: number | null) => numberLine({ number, symbol: 'BC-SNV' })
  expect([line(null), line(5), line(9), line(10), line(119)]).toEqual([
    'Số:        /BC-SNV',
    'Số: 05/BC-SNV',
    'Số: 09/BC-SNV',
    'Số: 10/BC-SNV',
    'Số: 119/BC-SNV',
  ])
})

test('days under 10 are padded, of the months only January and February', () => {
  const line = (date: string) => dateWords({ date, year: 2026 })
  expect(line('2026-01-05')).toBe('ngày 05 tháng 01 năm 2026')
  expect(line('2026-02-28')).toBe('ngày 28 tháng 02 năm 2026')
  expect(line('2026-03-15')).toBe('ngày 15 tháng 3 năm 2026')
  expect(line('2027-12-09')).toBe('ngày 09 tháng 12 năm 2027')
  expect(dateWords({ date: null, year: 2026 })).toBe('ngày      tháng      năm 2026')
})

test('a list ends with ";" and "." whatever was typed', () => {
  expect(punctuated(['Sở Y tế.', 'Bộ Nội vụ ;', 'Công an tỉnh'])).toEqual([
    'Sở Y tế;',
    'Bộ Nội vụ;',
    'Công an tỉnh.',
  ])
})

test('the signer says in whose place they sign', () => {
  const sign = (part: Partial<Parameters<typeof signerLines>[0]>) =>
    signerLines({ authority: null, title: 'Giám đốc', name: null, ...part })
  expect(sign({})).toEqual(['GIÁM ĐỐC'])
  expect(sign({ authority: 'Q.' })).toEqual(['Q. GIÁM ĐỐC'])
  expect(sign({ authority: 'KT.', onBehalfOf: 'Giám đốc', title: 'Phó Giám đốc' })).toEqual([
    'KT. GIÁM ĐỐC',
    'PHÓ GIÁM ĐỐC',
  ])
  const committee = { authority: 'TM.', onBehalfOf: 'Ủy ban nhân dân', deputyFor: 'Chủ tịch' } as const
  expect(sign({ ...committee, title: 'Phó Chủ tịch' })).toEqual([
    'TM. ỦY BAN NHÂN DÂN',
    'KT. CHỦ TỊCH',
    'PHÓ CHỦ TỊCH',
  ])
})
