import { useRead } from '#ui/api.ts'
import { dayKey } from '#ui/format.ts'
import { useGo } from '#ui/links.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import {
  decideNoticeContract,
  endMeasureContract,
  type ProtectionView,
  takeMeasureContract,
} from '../measure.contract.ts'
import { draftOrderContract, listCommunesContract } from '../order.contract.ts'
import {
  actors,
  askers,
  consentHows,
  criticism,
  herAnswers,
  noticeContents,
  noticeReceivers,
  noticeVias,
  orderReasons,
  outcomes,
  priorities,
  relationships,
  whyNots,
} from '../protection.codes.ts'
import { AskDialog, typedNow, type Values } from './ask-dialog.part.tsx'
import { consentOf, only } from './OrderDialogs.tsx'
import { choicesOf } from './order-words.tsx'

interface Frame {
  caseId: string
  onClose: () => void
}

/** A request for a no-contact order, prepared; the commune sees it when it is sent. */
export function DraftOrderDialog({ caseId, view, onClose }: Frame & { view: ProtectionView }) {
  const t = useText()
  const go = useGo()
  const communes = useRead(listCommunesContract, {}, { staleTime: 60_000 })
  const people = view.persons.map((person, at) => ({
    value: person.id,
    label: [
      t(`cases.part.${person.part}`),
      person.age_years ?? undefined,
      person.has_name ? undefined : t('cases.person.no_name'),
    ]
      .filter((word) => word !== undefined)
      .join(', ')
      .concat(view.persons.length > 2 ? ` (${at + 1})` : ''),
  }))
  const first = (part: string) => view.persons.find((person) => person.part === part)?.id ?? null
  const isBody = (values: Values) => values.requested_by === 'body' || Boolean(values.consent_how)
  return (
    <AskDialog
      title={t('protection.act.draft')}
      actLabel={t('protection.save')}
      contract={draftOrderContract}
      draft={`order.request.${caseId}`}
      onClose={onClose}
      onDone={(made) => go({ to: '/orders/$id', params: { id: made.id } })}
      questions={[
        {
          name: 'commune_agency_id',
          kind: 'select',
          label: t('protection.fact.commune'),
          choices: (communes.data?.items ?? []).map((each) => ({ value: each.id, label: each.name })),
        },
        {
          name: 'protected_person_id',
          kind: 'one',
          label: t('protection.fact.protected'),
          choices: people,
          start: first('survivor'),
        },
        {
          name: 'banned_person_id',
          kind: 'one',
          label: t('protection.fact.banned'),
          choices: people,
          start: first('alleged'),
        },
        { name: 'his_name', kind: 'line', label: t('protection.ask.his_name'), optional: true, max: 120 },
        {
          name: 'his_birth_year',
          kind: 'line',
          label: t('protection.ask.his_birth_year'),
          optional: true,
          max: 4,
        },
        {
          name: 'requested_by',
          kind: 'one',
          label: t('protection.fact.asked_by'),
          choices: choicesOf(askers, 'protection.asker', t),
        },
        {
          name: 'consent_how',
          kind: 'one',
          label: t('protection.ask.consent_how'),
          choices: choicesOf(consentHows, 'protection.consent', t),
          optional: true,
          path: 'consent',
        },
        {
          name: 'consent_at',
          kind: 'moment',
          label: t('protection.ask.consent_at'),
          start: typedNow(),
          when: isBody,
        },
        { name: 'life_threat', kind: 'check', label: t('protection.ask.life_threat'), optional: true },
        {
          name: 'reasons',
          kind: 'many',
          label: t('protection.fact.reasons'),
          choices: choicesOf(orderReasons, 'protection.reason', t),
        },
        {
          name: 'priority',
          kind: 'many',
          label: t('protection.fact.priority'),
          choices: choicesOf(priorities, 'protection.priority', t),
          optional: true,
        },
        {
          name: 'days_asked',
          kind: 'one',
          label: t('protection.ask.days_asked'),
          start: '3',
          choices: ['1', '2', '3'].map((value) => ({ value, label: value })),
        },
      ]}
      args={(answers) => {
        const year = Number(answers.text('his_birth_year'))
        return {
          params: { case_id: caseId },
          body: {
            commune_agency_id: answers.text('commune_agency_id') ?? '',
            protected_person_id: answers.text('protected_person_id') ?? '',
            banned_person_id: answers.text('banned_person_id') ?? '',
            requested_by: answers.text('requested_by') as 'survivor',
            life_threat: answers.yes('life_threat'),
            reasons: answers.many('reasons') as 'harmed_health'[],
            priority: answers.many('priority') as 'child'[],
            days_asked: Number(answers.text('days_asked') ?? 3),
            ...only('his_name', answers),
            ...(year ? { his_birth_year: year } : {}),
            ...consentOf(answers),
          },
        }
      }}
    />
  )
}

