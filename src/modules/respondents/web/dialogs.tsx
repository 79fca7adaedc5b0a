import { useState } from 'react'
import { instantOf, MomentField, typedNow } from '#modules/cases/web/fields.part.ts'
import { useAct, useRead } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { CheckField } from '#ui/fields.tsx'
import layout from '#ui/layout.module.css'
import { NumberField } from '#ui/NumberField.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { openingReasons, outcomes, sessionKinds, warningCodes } from '../respondent.codes.ts'
import {
  addSessionContract,
  moveRespondentContract,
  openIdentityContract,
  type RespondentView,
  raiseWarningContract,
} from '../respondent.contract.ts'
import { assignRespondentContract, listRespondentWorkersContract } from '../respondent-link.contract.ts'
import classes from './Respondents.module.css'

interface DialogProps {
  file: RespondentView
  onClose: () => void
}

export function SessionDialog({ file, onClose }: DialogProps) {
  const t = useText()
  const [kind, setKind] = useState<(typeof sessionKinds)[number]>('counselling')
  const [moment, setMoment] = useState(() => typedNow())
  const [came, setCame] = useState(true)
  const [minutes, setMinutes] = useState<number | string>('')
  const [words, setWords] = useState('')
  const [isTried, setTried] = useState(false)
  const add = useAct(addSessionContract, { onDone: onClose })
  const held_at = instantOf(moment)
  const send = () => {
    setTried(true)
    if (!held_at) return
    add.mutate({
      params: { file_id: file.id },
      body: {
        kind,
        held_at,
        attended: came,
        ...(minutes === '' ? {} : { minutes: Number(minutes) }),
        ...(words.trim() ? { words } : {}),
      },
    })
  }
  return (
    <FormDialog
      title={t('respondents.session.add')}
      actLabel={t('respondents.session.save')}
      isBusy={add.isPending}
      error={add.error}
      onAct={send}
      onClose={onClose}
    >
      <ChoiceKeys
        label={t('respondents.session.kind')}
        choices={sessionKinds.map((value) => ({ value, label: t(`respondents.session.${value}`) }))}
        chosen={[kind]}
        required
        columns={3}
        onChange={([next]) => next && setKind(next)}
      />
      <MomentField
        label={t('respondents.session.held')}
        value={moment}
        onChange={setMoment}
        error={isTried && !held_at ? t('respondents.missing.moment') : undefined}
      />
      <CheckField
        label={t(kind === 'commitment' ? 'respondents.session.signed' : 'respondents.session.came')}
        checked={came}
        onChange={(event) => setCame(event.currentTarget.checked)}
      />
      {kind !== 'commitment' && (
        <NumberField
          label={t('respondents.session.minutes_field')}
          optional
          min={1}
          max={600}
          value={minutes}
          onChange={setMinutes}
        />
      )}
      <TextArea
        label={t('respondents.session.words')}
        optional
        maxLength={4000}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
    </FormDialog>
  )
}

export function WarningDialog({ file, onClose }: DialogProps) {
  const t = useText()
  const [code, setCode] = useState<(typeof warningCodes)[number]>()
  const [moment, setMoment] = useState(() => typedNow())
  const [words, setWords] = useState('')
  const [isTried, setTried] = useState(false)
  const raise = useAct(raiseWarningContract, { onDone: onClose })
  const seen_at = instantOf(moment)
  const send = () => {
    setTried(true)
    if (!code || !seen_at) return
    raise.mutate({
      params: { file_id: file.id },
      body: { code, seen_at, ...(words.trim() ? { words } : {}) },
    })
  }
  return (
    <FormDialog
      title={t('respondents.warning.add')}
      actLabel={t('respondents.warning.add')}
      danger
      isBusy={raise.isPending}
      error={raise.error}
      onAct={send}
      onClose={onClose}
    >
      <p className={layout.quiet}>{t('respondents.warning.note')}</p>
      <ChoiceKeys
        label={t('respondents.warning.what')}
        choices={warningCodes.map((value) => ({
          value,
          label: t(`respondents.warning.${value}`),
          danger: true,
        }))}
        chosen={code ? [code] : []}
        columns={2}
        onChange={([next]) => setCode(next)}
        error={isTried && !code ? t('respondents.missing.choice') : undefined}
      />
      <MomentField
        label={t('respondents.warning.seen')}
        value={moment}
        onChange={setMoment}
        error={isTried && !seen_at ? t('respondents.missing.moment') : undefined}
      />
      <TextArea
        label={t('respondents.warning.words')}
        optional
        maxLength={4000}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
    </FormDialog>
  )
}

