import type { TypedMoment } from '#modules/cases/web/fields.part.ts'
import { DateField } from '#ui/DateField.tsx'
import { FieldPair, TextField } from '#ui/fields.tsx'
import { dayKey } from '#ui/format.ts'
import { useText } from '#ui/text.ts'

interface Props {
  label: string
  value: TypedMoment
  onChange: (value: TypedMoment) => void
}

/** When something happened: its day, and the hour beside it. */
export function MomentField({ label, value, onChange }: Props) {
  const t = useText()
  return (
    <FieldPair>
      <DateField
        label={label}
        value={value.day}
        max={dayKey(new Date())}
        onChange={(day) => onChange({ ...value, day })}
      />
      <TextField
        label={t('shelter.clock')}
        inputMode="numeric"
        placeholder="21:30"
        value={value.clock}
        onChange={(event) => onChange({ ...value, clock: event.currentTarget.value })}
      />
    </FieldPair>
  )
}
