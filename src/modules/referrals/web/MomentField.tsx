import { DateField } from '#ui/DateField.tsx'
import { FieldPair, TextField } from '#ui/fields.tsx'
import { useText } from '#ui/text.ts'
import type { TypedMoment } from './moment.ts'

interface MomentFieldProps {
  label: string
  value: TypedMoment
  onChange: (value: TypedMoment) => void
  error?: string | undefined
}

/** A day and the hour beside it. */
export function MomentField({ label, value, onChange, error }: MomentFieldProps) {
  const t = useText()
  return (
    <FieldPair>
      <DateField
        label={label}
        value={value.day}
        onChange={(day) => onChange({ ...value, day })}
        error={error}
      />
      <TextField
        label={t('referrals.field.clock')}
        type="time"
        value={value.clock}
        onChange={(event) => onChange({ ...value, clock: event.currentTarget.value })}
      />
    </FieldPair>
  )
}
