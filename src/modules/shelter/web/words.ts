import type { useText } from '#ui/text.ts'

type Say = ReturnType<typeof useText>

/** Codes as choices, in the words of one list. */
export function choicesOf<T extends string>(
  codes: readonly T[],
  list: string,
  t: Say,
): { value: T; label: string }[] {
  return codes.map((value) => ({ value, label: t(`${list}.${value}`) }))
}

/** Somebody of a stay without a name: `trẻ em, nam, 7 tuổi`. */
export function personOf(person: { part: string; sex: string; age_years: number | null }, t: Say): string {
  return [
    t(`shelter.part.${person.part}`),
    t(`shelter.sex.${person.sex}`),
    ...(person.age_years === null ? [] : [t('shelter.age', { n: person.age_years })]),
  ].join(', ')
}
