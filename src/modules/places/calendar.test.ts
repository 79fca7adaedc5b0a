import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayInVietNam } from '#kernel/day.ts'
import { workingCalendar } from './calendar.ts'
import { readReference } from './reference.csv.ts'
import { referenceFolder } from './reference.loader.ts'

const rows = readReference(readFileSync(path.join(referenceFolder, 'holidays.csv'), 'utf8'))
const calendar = workingCalendar(rows.map((row) => ({ day: row.day ?? '', working: row.working === 'true' })))

test('24 November is a day off from 2026 on, and was not before', () => {
  expect(calendar.isWorkingDay('2026-11-24')).toBe(false)
  expect(calendar.isWorkingDay('2027-11-24')).toBe(false)
  expect(calendar.isWorkingDay('2025-11-24')).toBe(true)
})

test('Saturdays worked in exchange are working days, other Saturdays are not', () => {
  for (const day of ['2024-05-04', '2025-04-26', '2026-01-10', '2026-08-22'])
    expect(calendar.isWorkingDay(day)).toBe(true)
  expect(calendar.isWorkingDay('2026-01-17')).toBe(false)
})

test('days taken off in exchange are off', () => {
  for (const day of ['2024-04-29', '2025-05-02', '2026-01-02', '2026-08-31'])
    expect(calendar.isWorkingDay(day)).toBe(false)
})

test('five working days asked for on the Friday before Tết 2026 end two weeks later', () => {
  expect(calendar.addWorkingDays('2026-02-13', 5)).toBe('2026-02-27')
})

test('ten working days over 2 September 2026 count the Saturday worked and leave out the four days off', () => {
  expect(calendar.addWorkingDays('2026-08-20', 10)).toBe('2026-09-07')
})

test('what falls on a day off moves to the next working day, and stays on a working one', () => {
  expect(calendar.workingDayFrom('2026-04-30')).toBe('2026-05-04')
  expect(calendar.workingDayFrom('2026-05-04')).toBe('2026-05-04')
})

test('the list lasts from 2022 to 2027 and says so', () => {
  expect([2021, 2022, 2023, 2024, 2025, 2026, 2027, 2028].map((year) => calendar.knowsYear(year))).toEqual([
    false,
    true,
    true,
    true,
    true,
    true,
    true,
    false,
  ])
})

test('counting back undoes counting on, and every day reached is a working day', () => {
  const anyDay = fc
    .date({ min: new Date('2022-01-01'), max: new Date('2027-06-30'), noInvalidDate: true })
    .map((date) => calendar.workingDayFrom(date.toISOString().slice(0, 10)))
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (day, days) => {
      const later = calendar.addWorkingDays(day, days)
      expect(calendar.isWorkingDay(later)).toBe(true)
      expect(calendar.addWorkingDays(later, -days)).toBe(day)
      expect(calendar.workingDaysBetween(day, later)).toBe(days)
      expect(calendar.workingDaysBetween(later, day)).toBe(-days)
    }),
  )
})

test('it is already the next day in Việt Nam at 17:00 UTC', () => {
  expect(dayInVietNam(new Date('2026-11-23T16:59:59Z'))).toBe('2026-11-23')
  expect(dayInVietNam(new Date('2026-11-23T17:00:00Z'))).toBe('2026-11-24')
})
