/** Days of the province in milliseconds: a plain day carries no zone. */
const dayMs = 86_400_000

/** Days between two plain days `YYYY-MM-DD`; negative where the second comes first. */
export function daysBetween(from: string, until: string): number {
  return Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs)
}

/**
 * Nights slept: one for each day on which the person was there in the evening and still there the day after. Counted from
 * days of the province, never typed. A night belongs to the day on which it begins, so a stay across the end of a period has
 * some of its nights in each. Of somebody who is still here the night to come is not counted yet.
 */
export function nights(arrivedOn: string, leftOn: string | null, today: string): number {
  const [last = today] = [leftOn ?? today, today].toSorted()
  return Math.max(0, daysBetween(arrivedOn, last))
}

/** Of these nights, the ones that begin in a period: `from` belongs to it, `until` no longer does. */
export function nightsWithin(
  stay: { arrivedOn: string; leftOn: string | null },
  period: { from: string; until: string },
  today: string,
): number {
  const [, first = period.from] = [stay.arrivedOn, period.from].toSorted()
  const [last = today] = [stay.leftOn ?? today, today, period.until].toSorted()
  return Math.max(0, daysBetween(first, last))
}