export function CloseDialog({ file, move, onClose }: DialogProps & { move: 'close' | 'reopen' }) {
  const t = useText()
  const [outcome, setOutcome] = useState<(typeof outcomes)[number]>()
  const [isTried, setTried] = useState(false)
  const act = useAct(moveRespondentContract, { onDone: onClose })
  const send = () => {
    setTried(true)
    if (move === 'close' && !outcome) return
    act.mutate({
      params: { file_id: file.id },
      body: { version: file.version, move, ...(outcome ? { outcome } : {}) },
    })
  }
  return (
    <FormDialog
      title={t(`respondents.${move}`)}
      actLabel={t(`respondents.${move}`)}
      isBusy={act.isPending}
      error={act.error}
      onAct={send}
      onClose={onClose}
    >
      {move === 'close' ? (
        <ChoiceKeys
          label={t('respondents.outcome')}
          choices={outcomes.map((value) => ({ value, label: t(`respondents.outcome.${value}`) }))}
          chosen={outcome ? [outcome] : []}
          columns={2}
          onChange={([next]) => setOutcome(next)}
          error={isTried && !outcome ? t('respondents.missing.choice') : undefined}
        />
      ) : (
        <p>{t('respondents.reopen.note')}</p>
      )}
    </FormDialog>
  )
}

export function IdentityDialog({ file, onClose }: DialogProps) {
  const t = useText()
  const [reason, setReason] = useState<(typeof openingReasons)[number]>()
  const [isTried, setTried] = useState(false)
  const open = useAct(openIdentityContract, { refresh: [] })
  const who = open.data
  const send = () => {
    setTried(true)
    if (who) onClose()
    else if (reason) open.mutate({ params: { file_id: file.id }, body: { reason } })
  }
  return (
    <FormDialog
      title={t('respondents.identity.open')}
      actLabel={t(who ? 'respondents.identity.cover' : 'respondents.identity.open')}
      isBusy={open.isPending}
      error={open.error}
      onAct={send}
      onClose={onClose}
    >
      {who ? (
        <dl className={classes.facts}>
          {(['name', 'phone', 'address', 'birthday'] as const).map((field) => (
            <div key={field} style={{ display: 'contents' }}>
              <dt>{t(`respondents.identity.${field}`)}</dt>
              <dd>{who[field] ?? t('respondents.identity.unknown')}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <ChoiceKeys
          label={t('respondents.identity.why')}
          choices={openingReasons.map((value) => ({ value, label: t(`respondents.why.${value}`) }))}
          chosen={reason ? [reason] : []}
          columns={2}
          onChange={([next]) => setReason(next)}
          error={isTried && !reason ? t('respondents.missing.choice') : undefined}
        />
      )}
    </FormDialog>
  )
}

export function AssignDialog({ file, onClose }: DialogProps) {
  const t = useText()
  const [staff, setStaff] = useState<string | null>(null)
  const [isTried, setTried] = useState(false)
  const candidates = useRead(listRespondentWorkersContract, { params: { file_id: file.id } })
  const assign = useAct(assignRespondentContract, { onDone: onClose })
  const send = () => {
    setTried(true)
    if (staff)
      assign.mutate({ params: { file_id: file.id }, body: { version: file.version, staff_id: staff } })
  }
  return (
    <FormDialog
      title={t('respondents.worker.assign')}
      actLabel={t('respondents.worker.assign')}
      isBusy={assign.isPending}
      error={assign.error ?? candidates.error}
      onAct={send}
      onClose={onClose}
    >
      <p className={layout.quiet}>{t('respondents.worker.note')}</p>
      <SelectField
        label={t('respondents.worker')}
        searchable
        data={(candidates.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={staff}
        onChange={setStaff}
        error={isTried && !staff ? t('respondents.missing.choice') : undefined}
      />
    </FormDialog>
  )
}
