import { NumberInput } from '@mantine/core'
import { formatDay, formatNumber } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useText } from '#ui/text.ts'
import classes from './Activities.module.css'
import { type ActivityForm, daysOf, groupKey, type TypedGroup } from './activity.form.ts'
import type { Codes } from './use-codes.ts'

const fields = ['attendances', 'female', 'male'] as const
const nobody: TypedGroup = { attendances: '', female: '', male: '' }

/** Every audience group has its row: numbers alone, from one to the next with Tab; what stays empty is nobody. */
export function GroupsEntry({
  form,
  set,
  codes,
}: {
  form: ActivityForm
  set: (change: Partial<ActivityForm>) => void
  codes: Codes
}) {
  const t = useText()
  const days = daysOf(form)
  const typed = Object.values(form.groups)
  const total = typed.reduce((sum, group) => sum + Number(group.attendances), 0)
  return (
    <>
      {days.map((day) => (
        <table
          key={day}
          className={classes.entry}
          aria-label={t('activities.groups.of_day', { day: formatDay(day) })}
        >
          <thead className={classes.head}>
            <tr>
              <th scope="col">{days.length > 1 ? formatDay(day) : t('activities.column.audience')}</th>
              {fields.map((field) => (
                <th key={field} scope="col">
                  {t(`activities.groups.${field}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {codes.choices('audience', day).map(({ value: audience, label }) => {
              const key = groupKey(day, audience)
              const group = form.groups[key] ?? nobody
              const over = Number(group.female) + Number(group.male) > Number(group.attendances)
              return (
                <tr key={audience}>
                  <th scope="row">{label}</th>
                  {fields.map((field) => (
                    <td key={field}>
                      <NumberInput
                        aria-label={`${label}, ${t(`activities.groups.${field}`)}`}
                        error={over && field !== 'attendances' ? t('activities.groups.over') : undefined}
                        hideControls
                        inputMode="numeric"
                        allowDecimal={false}
                        allowNegative={false}
                        thousandSeparator="."
                        decimalSeparator=","
                        value={group[field]}
                        onChange={(next) =>
                          set({
                            groups: {
                              ...form.groups,
                              [key]: { ...group, [field]: next === '' ? '' : Number(next) },
                            },
                          })
                        }
                      />
                    </td>
                  ))}
                </tr>
              )
            })}
          </tbody>
        </table>
      ))}
      <p className={layout.quiet} aria-live="polite">
        {t('activities.groups.total', { n: formatNumber(total) })}
      </p>
    </>
  )
}
