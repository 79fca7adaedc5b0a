import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instantOf, preventionLeft, readClock } from './moments.ts'

test('an hour is read as people type it', () => {
  expect(['8', '8h', '8h30', '8:30', '20.15', '0830', '24:00'].map(readClock)).toEqual([
    '08:00',
    '08:00',
    '08:30',
    '08:30',
    '20:15',
    '08:30',
    '24:00',
  ])
})

test('an hour that does not exist is not guessed', () => {
  expect(['25', '8:60', '24:01', 'tối', '', '8:3', '830x'].map(readClock)).toEqual(Array(7).fill(undefined))
})

test('every minute of a day reads back as itself', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1439 }), (minute) => {
      const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
      expect(readClock(clock)).toBe(clock)
    }),
  )
})

test('a day and an hour of the province are an instant seven hours earlier in world time', () => {
  expect(instantOf('2026-11-21', '8h30')).toBe('2026-11-21T01:30:00.000Z')
  expect(instantOf('2026-11-21', '2:00')).toBe('2026-11-20T19:00:00.000Z')
})

test('twenty hours after an assault four of the best hours are left, and fifty-two to the last', () => {
  const at = '2026-11-21T00:00:00.000Z'
  const left = preventionLeft(at, Date.parse('2026-11-21T20:00:00.000Z'))
  expect([left.best / 3_600_000, left.latest / 3_600_000]).toEqual([4, 52])
})
