import { type Answers, AskDialog, type Question, typedNow } from '#modules/protection/web/ask-dialog.part.tsx'
import type { Choice } from '#ui/ChoiceKeys.tsx'
import { dayKey } from '#ui/format.ts'
import { type Translate, useText } from '#ui/text.ts'
import {
  assessmentParts,
  confidentialities,
  functions,
  longerBys,
  notNeededReasons,
  representatives,
  scopes,
  signers,
  sources,
} from '../child.codes.ts'
import {
  type ChildrenView,
  excludeContract,
  foldPathContract,
  type PathView,
  supportYouthContract,
  writePaperContract,
} from '../child.contract.ts'
import type { PaperForm } from '../child-path.life.ts'

interface Frame {
  path: PathView
  onClose: () => void
}

const choices = (values: readonly string[], prefix: string, t: Translate): Choice<string>[] =>
  values.map((value) => ({ value, label: t(`children.${prefix}.${value}`) }))

const neededParts: readonly string[] = ['body_and_mind', 'risks', 'needs']
const assessment = (t: Translate): Question[] =>
  assessmentParts.map((name) => ({
    name,
    kind: 'words',
    label: t(`children.ask.${name}`),
    optional: !neededParts.includes(name),
  }))
const words = (name: string, t: Translate, optional = false): Question => ({
  name,
  kind: 'words',
  label: t(`children.ask.${name}`),
  optional,
})
const line = (name: string, t: Translate, optional = false): Question => ({
  name,
  kind: 'line',
  label: t(`children.ask.${name}`),
  optional,
  max: 300,
})

/** What each paper asks, beside what all of them ask. */
function questionsOf(form: PaperForm, t: Translate): Question[] {
  const grave: Question = { name: 'grave', kind: 'check', label: t('children.ask.grave'), optional: true }
  const signature: Question[] = [
    { name: 'signed_at', kind: 'moment', label: t('children.ask.signed_at'), start: typedNow() },
    {
      name: 'signer',
      kind: 'one',
      label: t('children.ask.signer'),
      choices: choices(signers, 'signer', t),
      start: 'chair',
    },
    { ...line('signer_authority', t), max: 60, when: (values) => values.signer !== 'chair' },
    { ...line('decision_number', t, true), max: 60 },
  ]
  switch (form) {
    case 'record':
      return [
        grave,
        {
          name: 'source',
          kind: 'one',
          label: t('children.ask.source'),
          choices: choices(sources, 'source', t),
        },
        words('what', t),
        line('where', t, true),
      ]
    case 'first_assessment':
      return [grave, words('harm', t), words('risks', t), words('protects', t, true)]
    case 'emergency':
      return [words('done', t)]
    case 'separation':
      return [
        ...signature,
        { name: 'until_at', kind: 'moment', label: t('children.ask.until_at'), start: typedNow(14 * 1440) },
        {
          name: 'longer_by',
          kind: 'one',
          label: t('children.ask.longer_by'),
          choices: choices(longerBys, 'longer', t),
          optional: true,
        },
        words('why', t),
        line('to_whom', t, true),
      ]
    case 'lifting':
    case 'assessment':
      return assessment(t)
    case 'meeting':
      return [words('concluded', t)]
    case 'plan':
      return [
        words('goal', t),
        line('service', t),
        line('by', t),
        { name: 'from_on', kind: 'day', label: t('children.ask.from_on'), start: dayKey(new Date()) },
        { name: 'until_on', kind: 'day', label: t('children.ask.until_on'), optional: true },
        line('cost_vnd', t, true),
        line('service_2', t, true),
        line('by_2', t, true),
        line('service_3', t, true),
        line('by_3', t, true),
      ]
    case 'decision':
      return [...signature, words('note', t, true)]
    case 'review':
      return [
        {
          name: 'outcome',
          kind: 'one',
          label: t('children.ask.outcome'),
          choices: choices(['end', 'new_plan'], 'outcome', t),
        },
        words('how_the_child_is', t),
      ]
    case 'alternative_care':
      return [line('to_whom', t)]
    case 'follow_up':
    case 'follow_up_3':
      return [words('how_the_child_is', t)]
  }
}

const contentFields: Readonly<Record<PaperForm, readonly string[]>> = {
  record: ['source', 'what', 'where'],
  first_assessment: ['harm', 'risks', 'protects'],
  emergency: ['done'],
  separation: ['why', 'to_whom'],
  lifting: assessmentParts,
  assessment: assessmentParts,
  meeting: ['concluded'],
  plan: ['goal'],
  decision: ['note'],
  review: ['how_the_child_is'],
  alternative_care: ['to_whom'],
  follow_up: ['how_the_child_is'],
  follow_up_3: ['how_the_child_is'],
}
const signedFields = [
  'signed_at',
  'signer',
  'signer_authority',
  'decision_number',
  'until_at',
  'longer_by',
  'outcome',
] as const

