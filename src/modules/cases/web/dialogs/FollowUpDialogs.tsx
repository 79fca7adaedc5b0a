import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import type { CaseFileView } from '../../case.contract.ts'
import {
  type FollowUpView,
  moveFollowUpContract,
  planFollowUpContract,
  tellFollowUpContract,
} from '../../follow-up.contract.ts'
import {
  type FollowUpOutcome,
  followUpKinds,
  followUpLife,
  followUpOutcomes,
  followUpPurposes,
} from '../../follow-up.life.ts'
import { choicesOf } from '../labels.tsx'
import { MomentField } from '../MomentField.tsx'
import { instantOf, type TypedMoment, typedNow } from '../moment.ts'

interface OfOne {
  file: CaseFileView
  of: FollowUpView
  onClose: () => void
}

/** Two moments in order, or what is wrong with them. */
function useWindow(from: TypedMoment, until: TypedMoment) {
  const t = useText()
  const [due_from, due_until] = [instantOf(from), instantOf(until)]
  const isOrdered = due_from && due_until && Date.parse(due_until) >= Date.parse(due_from)
  return {
    window: isOrdered ? { due_from, due_until } : undefined,
    errors: {
      from: due_from ? undefined : t('cases.missing.moment'),
      until: !due_until
        ? t('cases.missing.moment')
        : isOrdered
          ? undefined
          : t('follow_up.ends_before_start'),
    },
  }
}

function WindowFields(props: {
  from: TypedMoment
  until: TypedMoment
  onFrom: (next: TypedMoment) => void
  onUntil: (next: TypedMoment) => void
  errors: { from?: string | undefined; until?: string | undefined }
}) {
  const t = useText()
  return (
    <>
      <MomentField
        label={t('cases.follow_ups.from')}
        value={props.from}
        onChange={props.onFrom}
        error={props.errors.from}
      />
      <MomentField
        label={t('cases.follow_ups.until')}
        value={props.until}
        onChange={props.onUntil}
        error={props.errors.until}
      />
    </>
  )
}

const daysFromNow = (days: number, clock: string): TypedMoment => ({
  ...typedNow(new Date(Date.now() + days * 86_400_000)),
  clock,
})

/** A contact to come: which kind, why, within which hours. */
export function PlanFollowUpDialog({ file, onClose }: { file: CaseFileView; onClose: () => void }) {
  const t = useText()
  const [kind, setKind] = useState<(typeof followUpKinds)[number]>('call')
  const [purpose, setPurpose] = useState<(typeof followUpPurposes)[number]>(
    file.status === 'closed' ? 'after_closing' : 'plan',
  )
  const [from, setFrom] = useState(() => daysFromNow(7, '08:00'))
  const [until, setUntil] = useState(() => daysFromNow(8, '17:00'))
  const [plan, setPlan] = useState('')
  const [isTried, setTried] = useState(false)
  const { window, errors } = useWindow(from, until)
  const act = useAct(planFollowUpContract, { onDone: onClose })
  const send = () => {
    setTried(true)
    if (window)
      act.mutate({
        params: { case_id: file.id },
        body: { kind, purpose, ...window, ...(plan.trim() ? { plan } : {}) },
      })
  }
  return (
    <FormDialog
      title={t('cases.follow_ups.plan')}
      actLabel={t('cases.act.save')}
      isBusy={act.isPending}
      error={act.error}
      onAct={send}
      onClose={onClose}
    >
      <ChoiceKeys
        label={t('cases.follow_ups.kind')}
        columns={3}
        required
        choices={choicesOf(followUpKinds, 'cases.follow_up_kind', t)}
        chosen={[kind]}
        onChange={([next]) => next && setKind(next)}
      />
      <ChoiceKeys
        label={t('cases.follow_ups.purpose')}
        columns={2}
        required
        choices={choicesOf(followUpPurposes, 'cases.purpose', t)}
        chosen={[purpose]}
        onChange={([next]) => next && setPurpose(next)}
      />
      <WindowFields
        from={from}
        until={until}
        onFrom={setFrom}
        onUntil={setUntil}
        errors={isTried ? errors : {}}
      />
      <TextArea
        label={t('cases.follow_ups.to_ask')}
        optional
        maxLength={8000}
        value={plan}
        onChange={(event) => setPlan(event.currentTarget.value)}
      />
    </FormDialog>
  )
}

