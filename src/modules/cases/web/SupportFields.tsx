import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { supportKinds } from '../case.shapes.ts'
import { choicesOf } from './labels.tsx'
import { MomentField } from './MomentField.tsx'
import type { OpenCaseForm } from './open-case.form.ts'

type Support = OpenCaseForm['support']

/** Emergency support: which kinds, when, to whom. */
export function SupportFields({
  support,
  persons,
  onChange,
  errors = {},
}: {
  support: Support
  /** Whom it can have been given to; never the person who used violence. */
  persons: readonly { value: string; label: string }[]
  onChange: (support: Support) => void
  errors?: { kinds?: string | undefined; given?: string | undefined; persons?: string | undefined }
}) {
  const t = useText()
  return (
    <>
      <ChoiceKeys
        label={t('cases.support.kinds')}
        several
        columns={3}
        choices={choicesOf(supportKinds, 'cases.support', t)}
        chosen={support.kinds}
        onChange={(kinds) => onChange({ ...support, kinds })}
        error={errors.kinds}
      />
      {support.kinds.length > 0 && (
        <>
          <ChoiceKeys
            label={t('cases.support.to')}
            several
            columns={2}
            choices={persons}
            chosen={support.persons.filter((key) => persons.some((person) => person.value === key))}
            onChange={(chosen) => onChange({ ...support, persons: chosen })}
            error={errors.persons}
          />
          <MomentField
            label={t('cases.support.given_on')}
            value={support.given}
            onChange={(given) => onChange({ ...support, given })}
            error={errors.given}
          />
          <TextArea
            label={t('cases.support.note')}
            optional
            maxLength={8000}
            value={support.note}
            onChange={(event) => onChange({ ...support, note: event.currentTarget.value })}
          />
        </>
      )}
    </>
  )
}
