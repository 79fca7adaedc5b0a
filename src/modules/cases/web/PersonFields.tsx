import { ethnicGroups, ethnicities } from '#modules/law/ethnicity.codes.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { CheckField, FieldPair, TextField } from '#ui/fields.tsx'
import { NumberField } from '#ui/NumberField.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { useText } from '#ui/text.ts'
import { personSexes } from '../case.shapes.ts'
import { choicesOf } from './labels.tsx'
import type { TypedPerson } from './open-case.form.ts'

/** What is asked about one person: sex and age first, who it is only where it is needed. */
export function PersonFields({
  person,
  onChange,
  errorOf,
}: {
  person: TypedPerson
  onChange: (person: TypedPerson) => void
  errorOf?: (field: string) => string | undefined
}) {
  const t = useText()
  const text = (field: 'name' | 'phone' | 'id_number' | 'address' | 'birthday') => ({
    label: t(`cases.person.${field}`),
    optional: true,
    value: person[field],
    error: errorOf?.(field),
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ ...person, [field]: event.currentTarget.value }),
  })
  return (
    <>
      <ChoiceKeys
        label={t('cases.person.sex')}
        choices={choicesOf(personSexes, 'cases.sex', t)}
        chosen={[person.sex]}
        required
        onChange={([sex]) => sex && onChange({ ...person, sex })}
      />
      <FieldPair>
        <NumberField
          label={t('cases.person.age_years')}
          optional
          min={0}
          max={120}
          clampBehavior="strict"
          allowDecimal={false}
          allowNegative={false}
          value={person.age}
          error={errorOf?.('age_years')}
          onChange={(age) => onChange({ ...person, age: typeof age === 'number' ? age : '' })}
        />
        <SelectField
          label={t('cases.person.ethnicity')}
          optional
          searchable
          clearable
          data={ethnicities.map((code) => ({
            value: code,
            label: code === 'foreign' ? t('cases.ethnicity.foreign') : ethnicGroups[code],
          }))}
          value={person.ethnicity || null}
          onChange={(ethnicity) => onChange({ ...person, ethnicity: ethnicity ?? '' })}
        />
      </FieldPair>
      {person.part !== 'survivor' && person.part !== 'alleged' && (
        <CheckField
          label={t('cases.person.came_along')}
          checked={person.accompanies}
          onChange={(event) => onChange({ ...person, accompanies: event.currentTarget.checked })}
        />
      )}
      <FieldPair>
        <TextField {...text('name')} />
        <TextField {...text('phone')} inputMode="tel" />
      </FieldPair>
      <FieldPair>
        <TextField {...text('id_number')} />
        <TextField {...text('birthday')} placeholder={t('cases.person.birthday_form')} />
      </FieldPair>
      <TextField {...text('address')} />
    </>
  )
}
