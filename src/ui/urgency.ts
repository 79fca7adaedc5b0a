/** How pressing a limit is. Soon: its last fifth, at least two hours and at most four. */
export function urgencyOf(
  dueAt: number,
  startedAt: number | undefined,
  now: number,
): 'calm' | 'soon' | 'late' {
  if (now >= dueAt) return 'late'
  const hour = 3_600_000
  const fifth = startedAt === undefined ? 0 : (dueAt - startedAt) / 5
  return dueAt - now <= Math.min(Math.max(fifth, 2 * hour), 4 * hour) ? 'soon' : 'calm'
}
