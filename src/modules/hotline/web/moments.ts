const offsetHours = 7 // the province's own time since 1975

/** Reads a clock as people type it: `8`, `8h`, `8h30`, `8:30`, `0830`; answers `HH:MM`, `24:00` included, or undefined. */
export function readClock(typed: string): string | undefined {
  const parts =
    /^(\d{1,2})(?:\s*[h:.g]\s*(\d{2})?)?$/i.exec(typed.trim()) ?? /^(\d{2})(\d{2})$/.exec(typed.trim())
  if (!parts) return undefined
  const [hours, minutes] = [Number(parts[1]), Number(parts[2] ?? 0)]
  if (minutes > 59 || hours > 24 || (hours === 24 && minutes > 0)) return undefined
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}

/** A day and a clock of the province as an instant; undefined while one of them is missing or cannot be read. */
export function instantOf(day: string | null, clock: string): string | undefined {
  const read = readClock(clock)
  if (!day || !read) return undefined
  const [hours = 0, minutes = 0] = read.split(':').map(Number)
  const midnight = Date.parse(`${day}T00:00:00Z`)
  return new Date(midnight + ((hours - offsetHours) * 60 + minutes) * 60_000).toISOString()
}

/** Best within 24 hours, latest after 72: medicine that prevents HIV. Source: QĐ 5968/QĐ-BYT. */
export const preventionHours = { best: 24, latest: 72 } as const

/** Milliseconds left of both limits since an assault; negative when they have passed. */
export function preventionLeft(assaultedAt: string, now: number): { best: number; latest: number } {
  const since = now - Date.parse(assaultedAt)
  const hour = 3_600_000
  return { best: preventionHours.best * hour - since, latest: preventionHours.latest * hour - since }
}
