/** The median of what records weigh, to the whole number as all figures are told; null over none. Pure. */
export function medianOf(weights: readonly number[]): number | null {
  const sorted = weights.toSorted((one, other) => one - other)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  return low === undefined || high === undefined ? null : Math.round((low + high) / 2)
}