/** One of the ten measures; measure 8 asks its conditions and what she said. Measure 3 comes from the order. */
export function TakeMeasureDialog({ caseId, view, onClose }: Frame & { view: ProtectionView }) {
  const t = useText()
  const { language } = useLanguage()
  const isCriticism = (values: Values) => values.measure === criticism
  return (
    <AskDialog
      title={t('protection.act.measure')}
      actLabel={t('protection.save')}
      contract={takeMeasureContract}
      draft={`measure.take.${caseId}`}
      onClose={onClose}
      questions={[
        {
          name: 'measure',
          kind: 'select',
          label: t('protection.ask.measure'),
          choices: view.law
            .filter((each) => each.code !== '3')
            .map((each) => ({
              value: each.code,
              label: `${each.code}. ${language === 'vi' ? each.title_vi : each.title_en}`,
            })),
        },
        { name: 'is_adult', kind: 'check', label: t('protection.ask.is_adult'), when: isCriticism },
        {
          name: 'repeated_within_12_months',
          kind: 'check',
          label: t('protection.ask.repeated'),
          when: isCriticism,
        },
        { name: 'fined_before', kind: 'check', label: t('protection.ask.fined_before'), when: isCriticism },
        { name: 'asked_her_on', kind: 'day', label: t('protection.ask.asked_her_on'), when: isCriticism },
        {
          name: 'her_answer',
          kind: 'one',
          label: t('protection.fact.she_said'),
          choices: choicesOf(herAnswers, 'protection.answer', t),
          when: isCriticism,
        },
        {
          name: 'her_words',
          kind: 'words',
          label: t('protection.ask.her_words'),
          optional: true,
          when: isCriticism,
        },
        {
          name: 'actor',
          kind: 'select',
          label: t('protection.ask.actor'),
          choices: choicesOf(actors, 'protection.actor', t),
        },
        { name: 'from_on', kind: 'day', label: t('protection.ask.from_on'), start: dayKey(new Date()) },
        { name: 'until_on', kind: 'day', label: t('protection.ask.until_on'), optional: true },
        { name: 'note', kind: 'words', label: t('protection.ask.note'), optional: true },
      ]}
      args={(answers) => {
        const yes = (name: 'is_adult' | 'repeated_within_12_months' | 'fined_before') =>
          answers.yes(name) ? { [name]: true } : {}
        return {
          params: { case_id: caseId },
          body: {
            measure: answers.text('measure') as '4',
            actor: answers.text('actor') as 'other',
            from_on: answers.text('from_on') ?? '',
            ...only('until_on', answers),
            ...yes('is_adult'),
            ...yes('repeated_within_12_months'),
            ...yes('fined_before'),
            ...only('asked_her_on', answers),
            ...(answers.text('her_answer') ? { her_answer: answers.text('her_answer') as 'helps' } : {}),
            ...only('her_words', answers),
            ...only('note', answers),
          },
        }
      }}
    />
  )
}

export function EndMeasureDialog({
  caseId,
  measure,
  onClose,
}: Frame & { measure: ProtectionView['measures'][number] }) {
  const t = useText()
  return (
    <AskDialog
      title={t('protection.act.end_measure')}
      actLabel={t('protection.save')}
      contract={endMeasureContract}
      onClose={onClose}
      questions={[
        { name: 'until_on', kind: 'day', label: t('protection.ask.until_on'), start: dayKey(new Date()) },
        {
          name: 'outcome',
          kind: 'one',
          label: t('protection.ask.outcome'),
          choices: choicesOf(outcomes, 'protection.outcome', t),
        },
      ]}
      args={(answers) => ({
        params: { case_id: caseId, measure_id: measure.id },
        body: {
          version: measure.version,
          until_on: answers.text('until_on') ?? '',
          outcome: answers.text('outcome') as 'stopped',
        },
      })}
    />
  )
}

/** Telling the commune, decided by a person: she was told, the receiver was checked, the least was said. */
export function NoticeDialog({ caseId, onClose }: Frame) {
  const t = useText()
  const isTold = (values: Values) => values.decision === 'told'
  return (
    <AskDialog
      title={t('protection.act.notice')}
      actLabel={t('protection.save')}
      contract={decideNoticeContract}
      draft={`order.notice.${caseId}`}
      onClose={onClose}
      questions={[
        {
          name: 'decision',
          kind: 'one',
          label: t('protection.ask.decision'),
          choices: choicesOf(['told', 'not_told'], 'protection.notice_decision', t),
        },
        {
          name: 'relationship',
          kind: 'one',
          label: t('protection.ask.relationship'),
          choices: choicesOf(relationships, 'protection.relationship', t),
        },
        {
          name: 'why_not',
          kind: 'one',
          label: t('protection.ask.why_not'),
          choices: choicesOf(whyNots, 'protection.why_not', t),
          when: (values) => values.decision === 'not_told',
        },
        {
          name: 'told_her_at',
          kind: 'moment',
          label: t('protection.ask.told_her_at'),
          start: typedNow(),
          when: isTold,
        },
        {
          name: 'receiver',
          kind: 'one',
          label: t('protection.ask.receiver'),
          choices: choicesOf(noticeReceivers, 'protection.receiver', t),
          when: isTold,
        },
        {
          name: 'content',
          kind: 'many',
          label: t('protection.ask.content'),
          choices: choicesOf(noticeContents, 'protection.content', t),
          when: isTold,
        },
        {
          name: 'via',
          kind: 'one',
          label: t('protection.ask.via'),
          choices: choicesOf(noticeVias, 'protection.via', t),
          when: isTold,
        },
        {
          name: 'told_at',
          kind: 'moment',
          label: t('protection.ask.notice_told_at'),
          start: typedNow(),
          when: isTold,
        },
      ]}
      args={(answers) => ({
        body: {
          case_id: caseId,
          decision: answers.text('decision') as 'told',
          relationship: answers.text('relationship') as 'none_found',
          content: answers.many('content') as 'place'[],
          ...only('told_her_at', answers),
          ...only('told_at', answers),
          ...(answers.text('receiver') ? { receiver: answers.text('receiver') as 'other' } : {}),
          ...(answers.text('via') ? { via: answers.text('via') as 'phone' } : {}),
          ...(answers.text('why_not') ? { why_not: answers.text('why_not') as 'related' } : {}),
        },
      })}
    />
  )
}
