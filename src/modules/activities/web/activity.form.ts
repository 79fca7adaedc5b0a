import { dayKey } from '#ui/format.ts'
import type { languages } from '../activity.codes.ts'
import type { ActivityView } from '../activity.contract.ts'
import type { ActivityInput } from '../activity.shapes.ts'

type Language = (typeof languages)[number]
type Number_ = number | ''

export interface TypedGroup {
  attendances: Number_
  female: Number_
  male: Number_
}

export interface TypedGift {
  key: string
  item: string
  quantity: Number_
  value_vnd: Number_
  sponsor: string
  recipients: {
    key: string
    recipient: string
    people: Number_
    place: { id: string; label: string } | null
  }[]
}

export interface TypedAward {
  key: string
  honour: string
  given_to: 'person' | 'group'
  quantity: Number_
}

/** An activity as typed and as the draft keeps it. */
export interface ActivityForm {
  kind: string
  title: string
  starts_on: string | null
  ends_on: string | null
  clock: string
  place: { id: string; label: string } | null
  venue: string
  host_name: string
  topics: string[]
  language: Language | ''
  items: Number_
  copies: Number_
  reach: Number_
  entries: Number_
  link: string
  cost_vnd: Number_
  funding: string
  note: string
  /** By day and audience group: every group has its row, and an empty one is nobody. */
  groups: Record<string, TypedGroup>
  /** One a line. */
  trainers: string
  /** Officials who were trained, one a line; those who hold a known post stay in `kept`. */
  participants: string
  gifts: TypedGift[]
  awards: TypedAward[]
  test_most: Number_
  test: Record<'before' | 'after', { takers: Number_; mean: Number_ }>
  outlets: string[]
  repeat: '' | 'day' | 'week' | 'month'
  times: Number_
  /** What the form does not ask for and a correction must not lose. */
  kept: Pick<ActivityInput, 'host' | 'co_hosts' | 'people' | 'sendings' | 'initiative_id' | 'form'>
}

const emptyScores = () => ({ takers: '' as Number_, mean: '' as Number_ })

/** A form with nothing answered; today, at the place of the officer. */
export function newForm(today: string = dayKey(new Date())): ActivityForm {
  return {
    kind: '',
    title: '',
    starts_on: today,
    ends_on: null,
    clock: '',
    place: null,
    venue: '',
    host_name: '',
    topics: [],
    language: '',
    items: 1,
    copies: '',
    reach: '',
    entries: '',
    link: '',
    cost_vnd: '',
    funding: '',
    note: '',
    groups: {},
    trainers: '',
    participants: '',
    gifts: [],
    awards: [],
    test_most: '',
    test: { before: emptyScores(), after: emptyScores() },
    outlets: [],
    repeat: '',
    times: '',
    kept: {},
  }
}

export const newGift = (item = 'gift_set'): TypedGift => ({
  key: crypto.randomUUID(),
  item,
  quantity: '',
  value_vnd: '',
  sponsor: '',
  recipients: [],
})
export const newAward = (honour = 'certificate'): TypedAward => ({
  key: crypto.randomUUID(),
  honour,
  given_to: 'person',
  quantity: 1,
})

export const groupKey = (day: string, audience: string) => `${day} ${audience}`

/** Most days for which every group gets a row of its own. */
const mostDays = 5

