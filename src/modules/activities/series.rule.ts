import type { repeats } from './activity.codes.ts'

interface Days {
  starts_on: string
  ends_on?: string | undefined
  groups: readonly unknown[]
}

const dayMs = 86_400_000
const text = (at: number) => new Date(at).toISOString().slice(0, 10)

/** The day a number of steps later; a month later is the same day of the month, or its last one. */
export function stepDay(day: string, every: (typeof repeats)[number], steps: number): string {
  const at = Date.parse(`${day}T00:00:00Z`)
  if (every === 'day') return text(at + steps * dayMs)
  if (every === 'week') return text(at + steps * 7 * dayMs)
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + steps + 1, 0)).getUTCDate()
  return text(Date.UTC(year, month - 1 + steps, Math.min(date, last)))
}

/** First and last day of every activity of a series. Who came is told when each was held, so groups stay empty. */
export function seriesDays(
  first: Days,
  { every, times }: { every: (typeof repeats)[number]; times: number },
): { starts_on: string; ends_on: string; groups: [] }[] {
  const lasts =
    Date.parse(`${first.ends_on ?? first.starts_on}T00:00:00Z`) - Date.parse(`${first.starts_on}T00:00:00Z`)
  return Array.from({ length: times }, (_, step) => {
    const starts_on = stepDay(first.starts_on, every, step)
    return { starts_on, ends_on: text(Date.parse(`${starts_on}T00:00:00Z`) + lasts), groups: [] }
  })
}
