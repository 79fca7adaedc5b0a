import type { CallOf } from '#kernel/contract.ts'
import type { Found } from '#ui/PlaceField.tsx'
import { type Group, groups } from '../dialogue.codes.ts'
import type { DialogueFile, planDialogueContract } from '../dialogue.contract.ts'

type Body = CallOf<typeof planDialogueContract>['body']

/** The plan of a dialogue as it is typed and as a draft keeps it. */
export interface DialogueForm {
  title: string
  place: Found | null
  held_on: string | null
  from_time: string
  until_time: string
  venue: string
  chair: string
  /** One line each; topics are told with the questions. */
  agenda: string
  policies: string
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
  agenda: '',
  policies: '',
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
    agenda: file.agenda.map((item) => item.title).join('\n'),
    policies: file.policies.map((item) => item.title).join('\n'),
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

const lines = (typed: string) =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** Fields that still have to be filled. */
export function missingOf(form: DialogueForm): ('title' | 'place' | 'held_on')[] {
  return (['title', 'place', 'held_on'] as const).filter((field) =>
    field === 'title' ? form.title.trim().length < 3 : !form[field],
  )
}

/** What is sent; undefined while something is missing. `before` keeps topics and bodies of lines that stayed. */
export function bodyOf(form: DialogueForm, before?: DialogueFile): Body | undefined {
  if (missingOf(form).length > 0 || !form.place || !form.held_on) return undefined
  const agenda = new Map(before?.agenda.map((item) => [item.title, item]))
  const policies = new Map(before?.policies.map((item) => [item.title, item]))
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
    agenda: lines(form.agenda).map((title) => ({
      title,
      ...(agenda.get(title)?.topic ? { topic: agenda.get(title)?.topic ?? undefined } : {}),
      ...(agenda.get(title)?.body_id ? { body_id: agenda.get(title)?.body_id ?? undefined } : {}),
    })),
    policies: lines(form.policies).map((title) => ({
      title,
      ...(policies.get(title)?.body_id ? { body_id: policies.get(title)?.body_id ?? undefined } : {}),
    })),
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
