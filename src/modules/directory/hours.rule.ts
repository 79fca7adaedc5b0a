import { z } from 'zod'

/** Day of the week from Monday (1) to Sunday (7); 0 is any day off of the whole country. */
export const holiday = 0

const clock = /^([01]\d|2[0-3]):[0-5]\d$/

/** One span in which a door is open: `until` is the minute it shuts, past midnight where it is not after `from`. */
export const OpenSpan = z.strictObject({
  day: z.int().min(holiday).max(7),
  from: z.string().regex(clock, { error: 'directory.clock' }),
  until: z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, { error: 'directory.clock' }),
})
export type OpenSpan = z.infer<typeof OpenSpan>

const wholeDay = 1440
const nightMinute = 23 * 60

function minuteOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return hour * 60 + minute
}

/** From and until in minutes of the day it begins on; until may lie beyond midnight. */
function minutesOf(span: OpenSpan): { from: number; until: number } {
  const [from, until] = [minuteOf(span.from), minuteOf(span.until)]
  return { from, until: until > from ? until : until + wholeDay }
}

/** Whether a door is open at a minute of a day. What began the evening before is still open after midnight. */
export function isOpenAt(
  hours: readonly OpenSpan[],
  at: { weekday: number; minute: number; isHoliday: boolean; wasHoliday?: boolean },
): boolean {
  const today = at.isHoliday ? holiday : at.weekday
  const yesterday = at.wasHoliday ? holiday : ((at.weekday + 5) % 7) + 1
  return hours.some((span) => {
    const { from, until } = minutesOf(span)
    return (
      (span.day === today && from <= at.minute && at.minute < until) ||
      (span.day === yesterday && at.minute + wholeDay < until)
    )
  })
}

const dayMs = 86_400_000
const provinceMs = 7 * 3_600_000

/** The same at a moment, in the province's time: on a day off of the country, and the morning after one, its own hours hold. */
export function isOpenNow(hours: readonly OpenSpan[], at: Date, daysOff: readonly string[]): boolean {
  const here = new Date(at.getTime() + provinceMs)
  const isOff = (day: Date) => daysOff.includes(day.toISOString().slice(0, 10))
  return isOpenAt(hours, {
    weekday: here.getUTCDay() === 0 ? 7 : here.getUTCDay(),
    minute: here.getUTCHours() * 60 + here.getUTCMinutes(),
    isHoliday: isOff(here),
    wasHoliday: isOff(new Date(here.getTime() - dayMs)),
  })
}

/** What weekly hours come to: all day on every day, open at eleven at night on some day, open on days off. */
export function openingOf(hours: readonly OpenSpan[]): {
  round_the_clock: boolean
  at_night: boolean
  on_holidays: boolean
} {
  const days = [1, 2, 3, 4, 5, 6, 7]
  const covers = (span: OpenSpan, minute: number) => {
    const { from, until } = minutesOf(span)
    return from <= minute && minute < until
  }
  const isAllDay = (day: number) =>
    hours.some((span) => span.day === day && minutesOf(span).from === 0 && minutesOf(span).until >= wholeDay)
  const allDays = days.every(isAllDay)
  return {
    round_the_clock: allDays && isAllDay(holiday),
    at_night: hours.some((span) => span.day !== holiday && covers(span, nightMinute)),
    on_holidays: hours.some((span) => span.day === holiday),
  }
}