/** Days of the activity whose groups are asked for. */
export function daysOf({ starts_on, ends_on }: Pick<ActivityForm, 'starts_on' | 'ends_on'>): string[] {
  if (!starts_on) return []
  const days: string[] = []
  for (let at = starts_on; at <= (ends_on ?? starts_on) && days.length < mostDays; ) {
    days.push(at)
    at = new Date(Date.parse(`${at}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
  }
  return days
}

/** An activity that stands, as the form shows it: to correct it, or to copy it onto another day without those who came. */
export function formOf(
  view: ActivityView,
  as: 'correct' | 'copy',
  today: string = dayKey(new Date()),
): ActivityForm {
  const isCopy = as === 'copy'
  const isTyped = (person: ActivityView['people'][number]) =>
    person.part === 'participant' &&
    person.officer_id === null &&
    person.audience === null &&
    person.sex === null
  const [host, ...coHosts] = view.hosts
  return {
    ...newForm(today),
    kind: view.kind,
    title: view.title,
    starts_on: isCopy ? today : view.starts_on,
    ends_on: isCopy || view.ends_on === view.starts_on ? null : view.ends_on,
    clock: view.clock ?? '',
    place: { id: view.place.id, label: view.place.name },
    venue: view.venue ?? '',
    host_name: host && host.agency_id === null ? host.name : '',
    topics: [...view.topics],
    language: view.language ?? '',
    items: view.items,
    copies: view.copies ?? '',
    reach: isCopy ? '' : (view.reach ?? ''),
    entries: isCopy ? '' : (view.entries ?? ''),
    link: isCopy ? '' : (view.link ?? ''),
    cost_vnd: isCopy ? '' : (view.cost_vnd ?? ''),
    funding: view.funding ?? '',
    note: isCopy ? '' : (view.note ?? ''),
    groups: Object.fromEntries(
      view.groups.map((group) => [
        groupKey(isCopy ? today : group.on_day, group.audience),
        isCopy
          ? { attendances: '', female: '', male: '' }
          : { attendances: group.attendances, female: group.female ?? '', male: group.male ?? '' },
      ]),
    ),
    trainers: linesOf(view.people.filter((person) => person.part === 'trainer')),
    participants: isCopy ? '' : linesOf(view.people.filter(isTyped)),
    gifts: isCopy
      ? []
      : view.gifts.map((gift) => ({
          key: crypto.randomUUID(),
          item: gift.item,
          quantity: gift.quantity,
          value_vnd: gift.value_vnd ?? '',
          sponsor: gift.sponsor ?? '',
          recipients: gift.recipients.map((to) => ({
            key: crypto.randomUUID(),
            recipient: to.recipient,
            people: to.people,
            place: to.place && { id: to.place.id, label: to.place.name },
          })),
        })),
    awards: isCopy ? [] : view.awards.map((award) => ({ key: crypto.randomUUID(), ...award })),
    test_most: isCopy ? '' : (view.test?.most ?? ''),
    test: isCopy
      ? { before: emptyScores(), after: emptyScores() }
      : { before: view.test?.before ?? emptyScores(), after: view.test?.after ?? emptyScores() },
    outlets: view.sendings.map((sending) => sending.outlet_id),
    kept: {
      form: view.form,
      ...(host?.agency_id ? { host: { agency_id: host.agency_id } } : {}),
      co_hosts: coHosts.map((each) => (each.agency_id ? { agency_id: each.agency_id } : { name: each.name })),
      ...(view.initiative_id ? { initiative_id: view.initiative_id } : {}),
      people: isCopy
        ? []
        : view.people
            .filter((person) => person.part !== 'trainer' && !isTyped(person))
            .map(
              ({ id: _, ...person }) => withoutNulls(person) as NonNullable<ActivityInput['people']>[number],
            ),
      sendings: isCopy
        ? []
        : view.sendings.map(
            ({ id: _, outlet: __, ...sending }) =>
              withoutNulls(sending) as NonNullable<ActivityInput['sendings']>[number],
          ),
    },
  }
}

const linesOf = (people: ActivityView['people']) =>
  people
    .map((person) => [person.name, person.position, person.organization].filter(Boolean).join(', '))
    .join('\n')

/** People typed one a line: name, then where they work. */
function peopleOf<P extends 'trainer' | 'participant'>(typed: string, part: P) {
  return typed
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [name = '', ...rest] = line.split(',').map((each) => each.trim())
      return { part, name, ...(rest.length > 0 ? { organization: rest.join(', ') } : {}) }
    })
}

function withoutNulls(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== null))
}

/** What is still missing before it can be sent, as keys of the catalogue. */
export function missingOf(form: ActivityForm): string[] {
  const over = Object.values(form.groups).some(
    ({ attendances, female, male }) => Number(female) + Number(male) > Number(attendances),
  )
  return [
    !form.kind && 'activities.missing.kind',
    !form.title.trim() && 'activities.missing.title',
    !form.starts_on && 'activities.missing.day',
    !form.place && 'activities.missing.place',
    form.starts_on && form.ends_on && form.ends_on < form.starts_on && 'activity.ends_before_start',
    over && 'activity.parts_exceed',
    form.repeat && !form.times && 'activities.missing.times',
  ].filter((key): key is string => Boolean(key))
}

/** What is sent; undefined while something is missing. */
export function bodyOf(form: ActivityForm): ActivityInput | undefined {
  if (missingOf(form).length > 0 || !form.starts_on || !form.place) return undefined
  const { kept } = form
  const first = form.starts_on
  const scores = (which: 'before' | 'after') => {
    const { takers, mean } = form.test[which]
    return takers === '' || mean === '' ? {} : { [which]: { takers, mean } }
  }
  const sent = new Map((kept.sendings ?? []).map((sending) => [sending.outlet_id, sending]))
  const number = (name: string, value: Number_) => (value === '' ? {} : { [name]: value })
  const said = (name: string, value: string) => (value.trim() ? { [name]: value.trim() } : {})
  return {
    kind: form.kind,
    title: form.title,
    starts_on: first,
    ...(form.ends_on && form.ends_on !== first ? { ends_on: form.ends_on } : {}),
    place_id: form.place.id,
    topics: form.topics,
    items: form.items === '' ? 1 : form.items,
    ...said('clock', form.clock.replace(/^(\d):/, '0$1:')),
    ...said('venue', form.venue),
    ...said('link', form.link),
    ...said('funding', form.funding),
    ...said('note', form.note),
    ...(form.language ? { language: form.language } : {}),
    ...number('copies', form.copies),
    ...number('reach', form.reach),
    ...number('entries', form.entries),
    ...number('cost_vnd', form.cost_vnd),
    ...(form.test_most === ''
      ? {}
      : { test: { most: form.test_most, ...scores('before'), ...scores('after') } }),
    ...(form.host_name.trim()
      ? { host: { name: form.host_name.trim() } }
      : kept.host
        ? { host: kept.host }
        : {}),
    ...(kept.form ? { form: kept.form } : {}),
    ...(kept.initiative_id ? { initiative_id: kept.initiative_id } : {}),
    co_hosts: kept.co_hosts ?? [],
    groups: Object.entries(form.groups).flatMap(([key, { attendances, female, male }]) => {
      const [on_day = first, audience = ''] = key.split(' ')
      return attendances === '' || attendances === 0
        ? []
        : [{ on_day, audience, attendances, ...number('female', female), ...number('male', male) }]
    }),
    people: [
      ...peopleOf(form.trainers, 'trainer'),
      ...peopleOf(form.participants, 'participant'),
      ...(kept.people ?? []),
    ],
    awards: form.awards.flatMap(({ key: _, quantity, ...award }) =>
      quantity === '' ? [] : [{ ...award, quantity }],
    ),
    gifts: form.gifts.flatMap(({ quantity, ...gift }) =>
      quantity === ''
        ? []
        : [
            {
              item: gift.item,
              quantity,
              ...number('value_vnd', gift.value_vnd),
              ...said('sponsor', gift.sponsor),
              recipients: gift.recipients.flatMap((to) =>
                to.people === ''
                  ? []
                  : [
                      {
                        recipient: to.recipient,
                        people: to.people,
                        ...(to.place ? { place_id: to.place.id } : {}),
                      },
                    ],
              ),
            },
          ],
    ),
    sendings: form.outlets.map((outlet_id) => sent.get(outlet_id) ?? { outlet_id }),
  }
}
