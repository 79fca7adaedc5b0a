import { useState } from 'react'
import { Kept, type KeptForm } from '#modules/access/web/kept.part.tsx'
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

const movesOf = (referral: SentReferral) => moves.filter((move) => nextStatus(referral.status, move))

const freshAnswer = (referral: SentReferral) => {
  const offered = movesOf(referral)
  return {
    move: offered.length === 1 ? (offered[0] ?? null) : (null as (typeof moves)[number] | null),
    medium: 'phone' as (typeof answerMedia)[number],
    reason: null as (typeof declineReasons)[number] | null,
    outcome: null as (typeof outcomes)[number] | null,
    name: '',
    position: '',
    moment: typedNow(),
    note: '',
  }
}

/** "Ghi nhận trả lời": who answered, in which position, when and how. Kept while it is written. */
function AnswerDialog({ referral, onClose }: DialogProps) {
  return (
    <Kept form={`referrals.answer.${referral.id}`} start={freshAnswer(referral)}>
      {(kept) => <AnswerFields referral={referral} onClose={onClose} kept={kept} />}
    </Kept>
  )
}

function AnswerFields({
  referral,
  onClose,
  kept,
}: DialogProps & { kept: KeptForm<ReturnType<typeof freshAnswer>> }) {
  const t = useText()
  const offered = movesOf(referral)
  const { content, setContent, done, mark } = kept
  const set = (part: Partial<typeof content>) => setContent({ ...content, ...part })
  const { medium, reason, outcome, name, position, moment, note } = content
  const move = offered.find((each) => each === content.move) // what was begun before it moved on may be offered no more
  const [isTried, setTried] = useState(false)
  const act = useAct(enterAnswerContract, {
    onDone: () => {
      done()
      onClose()
    },
  })
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
        onChange={([next]) => set({ move: next ?? null })}
        error={isTried && !move ? t('referrals.missing.move') : undefined}
      />
      {move === 'decline' && (
        <ChoiceKeys
          label={t('referrals.field.reason')}
          columns={2}
          choices={declineReasons.map((value) => ({ value, label: t(`referrals.decline.${value}`) }))}
          chosen={reason ? [reason] : []}
          onChange={([next]) => set({ reason: next ?? null })}
          error={isTried && !reason ? t('referrals.missing.reason') : undefined}
        />
      )}
      {move === 'complete' && (
        <ChoiceKeys
          label={t('referrals.field.outcome')}
          columns={2}
          choices={outcomes.map((value) => ({ value, label: t(`referrals.outcome.${value}`) }))}
          chosen={outcome ? [outcome] : []}
          onChange={([next]) => set({ outcome: next ?? null })}
          error={isTried && !outcome ? t('referrals.missing.outcome') : undefined}
        />
      )}
      <ChoiceKeys
        label={t('referrals.field.medium')}
        columns={4}
        choices={answerMedia.map((value) => ({ value, label: t(`referrals.medium.${value}`) }))}
        chosen={[medium]}
        required
        onChange={([next]) => next && set({ medium: next })}
      />
      <FieldPair>
        <TextField
          label={t('referrals.field.answerer')}
          maxLength={120}
          value={name}
          onChange={(event) => set({ name: event.currentTarget.value })}
          error={needs(name.trim().length < 2)}
        />
        <TextField
          label={t('referrals.field.position')}
          maxLength={120}
          value={position}
          onChange={(event) => set({ position: event.currentTarget.value })}
          error={needs(!position.trim())}
        />
      </FieldPair>
      <MomentField
        label={t('referrals.field.answered_on')}
        value={moment}
        onChange={(next) => set({ moment: next })}
        error={needs(!answered_at)}
      />
      <TextArea
        label={t('referrals.field.answer_note')}
        optional
        maxLength={2000}
        value={note}
        onChange={(event) => set({ note: event.currentTarget.value })}
      />
      {mark}
    </FormDialog>
  )
}

const freshCall = () => ({ spokeWith: '', moment: typedNow(), sheToo: false, note: '' })

function PhoneDialog({ referral, onClose }: DialogProps) {
  return (
    <Kept form={`referrals.phone.${referral.id}`} start={freshCall()}>
      {(kept) => <PhoneFields referral={referral} onClose={onClose} kept={kept} />}
    </Kept>
  )
}

function PhoneFields({
  referral,
  onClose,
  kept,
}: DialogProps & { kept: KeptForm<ReturnType<typeof freshCall>> }) {
  const t = useText()
  const { content, setContent, done, mark } = kept
  const set = (part: Partial<typeof content>) => setContent({ ...content, ...part })
  const { spokeWith, moment, sheToo, note } = content
  const [isTried, setTried] = useState(false)
  const act = useAct(notePhoneContract, {
    onDone: () => {
      done()
      onClose()
    },
  })
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
        onChange={(event) => set({ spokeWith: event.currentTarget.value })}
        error={isTried && spokeWith.trim().length < 2 ? t('referrals.missing.field') : undefined}
        data-autofocus
      />
      <MomentField
        label={t('referrals.field.spoken_on')}
        value={moment}
        onChange={(next) => set({ moment: next })}
        error={isTried && !spoken_at ? t('referrals.missing.moment') : undefined}
      />
      <CheckField
        label={t('referrals.field.she_spoke_too')}
        checked={sheToo}
        onChange={(event) => set({ sheToo: event.currentTarget.checked })}
      />
      <TextArea
        label={t('referrals.field.answer_note')}
        optional
        maxLength={2000}
        value={note}
        onChange={(event) => set({ note: event.currentTarget.value })}
      />
      {mark}
    </FormDialog>
  )
}
