import { AskDialog, type Question, typedNow, type Values } from '#modules/protection/web/ask-dialog.part.tsx'
import { useText } from '#ui/text.ts'
import { type Direction, otherKinds, paperKinds } from '../handover.codes.ts'
import { type HandoversView, prepareHandoverContract } from '../handover.contract.ts'
import { personLabel } from './HandoverRow.tsx'
import { bodyOfPreparing } from './handover.form.ts'

type Say = ReturnType<typeof useText>

/** Draws up a hand-over; what is typed is kept. Who is not ours to give now is not offered. */
export function PrepareDialog({
  caseId,
  view,
  direction,
  onClose,
}: {
  caseId: string
  view: HandoversView
  direction: Direction
  onClose: () => void
}) {
  const t = useText()
  const offered = view.persons.filter((person) => person.last !== direction)
  const kinds = otherKinds.filter((kind) => direction === 'given' || kind !== 'family_locality')
  const isFamily = (values: Values) => values.other_kind === 'family_locality'
  const questions: Question[] = [
    {
      name: 'person_ids',
      kind: 'many',
      label: t('handovers.field.persons'),
      choices: offered.map((person) => ({ value: person.id, label: personLabel(person, t) })),
      start: direction === 'received' ? offered.map((person) => person.id) : [],
    },
    {
      name: 'other_kind',
      kind: 'select',
      label: t(direction === 'received' ? 'handovers.field.from' : 'handovers.field.to'),
      choices: kinds.map((value) => ({ value, label: t(`handovers.kind.${value}`) })),
      ...(direction === 'given' && view.check.answer !== 'stands'
        ? { hint: t('handovers.field.family_hint') }
        : {}),
    },
    {
      name: 'other_agency_id',
      kind: 'agency',
      label: t('handovers.field.other_agency'),
      optional: true,
      when: (values) => !isFamily(values),
    },
    {
      name: 'other_name',
      kind: 'line',
      label: t('handovers.field.other_name'),
      max: 200,
      when: (values) => isFamily(values) || !values.other_agency_id,
    },
    {
      name: 'receiver_person_id',
      kind: 'select',
      label: t('handovers.field.receiver_person'),
      optional: true,
      when: isFamily,
      choices: view.persons.map((person) => ({ value: person.id, label: personLabel(person, t) })),
    },
    { name: 'happened_at', kind: 'moment', label: t('handovers.field.happened_at'), start: typedNow() },
    { name: 'place_id', kind: 'place', label: t('handovers.field.place'), optional: true },
    {
      name: 'where',
      kind: 'line',
      label: t('handovers.field.where'),
      hint: t('handovers.field.where_hint'),
      optional: true,
      max: 200,
    },
    {
      name: 'papers',
      kind: 'many',
      label: t('handovers.field.papers'),
      optional: true,
      choices: paperKinds.map((value) => ({ value, label: t(`handovers.paper.${value}`) })),
    },
    { name: 'papers_words', kind: 'words', label: t('handovers.field.papers_words'), optional: true },
    { name: 'belongings', kind: 'words', label: t('handovers.field.belongings'), optional: true },
    {
      name: 'note',
      kind: 'words',
      label: t('handovers.field.note'),
      hint: t('handovers.field.note_hint'),
      optional: true,
    },
    { name: 'is_signed', kind: 'check', label: t('handovers.field.is_signed'), optional: true },
    ...[
      {
        name: 'signed_at',
        kind: 'moment',
        label: t('handovers.field.signed_at'),
        start: typedNow(),
      } as const,
      ...signerQuestions(t, 'signed.'),
    ].map((question) => ({ ...question, when: (values: Values) => values.is_signed === true })),
  ]
  const title = t(direction === 'received' ? 'handovers.receive' : 'handovers.give')
  return (
    <AskDialog
      title={title}
      actLabel={title}
      contract={prepareHandoverContract}
      questions={questions}
      draft={`handover.${direction}.${caseId}`}
      args={(answers) => ({ params: { case_id: caseId }, body: bodyOfPreparing(direction, answers) })}
      onClose={onClose}
    />
  )
}

/** Name and function of who signs for either side. */
export function signerQuestions(t: Say, within = ''): Question[] {
  return (['giver', 'receiver'] as const).flatMap((side): Question[] => [
    {
      name: `${side}_name`,
      kind: 'line',
      label: t(`handovers.field.${side}_name`),
      path: `${within}${side}.name`,
      max: 200,
    },
    {
      name: `${side}_function`,
      kind: 'line',
      label: t(`handovers.field.${side}_function`),
      path: `${within}${side}.function`,
      max: 200,
    },
  ])
}
