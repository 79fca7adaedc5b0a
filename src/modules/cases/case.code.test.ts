import fc from 'fast-check'
import { expect, test } from 'vitest'
import { caseCode, readCaseCode } from './case.code.ts'

test.each(['NM-26-0417', 'nm-26-417', '26-417', '26-0417', ' NM 26 0417 ', 'NM–26–0417', '26.417'])(
  '%s is the case NM-26-0417',
  (typed) => {
    expect(readCaseCode(typed)).toBe('NM-26-0417')
  },
)

test.each(['0912345678', 'Nguyễn Thị Thử', '417', '26-', '26-0', '2026-417', '', '001090000001'])(
  '%s is no number of a case',
  (typed) => {
    expect(readCaseCode(typed)).toBeUndefined()
  },
)

test('the ten-thousandth case of a year gets one digit more, and every code is read back', () => {
  expect(caseCode(2026, 10_000)).toBe('NM-26-10000')
  fc.assert(
    fc.property(
      fc.integer({ min: 2000, max: 2099 }),
      fc.integer({ min: 1, max: 9_999_999 }),
      (year, number) => {
        const code = caseCode(year, number)
        expect(readCaseCode(code)).toBe(code)
        expect(readCaseCode(code.slice(3))).toBe(code)
      },
    ),
  )
})
