import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isOpenAt, isOpenNow, type OpenSpan, openingOf } from './hours.rule.ts'

const week = [1, 2, 3, 4, 5, 6, 7]
const at = (weekday: number, hour: number, isHoliday = false) => ({ weekday, minute: hour * 60, isHoliday })

test('an office of five days is shut at night, at the weekend and on days off', () => {
  const hours: OpenSpan[] = [1, 2, 3, 4, 5].map((day) => ({ day, from: '07:30', until: '17:00' }))
  expect(openingOf(hours)).toEqual({ round_the_clock: false, at_night: false, on_holidays: false })
  expect(isOpenAt(hours, at(1, 8))).toBe(true)
  expect(isOpenAt(hours, at(1, 17))).toBe(false)
  expect(isOpenAt(hours, at(6, 8))).toBe(false)
  expect(isOpenAt(hours, at(1, 8, true))).toBe(false)
})

test('a night shift that began yesterday is still there before dawn', () => {
  const hours: OpenSpan[] = [{ day: 7, from: '20:00', until: '06:00' }]
  expect(openingOf(hours)).toMatchObject({ at_night: true })
  expect(isOpenAt(hours, at(1, 5))).toBe(true)
  expect(isOpenAt(hours, at(1, 6))).toBe(false)
  expect(isOpenAt(hours, at(2, 5))).toBe(false)
})

test('around the clock means every day and the days off too', () => {
  const days = (list: number[]): OpenSpan[] => list.map((day) => ({ day, from: '00:00', until: '24:00' }))
  expect(openingOf(days(week)).round_the_clock).toBe(false)
  expect(openingOf(days([...week, 0])).round_the_clock).toBe(true)
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 7 }),
      fc.integer({ min: 0, max: 1439 }),
      fc.boolean(),
      (weekday, minute, isHoliday) => isOpenAt(days([...week, 0]), { weekday, minute, isHoliday }),
    ),
  )
})

test('on a day off the hours of days off hold, and its night until the morning after', () => {
  const office: OpenSpan[] = [1, 2, 3, 4, 5].map((day) => ({ day, from: '07:30', until: '17:00' }))
  const hours: OpenSpan[] = [...office, { day: 0, from: '20:00', until: '06:00' }]
  const off = ['2026-11-24'] // a Tuesday off
  const open = (at: string) => isOpenNow(hours, new Date(at), off)
  expect(isOpenNow(hours, new Date('2026-11-24T09:00:00+07:00'), [])).toBe(true)
  expect(open('2026-11-24T09:00:00+07:00')).toBe(false)
  expect(open('2026-11-24T21:00:00+07:00')).toBe(true)
  expect(open('2026-11-25T05:00:00+07:00')).toBe(true)
  expect(open('2026-11-25T06:30:00+07:00')).toBe(false)
  expect(open('2026-11-25T08:00:00+07:00')).toBe(true)
  expect(open('2026-11-24T00:30:00+07:00')).toBe(false) // Monday was no day off
})
