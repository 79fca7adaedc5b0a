import { Temporal } from 'temporal-polyfill'

const zone = 'Asia/Ho_Chi_Minh'
const furthestDays = 3_660

/** Which days people work; a swapped Saturday is one, a holiday is not. */
export interface WorkingDays {
  /** Is `YYYY-MM-DD` a working day of the civil service? */
  isWorkingDay(day: string): boolean
}

/** What a limit is made of. A row of `law_clock_rule` is one. */
export interface Limit {
  limit_value: number | null
  limit_unit: 'hour' | 'day' | 'working_day' | 'month' | 'immediately' | 'date'
  /** For `date`: days of a year before which it must be done, `MM-DD` with a space between, in order. */
  month_days?: string | null
  /** A last day that is a day off moves to the next working day. */
  roll_to_working_day: boolean
  internal_target_minutes: number | null
  warn_minutes_before: number | null
}

/** A time the clock stood still: from, until. */
export type Pause = readonly [from: Temporal.Instant, until: Temporal.Instant]

/**
 * The last moment inside a limit, or `null` where the law says "ngay" and gives no number.
 *
 * Hours run around the clock, nights and holidays too, and end to the minute. Days, working days and months
 * end with the last day, at 23:59:59.999 in Việt Nam, and the day it starts is not counted; a month without
 * that day ends with its last day; "before 15/6" ends with 14/6, and no pause moves it. A pause gives back its own length to hours; to days it gives back the days
 * (to working days the working days) that began while the clock stood.
 *
 * Source: Bộ luật Dân sự 2015, Điều 147–148 [R]. Điều 148 also moves a last day off to the next working day;
 * whether that holds for a given limit is said by the row (`roll_to_working_day`), not here.
 */
export function dueAt(
  limit: Limit,
  startedAt: Temporal.Instant,
  calendar: WorkingDays,
  pauses: readonly Pause[] = [],
): Temporal.Instant | null {
  const { limit_unit: unit, limit_value: value } = limit
  if (unit === 'date') return endOf(dayBeforeNext(limit.month_days ?? '', dayOf(startedAt)))
  if (unit === 'immediately' || value === null) return null
  if (unit === 'hour') return startedAt.add({ hours: value }).add({ milliseconds: stoodStillMs(pauses) })

  const firstDay = dayOf(startedAt)
  if (unit === 'working_day') {
    const lost = pauses.reduce((sum, pause) => sum + daysBegun(pause, (day) => works(calendar, day)), 0)
    return endOf(workingDaysAfter(firstDay, value + lost, calendar))
  }
  const lost = pauses.reduce((sum, pause) => sum + daysBegun(pause, () => true), 0)
  const lastDay = firstDay.add(unit === 'month' ? { months: value } : { days: value }).add({ days: lost })
  return endOf(limit.roll_to_working_day ? workingDayFrom(lastDay, calendar) : lastDay)
}

/**
 * Our own target ("nội bộ"), never a limit of the law: so many minutes from the start, or so many before the
 * limit runs out, whichever comes first; `null` where the row sets neither.
 */
export function internalDueAt(
  limit: Limit,
  startedAt: Temporal.Instant,
  calendar: WorkingDays,
  pauses: readonly Pause[] = [],
): Temporal.Instant | null {
  const due = dueAt(limit, startedAt, calendar, pauses)
  const target = limit.internal_target_minutes
    ? startedAt.add({ minutes: limit.internal_target_minutes, milliseconds: stoodStillMs(pauses) })
    : null
  const warning =
    due && limit.warn_minutes_before ? due.subtract({ minutes: limit.warn_minutes_before }) : null
  const earliest =
    target && warning
      ? Temporal.Instant.compare(target, warning) < 0
        ? target
        : warning
      : (target ?? warning)
  return earliest && Temporal.Instant.compare(earliest, startedAt) < 0 ? startedAt : earliest
}

/** The day it is in Việt Nam. */
export function dayOf(at: Temporal.Instant): Temporal.PlainDate {
  return at.toZonedDateTimeISO(zone).toPlainDate()
}

/** "Before 15/6": the last day that still is before it, from a day on. */
function dayBeforeNext(monthDays: string, from: Temporal.PlainDate): Temporal.PlainDate {
  const days = [from.year, from.year + 1].flatMap((year) =>
    monthDays.split(' ').map((named) => Temporal.PlainDate.from(`${year}-${named}`).subtract({ days: 1 })),
  )
  const next = days.find((day) => Temporal.PlainDate.compare(day, from) >= 0)
  if (!next) throw new Error(`no day of the year is named: ${monthDays}`)
  return next
}

function endOf(day: Temporal.PlainDate): Temporal.Instant {
  return day.add({ days: 1 }).toZonedDateTime(zone).toInstant().subtract({ milliseconds: 1 })
}

function stoodStillMs(pauses: readonly Pause[]): number {
  return pauses.reduce((sum, [from, until]) => sum + until.epochMilliseconds - from.epochMilliseconds, 0)
}

function works(calendar: WorkingDays, day: Temporal.PlainDate): boolean {
  return calendar.isWorkingDay(day.toString())
}

function workingDaysAfter(
  start: Temporal.PlainDate,
  count: number,
  calendar: WorkingDays,
): Temporal.PlainDate {
  let day = start
  for (let left = count; left > 0; left--) day = workingDayFrom(day.add({ days: 1 }), calendar)
  return day
}

function workingDayFrom(from: Temporal.PlainDate, calendar: WorkingDays): Temporal.PlainDate {
  let day = from
  for (let tried = 0; tried < furthestDays; tried++, day = day.add({ days: 1 })) {
    if (works(calendar, day)) return day
  }
  throw new Error('the calendar has no working day in ten years') // else a broken calendar would hang the job
}

/** Days that began during a pause and that count: the day it was paused is not one, the day it went on is. */
function daysBegun([from, until]: Pause, counts: (day: Temporal.PlainDate) => boolean): number {
  const last = dayOf(until)
  let days = 0
  for (
    let day = dayOf(from).add({ days: 1 });
    Temporal.PlainDate.compare(day, last) <= 0;
    day = day.add({ days: 1 })
  ) {
    if (counts(day)) days++
  }
  return days
}
