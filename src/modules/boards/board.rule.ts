/** Below this a number of the floor of response is covered for who does not report it. */
export const threshold = 5

/** A number as who does not report it is told: small ones as `<5`. */
export const coveredSmall = (count: number): number | '<5' => (count < threshold ? '<5' : count)

/** By how many percent something changed, one decimal; nothing where a number is covered or there was none before. */
export function changePercent(before: unknown, now: unknown): number | null {
  if (typeof before !== 'number' || typeof now !== 'number' || before === 0) return null
  return Math.round(((now - before) / before) * 1000) / 10
}

/** Which way a number went; nothing where one of the two is covered. */
export function wayOf(before: unknown, now: unknown): 'up' | 'down' | 'same' | undefined {
  if (typeof before !== 'number' || typeof now !== 'number') return undefined
  if (before === now) return 'same'
  return now > before ? 'up' : 'down'
}
