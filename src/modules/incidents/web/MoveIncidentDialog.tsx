import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { aside_reasonCodes } from '../incident.codes.ts'
import { type Incident, moveIncidentContract } from '../incident.contract.ts'
import { choicesIn } from './words.ts'

type Reason = (typeof aside_reasonCodes)[number]

/** Sets an incident aside with its reason, or takes it back. */
export function MoveIncidentDialog({
  caseId,
  incident,
  onClose,
}: {
  caseId: string
  incident: Incident
  onClose: () => void
}) {
  const t = useText()
  const { language } = useLanguage()
  const [reason, setReason] = useState<Reason | ''>('')
  const [isTried, setTried] = useState(false)
  const act = useAct(moveIncidentContract, { onDone: onClose })
  const isAside = incident.status === 'set_aside'
  const label = t(isAside ? 'incidents.take_back' : 'incidents.set_aside')
  const send = () => {
    setTried(true)
    if (!isAside && reason === '') return
    act.mutate({
      params: { case_id: caseId, incident_id: incident.id },
      body: {
        version: incident.version,
        move: isAside ? 'take_back' : 'set_aside',
        ...(isAside || reason === '' ? {} : { reason }),
      },
    })
  }
  return (
    <FormDialog
      title={label}
      actLabel={label}
      isBusy={act.isPending}
      error={act.error}
      onAct={send}
      onClose={onClose}
    >
      <p>{t(isAside ? 'incidents.take_back_means' : 'incidents.set_aside_means')}</p>
      {!isAside && (
        <ChoiceKeys<Reason>
          label={t('incidents.why')}
          columns={3}
          choices={choicesIn('aside_reason', aside_reasonCodes, language)}
          chosen={reason === '' ? [] : [reason]}
          onChange={([next]) => setReason(next ?? '')}
          error={isTried && reason === '' ? t('incidents.reason_to_set_aside') : undefined}
        />
      )}
    </FormDialog>
  )
}
