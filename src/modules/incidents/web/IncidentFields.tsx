import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { NumberField } from '#ui/NumberField.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import * as codes from '../incident.codes.ts'
import { Coded } from './Coded.tsx'
import type { FieldsProps } from './IncidentEditor.tsx'
import classes from './incidents.module.css'
import { choicesIn, wordOf } from './words.ts'

/** Who used violence, by kind and never by name. */
export function AllegedFields({ form, set }: FieldsProps) {
  const t = useText()
  return (
    <div className={classes.group}>
      <h3>{t('incidents.group.alleged')}</h3>
      <div className={classes.pair}>
        <Coded
          label="incidents.field.relationship"
          list="relationship"
          codes={codes.relationshipCodes}
          value={form.relationship}
          onChange={(relationship) => set({ relationship })}
        />
        <Coded
          label="incidents.field.alleged_number"
          list="alleged_number"
          codes={codes.alleged_numberCodes}
          value={form.alleged_number}
          onChange={(alleged_number) => set({ alleged_number })}
        />
        <Coded
          label="incidents.field.alleged_sex"
          list="alleged_sex"
          codes={codes.alleged_sexCodes}
          value={form.alleged_sex}
          onChange={(alleged_sex) => set({ alleged_sex })}
        />
        <Coded
          label="incidents.field.alleged_age"
          list="alleged_age"
          codes={codes.alleged_ageCodes}
          value={form.alleged_age}
          onChange={(alleged_age) => set({ alleged_age })}
        />
        <Coded
          label="incidents.field.alleged_occupation"
          list="alleged_occupation"
          codes={codes.alleged_occupationCodes}
          value={form.alleged_occupation}
          onChange={(alleged_occupation) => set({ alleged_occupation })}
        />
        <Coded
          label="incidents.field.alleged_before"
          list="known"
          codes={codes.knownCodes}
          value={form.alleged_before}
          onChange={(alleged_before) => set({ alleged_before })}
        />
      </div>
    </div>
  )
}

/** The survivor on the day it happened, and as of the day it was told. */
export function SurvivorFields({ form, set }: FieldsProps) {
  const t = useText()
  return (
    <div className={classes.group}>
      <h3>{t('incidents.group.survivor')}</h3>
      <div className={classes.pair}>
        <NumberField
          label={t('incidents.field.survivor_age')}
          description={t('incidents.field.survivor_age_how')}
          optional
          min={0}
          max={120}
          allowDecimal={false}
          value={form.survivor_age ?? ''}
          onChange={(age) => set({ survivor_age: age === '' ? null : Number(age) })}
        />
        <Coded
          label="incidents.field.marital"
          list="marital"
          codes={codes.maritalCodes}
          value={form.survivor_marital}
          onChange={(survivor_marital) => set({ survivor_marital })}
        />
        <Coded
          label="incidents.field.disability"
          list="disability"
          codes={codes.disabilityCodes}
          value={form.survivor_disability}
          onChange={(survivor_disability) => set({ survivor_disability })}
        />
        <Coded
          label="incidents.field.survivor_child"
          list="survivor_child"
          codes={codes.survivor_childCodes}
          value={form.survivor_child}
          onChange={(survivor_child) => set({ survivor_child })}
        />
        <Coded
          label="incidents.field.country"
          list="survivor_country"
          codes={codes.survivor_countryCodes}
          value={form.survivor_country}
          onChange={(survivor_country) => set({ survivor_country })}
        />
        <Coded
          label="incidents.field.displacement"
          list="displacement"
          codes={codes.displacementCodes}
          value={form.displacement}
          onChange={(displacement) => set({ displacement })}
        />
        <Coded
          label="incidents.field.stage"
          list="stage"
          codes={codes.stageCodes}
          value={form.stage}
          onChange={(stage) => set({ stage })}
        />
        <Coded
          label="incidents.field.previous_gbv"
          list="known"
          codes={codes.knownCodes}
          value={form.previous_gbv}
          onChange={(previous_gbv) => set({ previous_gbv })}
        />
      </div>
    </div>
  )
}

/** What else the standard asks for: practice, abduction, exchange, where it was told before. */
export function BesideFields({ form, set }: FieldsProps) {
  const t = useText()
  const { language } = useLanguage()
  return (
    <div className={classes.group}>
      <h3>{t('incidents.group.beside')}</h3>
      <div className={classes.pair}>
        <Coded
          label="incidents.field.harmful_practice"
          list="harmful_practice"
          codes={codes.harmful_practiceCodes}
          value={form.harmful_practice}
          onChange={(harmful_practice) => set({ harmful_practice })}
        />
        <Coded
          label="incidents.field.abduction"
          list="abduction"
          codes={codes.abductionCodes}
          value={form.abduction}
          onChange={(abduction) => set({ abduction })}
        />
        <Coded
          label="incidents.field.exchanged"
          list="known"
          codes={codes.knownCodes}
          value={form.exchanged}
          onChange={(exchanged) => set({ exchanged })}
        />
        <Coded
          label="incidents.field.reported_elsewhere"
          list="reported_elsewhere"
          codes={codes.reported_elsewhereCodes}
          value={form.reported_elsewhere}
          onChange={(reported_elsewhere) =>
            set({
              reported_elsewhere,
              ...(reported_elsewhere.endsWith('body') ? {} : { reported_where: [] }),
            })
          }
        />
        <Coded
          label="incidents.field.referred_by"
          list="referred_by"
          codes={codes.referred_byCodes}
          value={form.referred_by}
          onChange={(referred_by) => set({ referred_by })}
        />
        <Coded
          label="incidents.field.wants_legal_action"
          list="wants_legal_action"
          codes={codes.wants_legal_actionCodes}
          value={form.wants_legal_action}
          onChange={(wants_legal_action) => set({ wants_legal_action })}
        />
      </div>
      {form.reported_elsewhere.endsWith('body') && (
        <ChoiceKeys
          label={t('incidents.field.reported_where')}
          several
          choices={choicesIn('reported_where', codes.reported_whereCodes, language)}
          chosen={form.reported_where}
          onChange={(reported_where) => set({ reported_where })}
        />
      )}
    </div>
  )
}

/** What came of each of the seven services for this incident. */
export function ServiceFields({ form, set }: FieldsProps) {
  const t = useText()
  const { language } = useLanguage()
  return (
    <div className={classes.group}>
      <h3>{t('incidents.group.services')}</h3>
      <div className={classes.pair}>
        {codes.serviceCodes.map((service) => (
          <SelectField
            key={service}
            label={wordOf('service', service, language)}
            placeholder={t('incidents.service_open')}
            data={choicesIn('outcome', codes.outcomeCodes, language)}
            value={form.services[service] ?? null}
            onChange={(outcome) =>
              outcome &&
              set({
                services: { ...form.services, [service]: outcome as (typeof codes.outcomeCodes)[number] },
              })
            }
          />
        ))}
      </div>
    </div>
  )
}
