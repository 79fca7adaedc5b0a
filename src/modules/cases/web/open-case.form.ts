import type { z } from 'zod'
import type { openCaseContract } from '../case.contract.ts'
import type { NewPerson } from '../case.shapes.ts'
import { instantOf, type TypedMoment, typedNow } from './moment.ts'

type Body = z.input<NonNullable<typeof openCaseContract.body>>
export type Part = 'survivor' | 'child' | 'relative' | 'alleged' | 'other'

/** A person as typed; empty lines are simply not sent. */
export interface TypedPerson {
  key: string
  part: Part
  sex: NewPerson['sex']
  age: number | ''
  accompanies: boolean
  ethnicity: string
  name: string
  phone: string
  id_number: string
  address: string
  birthday: string
}

/** The form of a new case, as its draft keeps it. */
export interface OpenCaseForm {
  contact_id: string
  danger: Body['danger'] | ''
  topic: Body['topic'] | ''
  gender_equality: boolean
  gbv: boolean
  place: { id: string; label: string } | null
  summary: string
  persons: TypedPerson[]
  support: {
    kinds: ('protection' | 'medical' | 'needs')[]
    given: TypedMoment
    persons: string[]
    note: string
  }
}

/** A person with nothing typed yet. A child comes with the survivor unless it is said otherwise. */
export function newPerson(part: Part, key: string = crypto.randomUUID()): TypedPerson {
  const blank = {
    age: '' as const,
    ethnicity: '',
    name: '',
    phone: '',
    id_number: '',
    address: '',
    birthday: '',
  }
  return { key, part, sex: 'unknown', accompanies: part === 'child', ...blank }
}

/** What a form begins with when its contact tells nothing. */
export function newForm(contactId: string): OpenCaseForm {
  return {
    contact_id: contactId,
    danger: '',
    topic: '',
    gender_equality: false,
    gbv: false,
    place: null,
    summary: '',
    persons: [newPerson('survivor')],
    support: { kinds: [], given: typedNow(), persons: [], note: '' },
  }
}

/** What still has to be answered, as keys of the catalogue, in the order of the form. */
export function missingOf(form: OpenCaseForm): string[] {
  const { support } = form
  const helps = support.kinds.length > 0
  return [
    form.danger === '' && 'cases.missing.danger',
    form.topic === '' && 'cases.missing.topic',
    !form.persons.some((person) => person.part === 'survivor') && 'cases.missing.survivor',
    helps && support.persons.length === 0 && 'cases.missing.support_persons',
    helps && !instantOf(support.given) && 'cases.missing.support_given',
  ].filter((key) => key !== false)
}

/** A typed person as the server takes it. */
export function personBody({ key: _, age, ...typed }: TypedPerson): z.input<typeof NewPerson> {
  const texts = Object.fromEntries(
    (['ethnicity', 'name', 'phone', 'id_number', 'address', 'birthday'] as const)
      .map((field) => [field, typed[field].trim()])
      .filter(([, value]) => value !== ''),
  )
  return {
    part: typed.part,
    sex: typed.sex,
    accompanies: typed.part !== 'survivor' && typed.accompanies,
    ...(age === '' ? {} : { age_years: age }),
    ...texts,
  }
}

/** What is sent; undefined while something is missing. */
export function bodyOf(form: OpenCaseForm, clientRef: string): Body | undefined {
  const given_at = instantOf(form.support.given)
  if (missingOf(form).length > 0 || form.danger === '' || form.topic === '') return undefined
  const { kinds, persons, note } = form.support
  return {
    contact_id: form.contact_id,
    danger: form.danger,
    topic: form.topic,
    gender_equality: form.gender_equality || form.gbv,
    gbv: form.gbv,
    persons: form.persons.map(personBody),
    client_ref: clientRef,
    ...(form.place ? { place_id: form.place.id } : {}),
    ...(form.summary.trim() ? { summary: form.summary } : {}),
    ...(kinds.length > 0 && given_at
      ? {
          emergency: {
            kinds,
            given_at,
            persons: form.persons.flatMap((person, at) => (persons.includes(person.key) ? [at] : [])),
            ...(note.trim() ? { note } : {}),
          },
        }
      : {}),
  }
}
