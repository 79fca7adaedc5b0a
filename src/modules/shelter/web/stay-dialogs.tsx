import { AskDialog, type Question, type Values } from '#modules/protection/web/ask-dialog.part.tsx'
import { useRead } from '#ui/api.ts'
import { dayKey } from '#ui/format.ts'
import { useText } from '#ui/text.ts'
import { tonightContract } from '../house.contract.ts'
import { type GivenKind, givenKinds, givenUnits, type leavings } from '../shelter.codes.ts'
import {
  addGivenContract,
  addStayNoteContract,
  changeBedContract,
  leaveContract,
  type StayView,
} from '../stay.contract.ts'
import { choicesOf, leavingQuestions, momentQuestion, personOf } from './words.ts'

interface Props {
  stay: StayView
  onClose: () => void
}

/** Meals, clothes, medicine: what, how much, which day. */
export function GivenDialog({ stay, onClose }: Props) {
  const t = useText()
  const today = dayKey(new Date())
  // One question for each kind, so that the unit stands in its label; only that of the chosen kind is asked.
  const quantities = givenKinds.map(
    (kind): Question => ({
      name: `quantity_${kind}`,
      kind: 'number',
      label: t('shelter.given.quantity', { unit: t(`shelter.unit.${givenUnits[kind]}`) }),
      path: 'quantity',
      max: kind === 'money' ? 1_000_000_000 : 1000,
      when: (values) => values.kind === kind,
    }),
  )
  return (
    <AskDialog
      title={t('shelter.given.add')}
      actLabel={t('shelter.given.save')}
      contract={addGivenContract}
      draft={`shelter.given.${stay.id}`}
      questions={[
        {
          name: 'kind',
          kind: 'one',
          label: t('shelter.given.kind'),
          choices: choicesOf(givenKinds, 'shelter.given', t),
          start: 'meals',
        },
        ...quantities,
        {
          name: 'given_on',
          kind: 'day',
          label: t('shelter.given.on'),
          start: today,
          within: { max: today },
        },
        { name: 'words', kind: 'line', label: t('shelter.words'), optional: true, max: 300 },
      ]}
      args={(answers) => {
        const kind = answers.text('kind') as GivenKind
        const words = answers.text('words')
        return {
          params: { stay_id: stay.id },
          body: {
            kind,
            quantity: Number(answers.text(`quantity_${kind}`)),
            given_on: answers.text('given_on') ?? '',
            ...(words ? { words } : {}),
          },
        }
      }}
      onClose={onClose}
    />
  )
}

/** A note of a day or a night; what is being written is kept as a draft. */
export function NoteDialog({ stay, onClose }: Props) {
  const t = useText()
  return (
    <AskDialog
      title={t('shelter.notes.add')}
      actLabel={t('shelter.notes.save')}
      contract={addStayNoteContract}
      draft={`shelter.note.${stay.id}`}
      questions={[
        momentQuestion(t, 'happened_at', 'shelter.notes.when'),
        { name: 'words', kind: 'words', label: t('shelter.notes.words'), max: 2000 },
      ]}
      args={(answers) => ({
        params: { stay_id: stay.id },
        body: { happened_at: answers.text('happened_at') ?? '', words: answers.text('words') ?? '' },
      })}
      onClose={onClose}
    />
  )
}

/** She leaves with everybody, or only some of them do. */
export function LeaveDialog({ stay, onClose }: Props) {
  const t = useText()
  const here = stay.persons.filter((person) => !person.left_at)
  const all = here.map((person) => person.person_id)
  const isAll = (values: Values) =>
    here.length < 2 || (Array.isArray(values.person_ids) && values.person_ids.length === here.length)
  const who: Question = {
    name: 'person_ids',
    kind: 'many',
    label: t('shelter.leave.who'),
    choices: here.map((person) => ({ value: person.person_id, label: personOf(person, t) })),
    start: all,
  }
  return (
    <AskDialog
      title={t('shelter.leave')}
      actLabel={t('shelter.leave.act')}
      contract={leaveContract}
      draft={`shelter.leave.${stay.id}.${stay.version}`}
      questions={[
        ...(here.length > 1 ? [who] : []),
        momentQuestion(t, 'left_at', 'shelter.left_at'),
        ...leavingQuestions(t, isAll),
      ]}
      args={(answers) => {
        const only = answers.many('person_ids')
        const [follow_up_on, words] = [answers.text('follow_up_on'), answers.text('words')]
        return {
          params: { stay_id: stay.id },
          body: {
            version: stay.version,
            left_at: answers.text('left_at') ?? '',
            ...(here.length > 1 && only.length < here.length
              ? { person_ids: only }
              : {
                  left_to: answers.text('left_to') as (typeof leavings)[number],
                  ...(follow_up_on ? { follow_up_on } : {}),
                  ...(words ? { words } : {}),
                }),
          },
        }
      }}
      onClose={onClose}
    />
  )
}

/** Another bed in the same house, from now on. */
export function BedDialog({ stay, person, onClose }: Props & { person: StayView['persons'][number] }) {
  const t = useText()
  const board = useRead(tonightContract, {}, { staleTime: 10_000 })
  const beds = board.data?.houses.find((house) => house.id === stay.house_id)?.beds ?? []
  const fit = beds.filter((each) => (each.free || each.stay?.id === stay.id) && each.id !== person.bed_id)
  return (
    <AskDialog
      title={`${t('shelter.bed.change')}: ${personOf(person, t)}`}
      actLabel={t('shelter.bed.change')}
      contract={changeBedContract}
      questions={[
        {
          name: 'bed_id',
          kind: 'select',
          label: t('shelter.bed'),
          choices: fit.map((each) => ({ value: each.id, label: `${each.room_name} · ${each.name}` })),
        },
        momentQuestion(t, 'at', 'shelter.bed.moved_at'),
      ]}
      args={(answers) => ({
        params: { stay_id: stay.id },
        body: {
          version: stay.version,
          person_id: person.person_id,
          bed_id: answers.text('bed_id') ?? '',
          at: answers.text('at') ?? '',
        },
      })}
      onClose={onClose}
    />
  )
}
