import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { dayOf, dueAt, internalDueAt, type Limit, type Pause, type WorkingDays } from './due.ts'

const off = new Set(
  '2026-01-01 2026-01-02 2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20 2026-04-27 2026-04-30 2026-05-01 2026-08-31 2026-09-01 2026-09-02 2026-11-24'.split(
    ' ',
  ),
)
const workedSaturdays = new Set(['2026-01-10', '2026-08-22'])

/** The civil service's year 2026 by its notices: Tết 16–20/2, 24/11 off; Saturdays 10/1 and 22/8 worked. */
const year2026: WorkingDays = {
  isWorkingDay: (day) =>
    workedSaturdays.has(day) || (Temporal.PlainDate.from(day).dayOfWeek < 6 && !off.has(day)),
}

const limit = (value: number | null, unit: Limit['limit_unit'], more: Partial<Limit> = {}): Limit => ({
  limit_value: value,
  limit_unit: unit,
  roll_to_working_day: false,
  internal_target_minutes: null,
  warn_minutes_before: null,
  ...more,
})

/** A moment as people in Việt Nam write it. */
const at = (local: string) =>
  Temporal.PlainDateTime.from(local).toZonedDateTime('Asia/Ho_Chi_Minh').toInstant()
const local = (moment: Temporal.Instant | null) =>
  moment
    ?.toZonedDateTimeISO('Asia/Ho_Chi_Minh')
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute', roundingMode: 'trunc' }) ?? null
const due = (rule: Limit, start: string, pauses: Pause[] = []) =>
  local(dueAt(rule, at(start), year2026, pauses))

describe('hours run around the clock', () => {
  test.each([
    [
      'a no-contact request of Friday evening is due on Saturday morning',
      '2026-11-20T22:00',
      12,
      '2026-11-21T10:00',
    ],
    [
      'a child emergency on the eve of Tết is due on the first day of Tết',
      '2026-02-16T18:30',
      12,
      '2026-02-17T06:30',
    ],
    [
      'a breach found on the holiday of 24/11 is due 72 hours later',
      '2026-11-24T09:00',
      72,
      '2026-11-27T09:00',
    ],
    [
      'four hours of permitted contact end to the minute, across midnight',
      '2026-12-31T21:15',
      4,
      '2027-01-01T01:15',
    ],
  ])('%s', (_, start, hours, end) => expect(due(limit(hours, 'hour'), start)).toBe(end))
})

describe('days end with the whole last day, the first day not counted', () => {
  test.each([
    [
      'three days of trafficking verification across the end of a month',
      '2026-11-29T08:00',
      3,
      '2026-12-02T23:59',
    ],
    ['three days across the end of February', '2026-02-27T16:00', 3, '2026-03-02T23:59'],
    [
      'started one minute before midnight, the day still is not counted',
      '2026-11-20T23:59',
      3,
      '2026-11-23T23:59',
    ],
    [
      'started at midnight, it is the next day that begins to count',
      '2026-11-21T00:00',
      3,
      '2026-11-24T23:59',
    ],
    ['fifteen days do not skip the holiday of 24/11', '2026-11-10T10:00', 15, '2026-11-25T23:59'],
  ])('%s', (_, start, days, end) => expect(due(limit(days, 'day'), start)).toBe(end))

  test('the day is the one in Việt Nam: 18:00 UTC already is tomorrow there', () => {
    expect(local(dueAt(limit(1, 'day'), Temporal.Instant.from('2026-11-20T18:00Z'), year2026))).toBe(
      '2026-11-22T23:59',
    )
  })

  test('a last day off stays the last day unless the row says that it rolls', () => {
    expect(due(limit(3, 'day'), '2026-11-21T09:00')).toBe('2026-11-24T23:59')
    expect(due(limit(3, 'day', { roll_to_working_day: true }), '2026-11-21T09:00')).toBe('2026-11-25T23:59')
    expect(due(limit(3, 'day', { roll_to_working_day: true }), '2026-02-13T09:00')).toBe('2026-02-23T23:59')
  })
})

