import { useState } from 'react'
import { useAct, useRead } from '#ui/api.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { groundOtherwiseContract, listBasesContract } from '../consent.contract.ts'
import classes from './consent.module.css'
import { bodyOf, freshTold, missingIn, ToldFields } from './recipient.tsx'

interface OtherGroundDialogProps {
  caseId: string
  ground: 'law' | 'life_risk'
  onClose: () => void
}

const shortestReason = 10

/** A law, or danger to life, as the ground for telling something: recorded as what it is. */
export function OtherGroundDialog({ caseId, ground, onClose }: OtherGroundDialogProps) {
  const t = useText()
  const [told, setTold] = useState(() => freshTold(ground === 'law' ? 30 : 2))
  const [law, setLaw] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const bases = useRead(listBasesContract, {}, { enabled: ground === 'law', staleTime: 600_000 })
  const record = useAct(groundOtherwiseContract, { onDone: onClose })
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
          onChange={setLaw}
          error={isTried && !law ? t('consent.law_needed') : undefined}
        />
      )}
      <ToldFields
        form={told}
        onChange={(part) => setTold((before) => ({ ...before, ...part }))}
        isTried={isTried}
      />
      <TextArea
        label={t('consent.field_reason')}
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={isTried && tooShort ? t('consent.missing.reason') : undefined}
      />
    </FormDialog>
  )
}
