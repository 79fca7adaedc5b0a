import { listActsContract } from '#modules/law/law.contract.ts'
import { useRead } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { CheckField } from '#ui/fields.tsx'
import layout from '#ui/layout.module.css'
import { useLanguage, useText } from '#ui/text.ts'
import { bondCodes, knownCodes, other_formsCodes } from '../incident.codes.ts'
import { questionsToAsk, typeOf } from '../type.rule.ts'
import type { FieldsProps } from './IncidentEditor.tsx'
import { withBond } from './incident.form.ts'
import classes from './incidents.module.css'
import { choicesIn, wordOf } from './words.ts'

/** The seven questions in their order, then the acts of the law, then what stands beside them. */
export function TypeFields({ form, set, isTried }: FieldsProps & { isTried: boolean }) {
  const t = useText()
  const { language } = useLanguage()
  const type = typeOf(form.type_answers)
  return (
    <div className={classes.group}>
      <h3>{t('incidents.group.type')}</h3>
      <p className={layout.quiet}>{t('incidents.type_how')}</p>
      {questionsToAsk(form.type_answers).map((question) => (
        <ChoiceKeys
          key={question}
          label={t(`incidents.question.${question}`)}
          columns={3}
          choices={choicesIn('known', knownCodes, language)}
          chosen={form.type_answers[question] ? [form.type_answers[question]] : []}
          onChange={([answer]) => set({ type_answers: { ...form.type_answers, [question]: answer } })}
        />
      ))}
      <p aria-live="polite">
        {type ? (
          <strong>{t('incidents.type_is', { type: wordOf('gbv_type', type, language) })}</strong>
        ) : (
          <span role={isTried ? 'alert' : undefined}>{t('incidents.type_unclear')}</span>
        )}
      </p>
      <ChoiceKeys
        label={t('incidents.field.bond')}
        columns={3}
        choices={choicesIn('bond', bondCodes, language)}
        chosen={[form.bond]}
        required
        onChange={([bond]) => bond && set(withBond(form, bond))}
      />
      {form.bond !== 'unknown' && form.bond !== 'not_domestic' && (
        <Acts form={form} set={set} relationship={form.bond} on={form.occurred_on ?? form.reported_on} />
      )}
      <ChoiceKeys
        label={t('incidents.field.other_forms')}
        several
        columns={2}
        choices={choicesIn('other_forms', other_formsCodes, language)}
        chosen={form.other_forms}
        onChange={(other_forms) => set({ other_forms })}
      />
    </div>
  )
}

/** Acts that the law of that day names between people so related. */
function Acts({
  form,
  set,
  relationship,
  on,
}: FieldsProps & { relationship: 'spouse' | 'divorced' | 'cohabiting' | 'family'; on: string }) {
  const t = useText()
  const { language } = useLanguage()
  const acts = useRead(listActsContract, { query: { relationship, on } }, { staleTime: 60 * 60_000 })
  if (acts.error) return <ErrorNote error={acts.error} onRetry={() => void acts.refetch()} />
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
      <legend>{t('incidents.field.acts')}</legend>
      {acts.data?.items.length === 0 && <p className={layout.quiet}>{t('incidents.acts_none')}</p>}
      <div className={classes.stack}>
        {acts.data?.items.map((act) => (
          <CheckField
            key={act.code}
            label={`${act.code}) ${language === 'vi' ? act.title_vi : act.title_en}`}
            checked={form.acts.includes(act.code)}
            onChange={(event) =>
              set({
                acts: event.currentTarget.checked
                  ? [...form.acts, act.code]
                  : form.acts.filter((code) => code !== act.code),
              })
            }
          />
        ))}
      </div>
    </fieldset>
  )
}
