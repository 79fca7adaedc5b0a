import { useState } from 'react'
import { choicesOf, instantOf, MomentField, typedNow } from '#modules/cases/web/fields.part.ts'
import { useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import layout from '#ui/layout.module.css'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { calledBodies, knowns, stayings } from '../suicide.codes.ts'
import {
  closeSuicideRiskContract,
  openSuicideRiskContract,
  type SuicideLine,
  speakSuicideRiskContract,
} from '../suicide.contract.ts'
import { hoursToCallAgain } from '../suicide.life.ts'

const later = (hours: number) => typedNow(new Date(Date.now() + hours * 3_600_000))

/** Records a risk, or what is known after speaking again. */
export function SpeakRiskDialog({
  caseId,
  risk,
  onClose,
}: {
  caseId?: string
  risk?: SuicideLine
  onClose: () => void
}) {
  const t = useText()
  const [known, setKnown] = useState({
    means: risk?.means ?? ('unknown' as const),
    plan: risk?.plan ?? ('unknown' as const),
    alone: risk?.alone ?? ('unknown' as const),
    stays: risk?.stays ?? ('unknown' as const),
    called: risk?.called ?? [],
  })
  const [moment, setMoment] = useState(() => typedNow())
  // A little under the longest time, so that a slow form still fits.
  const [next, setNext] = useState(() => later(hoursToCallAgain - 1))
  const [note, setNote] = useState('')
  const [isTried, setTried] = useState(false)
  const open = useAct(openSuicideRiskContract, { onDone: onClose })
  const speak = useAct(speakSuicideRiskContract, { onDone: onClose })
  const at = instantOf(moment)
  const call_again_by = instantOf(next)
  const send = () => {
    setTried(true)
    if (!at || !call_again_by) return
    const body = { ...known, call_again_by, ...(note.trim() ? { note } : {}) }
    if (risk)
      speak.mutate({ params: { risk_id: risk.id }, body: { ...body, version: risk.version, spoken_at: at } })
    else if (caseId) open.mutate({ params: { case_id: caseId }, body: { ...body, asked_at: at } })
  }
  const set = (change: Partial<typeof known>) => setKnown((now) => ({ ...now, ...change }))
  return (
    <FormDialog
      title={t(risk ? 'safety.suicide.speak' : 'safety.suicide.open')}
      actLabel={t('safety.suicide.save')}
      isBusy={open.isPending || speak.isPending}
      error={open.error ?? speak.error}
      onAct={send}
      onClose={onClose}
      wide
    >
      <p className={layout.quiet}>{t('safety.suicide.how')}</p>
      {(['means', 'plan', 'alone'] as const).map((question) => (
        <ChoiceKeys
          key={question}
          label={t(`safety.suicide.ask.${question}`)}
          columns={3}
          choices={choicesOf(knowns, 'safety.answer', t)}
          chosen={[known[question]]}
          required
          onChange={([answer]) => answer && set({ [question]: answer })}
        />
      ))}
      <ChoiceKeys
        label={t('safety.suicide.ask.stays')}
        choices={choicesOf(stayings, 'safety.suicide.stays', t)}
        chosen={[known.stays]}
        required
        onChange={([stays]) => stays && set({ stays })}
      />
      <ChoiceKeys
        label={t('safety.suicide.ask.called')}
        several
        choices={choicesOf(calledBodies, 'safety.suicide.called', t)}
        chosen={known.called}
        onChange={(called) => set({ called })}
      />
      <MomentField
        label={t('safety.suicide.spoken_at')}
        value={moment}
        onChange={setMoment}
        error={isTried && !at ? t('safety.missing.moment') : undefined}
      />
      <MomentField
        label={t('safety.suicide.call_again_by')}
        value={next}
        onChange={setNext}
        error={isTried && !call_again_by ? t('safety.missing.moment') : undefined}
      />
      <TextArea
        label={t('safety.suicide.note')}
        optional
        maxLength={8000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormDialog>
  )
}

/** Closes a risk; the words say what was done. */
export function CloseRiskDialog({ risk, onClose }: { risk: SuicideLine; onClose: () => void }) {
  const t = useText()
  const [done, setDone] = useState('')
  const [isTried, setTried] = useState(false)
  const close = useAct(closeSuicideRiskContract, { onDone: onClose })
  const send = () => {
    setTried(true)
    if (done.trim() !== '')
      close.mutate({ params: { risk_id: risk.id }, body: { version: risk.version, done } })
  }
  return (
    <FormDialog
      title={t('safety.suicide.close')}
      actLabel={t('safety.suicide.close')}
      isBusy={close.isPending}
      error={close.error}
      onAct={send}
      onClose={onClose}
    >
      <p className={layout.quiet}>{t('safety.suicide.close_how')}</p>
      <TextArea
        label={t('safety.suicide.what_done')}
        maxLength={8000}
        value={done}
        onChange={(event) => setDone(event.currentTarget.value)}
        error={isTried && done.trim() === '' ? t('safety.missing.done') : undefined}
        data-autofocus
      />
    </FormDialog>
  )
}
