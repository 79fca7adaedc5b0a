import { useState } from 'react'
import { fieldError, useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextField } from '#ui/fields.tsx'
import type { Found } from '#ui/PlaceField.tsx'
import { useText } from '#ui/text.ts'
import type { Role } from '../role.ts'
import { createStaffContract } from '../staff.contract.ts'
import { AgencyField } from './agency-field.part.tsx'
import { RoleField } from './RoleField.tsx'

/** Enters a person. They set their own password through a link that is shown once; nobody chooses it for them. */
export function NewStaffDialog({
  onClose,
  onMade,
}: {
  onClose: () => void
  onMade: (url: string | undefined) => void
}) {
  const t = useText()
  const [person, setPerson] = useState({ display_name: '', username: '', working_name: '' })
  const [language, setLanguage] = useState<'vi' | 'en'>('vi')
  const [agency, setAgency] = useState<Found | null>(null)
  const [role, setRole] = useState<Role>()
  const [isTried, setTried] = useState(false)
  const create = useAct(createStaffContract, { onDone: (reply) => onMade(reply.activation_url) })
  const needed = (isThere: boolean) => (isTried && !isThere ? t('access.field.needed') : undefined)
  const send = () => {
    setTried(true)
    if (!agency || !role || !person.display_name.trim() || !person.username.trim()) return
    const { working_name, display_name, username } = person
    create.mutate({
      body: {
        display_name,
        username: username.trim(),
        language,
        agency_id: agency.id,
        role,
        ...(working_name.trim() ? { working_name } : {}),
      },
    })
  }
  const text = (field: keyof typeof person) => ({
    value: person[field],
    onChange: (event: { currentTarget: { value: string } }) =>
      setPerson({ ...person, [field]: event.currentTarget.value }),
  })
  return (
    <FormDialog
      title={t('access.staff.new')}
      actLabel={t('access.staff.create')}
      isBusy={create.isPending}
      error={create.error}
      onAct={send}
      onClose={onClose}
    >
      <TextField
        label={t('access.staff.display_name')}
        {...text('display_name')}
        error={needed(person.display_name.trim() !== '') ?? fieldError(create.error, 'display_name')}
        data-autofocus
      />
      <TextField
        label={t('access.staff.username')}
        description={t('access.staff.username_how')}
        autoCapitalize="none"
        {...text('username')}
        error={needed(person.username.trim() !== '') ?? fieldError(create.error, 'username')}
      />
      <TextField
        label={t('access.staff.working_name')}
        description={t('access.staff.working_name_how')}
        optional
        {...text('working_name')}
        error={fieldError(create.error, 'working_name')}
      />
      <AgencyField
        label={t('access.staff.agency')}
        value={agency}
        onChange={setAgency}
        error={needed(agency !== null)}
      />
      <RoleField value={role} onChange={setRole} error={needed(role !== undefined)} />
      <ChoiceKeys<'vi' | 'en'>
        label={t('access.staff.language')}
        choices={[
          { value: 'vi', label: 'Tiếng Việt' },
          { value: 'en', label: 'English' },
        ]}
        chosen={[language]}
        required
        onChange={([next]) => next && setLanguage(next)}
      />
    </FormDialog>
  )
}
