import { SelectField } from '#ui/SelectField.tsx'
import { useText } from '#ui/text.ts'
import { type Role, roles } from '../role.ts'

/** A role, with a word on what it opens where that is often misunderstood. */
export function RoleField({
  value,
  onChange,
  error,
}: {
  value: Role | undefined
  onChange: (role: Role) => void
  error?: string | undefined
}) {
  const t = useText()
  return (
    <SelectField
      label={t('access.staff.role')}
      description={value === 'administrator' ? t('access.staff.administrator_reads_nothing') : undefined}
      data={roles.map((role) => ({ value: role, label: t(`access.role.${role}`) }))}
      value={value ?? null}
      error={error}
      onChange={(role) => role && onChange(role as Role)}
    />
  )
}
