import { expect, test } from 'vitest'
import { nextDay } from './next-day.ts'

test('a period that ends on the last of a month ends before the first of the next', () => {
  expect(nextDay('2026-11-30')).toBe('2026-12-01')
  expect(nextDay('2026-12-31')).toBe('2027-01-01')
  expect(nextDay('2028-02-28')).toBe('2028-02-29')
})
