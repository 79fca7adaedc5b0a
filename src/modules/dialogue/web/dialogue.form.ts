import type { CallOf } from '#kernel/contract.ts'
import type { Found } from '#ui/PlaceField.tsx'
import { type Group, groups } from '../dialogue.codes.ts'
import type { DialogueFile, planDialogueContract } from '../dialogue.contract.ts'

type Body = CallOf<typeof planDialogueContract>['body']

/** A line as it is typed. */
export interface ItemDraft {
  key: string
  title: string
  topic: string
  at: string
  body: Found | null
  speaker: string
}
export const newItem = (): ItemDraft => ({
  key: crypto.randomUUID(),
  title: '',
  topic: '',
  at: '',
  body: null,
  speaker: '',
})

/** The plan of a dialogue as it is typed and as a draft keeps it. */
export interface DialogueForm {
  title: string
  place: Found | null
  held_on: string | null
  from_time: string
  until_time: string
  venue: string
  chair: string
  /** Lines of the day, and policies that are introduced. */
  lines: ItemDraft[]
  introduced: ItemDraft[]
  bodies: {
    key: string
    body: Found | null
    name: string
    coming: 'asked' | 'yes' | 'no'
    attended: number | ''
  }[]
  groups: Partial<Record<Group, { invited: number | ''; attended: number | '' }>>
  conclusion: string
}

export const newForm = (): DialogueForm => ({
  title: '',
  place: null,
  held_on: null,
  from_time: '',
  until_time: '',
  venue: '',
  chair: '',
  lines: [],
  introduced: [],
  bodies: [],
  groups: {},
  conclusion: '',
})

/** A dialogue as the form shows it again. */
export function formOf(file: DialogueFile): DialogueForm {
  return {
    title: file.title,
    place: { id: file.place_id, label: file.place_name },
    held_on: file.held_on,
    from_time: file.from_time ?? '',
    until_time: file.until_time ?? '',
    venue: file.venue ?? '',
    chair: file.chair ?? '',
    lines: file.agenda.map((item) => ({ ...itemOf(item), topic: item.topic ?? '', at: item.at ?? '' })),
    introduced: file.policies.map(itemOf),
    bodies: file.parties
      .filter((party) => party.kind === 'body')
      .map((party) => ({
        key: crypto.randomUUID(),
        body: party.agency_id ? { id: party.agency_id, label: party.name ?? '' } : null,
        name: party.agency_id ? '' : (party.name ?? ''),
        coming: party.coming,
        attended: party.attended ?? '',
      })),
    groups: Object.fromEntries(
      file.parties.flatMap((party) =>
        party.group ? [[party.group, { invited: party.invited ?? '', attended: party.attended ?? '' }]] : [],
      ),
    ),
    conclusion: file.conclusion ?? '',
  }
}

const itemOf = (item: DialogueFile['policies'][number]): ItemDraft => ({
  ...newItem(),
  title: item.title,
  body: item.body_id ? { id: item.body_id, label: item.body_name ?? '' } : null,
  speaker: item.speaker ?? '',
})

/** Lines that say something; one without words is none. */
const written = (items: readonly ItemDraft[]) =>
  items
    .filter((item) => item.title.trim() !== '')
    .map((item) => ({
      item,
      said: {
        title: item.title,
        ...(item.body ? { body_id: item.body.id } : {}),
        ...(item.speaker.trim() ? { speaker: item.speaker } : {}),
      },
    }))

/** Fields that still have to be filled. */
export function missingOf(form: DialogueForm): ('title' | 'place' | 'held_on')[] {
  return (['title', 'place', 'held_on'] as const).filter((field) =>
    field === 'title' ? form.title.trim().length < 3 : !form[field],
  )
}

/** What is sent; undefined while something is missing. `before` keeps what the form does not ask for. */
export function bodyOf(form: DialogueForm, before?: DialogueFile): Body | undefined {
  if (missingOf(form).length > 0 || !form.place || !form.held_on) return undefined
  return {
    title: form.title,
    place_id: form.place.id,
    held_on: form.held_on,
    ...(form.from_time ? { from_time: form.from_time } : {}),
    ...(form.until_time ? { until_time: form.until_time } : {}),
    ...(form.venue.trim() ? { venue: form.venue } : {}),
    ...(form.chair.trim() ? { chair: form.chair } : {}),
    ...(form.conclusion.trim() ? { conclusion: form.conclusion } : {}),
    form: before?.form ?? 'in_person',
    agenda: written(form.lines).map(({ item, said }) => ({
      ...said,
      ...(item.topic ? { topic: item.topic } : {}),
      ...(item.at ? { at: item.at } : {}),
    })),
    policies: written(form.introduced).map(({ said }) => said),
    bodies: form.bodies
      .filter((each) => each.body !== null || each.name.trim() !== '')
      .map((each) => ({
        ...(each.body ? { agency_id: each.body.id } : { name: each.name }),
        coming: each.coming,
        ...(each.attended === '' ? {} : { attended: each.attended }),
      })),
    groups: groups.flatMap((group) => {
      const said = form.groups[group]
      if (!said || (said.invited === '' && said.attended === '')) return []
      return [
        {
          group,
          ...(said.invited === '' ? {} : { invited: said.invited }),
          ...(said.attended === '' ? {} : { attended: said.attended }),
        },
      ]
    }),
  }
}
