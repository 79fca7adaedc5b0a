import { IconSearch } from '@tabler/icons-react'
import { TextField } from '#ui/fields.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { useText } from '#ui/text.ts'
import { type Role, roles } from '../role.ts'
import classes from './Admin.module.css'

/** What the list of people is narrowed by; it stands in no address, since a name may be typed. */
export interface StaffFilterValues {
  q: string
  role: Role | ''
  state: 'true' | 'false' | ''
}

export const noStaffFilter: StaffFilterValues = { q: '', role: '', state: 'true' }

export function StaffFilter({
  filter,
  onChange,
}: {
  filter: StaffFilterValues
  onChange: (filter: StaffFilterValues) => void
}) {
  const t = useText()
  const any = { value: '', label: t('access.filter.any') }
  return (
    <>
      <div className={classes.field}>
        <TextField
          label={t('access.staff.find')}
          leftSection={<IconSearch size={20} stroke={1.75} aria-hidden />}
          value={filter.q}
          onChange={(event) => onChange({ ...filter, q: event.currentTarget.value })}
        />
      </div>
      <div className={classes.narrow}>
        <SelectField
          label={t('access.staff.role')}
          data={[any, ...roles.map((role) => ({ value: role, label: t(`access.role.${role}`) }))]}
          value={filter.role}
          onChange={(role) => onChange({ ...filter, role: (role ?? '') as Role | '' })}
        />
      </div>
      <div className={classes.narrow}>
        <SelectField
          label={t('access.staff.state')}
          data={[
            any,
            { value: 'true', label: t('access.staff.may_sign_in') },
            { value: 'false', label: t('access.staff.shut') },
          ]}
          value={filter.state}
          onChange={(state) => onChange({ ...filter, state: (state ?? '') as StaffFilterValues['state'] })}
        />
      </div>
    </>
  )
}
