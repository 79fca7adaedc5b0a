import { useText } from '#ui/text.ts'
import type { CaseFileView } from '../case.contract.ts'
import { numberedRoles } from './numbered.ts'

/** Names each person of a file by role and age, never by name. */
export function useRoles(file: CaseFileView) {
  const t = useText()
  const roles = numberedRoles(
    file.persons.map((person) => ({ ...person, age: person.age_years })),
    t,
  )
  return {
    roleOf: (id: string | null) => roles[file.persons.findIndex((person) => person.id === id)],
    /** Whom help can be given to: never the person who used violence. */
    helped: file.persons.flatMap((person, at) =>
      person.part === 'alleged' ? [] : [{ value: person.id, label: roles[at] ?? '' }],
    ),
    all: file.persons.map((person, at) => ({ value: person.id, label: roles[at] ?? '' })),
  }
}
