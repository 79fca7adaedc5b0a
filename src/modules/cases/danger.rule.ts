/** Dangers from least known to worst. `unknown` is no comfort: it only says that nobody has looked yet. */
export const dangersUp = ['unknown', 'low', 'medium', 'high', 'immediate'] as const
export type Danger = (typeof dangersUp)[number]

/** The higher of two. */
export function worseDanger(one: Danger, other: Danger): Danger {
  return dangersUp.indexOf(one) >= dangersUp.indexOf(other) ? one : other
}

/**
 * What the danger of a case becomes after a look at it: whatever is higher stands at once; something lower stands only
 * when the worker says so.
 */
export function dangerAfter(before: Danger, found: Danger, mayLower: boolean): Danger {
  return mayLower && found !== 'unknown' ? found : worseDanger(before, found)
}
