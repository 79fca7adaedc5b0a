import { useState } from 'react'
import { Kept, type KeptForm } from '#modules/access/web/kept.part.tsx'
import { useAct, useRead } from '#ui/api.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { groundOtherwiseContract, listBasesContract } from '../consent.contract.ts'
import classes from './consent.module.css'
import { bodyOf, freshTold, missingIn, ToldFields, type ToldForm } from './recipient.tsx'

interface OtherGroundDialogProps {
  caseId: string
  ground: 'law' | 'life_risk'
  onClose: () => void
}

const shortestReason = 10

interface GroundForm {
  told: ToldForm
  law: string | null
  reason: string
}

/** A law, or danger to life, as the ground for telling something: recorded as what it is. Kept while it is written. */
export function OtherGroundDialog(props: OtherGroundDialogProps) {
  const start: GroundForm = { told: freshTold(props.ground === 'law' ? 30 : 2), law: null, reason: '' }
  return (
    <Kept form={`consent.${props.ground}.${props.caseId}`} start={start}>
      {(kept) => <GroundDialog {...props} kept={kept} />}
    </Kept>
  )
}

function GroundDialog({
  caseId,
  ground,
  onClose,
  kept,
}: OtherGroundDialogProps & { kept: KeptForm<GroundForm> }) {
  const t = useText()
  const { content, setContent, done, mark } = kept
  const { told, law, reason } = content
  const set = (part: Partial<GroundForm>) => setContent({ ...content, ...part })
  const [isTried, setTried] = useState(false)
  const bases = useRead(listBasesContract, {}, { enabled: ground === 'law', staleTime: 600_000 })
  const record = useAct(groundOtherwiseContract, {
    onDone: () => {
      done()
      onClose()
    },
  })
  const tooShort = reason.trim().length < shortestReason
  const send = () => {
    setTried(true)
    if (Object.keys(missingIn(told)).length > 0 || tooShort || (ground === 'law' && !law)) return
    record.mutate({
      params: { case_id: caseId },
      body: { ...bodyOf(told), ground, reason, ...(law && ground === 'law' ? { law_code: law } : {}) },
    })
  }
  return (
    <FormDialog
      title={t(`consent.act.${ground}`)}
      actLabel={t('consent.act.save')}
      danger={ground === 'life_risk'}
      isBusy={record.isPending}
      error={record.error ?? bases.error}
      onAct={send}
      onClose={onClose}
      wide
    >
      <p className={classes.quiet}>{t(`consent.means.${ground}`)}</p>
      {ground === 'law' && (
        <SelectField
          label={t('consent.field_law')}
          data={(bases.data?.items ?? []).map((each) => ({
            value: each.code,
            label: `${each.title} (${each.basis})`,
          }))}
          value={law}
          onChange={(next) => set({ law: next })}
          error={isTried && !law ? t('consent.law_needed') : undefined}
        />
      )}
      <ToldFields form={told} onChange={(part) => set({ told: { ...told, ...part } })} isTried={isTried} />
      <TextArea
        label={t('consent.field_reason')}
        maxLength={2000}
        value={reason}
        onChange={(event) => set({ reason: event.currentTarget.value })}
        error={isTried && tooShort ? t('consent.missing.reason') : undefined}
      />
      {mark}
    </FormDialog>
  )
}
