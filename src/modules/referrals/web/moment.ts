import { dayKey, formatClock } from '#ui/format.ts'

/** A day and a clock as typed; together an instant of the province. */
export interface TypedMoment {
  day: string | null
  clock: string
}

export const typedNow = (now: Date = new Date()): TypedMoment => ({
  day: dayKey(now),
  clock: formatClock(now),
})

/** The instant that was typed; undefined while it is incomplete. */
export function instantOf({ day, clock }: TypedMoment): string | undefined {
  return day && /^\d\d:\d\d$/.test(clock) ? `${day}T${clock}:00+07:00` : undefined
}
