import { dayKey, formatClock } from '#ui/format.ts'

/** A day and a clock as typed; together an instant of the province. */
export interface TypedMoment {
  day: string | null
  clock: string
}

/** The present as it would be typed. */
export function typedNow(now: Date = new Date()): TypedMoment {
  return { day: dayKey(now), clock: formatClock(now) }
}

/** Reads hours and minutes: `8:05`, `08.05`, `8h05`, `0805`; answers `HH:MM`, or undefined when there is no such time. */
export function readClock(typed: string): string | undefined {
  const parts = /^(\d{1,2})[:.hg](\d{2})$/i.exec(typed.trim()) ?? /^(\d{2})(\d{2})$/.exec(typed.trim())
  const [hours, minutes] = [Number(parts?.[1]), Number(parts?.[2])]
  if (!parts || hours > 23 || minutes > 59) return undefined
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}

/** The instant that was typed, in the province's time; undefined while it is incomplete. */
export function instantOf({ day, clock }: TypedMoment): string | undefined {
  const read = readClock(clock)
  return day && read ? `${day}T${read}:00+07:00` : undefined
}
