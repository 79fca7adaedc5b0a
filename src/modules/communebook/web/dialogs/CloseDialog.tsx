import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { results, withoutHelp } from '../../incident.codes.ts'
import { closeIncidentContract } from '../../incident.contract.ts'
import { protecting } from '../../incident.rule.ts'
import { choicesOf } from '../labels.ts'
import type { DialogProps } from './CheckDialog.tsx'

/** How it ended; where nobody was helped, why. */
export function CloseDialog({ file, onClose }: DialogProps) {
  const t = useText()
  const [result, setResult] = useState<(typeof results)[number]>()
  const [why, setWhy] = useState<(typeof withoutHelp)[number]>()
  const [note, setNote] = useState('')
  const [isTried, setTried] = useState(false)
  const act = useAct(closeIncidentContract, { onDone: onClose })
  const confirmed = file.check_result === 'confirmed'
  const fitting = results.filter((each) => (each === 'not_confirmed') !== confirmed)
  const unhelped = confirmed && !file.deeds.some((deed) => protecting.includes(deed.kind))
  return (
    <FormDialog
      title={t('book.result.act')}
      actLabel={t('book.result.close')}
      isBusy={act.isPending}
      error={act.error}
      onClose={onClose}
      onAct={() => {
        setTried(true)
        if (result && (!unhelped || why))
          act.mutate({
            params: { incident_id: file.id },
            body: {
              version: file.version,
              result,
              ...(unhelped && why ? { without_help: why } : {}),
              ...(note.trim() ? { note } : {}),
            },
          })
      }}
    >
      <ChoiceKeys
        label={t('book.column.result')}
        isLabelled
        columns={1}
        choices={choicesOf(fitting, 'result', t)}
        chosen={result ? [result] : []}
        onChange={([next]) => setResult(next)}
        error={isTried && !result ? t('book.missing.choose') : undefined}
      />
      {unhelped && (
        <ChoiceKeys
          label={t('book.field.without_help')}
          columns={2}
          choices={choicesOf(withoutHelp, 'why', t)}
          chosen={why ? [why] : []}
          onChange={([next]) => setWhy(next)}
          error={isTried && !why ? t('book.missing.choose') : undefined}
        />
      )}
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