describe('working days', () => {
  test.each([
    ['five working days over Tết 2026', '2026-02-13T09:00', 5, '2026-02-27T23:59'],
    ['two working days from the Friday before Tết', '2026-02-13T09:00', 2, '2026-02-24T23:59'],
    ['ten working days over the holiday of 24/11/2026', '2026-11-16T09:00', 10, '2026-12-01T23:59'],
    ['the Saturday worked for 2/1 counts', '2026-01-08T09:00', 2, '2026-01-10T23:59'],
    [
      'five working days from 31/12 count the worked Saturday only when it comes',
      '2025-12-31T09:00',
      5,
      '2026-01-09T23:59',
    ],
    ['six of them end on that Saturday', '2025-12-31T09:00', 6, '2026-01-10T23:59'],
    ['the Saturday worked for 31/8 counts', '2026-08-21T17:00', 1, '2026-08-22T23:59'],
    ['a request of Sunday counts from Monday', '2026-11-15T10:00', 1, '2026-11-16T23:59'],
  ])('%s', (_, start, days, end) => expect(due(limit(days, 'working_day'), start)).toBe(end))
})

describe('months', () => {
  test.each([
    ['one month ends on the same day of the next', '2026-10-21T09:00', 1, '2026-11-21T23:59'],
    ['a month without that day ends with its last', '2026-01-31T09:00', 1, '2026-02-28T23:59'],
    ['three months over the new year', '2026-11-30T09:00', 3, '2027-02-28T23:59'],
  ])('%s', (_, start, months, end) => expect(due(limit(months, 'month'), start)).toBe(end))
})

describe('"ngay" has no number in law', () => {
  const atOnce = limit(null, 'immediately', { internal_target_minutes: 15 })

  test('there is no legal limit to be late for', () => expect(due(atOnce, '2026-11-21T22:00')).toBeNull())

  test('there is only the internal target of fifteen minutes', () => {
    expect(local(internalDueAt(atOnce, at('2026-11-21T22:00'), year2026))).toBe('2026-11-21T22:15')
  })
})

describe('internal targets and warnings', () => {
  test('people are warned 24 hours before a no-contact order runs out', () => {
    const order = limit(3, 'day', { warn_minutes_before: 1440 })
    expect(local(internalDueAt(order, at('2026-11-20T10:00'), year2026))).toBe('2026-11-22T23:59')
  })

  test('of a target and a warning the earlier one holds', () => {
    const both = limit(12, 'hour', { internal_target_minutes: 60, warn_minutes_before: 180 })
    expect(local(internalDueAt(both, at('2026-11-20T10:00'), year2026))).toBe('2026-11-20T11:00')
  })

  test('a warning never lies before the start', () => {
    const short = limit(4, 'hour', { warn_minutes_before: 600 })
    expect(local(internalDueAt(short, at('2026-11-20T10:00'), year2026))).toBe('2026-11-20T10:00')
  })

  test('a rule without either has none', () => {
    expect(internalDueAt(limit(12, 'hour'), at('2026-11-20T10:00'), year2026)).toBeNull()
  })
})

describe('a pause', () => {
  const pause = (from: string, until: string): Pause => [at(from), at(until)]

  test('gives hours back to the minute', () => {
    expect(due(limit(12, 'hour'), '2026-11-20T22:00', [pause('2026-11-20T23:00', '2026-11-21T01:30')])).toBe(
      '2026-11-21T12:30',
    )
  })

  test('within one day gives no day back', () => {
    expect(due(limit(3, 'day'), '2026-11-20T09:00', [pause('2026-11-21T08:00', '2026-11-21T17:00')])).toBe(
      '2026-11-23T23:59',
    )
  })

  test('over two nights gives two days back', () => {
    expect(due(limit(3, 'day'), '2026-11-20T09:00', [pause('2026-11-21T08:00', '2026-11-23T17:00')])).toBe(
      '2026-11-25T23:59',
    )
  })

  test('over a weekend gives one working day back, not three', () => {
    expect(
      due(limit(5, 'working_day'), '2026-11-04T09:00', [pause('2026-11-06T16:00', '2026-11-09T08:00')]),
    ).toBe('2026-11-12T23:59')
  })
})

