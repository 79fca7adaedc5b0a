import { useState } from 'react'
import { fieldError, useAct } from '#ui/api.ts'
import { DateField } from '#ui/DateField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextField } from '#ui/fields.tsx'
import type { Found } from '#ui/PlaceField.tsx'
import { useText } from '#ui/text.ts'
import { moveDutyContract } from '../duty.contract.ts'
import { AgencyField } from './agency-field.part.tsx'
import type { Holding } from './DutiesPage.tsx'
import { useDutyName } from './duty-name.ts'

/** Moves a duty to another agency from a day on: what was counted before stays with the one before. */
export function MoveDutyDialog({ holding, onClose }: { holding: Holding; onClose: () => void }) {
  const t = useText()
  const dutyName = useDutyName()
  const [agency, setAgency] = useState<Found | null>(null)
  const [on, setOn] = useState<string | null>(null)
  const [basis, setBasis] = useState('')
  const [isTried, setTried] = useState(false)
  const move = useAct(moveDutyContract, { onDone: onClose })
  const needed = (isThere: boolean) => (isTried && !isThere ? t('access.field.needed') : undefined)
  const send = () => {
    setTried(true)
    if (!agency || !on || !basis.trim()) return
    move.mutate({
      params: { holding_id: holding.id },
      body: { version: holding.version, to_agency_id: agency.id, on, basis },
    })
  }
  return (
    <FormDialog
      title={t('access.duties.move')}
      actLabel={t('access.duties.move')}
      isBusy={move.isPending}
      error={move.error}
      onAct={send}
      onClose={onClose}
    >
      <p>
        {t('access.duties.move_means', {
          duty: dutyName(holding.duty),
          from: holding.agency_name,
          place: holding.place_name,
        })}
      </p>
      <AgencyField
        label={t('access.duties.to')}
        value={agency}
        onChange={setAgency}
        error={needed(agency !== null)}
      />
      <DateField
        label={t('access.duties.on')}
        description={t('access.duties.on_how')}
        value={on}
        onChange={setOn}
        min={holding.from_on}
        error={needed(on !== null) ?? fieldError(move.error, 'on')}
      />
      <TextField
        label={t('access.duties.basis')}
        description={t('access.duties.basis_how')}
        value={basis}
        onChange={(event) => setBasis(event.currentTarget.value)}
        error={needed(basis.trim() !== '') ?? fieldError(move.error, 'basis')}
      />
    </FormDialog>
  )
}
