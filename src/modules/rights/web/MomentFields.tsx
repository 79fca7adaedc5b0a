import { DateField } from '#ui/DateField.tsx'
import { FieldPair, TextField } from '#ui/fields.tsx'
import { useText } from '#ui/text.ts'

/** A day and an hour of the province, as people write them. */
export interface Moment {
  day: string | null
  hour: string
}

/** The moment now, as the two fields show it. */
export function momentOf(at: Date): Moment {
  const [day = '', hour = ''] = at.toLocaleString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' }).split(' ')
  return { day, hour: hour.slice(0, 5) }
}

/** As an instant; undefined while it is not whole. */
export function instantOf({ day, hour }: Moment): string | undefined {
  if (!day || !/^([01]?\d|2[0-3]):[0-5]\d$/.test(hour)) return undefined
  return `${day}T${hour.padStart(5, '0')}:00+07:00`
}

/** Day and hour beside each other. */
export function MomentFields(props: {
  label: string
  value: Moment
  onChange: (value: Moment) => void
  error?: string | undefined
}) {
  const t = useText()
  const { label, value, onChange, error } = props
  return (
    <FieldPair>
      <DateField
        label={label}
        value={value.day}
        onChange={(day) => onChange({ ...value, day })}
        error={error}
      />
      <TextField
        label={t('rights.hour')}
        placeholder="14:30"
        value={value.hour}
        onChange={(event) => onChange({ ...value, hour: event.currentTarget.value })}
      />
    </FieldPair>
  )
}
