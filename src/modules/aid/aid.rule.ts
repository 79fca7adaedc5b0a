import type { AidKind } from './aid.codes.ts'

/**
 * Ngày ăn: each day on which somebody eats counts, the first and the last alike, once for each person. Two nights are
 * three meal days.
 */
export function mealDays(fromOn: string, untilOn: string, persons: number): number {
  const days =
    Math.round((Date.parse(`${untilOn}T00:00:00Z`) - Date.parse(`${fromOn}T00:00:00Z`)) / 86_400_000) + 1
  return days > 0 ? days * persons : 0
}

/** How many units a support has: meal days of meals, what was asked of everything else. */
export function unitsOf(asked: {
  kind: AidKind
  from_on: string
  until_on: string
  persons: number
  quantity: number | null
}): number {
  return asked.kind === 'meals'
    ? mealDays(asked.from_on, asked.until_on, asked.persons)
    : (asked.quantity ?? 1)
}