test('a calendar without working days is an error, not an endless search', () => {
  expect(() => dueAt(limit(1, 'working_day'), at('2026-11-20T09:00'), { isWorkingDay: () => false })).toThrow(
    /no working day/,
  )
})

describe('for every rule and every start', () => {
  const unit = fc.constantFrom('hour', 'day', 'working_day', 'month' as const)
  const anyLimit = fc
    .record({ value: fc.integer({ min: 1, max: 90 }), unit, roll: fc.boolean() })
    .map(({ value, unit, roll }) =>
      limit(unit === 'month' ? (value % 12) + 1 : value, unit, {
        roll_to_working_day: roll && (unit === 'day' || unit === 'month'),
      }),
    )
  const year = at('2026-01-01T00:00').epochMilliseconds
  const moment = fc
    .integer({ min: 0, max: 365 * 86_400_000 })
    .map((ms) => Temporal.Instant.fromEpochMilliseconds(year + ms))
  const span = fc
    .tuple(moment, fc.integer({ min: 0, max: 20 * 86_400_000 }))
    .map(([from, ms]): Pause => [from, from.add({ milliseconds: ms })])
  const ms = (rule: Limit, start: Temporal.Instant, pauses: Pause[] = []) =>
    dueAt(rule, start, year2026, pauses)?.epochMilliseconds ?? Number.NaN

  test('a later start never gives an earlier limit', () => {
    fc.assert(
      fc.property(anyLimit, moment, moment, (rule, a, b) => {
        const [early, late] = Temporal.Instant.compare(a, b) <= 0 ? [a, b] : [b, a]
        expect(ms(rule, late)).toBeGreaterThanOrEqual(ms(rule, early))
      }),
    )
  })

  test('pausing never makes it earlier, and one more pause neither', () => {
    fc.assert(
      fc.property(anyLimit, moment, span, span, (rule, start, one, two) => {
        expect(ms(rule, start, [one])).toBeGreaterThanOrEqual(ms(rule, start))
        expect(ms(rule, start, [one, two])).toBeGreaterThanOrEqual(ms(rule, start, [one]))
      }),
    )
  })

  test('a limit lies after its start, and in hours exactly as far as the law says', () => {
    fc.assert(
      fc.property(anyLimit, moment, (rule, start) => {
        const span = ms(rule, start) - start.epochMilliseconds
        if (rule.limit_unit === 'hour') expect(span).toBe((rule.limit_value ?? 0) * 3_600_000)
        else expect(span).toBeGreaterThanOrEqual(86_399_999)
      }),
    )
  })

  test('a limit in working days, and one that rolls, ends on a working day, paused or not', () => {
    fc.assert(
      fc.property(anyLimit, moment, fc.array(span, { maxLength: 2 }), (rule, start, pauses) => {
        fc.pre(rule.limit_unit === 'working_day' || rule.roll_to_working_day)
        const end = dueAt(rule, start, year2026, pauses)
        expect(end && year2026.isWorkingDay(dayOf(end).toString())).toBe(true)
      }),
    )
  })

  test('exactly so many working days lie between the start and the end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), moment, (value, start) => {
        const end = dueAt(limit(value, 'working_day'), start, year2026) ?? start
        let worked = 0
        for (
          let day = dayOf(start).add({ days: 1 });
          Temporal.PlainDate.compare(day, dayOf(end)) <= 0;
          day = day.add({ days: 1 })
        ) {
          if (year2026.isWorkingDay(day.toString())) worked++
        }
        expect(worked).toBe(value)
      }),
    )
  })
})
