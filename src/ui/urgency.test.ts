import { expect, test } from 'vitest'
import { urgencyOf } from './urgency.ts'

const hour = 3_600_000

test('a limit of twelve hours presses in its last fifth, one of three days in its last four hours', () => {
  expect(urgencyOf(12 * hour, 0, 9 * hour)).toBe('calm')
  expect(urgencyOf(12 * hour, 0, 9.7 * hour)).toBe('soon')
  expect(urgencyOf(72 * hour, 0, 63 * hour)).toBe('calm')
  expect(urgencyOf(72 * hour, 0, 68 * hour)).toBe('soon')
})

test('a limit is late at the very moment it ends', () => {
  expect(urgencyOf(12 * hour, 0, 12 * hour)).toBe('late')
  expect(urgencyOf(12 * hour, undefined, 12 * hour - 1)).toBe('soon')
})
