export const taskStandings = ['done', 'open', 'late', 'silent', 'dropped'] as const
export type TaskStanding = (typeof taskStandings)[number]

export interface Owed {
  dropped_why: string | null
  /** Held activities linked to it. */
  counted: number
  wanted: number
  /** How often its owner has told something. */
  words: number
  due_on: string
}

/**
 * How a task stands on a day: done once enough linked activities were held, and by nothing else. Past its day it is late; silent
 * when nothing was held and nothing was told. Days as `YYYY-MM-DD`.
 */
export function taskStanding(task: Owed, today: string): TaskStanding {
  if (task.dropped_why !== null) return 'dropped'
  if (task.counted >= task.wanted) return 'done'
  if (task.due_on >= today) return 'open'
  return task.counted === 0 && task.words === 0 ? 'silent' : 'late'
}
