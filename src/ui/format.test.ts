import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  formatClock,
  formatDay,
  formatDayInWords,
  formatNumber,
  formatPercent,
  formatPhone,
  formatSpan,
  formatWhen,
  readDay,
} from './format.ts'

test('thousands are parted by a dot and decimals by a comma', () => {
  expect(formatNumber(36_852)).toBe('36.852')
  expect(formatNumber(1_234_567.5)).toBe('1.234.567,5')
  expect(formatNumber(-4)).toBe('−4')
})

test('a percent has one decimal at most and no space', () => {
  expect(formatPercent(119.44)).toBe('119,4%')
  expect(formatPercent(100)).toBe('100%')
})

test('a day stays that day wherever the computer stands', () => {
  expect(formatDay('2026-11-21')).toBe('21/11/2026')
  expect(formatDay('2026-11-20T17:00:00Z')).toBe('21/11/2026')
  expect(formatDay('2026-11-20T16:59:00Z')).toBe('20/11/2026')
})

test('a clock shows the hour of the province', () => {
  expect(formatClock('2026-11-21T01:12:00Z')).toBe('08:12')
  expect(formatClock('2026-11-20T17:00:00Z')).toBe('00:00')
})

test('21 November 2026 is a Saturday in both languages, written the same way', () => {
  expect(formatDayInWords('2026-11-21')).toBe('Thứ Bảy, 21/11/2026')
  expect(formatDayInWords('2026-11-20T23:00:00Z', 'en')).toBe('Saturday, 21/11/2026')
})

test('a moment says today or yesterday by the calendar of the province, not by 24 hours', () => {
  const now = '2026-11-21T01:12:00Z'
  expect(formatWhen('2026-11-20T23:41:00Z', now)).toBe('hôm nay 06:41')
  expect(formatWhen('2026-11-20T16:59:00Z', now)).toBe('hôm qua 23:59')
  expect(formatWhen('2026-11-18T10:18:00Z', now)).toBe('18/11 17:18')
  expect(formatWhen('2025-11-20T10:18:00Z', now)).toBe('20/11/2025 17:18')
  expect(formatWhen('2026-11-20T23:41:00Z', now, 'en')).toBe('today 06:41')
})

test('time left is told by its two greatest units and never rounded up', () => {
  const minute = 60_000
  expect(formatSpan(25 * minute + 59_000)).toBe('25 phút')
  expect(formatSpan(134 * minute)).toBe('2 giờ 14 ph')
  expect(formatSpan(30 * 60 * minute)).toBe('1 ngày 6 giờ')
  expect(formatSpan(2 * 24 * 60 * minute)).toBe('2 ngày')
  expect(formatSpan(134 * minute, 'en')).toBe('2 h 14 min')
})

test('phone numbers are grouped as people say them', () => {
  expect(formatPhone('18001769')).toBe('1800 1769')
  expect(formatPhone('+84912345678')).toBe('0912 345 678')
  expect(formatPhone('02033825612')).toBe('0203 382 5612')
  expect(formatPhone('02438256120')).toBe('024 3825 6120')
  expect(formatPhone('113')).toBe('113')
})

test('grouping a phone number never changes its digits', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[01][0-9]{2,11}$/), (digits) => {
      expect(formatPhone(digits).replaceAll(' ', '')).toBe(digits)
    }),
  )
})

test('a typed day is understood with slashes, dots or none, and refused when it does not exist', () => {
  expect(readDay('21/11/2026')).toBe('2026-11-21')
  expect(readDay(' 1.2.2026 ')).toBe('2026-02-01')
  expect(readDay('21112026')).toBe('2026-11-21')
  expect(readDay('29/02/2024')).toBe('2024-02-29')
  expect(readDay('29/02/2026')).toBeNull()
  expect(readDay('11/21/2026')).toBeNull()
  expect(readDay('mai')).toBeNull()
})

test('a day that is shown can be typed back', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1901-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }),
      (date) => {
        const day = date.toISOString().slice(0, 10)
        expect(readDay(formatDay(day))).toBe(day)
      },
    ),
  )
})
