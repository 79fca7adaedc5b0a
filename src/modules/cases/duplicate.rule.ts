/** What two entries share: kinds of tokens, and how many tokens of the name. */
export interface Shared {
  purposes: readonly string[]
  names: number
}

export const likenesses = ['likely', 'possible', 'slight'] as const
export type Likeness = (typeof likenesses)[number]

/**
 * How likely two entries are one human being. An identity number alone, or a phone with a name, is likely; a phone alone is
 * often a family's, a full name is borne by many: possible. Middle and given name without the surname: slight. A surname has
 * no token and never counts. Measure of this house; a person decides.
 */
export function likenessOf({ purposes, names }: Shared): Likeness | undefined {
  const points =
    (purposes.includes('id_number') ? 100 : 0) +
    (purposes.includes('phone') ? 40 : 0) +
    (names >= 2 ? 40 : names === 1 ? 15 : 0)
  if (points >= 55) return 'likely'
  if (points >= 40) return 'possible'
  return points > 0 ? 'slight' : undefined
}
