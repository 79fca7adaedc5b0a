import type { ReplyOf } from '#kernel/contract.ts'
import type { readCaseContract } from '../case.contract.ts'
import type { NewPerson } from '../case.shapes.ts'
import type { Identity } from './dialogs/case-act.tsx'
import { newPerson, type TypedPerson } from './open-case.form.ts'

type PersonLine = ReplyOf<typeof readCaseContract>['persons'][number]

const lines = ['name', 'phone', 'id_number', 'address', 'birthday'] as const

/** A person of the file as a form: the role in clear, who it is only when it was opened. */
export function typedOf(person: PersonLine, identity: Identity | undefined): TypedPerson {
  return {
    ...newPerson(person.part, person.id),
    sex: person.sex,
    age: person.age_years ?? '',
    accompanies: person.accompanies,
    ethnicity: person.ethnicity ?? '',
    ...Object.fromEntries(lines.map((line) => [line, identity?.[line] ?? ''])),
  }
}

/** What changes: a covered line left empty stays as it is, an opened one that was emptied is taken away. */
export function correctionOf(typed: TypedPerson, identity: Identity | undefined) {
  const told = lines.flatMap((line): [string, string | null][] => {
    const value = typed[line].trim()
    if (value !== '') return value === identity?.[line] ? [] : [[line, value]]
    return identity?.[line] ? [[line, null]] : []
  })
  return {
    sex: typed.sex,
    age_years: typed.age === '' ? null : typed.age,
    accompanies: typed.accompanies,
    ethnicity: (typed.ethnicity || null) as NonNullable<NewPerson['ethnicity']> | null,
    ...Object.fromEntries(told),
  }
}