const tellings = ['do', 'miss', 'cancel'] as const

/** What became of a contact. */
export function TellDialog({ file, of, onClose }: OfOne) {
  const t = useText()
  const offered = tellings.filter((move) => followUpLife[of.state][move])
  const [move, setMove] = useState<(typeof tellings)[number]>('do')
  const [outcome, setOutcome] = useState<FollowUpOutcome>()
  const [moment, setMoment] = useState(() => typedNow())
  const [words, setWords] = useState('')
  const [isTried, setTried] = useState(false)
  const act = useAct(tellFollowUpContract, { onDone: onClose })
  const at = instantOf(moment)
  const send = () => {
    setTried(true)
    if (!at || (move === 'do' && !outcome)) return
    act.mutate({
      params: { case_id: file.id, follow_up_id: of.id },
      body: {
        version: of.version,
        move,
        at,
        ...(move === 'do' && outcome ? { outcome } : {}),
        ...(words.trim() ? { words } : {}),
      },
    })
  }
  return (
    <FormDialog
      title={t('cases.follow_ups.tell')}
      actLabel={t('cases.act.save')}
      isBusy={act.isPending}
      error={act.error}
      onAct={send}
      onClose={onClose}
    >
      {offered.length > 1 && (
        <ChoiceKeys
          label={t('cases.follow_ups.what')}
          columns={3}
          required
          choices={choicesOf(offered, 'cases.follow_up_move', t)}
          chosen={[move]}
          onChange={([next]) => next && setMove(next)}
        />
      )}
      {move === 'do' && (
        <ChoiceKeys<FollowUpOutcome>
          label={t('cases.follow_ups.outcome')}
          columns={2}
          choices={followUpOutcomes.map((value) => ({
            value,
            label: t(`cases.outcome.${value}`),
            danger: value === 'in_danger',
          }))}
          chosen={outcome ? [outcome] : []}
          onChange={([next]) => setOutcome(next)}
          error={isTried && !outcome ? t('cases.missing.choose') : undefined}
        />
      )}
      <MomentField
        label={t('cases.field.happened_on')}
        value={moment}
        onChange={setMoment}
        error={isTried && !at ? t('cases.missing.moment') : undefined}
      />
      <TextArea
        label={t('cases.field.note_text')}
        optional
        maxLength={8000}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      {outcome === 'in_danger' && <p>{t('cases.follow_ups.danger_next')}</p>}
    </FormDialog>
  )
}

/** A contact put off to another window. */
export function PutOffDialog({ file, of, onClose }: OfOne) {
  const t = useText()
  const [from, setFrom] = useState(() => daysFromNow(1, '08:00'))
  const [until, setUntil] = useState(() => daysFromNow(2, '17:00'))
  const [words, setWords] = useState('')
  const [isTried, setTried] = useState(false)
  const { window, errors } = useWindow(from, until)
  const act = useAct(moveFollowUpContract, { onDone: onClose })
  const send = () => {
    setTried(true)
    if (window)
      act.mutate({
        params: { case_id: file.id, follow_up_id: of.id },
        body: { version: of.version, ...window, ...(words.trim() ? { words } : {}) },
      })
  }
  return (
    <FormDialog
      title={t('cases.follow_ups.put_off')}
      actLabel={t('cases.follow_ups.put_off')}
      isBusy={act.isPending}
      error={act.error}
      onAct={send}
      onClose={onClose}
    >
      <WindowFields
        from={from}
        until={until}
        onFrom={setFrom}
        onUntil={setUntil}
        errors={isTried ? errors : {}}
      />
      <TextArea
        label={t('ui.reason.label')}
        optional
        maxLength={8000}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
