/** What is known of one offer's time: hours since the assault. */
export interface Window {
  best_hours: number | null
  latest_hours: number | null
}

export type WindowState = 'best' | 'late' | 'over' | 'open'

/** Where an offer stands: within its best hours, still of use, over, or without a limit. */
export function windowState(window: Window, assaultedAt: Date, now: Date): WindowState {
  if (window.latest_hours === null) return 'open'
  const hours = (now.getTime() - assaultedAt.getTime()) / 3_600_000
  if (hours > window.latest_hours) return 'over'
  return window.best_hours !== null && hours <= window.best_hours ? 'best' : 'late'
}

/** The last moment an offer is of use, or null where no limit is known. */
export function windowEnds(window: Window, assaultedAt: Date): Date | null {
  return window.latest_hours === null
    ? null
    : new Date(assaultedAt.getTime() + window.latest_hours * 3_600_000)
}
