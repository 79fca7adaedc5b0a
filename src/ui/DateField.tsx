import { DateInput, DatesProvider } from '@mantine/dates'
import 'dayjs/locale/vi.js'
import { IconCalendar } from '@tabler/icons-react'
import './dates.css'
import classes from './DateField.module.css'
import { FieldError } from './FieldError.tsx'
import { formatDay, readDay } from './format.ts'
import { useLanguage, useText } from './text.ts'

export interface DateFieldProps {
  label: string
  /** A day of the province, `YYYY-MM-DD`. */
  value: string | null
  onChange: (day: string | null) => void
  min?: string
  max?: string
  error?: string | undefined
  description?: string
  required?: boolean
}

/** A day: typed as 21/11/2026, or picked from a calendar whose weeks begin on Monday. */
export function DateField({
  label,
  value,
  onChange,
  min,
  max,
  error,
  description,
  required,
}: DateFieldProps) {
  const t = useText()
  const { language } = useLanguage()
  return (
    <DatesProvider settings={{ locale: language, firstDayOfWeek: 1, weekendDays: [0] }}>
      <DateInput
        label={label}
        description={description}
        required={required ?? false}
        error={error ? <FieldError>{error}</FieldError> : undefined}
        errorProps={{ component: 'div' }}
        value={value}
        onChange={onChange}
        valueFormat={formatDay}
        dateParser={readDay}
        minDate={min}
        maxDate={max}
        placeholder={t('ui.date.form')}
        allowDeselect
        highlightToday
        classNames={{ day: classes.day, calendarHeader: classes.header }}
        autoComplete="off"
        leftSection={<IconCalendar size={20} stroke={1.75} aria-hidden />}
        leftSectionPointerEvents="none"
        ariaLabels={{
          nextMonth: t('ui.date.next_month'),
          previousMonth: t('ui.date.previous_month'),
          nextYear: t('ui.date.next_year'),
          previousYear: t('ui.date.previous_year'),
        }}
      />
    </DatesProvider>
  )
}
