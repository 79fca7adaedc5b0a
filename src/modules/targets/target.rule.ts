export const senses = ['at_least', 'at_most'] as const
export type Sense = (typeof senses)[number]

export const units = ['percent', 'times', 'count'] as const
export type Unit = (typeof units)[number]

/** The light of a target, each with its words: colour never stands alone. */
export const lights = ['met', 'near', 'missed', 'covered', 'no_goal', 'no_data'] as const
export type Light = (typeof lights)[number]

/** How much of a goal still counts as near it. Internal rule of the house: no law names one. */
const nearPercent = 90

/**
 * Whether a goal is met. A covered number is told apart from a missing one: it exists and may not be told, so nothing
 * is said of how it stands to the goal either.
 */
export function lightOf(sense: Sense, goal: number | null, actual: number | null, isCovered = false): Light {
  if (isCovered) return 'covered'
  if (actual === null) return 'no_data'
  if (goal === null) return 'no_goal'
  if (sense === 'at_least')
    return actual >= goal ? 'met' : actual * 100 >= goal * nearPercent ? 'near' : 'missed'
  return actual <= goal ? 'met' : actual * nearPercent <= goal * 100 ? 'near' : 'missed'
}

/** How much of a goal to reach at least was reached, percent with one decimal; nothing for what is to stay below, or for a goal of 0. */
export function reachedPercent(sense: Sense, goal: number | null, actual: number | null): number | null {
  if (sense === 'at_most' || actual === null || !goal) return null
  return Math.round((actual / goal) * 1000) / 10
}

/** A value a target has for one year. */
export interface YearValue {
  year: number
  value: number
  basis: string
}

/** What counts as the goal in a year: what stands for that year, else the next one named after it; the province's own before the national. */
export function goalOf(years: readonly YearValue[], year: number): YearValue | undefined {
  return years.filter((each) => each.year >= year).toSorted((a, b) => a.year - b.year)[0]
}
