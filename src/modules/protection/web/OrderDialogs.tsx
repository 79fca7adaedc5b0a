import { useText } from '#ui/text.ts'
import type { OrderView } from '../order.contract.ts'
import * as contracts from '../order.contract.ts'
import {
  cancelAskers,
  consentHows,
  contactReasons,
  recipients,
  sentHows,
  signers,
  toldHows,
  violationKinds,
  watcherFunctions,
} from '../protection.codes.ts'
import { type Answers, AskDialog, type Question, typedNow } from './ask-dialog.part.tsx'
import { choicesOf } from './order-words.tsx'

export interface OrderAct {
  name:
    | 'send'
    | 'withdraw'
    | 'sign'
    | 'refuse'
    | 'repeat'
    | 'tell'
    | 'tell_her'
    | 'watch'
    | 'contact'
    | 'end_contact'
    | 'violation'
    | 'ask_cancel'
    | 'decide_cancel'
  record?: string
}

/** The dialog of one act on an order. */
export function OrderDialog({
  order,
  act,
  onClose,
}: {
  order: OrderView
  act: OrderAct
  onClose: () => void
}) {
  const t = useText()
  const at = { order_id: order.id }
  const { version } = order
  const frame = { title: t(`protection.act.${act.name}`), actLabel: t('protection.save'), onClose }
  const moment = (name: string, extra: Partial<Question> = {}): Question => ({
    name,
    kind: 'moment',
    label: t(`protection.ask.${name}`),
    start: typedNow(),
    ...extra,
  })
  const one = (
    name: string,
    values: readonly string[],
    prefix: string,
    extra: Partial<Question> = {},
  ): Question => ({
    name,
    kind: 'one',
    label: t(`protection.ask.${name}`),
    choices: choicesOf(values, `protection.${prefix}`, t),
    ...extra,
  })
  const signature: Question[] = [
    moment('signed_at', { hint: t('protection.ask.signed_hint') }),
    one('signer', signers, 'signer', { start: 'chair' }),
    {
      name: 'signer_authority',
      kind: 'line',
      label: t('protection.ask.signer_authority'),
      max: 60,
      when: (values) => values.signer !== 'chair',
    },
    { name: 'signer_name', kind: 'line', label: t('protection.ask.signer_name'), max: 120 },
    {
      name: 'decision_number',
      kind: 'line',
      label: t('protection.ask.decision_number'),
      max: 60,
      optional: true,
    },
  ]
  const signed = (answers: Answers) => ({
    signed_at: answers.text('signed_at') ?? '',
    signer: answers.text('signer') as 'chair',
    signer_name: answers.text('signer_name') ?? '',
    ...only('signer_authority', answers),
    ...only('decision_number', answers),
  })
  const record = act.record ?? ''
  switch (act.name) {
    case 'send':
      return (
        <AskDialog
          {...frame}
          contract={contracts.sendOrderContract}
          questions={[one('sent_how', sentHows, 'how', { start: 'in_person' }), moment('received_at')]}
          args={(answers) => ({
            params: at,
            body: {
              version,
              sent_how: answers.text('sent_how') as 'post',
              received_at: answers.text('received_at') ?? '',
            },
          })}
        />
      )
    case 'withdraw':
      return (
        <AskDialog
          {...frame}
          danger
          contract={contracts.withdrawOrderContract}
          questions={[]}
          args={() => ({ params: at, body: { version } })}
        />
      )
    case 'sign':
      return (
        <AskDialog
          {...frame}
          draft={`order.signing.${order.id}`}
          contract={contracts.signOrderContract}
          questions={[
            moment('rights_told_at', { hint: t('protection.ask.rights_hint') }),
            ...signature,
            moment('ends_at', {
              start: typedNow(order.days_asked * 1440),
              hint: t('protection.ask.ends_hint'),
            }),
          ]}
          args={(answers) => ({
            params: at,
            body: {
              version,
              ...signed(answers),
              ends_at: answers.text('ends_at') ?? '',
              rights_told_at: answers.text('rights_told_at') ?? '',
            },
          })}
        />
      )
    case 'refuse':
      return (
        <AskDialog
          {...frame}
          draft={`order.refusal.${order.id.slice(0, 36)}`}
          contract={contracts.refuseOrderContract}
          questions={[...signature, { name: 'reason', kind: 'words', label: t('protection.ask.reason') }]}
          args={(answers) => ({
            params: at,
            body: { version, ...signed(answers), reason: answers.text('reason') ?? '' },
          })}
        />
      )
    case 'repeat':
      return (
        <AskDialog
          {...frame}
          contract={contracts.repeatOrderContract}
          questions={[
            {
              name: 'days_asked',
              kind: 'one',
              label: t('protection.ask.days_asked'),
              start: '3',
              choices: ['1', '2', '3'].map((value) => ({ value, label: value })),
            },
            one('consent_how', consentHows, 'consent', { optional: order.requested_by !== 'body' }),
            moment('consent_at', { when: (values) => Boolean(values.consent_how) }),
          ]}
          args={(answers) => ({
            params: at,
            body: { days_asked: Number(answers.text('days_asked') ?? 3), ...consentOf(answers) },
          })}
        />
      )
    case 'tell':
      return (
        <AskDialog
          {...frame}
          contract={contracts.tellRecipientContract}
          questions={[
            one(
              'who',
              recipients.filter((who) => !order.recipients.some((told) => told.who === who)),
              'recipient',
            ),
            moment('told_at'),
            one('how', toldHows, 'how', { start: 'in_person' }),
          ]}
          args={(answers) => ({
            params: at,
            body: {
              who: answers.text('who') as 'banned',
              told_at: answers.text('told_at') ?? '',
              how: answers.text('how') as 'post',
            },
          })}
        />
      )
    case 'tell_her':
      return (
        <AskDialog
          {...frame}
          contract={contracts.tellHerServedContract}
          questions={[moment('at')]}
          args={(answers) => ({ params: at, body: { version, at: answers.text('at') ?? '' } })}
        />
      )
    case 'watch':
      return (
        <AskDialog
          {...frame}
          contract={contracts.assignWatcherContract}
          questions={[
            one('function', watcherFunctions, 'watcher'),
            { name: 'name', kind: 'line', label: t('protection.ask.watcher_name'), max: 120 },
            moment('assigned_at'),
          ]}
          args={(answers) => ({
            params: at,
            body: {
              version,
              function: answers.text('function') as 'front',
              name: answers.text('name') ?? '',
              assigned_at: answers.text('assigned_at') ?? '',
            },
          })}
        />
      )
    case 'contact':
      return (
        <AskDialog
          {...frame}
          draft={`order.contact.${order.id}`}
          contract={contracts.allowContactContract}
          questions={[
            one('reason', contactReasons, 'contact', { path: 'reason' }),
            moment('notice_at'),
            moment('countersigned_at'),
            moment('starts_at', { start: typedNow(60) }),
            moment('contact_ends_at', { start: typedNow(240), path: 'ends_at' }),
          ]}
          args={(answers) => ({
            params: at,
            body: {
              reason: answers.text('reason') as 'wedding_funeral',
              notice_at: answers.text('notice_at') ?? '',
              countersigned_at: answers.text('countersigned_at') ?? '',
              starts_at: answers.text('starts_at') ?? '',
              ends_at: answers.text('contact_ends_at') ?? '',
            },
          })}
        />
      )
    case 'end_contact': {
      const allowed = order.contacts.find((each) => each.id === record)
      return (
        <AskDialog
          {...frame}
          contract={contracts.endContactContract}
          questions={[moment('ended_at'), moment('chair_told_at')]}
          args={(answers) => ({
            params: { ...at, allowed_id: record },
            body: {
              version: allowed?.version ?? 1,
              ended_at: answers.text('ended_at') ?? '',
              chair_told_at: answers.text('chair_told_at') ?? '',
            },
          })}
        />
      )
    }
    case 'violation':
      return (
        <AskDialog
          {...frame}
          draft={`order.violation.${order.id}`}
          contract={contracts.recordViolationContract}
          questions={[
            one('kind', violationKinds, 'violation'),
            moment('happened_at'),
            moment('police_told_at', { optional: true, start: { day: null, clock: '' } }),
            { name: 'note', kind: 'words', label: t('protection.ask.note'), optional: true },
          ]}
          args={(answers) => ({
            params: at,
            body: {
              kind: answers.text('kind') as 'other',
              happened_at: answers.text('happened_at') ?? '',
              ...only('police_told_at', answers),
              ...only('note', answers),
            },
          })}
        />
      )
    case 'ask_cancel':
      return (
        <AskDialog
          {...frame}
          contract={contracts.askCancellationContract}
          questions={[one('requested_by', cancelAskers, 'asker'), moment('received_at')]}
          args={(answers) => ({
            params: at,
            body: {
              requested_by: answers.text('requested_by') as 'survivor',
              received_at: answers.text('received_at') ?? '',
            },
          })}
        />
      )
    case 'decide_cancel': {
      const asked = order.cancellations.find((each) => each.id === record)
      return (
        <AskDialog
          {...frame}
          draft={`order.cancel.${record}`}
          contract={contracts.decideCancellationContract}
          questions={[
            one('decision', ['cancelled', 'refused'], 'cancel'),
            ...signature,
            {
              name: 'reason',
              kind: 'words',
              label: t('protection.ask.reason'),
              when: (values) => values.decision === 'refused',
            },
          ]}
          args={(answers) => ({
            params: { ...at, cancellation_id: record },
            body: {
              version: asked?.version ?? 1,
              decision: answers.text('decision') as 'refused',
              ...signed(answers),
              ...only('reason', answers),
            },
          })}
        />
      )
    }
  }
}

/** One answer under its own name, or nothing at all. */
export function only<N extends string>(name: N, answers: Answers): { [K in N]?: string } {
  const value = answers.text(name)
  return (value === undefined ? {} : { [name]: value }) as { [K in N]?: string }
}

/** Her consent, where it was given. */
export function consentOf(answers: Answers): { consent?: { at: string; how: 'written' } } {
  const [how, at] = [answers.text('consent_how'), answers.text('consent_at')]
  return how && at ? { consent: { at, how: how as 'written' } } : {}
}
