import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { CheckField } from '#ui/fields.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { handOverIncidentContract } from '../../handover.contract.ts'
import { handoverBases } from '../../incident.codes.ts'
import { choicesOf } from '../labels.ts'
import type { DialogProps } from './CheckDialog.tsx'

/** Gives the incident to the centre: her yes first, then what goes along. Nothing is chosen beforehand. */
export function HandoverDialog({ file, onClose }: DialogProps) {
  const t = useText()
  const [basis, setBasis] = useState<(typeof handoverBases)[number]>()
  const [withName, setWithName] = useState(false)
  const [note, setNote] = useState('')
  const [isTried, setTried] = useState(false)
  const act = useAct(handOverIncidentContract, { onDone: onClose })
  const offered = handoverBases.filter((each) => each !== 'danger_to_life' || file.danger_now)
  return (
    <FormDialog
      title={t('book.handover.act')}
      actLabel={t('book.handover.send')}
      isBusy={act.isPending}
      error={act.error}
      onClose={onClose}
      onAct={() => {
        setTried(true)
        if (basis && note.trim())
          act.mutate({
            params: { incident_id: file.id },
            body: { version: file.version, basis, with_name: withName, note },
          })
      }}
    >
      <p>{t('book.handover.means')}</p>
      <ChoiceKeys
        label={t('book.handover.basis')}
        columns={1}
        choices={choicesOf(offered, 'basis', t)}
        chosen={basis ? [basis] : []}
        onChange={([next]) => setBasis(next)}
        error={isTried && !basis ? t('book.missing.choose') : undefined}
      />
      <CheckField
        label={t('book.handover.with_name')}
        checked={withName}
        onChange={(event) => setWithName(event.currentTarget.checked)}
      />
      <TextArea
        label={t('book.handover.note')}
        maxLength={4000}
        value={note}
        error={isTried && !note.trim() ? t('book.missing.write') : undefined}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
