import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { useText } from '#ui/text.ts'
import { mediations, mediators } from '../../incident.codes.ts'
import { setMediationContract } from '../../incident.contract.ts'
import { choicesOf } from '../labels.ts'
import type { DialogProps } from './CheckDialog.tsx'

/** Whether mediation was asked for, refused or forced, and by whom. */
export function MediationDialog({ file, onClose }: DialogProps) {
  const t = useText()
  const [state, setState] = useState(file.mediation)
  const [by, setBy] = useState(file.mediation_by)
  const act = useAct(setMediationContract, { onDone: onClose })
  return (
    <FormDialog
      title={t('book.mediation.act')}
      actLabel={t('book.save')}
      isBusy={act.isPending}
      error={act.error}
      onClose={onClose}
      onAct={() =>
        act.mutate({
          params: { incident_id: file.id },
          body: { version: file.version, state, ...(state !== 'none' && by ? { by } : {}) },
        })
      }
    >
      <ChoiceKeys
        label={t('book.column.mediation')}
        isLabelled
        columns={2}
        required
        choices={choicesOf(mediations, 'mediation', t)}
        chosen={[state]}
        onChange={([next]) => next && setState(next)}
      />
      {state !== 'none' && (
        <SelectField
          label={t('book.field.mediation_by')}
          data={choicesOf(mediators, 'mediator', t)}
          value={by}
          onChange={(next) => setBy(next as typeof by)}
        />
      )}
    </FormDialog>
  )
}
