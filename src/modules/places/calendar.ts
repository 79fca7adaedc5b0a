import { Temporal } from 'temporal-polyfill'

/** A day that departs from Monday to Friday: a day off, or a Saturday that is worked. */
export interface CalendarException {
  /** `YYYY-MM-DD` */
  day: string
  working: boolean
}

export interface WorkingCalendar {
  /** Whether offices are open on this day. */
  isWorkingDay(day: string): boolean
  /** The day itself when it is worked, else the next one that is. */
  workingDayFrom(day: string): string
  /**
   * The day `days` working days after `day`, which itself is not counted; negative counts backwards; 0 gives
   * the day back as it is. Source: BLDS 2015 Điều 147(2), a span begins on the following day.
   */
  addWorkingDays(day: string, days: number): string
  /** Working days after `from` up to and with `until`; negative when `until` comes first. */
  workingDaysBetween(from: string, until: string): number
  /** Whether exceptions of this year are known; beyond them only weekends are left out. */
  knowsYear(year: number): boolean
}

const saturday = 6

/** Working days of the civil service in Việt Nam: Monday to Friday, except what the list says. Pure. */
export function workingCalendar(exceptions: Iterable<CalendarException>): WorkingCalendar {
  const listed = new Map([...exceptions].map(({ day, working }) => [day, working]))
  const years = new Set([...listed.keys()].map((day) => Number(day.slice(0, 4))))
  const works = (date: Temporal.PlainDate) => listed.get(date.toString()) ?? date.dayOfWeek < saturday

  function step(day: string, days: number): Temporal.PlainDate {
    let date = Temporal.PlainDate.from(day)
    for (let left = Math.abs(days); left > 0; ) {
      date = date.add({ days: Math.sign(days) })
      if (works(date)) left--
    }
    return date
  }

  return {
    isWorkingDay: (day) => works(Temporal.PlainDate.from(day)),
    workingDayFrom: (day) => (works(Temporal.PlainDate.from(day)) ? day : step(day, 1).toString()),
    addWorkingDays(day, days) {
      if (!Number.isSafeInteger(days)) throw new RangeError(`not a number of days: ${days}`)
      return step(day, days).toString()
    },
    workingDaysBetween(from, until) {
      if (until < from) return -this.workingDaysBetween(until, from)
      let count = 0
      const last = Temporal.PlainDate.from(until)
      for (let date = Temporal.PlainDate.from(from); Temporal.PlainDate.compare(date, last) < 0; ) {
        date = date.add({ days: 1 })
        if (works(date)) count++
      }
      return count
    },
    knowsYear: (year) => years.has(year),
  }
}
