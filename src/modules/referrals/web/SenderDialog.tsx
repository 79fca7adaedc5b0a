import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { CheckField, FieldPair, TextField } from '#ui/fields.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { answerMedia, declineReasons, outcomes, withdrawReasons } from '../referral.codes.ts'
import {
  enterAnswerContract,
  notePhoneContract,
  replyContract,
  withdrawReferralContract,
} from '../referral.contract.ts'
import { nextStatus } from '../referral.life.ts'
import type { SentReferral } from '../referral.shapes.ts'
import { MomentField } from './MomentField.tsx'
import { instantOf, typedNow } from './moment.ts'

export type SenderAct = 'reply' | 'withdraw' | 'answer' | 'phone'

interface DialogProps {
  referral: SentReferral
  onClose: () => void
}

/** What the sender does with a referral that is on its way. */
export function SenderDialog({ kind, ...props }: DialogProps & { kind: SenderAct }) {
  switch (kind) {
    case 'reply':
      return <ReplyDialog {...props} />
    case 'withdraw':
      return <WithdrawDialog {...props} />
    case 'answer':
      return <AnswerDialog {...props} />
    case 'phone':
      return <PhoneDialog {...props} />
  }
}

function ReplyDialog({ referral, onClose }: DialogProps) {
  const t = useText()
  const [text, setText] = useState('')
  const [isTried, setTried] = useState(false)
  const act = useAct(replyContract, { onDone: onClose })
  const send = () => {
    setTried(true)
    if (text.trim())
      act.mutate({ params: { referral_id: referral.id }, body: { version: referral.version, text } })
  }
  return (
    <FormDialog
      title={t('referrals.act.reply')}
      actLabel={t('referrals.act.reply')}
      isBusy={act.isPending}
      error={act.error}
      onAct={send}
      onClose={onClose}
    >
      <TextArea
        label={t('referrals.field.reply')}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={isTried && !text.trim() ? t('referrals.missing.text') : undefined}
        data-autofocus
      />
    </FormDialog>
  )
}

function WithdrawDialog({ referral, onClose }: DialogProps) {
  const t = useText()
  const [reason, setReason] = useState<(typeof withdrawReasons)[number]>()
  const [isTried, setTried] = useState(false)
  const act = useAct(withdrawReferralContract, { onDone: onClose })
  const send = () => {
    setTried(true)
    if (reason)
      act.mutate({ params: { referral_id: referral.id }, body: { version: referral.version, reason } })
  }
  return (
    <FormDialog
      title={t('referrals.act.withdraw')}
      actLabel={t('referrals.act.withdraw')}
      danger
      isBusy={act.isPending}
      error={act.error}
      onAct={send}
      onClose={onClose}
    >
      <p>{t('referrals.withdraw_means')}</p>
      <ChoiceKeys
        label={t('referrals.field.reason')}
        columns={2}
        choices={withdrawReasons.map((value) => ({ value, label: t(`referrals.withdraw.${value}`) }))}
        chosen={reason ? [reason] : []}
        onChange={([next]) => setReason(next)}
        error={isTried && !reason ? t('referrals.missing.reason') : undefined}
      />
    </FormDialog>
  )
}

const moves = ['accept', 'decline', 'complete'] as const