/** One paper of the path, kept as a draft while it is typed. Whoever harmed the child is not among those to choose. */
export function PaperDialog({ path, view, form, onClose }: Frame & { view: ChildrenView; form: PaperForm }) {
  const t = useText()
  const people = view.persons
    .filter(
      (person) => !person.is_out && !path.excluded.includes(person.id) && person.id !== path.child?.person_id,
    )
    .map((person, at) => ({ value: person.id, label: `${t(`cases.part.${person.part}`)} ${at + 1}` }))
  const isMeeting = form === 'meeting'
  return (
    <AskDialog
      title={t(`children.form.${form}`)}
      actLabel={t('children.save')}
      contract={writePaperContract}
      draft={`child.${form.replaceAll('_', '-')}.${path.id}`}
      onClose={onClose}
      questions={[
        { name: 'happened_at', kind: 'moment', label: t('children.ask.happened_at'), start: typedNow() },
        ...questionsOf(form, t),
        {
          name: 'functions',
          kind: 'many',
          label: t(isMeeting ? 'children.ask.participants' : 'children.ask.addressees'),
          choices: choices(functions, 'function', t),
          optional: true,
        },
        ...(people.length > 0
          ? [
              {
                name: 'people',
                kind: 'many' as const,
                label: t('children.ask.heard'),
                choices: people,
                optional: true,
              },
            ]
          : []),
        {
          name: 'confidentiality',
          kind: 'one',
          label: t('children.ask.confidentiality'),
          choices: choices(confidentialities, 'confidentiality', t),
          start: 'path_only',
        },
        {
          name: 'scope',
          kind: 'many',
          label: t('children.ask.scope'),
          choices: choices(scopes, 'scope', t),
          start: ['case_team'],
        },
      ]}
      args={(answers) => ({
        params: { path_id: path.id },
        body: {
          form,
          version: path.version,
          happened_at: answers.text('happened_at') ?? '',
          confidentiality: answers.text('confidentiality'),
          scope: answers.many('scope'),
          people: [
            ...answers
              .many('functions')
              .map((each) => ({ purpose: isMeeting ? 'participant' : 'addressee', function: each })),
            ...answers
              .many('people')
              .map((each) => ({ purpose: isMeeting ? 'participant' : 'heard', person_id: each })),
          ],
          ...(form === 'record' || form === 'first_assessment' ? { grave: answers.yes('grave') } : {}),
          ...said(signedFields, answers),
          content: {
            ...said(contentFields[form], answers),
            ...(form === 'plan' ? { services: servicesOf(answers) } : {}),
          },
        } as never,
      })}
    />
  )
}

/** Answers under their own names; what was left empty is not sent. */
function said(names: readonly string[], answers: Answers): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = answers.text(name)
      return value === undefined ? [] : [[name, value]]
    }),
  )
}

function servicesOf(answers: Answers) {
  const dates = said(['from_on', 'until_on'], answers)
  const cost = Number((answers.text('cost_vnd') ?? '').replace(/\D/g, ''))
  return ['', '_2', '_3'].flatMap((no) => {
    const [service, by] = [answers.text(`service${no}`), answers.text(`by${no}`)]
    return service && by
      ? [{ service, by, ...dates, ...(no === '' && cost > 0 ? { cost_vnd: cost } : {}) }]
      : []
  })
}

export function FoldDialog({ path, isBack, onClose }: Frame & { isBack: boolean }) {
  const t = useText()
  return (
    <AskDialog
      title={t(isBack ? 'children.act.unfold' : 'children.act.fold')}
      actLabel={t('children.save')}
      contract={foldPathContract}
      onClose={onClose}
      questions={
        isBack
          ? []
          : [
              {
                name: 'reason',
                kind: 'one',
                label: t('children.ask.reason'),
                choices: choices(notNeededReasons, 'why', t),
              },
              words('why', t, true),
            ]
      }
      args={(answers) => {
        const why = answers.text('why')
        return {
          params: { path_id: path.id },
          body: {
            version: path.version,
            reason: isBack ? null : (answers.text('reason') as 'not_harmed'),
            ...(why ? { why } : {}),
          },
        }
      }}
    />
  )
}

export function ExcludeDialog({ path, view, onClose }: Frame & { view: ChildrenView }) {
  const t = useText()
  const people = view.persons
    .map((person, at) => ({ ...person, no: at + 1 }))
    .filter(
      (person) => !person.is_out && person.id !== path.child?.person_id && !path.excluded.includes(person.id),
    )
  return (
    <AskDialog
      title={t('children.act.exclude')}
      actLabel={t('children.save')}
      danger
      contract={excludeContract}
      onClose={onClose}
      questions={[
        {
          name: 'person_id',
          kind: 'one',
          label: t('children.ask.exclude'),
          choices: people.map((person) => ({
            value: person.id,
            label: `${t(`cases.part.${person.part}`)} (${person.no})`,
          })),
        },
      ]}
      args={(answers) => ({
        params: { path_id: path.id },
        body: { person_id: answers.text('person_id') ?? '' },
      })}
    />
  )
}

export function YouthDialog({ path, onClose }: Frame) {
  const t = useText()
  return (
    <AskDialog
      title={t('children.act.youth')}
      actLabel={t('children.save')}
      contract={supportYouthContract}
      onClose={onClose}
      questions={[
        {
          name: 'legal_aid_on',
          kind: 'day',
          label: t('children.legal_aid'),
          start: path.legal_aid_on,
          optional: true,
        },
        {
          name: 'representative',
          kind: 'one',
          label: t('children.representative'),
          choices: choices(representatives, 'representative', t),
          start: path.representative,
          optional: true,
        },
        {
          name: 'interview_on',
          kind: 'day',
          label: t('children.interview'),
          start: path.interview_on,
          optional: true,
        },
        { name: 'close', kind: 'check', label: t('children.ask.close'), optional: true },
      ]}
      args={(answers) => ({
        params: { path_id: path.id },
        body: {
          version: path.version,
          legal_aid_on: answers.text('legal_aid_on') ?? null,
          representative: (answers.text('representative') as 'relative' | undefined) ?? null,
          interview_on: answers.text('interview_on') ?? null,
          close: answers.yes('close'),
        },
      })}
    />
  )
}
