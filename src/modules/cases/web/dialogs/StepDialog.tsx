import { useState } from 'react'
import { FormDialog } from '#ui/FormDialog.tsx'
import { StaleNote } from '#ui/StaleNote.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { stepCaseContract } from '../../case.contract.ts'
import type { DialogProps } from './CaseDialogs.tsx'
import { useVersioned } from './use-versioned.ts'

/** One step forward or back, with a word why. */
export default function StepDialog({ file, act, onClose }: DialogProps<'step'>) {
  const t = useText()
  const [note, setNote] = useState('')
  const [isTried, setTried] = useState(false)
  const step = useVersioned({
    contract: stepCaseContract,
    file,
    argsOf: (version) => ({ params: { case_id: file.id }, body: { version, to: act.to, note } }),
    onDone: onClose,
  })
  const send = () => {
    setTried(true)
    if (note.trim() !== '') step.send()
  }
  const name = (n: number) => `${n}. ${t(`cases.step.${n}`)}`
  return (
    <FormDialog
      title={t('cases.act.step', { step: name(act.to) })}
      actLabel={t(act.to > file.step ? 'cases.act.step_on' : 'cases.act.step_back')}
      isBusy={step.isBusy}
      error={step.error}
      onAct={send}
      onClose={onClose}
    >
      {step.isStale && (
        <StaleNote
          fields={[
            {
              label: t('cases.column.step'),
              mine: name(act.to),
              theirs: name(file.step),
              differs: act.to !== file.step,
            },
          ]}
          onKeepMine={step.sendAnyway}
          onTakeTheirs={onClose}
        />
      )}
      <TextArea
        label={t('cases.field.step_note')}
        maxLength={8000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        error={isTried && note.trim() === '' ? t('cases.missing.text') : undefined}
        data-autofocus
      />
    </FormDialog>
  )
}