/** "Ghi nhận trả lời": who answered, in which position, when and how. */
function AnswerDialog({ referral, onClose }: DialogProps) {
  const t = useText()
  const offered = moves.filter((move) => nextStatus(referral.status, move))
  const [move, setMove] = useState<(typeof moves)[number] | undefined>(
    offered.length === 1 ? offered[0] : undefined,
  )
  const [medium, setMedium] = useState<(typeof answerMedia)[number]>('phone')
  const [reason, setReason] = useState<(typeof declineReasons)[number]>()
  const [outcome, setOutcome] = useState<(typeof outcomes)[number]>()
  const [name, setName] = useState('')
  const [position, setPosition] = useState('')
  const [moment, setMoment] = useState(() => typedNow())
  const [note, setNote] = useState('')
  const [isTried, setTried] = useState(false)
  const act = useAct(enterAnswerContract, { onDone: onClose })
  const answered_at = instantOf(moment)
  const needs = (is: boolean) => (isTried && is ? t('referrals.missing.field') : undefined)
  const send = () => {
    setTried(true)
    if (!move || !answered_at || name.trim().length < 2 || !position.trim()) return
    if ((move === 'decline' && !reason) || (move === 'complete' && !outcome)) return
    act.mutate({
      params: { referral_id: referral.id },
      body: {
        version: referral.version,
        move,
        medium,
        answerer_name: name,
        answerer_position: position,
        answered_at,
        ...(move === 'decline' && reason ? { reason } : {}),
        ...(move === 'complete' && outcome ? { outcome } : {}),
        ...(note.trim() ? { note } : {}),
      },
    })
  }
  return (
    <FormDialog
      title={t('referrals.act.enter_answer')}
      actLabel={t('referrals.act.save_answer')}
      isBusy={act.isPending}
      error={act.error}
      onAct={send}
      onClose={onClose}
    >
      <ChoiceKeys
        label={t('referrals.answer')}
        columns={3}
        choices={offered.map((value) => ({ value, label: t(`referrals.move.${value}`) }))}
        chosen={move ? [move] : []}
        onChange={([next]) => setMove(next)}
        error={isTried && !move ? t('referrals.missing.move') : undefined}
      />
      {move === 'decline' && (
        <ChoiceKeys
          label={t('referrals.field.reason')}
          columns={2}
          choices={declineReasons.map((value) => ({ value, label: t(`referrals.decline.${value}`) }))}
          chosen={reason ? [reason] : []}
          onChange={([next]) => setReason(next)}
          error={isTried && !reason ? t('referrals.missing.reason') : undefined}
        />
      )}
      {move === 'complete' && (
        <ChoiceKeys
          label={t('referrals.field.outcome')}
          columns={2}
          choices={outcomes.map((value) => ({ value, label: t(`referrals.outcome.${value}`) }))}
          chosen={outcome ? [outcome] : []}
          onChange={([next]) => setOutcome(next)}
          error={isTried && !outcome ? t('referrals.missing.outcome') : undefined}
        />
      )}
      <ChoiceKeys
        label={t('referrals.field.medium')}
        columns={4}
        choices={answerMedia.map((value) => ({ value, label: t(`referrals.medium.${value}`) }))}
        chosen={[medium]}
        required
        onChange={([next]) => next && setMedium(next)}
      />
      <FieldPair>
        <TextField
          label={t('referrals.field.answerer')}
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={needs(name.trim().length < 2)}
        />
        <TextField
          label={t('referrals.field.position')}
          maxLength={120}
          value={position}
          onChange={(event) => setPosition(event.currentTarget.value)}
          error={needs(!position.trim())}
        />
      </FieldPair>
      <MomentField
        label={t('referrals.field.answered_on')}
        value={moment}
        onChange={setMoment}
        error={needs(!answered_at)}
      />
      <TextArea
        label={t('referrals.field.answer_note')}
        optional
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormDialog>
  )
}

function PhoneDialog({ referral, onClose }: DialogProps) {
  const t = useText()
  const [spokeWith, setSpokeWith] = useState('')
  const [moment, setMoment] = useState(() => typedNow())
  const [sheToo, setSheToo] = useState(false)
  const [note, setNote] = useState('')
  const [isTried, setTried] = useState(false)
  const act = useAct(notePhoneContract, { onDone: onClose })
  const spoken_at = instantOf(moment)
  const send = () => {
    setTried(true)
    if (!spoken_at || spokeWith.trim().length < 2) return
    act.mutate({
      params: { referral_id: referral.id },
      body: {
        version: referral.version,
        spoke_with: spokeWith,
        spoken_at,
        she_spoke_too: sheToo,
        ...(note.trim() ? { note } : {}),
      },
    })
  }
  return (
    <FormDialog
      title={t('referrals.act.phone')}
      actLabel={t('referrals.act.save_phone')}
      isBusy={act.isPending}
      error={act.error}
      onAct={send}
      onClose={onClose}
    >
      <TextField
        label={t('referrals.field.spoke_with')}
        maxLength={120}
        value={spokeWith}
        onChange={(event) => setSpokeWith(event.currentTarget.value)}
        error={isTried && spokeWith.trim().length < 2 ? t('referrals.missing.field') : undefined}
        data-autofocus
      />
      <MomentField
        label={t('referrals.field.spoken_on')}
        value={moment}
        onChange={setMoment}
        error={isTried && !spoken_at ? t('referrals.missing.moment') : undefined}
      />
      <CheckField
        label={t('referrals.field.she_spoke_too')}
        checked={sheToo}
        onChange={(event) => setSheToo(event.currentTarget.checked)}
      />
      <TextArea
        label={t('referrals.field.answer_note')}
        optional
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
