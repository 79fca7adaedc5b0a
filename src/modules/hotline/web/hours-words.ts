import type { Translate } from '#ui/text.ts'
import { everyDay } from './reach-form.ts'

interface Span {
  days: readonly number[]
  from: string
  until: string
}

/** Hours in words: `mọi ngày 8:00–9:30`, `T2, T4 19:00–20:30`. */
export function hoursInWords(span: Span, t: Translate): string {
  const days =
    span.days.length === everyDay.length
      ? t('hotline.reach.every_day')
      : span.days.map((day) => t(`hotline.weekday_short.${day}`)).join(', ')
  return `${days} ${span.from}–${span.until}`
}

/** The part of a day's hours that lies on one day of the week, in minutes; those over midnight give two. */
export function spansOn(hours: readonly Span[], weekday: number): { from: number; until: number }[] {
  const yesterday = weekday === 1 ? 7 : weekday - 1
  const minutes = (clock: string) => {
    const [hour = 0, minute = 0] = clock.split(':').map(Number)
    return hour * 60 + minute
  }
  return hours.flatMap((span) => {
    const [from, until] = [minutes(span.from), minutes(span.until)]
    if (from < until) return span.days.includes(weekday) ? [{ from, until }] : []
    return [
      ...(span.days.includes(weekday) ? [{ from, until: 1440 }] : []),
      ...(span.days.includes(yesterday) && until > 0 ? [{ from: 0, until }] : []),
    ]
  })
}
