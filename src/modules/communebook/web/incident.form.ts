import type { z } from 'zod'
import { dayKey, formatClock } from '#ui/format.ts'
import type { DeedKind } from '../incident.codes.ts'
import type { recordIncidentContract } from '../incident.contract.ts'
import { partOfDeed } from '../incident.rule.ts'

type Body = z.input<NonNullable<typeof recordIncidentContract.body>>
type Person = Body['persons'][number]
export type Doer = NonNullable<Body['deeds']>[number]['done_by']

export interface TypedPerson {
  key: string
  part: Person['part']
  sex: Person['sex']
  age: number | ''
  name: string
  phone: string
}

/** The six questions as typed and as the draft keeps them. */
export interface IncidentForm {
  reported_day: string | null
  reported_clock: string
  reporter: Body['reporter'] | ''
  desk: Body['desk'] | ''
  channel: Body['channel'] | ''
  happened_on: string | null
  where: string
  relationship: Body['relationship'] | ''
  acts: string[]
  danger_now: '' | 'yes' | 'no'
  crime_signs: '' | 'yes' | 'no'
  story: string
  persons: TypedPerson[]
  household_no: number | ''
  check: NonNullable<Body['check']>['result'] | ''
  check_note: string
  deeds: { kind: DeedKind; done_by: Doer }[]
  mediation: NonNullable<Body['mediation']>['state'] | ''
  mediation_by: NonNullable<NonNullable<Body['mediation']>['by']> | ''
  result: NonNullable<Body['result']>['result'] | ''
  without_help: NonNullable<NonNullable<Body['result']>['without_help']> | ''
}

export const questions = ['report', 'when', 'what', 'who', 'done', 'result'] as const

/** Who usually does it: proposed, and changed with one touch. */
export const usualDoer: Readonly<Record<DeedKind, Doer>> = {
  stop: 'police',
  summon: 'police',
  no_contact: 'commune_chair',
  shelter: 'village',
  needs: 'village',
  medical: 'health',
  legal_aid: 'centre',
  counselling: 'union',
  behaviour: 'union',
  criticism: 'village',
  community_work: 'commune_chair',
  education: 'commune_chair',
  fine: 'police',
  criminal: 'police',
  vocational: 'union',
}

export function newPerson(part: TypedPerson['part']): TypedPerson {
  return {
    key: crypto.randomUUID(),
    part,
    sex: part === 'survivor' ? 'female' : 'male',
    age: '',
    name: '',
    phone: '',
  }
}

/** A form with nothing answered; the report came in just now unless somebody says otherwise. */
export function newForm(now: Date = new Date()): IncidentForm {
  return {
    reported_day: dayKey(now),
    reported_clock: formatClock(now),
    reporter: '',
    desk: '',
    channel: '',
    happened_on: null,
    where: '',
    relationship: '',
    acts: [],
    danger_now: '',
    crime_signs: '',
    story: '',
    persons: [newPerson('survivor'), newPerson('violent')],
    household_no: '',
    check: '',
    check_note: '',
    deeds: [],
    mediation: '',
    mediation_by: '',
    result: '',
    without_help: '',
  }
}

/** What a question still lacks, as keys of the catalogue; the last two may stay open. */
export function missingOf(form: IncidentForm, question: (typeof questions)[number]): string[] {
  const lacks: Record<(typeof questions)[number], (string | false)[]> = {
    report: [
      !form.reporter && 'book.missing.reporter',
      !form.desk && 'book.missing.desk',
      !form.channel && 'book.missing.channel',
      !reportedAt(form) && 'book.missing.reported',
    ],
    when: [!form.happened_on && 'book.missing.happened'],
    what: [
      !form.relationship && 'book.missing.relationship',
      form.acts.length === 0 && 'book.missing.acts',
      form.danger_now === '' && 'book.missing.danger',
      form.crime_signs === '' && 'book.missing.crime',
    ],
    who: [
      !(['survivor', 'violent'] as const).every((part) =>
        form.persons.some((person) => person.part === part),
      ) && 'book.missing.persons',
    ],
    done: [
      form.mediation !== '' && form.mediation !== 'none' && !form.mediation_by && 'book.missing.mediator',
    ],
    result: [form.result !== '' && !form.check && 'book.missing.check'],
  }
  return lacks[question].filter((key) => key !== false)
}

/** Whether the incident can be written into the book. */
export function isComplete(form: IncidentForm): boolean {
  return questions.every((question) => missingOf(form, question).length === 0)
}

/** When the report came in, in the province's time; undefined while it is incomplete. */
export function reportedAt({ reported_day, reported_clock }: IncidentForm): string | undefined {
  const parts = /^(\d{1,2})[:.hg]?(\d{2})$/i.exec(reported_clock.trim())
  const [hours, minutes] = [Number(parts?.[1]), Number(parts?.[2])]
  if (!reported_day || !parts || hours > 23 || minutes > 59) return undefined
  return `${reported_day}T${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}:00+07:00`
}

/** What is sent; undefined while something is missing. */
export function bodyOf(form: IncidentForm, clientRef: string, now: Date = new Date()): Body | undefined {
  const reported_at = reportedAt(form)
  if (
    !isComplete(form) ||
    !reported_at ||
    !form.reporter ||
    !form.desk ||
    !form.channel ||
    !form.happened_on ||
    !form.relationship
  )
    return undefined
  const placeOf = (kind: DeedKind) => form.persons.findIndex((person) => person.part === partOfDeed(kind))
  return {
    reported_at,
    reporter: form.reporter,
    desk: form.desk,
    channel: form.channel,
    happened_on: form.happened_on,
    relationship: form.relationship,
    acts: form.acts,
    danger_now: form.danger_now === 'yes',
    crime_signs: form.crime_signs === 'yes',
    persons: form.persons.map(({ part, sex, age, name, phone }) => ({
      part,
      sex,
      ...(age === '' ? {} : { age_years: age }),
      ...(name.trim() ? { name } : {}),
      ...(phone.trim() ? { phone } : {}),
    })),
    deeds: form.deeds.map((deed) => ({ ...deed, person: placeOf(deed.kind), done_on: dayKey(now) })),
    client_ref: clientRef,
    ...(form.where.trim() ? { where: form.where } : {}),
    ...(form.story.trim() ? { story: form.story } : {}),
    ...(form.household_no === '' ? {} : { household_no: form.household_no }),
    ...(form.check
      ? {
          check: {
            result: form.check,
            at: now.toISOString(),
            ...(form.check_note.trim() ? { note: form.check_note } : {}),
          },
        }
      : {}),
    ...(form.mediation
      ? { mediation: { state: form.mediation, ...(form.mediation_by ? { by: form.mediation_by } : {}) } }
      : {}),
    ...(form.result
      ? { result: { result: form.result, ...(form.without_help ? { without_help: form.without_help } : {}) } }
      : {}),
  }
}
