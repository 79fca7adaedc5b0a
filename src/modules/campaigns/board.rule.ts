/** How an assignment stands, from what was said and what was counted; `assignment.queries.ts` tells it. */
export const standings = ['planned', 'under_way', 'done', 'not_done', 'changed'] as const
export type Standing = (typeof standings)[number]

const dayLength = 86_400_000
const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / dayLength)

/** Whole days since it was due; 0 while it is not, and once it is done or out. Days as `YYYY-MM-DD`. */
export function daysLate(standing: Standing, dueOn: string, today: string): number {
  const isOpen = standing === 'planned' || standing === 'under_way'
  return isOpen ? Math.max(0, daysBetween(dueOn, today)) : 0
}

export const groups = ['silent', 'late', 'on_time'] as const
export type Group = (typeof groups)[number]

/**
 * Where an owner stands on the board. Late: something is overdue. Silent: it has been for more than `silentDays`, and
 * nothing was heard since its first overdue day. Those are telephoned before they are written to.
 */
export function groupOf(
  cells: readonly { days_late: number; due_on: string }[],
  lastOn: string | null,
  silentDays: number,
  today: string,
): Group {
  const first = cells
    .filter((cell) => cell.days_late > 0)
    .map((cell) => cell.due_on)
    .toSorted()[0]
  if (first === undefined) return 'on_time'
  return daysBetween(first, today) > silentDays && (lastOn === null || lastOn < first) ? 'silent' : 'late'
}
