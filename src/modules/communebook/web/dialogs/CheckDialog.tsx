import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { checkResults } from '../../incident.codes.ts'
import { checkIncidentContract, type IncidentView } from '../../incident.contract.ts'
import { choicesOf } from '../labels.ts'

export interface DialogProps {
  file: IncidentView
  onClose: () => void
}

/** What the check found. */
export function CheckDialog({ file, onClose }: DialogProps) {
  const t = useText()
  const [result, setResult] = useState<(typeof checkResults)[number]>()
  const [note, setNote] = useState('')
  const [isTried, setTried] = useState(false)
  const act = useAct(checkIncidentContract, { onDone: onClose })
  return (
    <FormDialog
      title={t('book.check.act')}
      actLabel={t('book.save')}
      isBusy={act.isPending}
      error={act.error}
      onClose={onClose}
      onAct={() => {
        setTried(true)
        if (result)
          act.mutate({
            params: { incident_id: file.id },
            body: {
              version: file.version,
              result,
              at: new Date().toISOString(),
              ...(note.trim() ? { note } : {}),
            },
          })
      }}
    >
      <ChoiceKeys
        label={t('book.field.check')}
        columns={1}
        choices={choicesOf(checkResults, 'check', t)}
        chosen={result ? [result] : []}
        onChange={([next]) => setResult(next)}
        error={isTried && !result ? t('book.missing.choose') : undefined}
      />
      <TextArea
        label={t('book.field.note')}
        description={t('book.field.sealed')}
        optional
        maxLength={4000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
