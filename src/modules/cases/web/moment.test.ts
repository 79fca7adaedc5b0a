import { expect, test } from 'vitest'
import { instantOf, readClock, typedNow } from './moment.ts'

test.each([
  ['8:05', '08:05'],
  ['08.05', '08:05'],
  ['8h05', '08:05'],
  ['2315', '23:15'],
])('%s is the time %s', (typed, read) => {
  expect(readClock(typed)).toBe(read)
})

test.each(['24:00', '12:60', '8', '', 'sáng'])('%s is no time of the day', (typed) => {
  expect(readClock(typed)).toBeUndefined()
})

test('a day and a time are a moment of the province, whatever zone the machine is in', () => {
  expect(instantOf({ day: '2026-11-21', clock: '0:30' })).toBe('2026-11-21T00:30:00+07:00')
  expect(typedNow(new Date('2026-11-20T17:30:00Z'))).toEqual({ day: '2026-11-21', clock: '00:30' })
  expect(instantOf({ day: null, clock: '08:00' })).toBeUndefined()
})
