import { Button } from '@mantine/core'
import { useState } from 'react'
import { ApiRefusal, useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { CheckField, Form } from '#ui/fields.tsx'
import { Section } from '#ui/Sheet.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { answerReferralContract } from '../inbox.contract.ts'
import { declineReasons, outcomes } from '../referral.codes.ts'
import { type DeskMove, deskMoves, nextStatus } from '../referral.life.ts'
import type { ReceivedReferral } from '../referral.shapes.ts'
import { MomentField } from './MomentField.tsx'
import { instantOf, typedNow } from './moment.ts'
import classes from './referrals.module.css'

interface AnswerFormProps {
  referral: ReceivedReferral
  /** It is not there any more. */
  onGone: () => void
}

/** The desk's answer: only moves that the state allows, with what each needs. */
export function AnswerForm({ referral, onGone }: AnswerFormProps) {
  const t = useText()
  const moves = deskMoves.filter((move) => nextStatus(referral.status, move))
  const [chosen, setMove] = useState<DeskMove | undefined>()
  const move = moves.length === 1 ? moves[0] : chosen && moves.includes(chosen) ? chosen : undefined
  const [reason, setReason] = useState<(typeof declineReasons)[number]>()
  const [outcome, setOutcome] = useState<(typeof outcomes)[number]>()
  const [text, setText] = useState('')
  const [meets, setMeets] = useState(false)
  const [moment, setMoment] = useState(() => typedNow())
  const [isTried, setTried] = useState(false)
  const clear = () => {
    setMove(undefined)
    setText('')
    setMeets(false)
    setTried(false)
  }
  const act = useAct(answerReferralContract, { onDone: clear })
  if (moves.length === 0) return null

  const meetsAt = move === 'accept' && meets ? instantOf(moment) : undefined
  const missing =
    !move ||
    (move === 'decline' && !reason) ||
    (move === 'complete' && !outcome) ||
    (move === 'ask' && !text.trim()) ||
    (move === 'accept' && meets && !meetsAt)
  const send = () => {
    setTried(true)
    if (missing || act.isPending) return
    act.mutate(
      {
        params: { referral_id: referral.id },
        body: {
          version: referral.version,
          move,
          ...(text.trim() ? { text } : {}),
          ...(move === 'decline' && reason ? { reason } : {}),
          ...(move === 'complete' && outcome ? { outcome } : {}),
          ...(meetsAt ? { meets_at: meetsAt } : {}),
        },
      },
      { onError: (error) => error instanceof ApiRefusal && error.status === 404 && onGone() },
    )
  }
  return (
    <Section title={t(referral.status === 'accepted' ? 'referrals.finish' : 'referrals.answer')}>
      <Form onSend={send}>
        {moves.length > 1 && (
          <ChoiceKeys<DeskMove>
            label={t('referrals.answer')}
            isLabelled
            columns={3}
            choices={moves.map((value) => ({ value, label: t(`referrals.move.${value}`) }))}
            chosen={move ? [move] : []}
            onChange={([next]) => setMove(next)}
            error={isTried && !move ? t('referrals.missing.move') : undefined}
          />
        )}
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
        {move === 'accept' && (
          <CheckField
            label={t('referrals.field.set_meeting')}
            checked={meets}
            onChange={(event) => setMeets(event.currentTarget.checked)}
          />
        )}
        {move === 'accept' && meets && (
          <MomentField
            label={t('referrals.field.meets_on')}
            value={moment}
            onChange={setMoment}
            error={isTried && !meetsAt ? t('referrals.missing.moment') : undefined}
          />
        )}
        {move && (
          <TextArea
            label={t(`referrals.say.${move}`)}
            optional={move !== 'ask'}
            maxLength={2000}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            error={isTried && move === 'ask' && !text.trim() ? t('referrals.ask_what') : undefined}
          />
        )}
        {move === 'decline' && <p className={classes.quiet}>{t('referrals.decline_means')}</p>}
        <ErrorNote error={act.error} />
        <Button type="submit" size="lg" fullWidth aria-disabled={act.isPending}>
          {t(move ? `referrals.send.${move}` : 'referrals.send.none')}
        </Button>
      </Form>
    </Section>
  )
}
