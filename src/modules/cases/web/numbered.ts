import type { Translate } from '#ui/text.ts'

/** Persons told apart without names: two of a kind get a number, sex and age tell the rest. */
export function numberedRoles(
  persons: readonly { part: string; sex: string; age: number | '' | null }[],
  t: Translate,
): string[] {
  return persons.map((person, at) => {
    const alike = persons.filter((other) => other.part === person.part).length
    const number = persons.slice(0, at + 1).filter((other) => other.part === person.part).length
    const part = alike > 1 ? `${t(`cases.part.${person.part}`)} ${number}` : t(`cases.part.${person.part}`)
    const age = typeof person.age === 'number' ? t('cases.person.age', { n: person.age }) : undefined
    return [part, age].filter(Boolean).join(', ')
  })
}
