import { useState } from 'react'
import { fieldError, useAct } from '#ui/api.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextField } from '#ui/fields.tsx'
import layout from '#ui/layout.module.css'
import { NumberField } from '#ui/NumberField.tsx'
import { useText } from '#ui/text.ts'
import { holdByPhoneContract } from '../hold.contract.ts'

/** A keeper holds a bed for a caller: only the number of the case is asked, and nobody's name. */
export function HoldDialog({
  house,
  bed,
  onClose,
}: {
  house: { id: string; hold_minutes: number }
  bed: { id: string; name: string }
  onClose: () => void
}) {
  const t = useText()
  const [code, setCode] = useState('')
  const [minutes, setMinutes] = useState<number | string>(house.hold_minutes)
  const hold = useAct(holdByPhoneContract, { onDone: onClose })
  const send = () =>
    hold.mutate({
      params: { house_id: house.id },
      body: {
        bed_id: bed.id,
        minutes: Number(minutes) || house.hold_minutes,
        ...(code.trim() ? { case_code: code.trim() } : {}),
      },
    })
  return (
    <FormDialog
      title={t('shelter.hold.title', { bed: bed.name })}
      actLabel={t('shelter.hold.act')}
      isBusy={hold.isPending}
      error={hold.error}
      onAct={send}
      onClose={onClose}
    >
      <p className={layout.quiet}>{t('shelter.hold.note')}</p>
      <TextField
        label={t('shelter.case_code')}
        optional
        placeholder="NM-26-0417"
        maxLength={20}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        error={fieldError(hold.error, 'case_code')}
      />
      <NumberField
        label={t('shelter.hold.minutes')}
        min={15}
        max={1440}
        value={minutes}
        onChange={setMinutes}
      />
    </FormDialog>
  )
}
