import { searchPlaces } from '#modules/places/web/place-search.part.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { DateField } from '#ui/DateField.tsx'
import { dayKey } from '#ui/format.ts'
import { PlaceField } from '#ui/PlaceField.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { occurred_sureCodes, place_kindCodes, time_of_dayCodes } from '../incident.codes.ts'
import { Coded } from './Coded.tsx'
import type { FieldsProps } from './IncidentEditor.tsx'
import classes from './incidents.module.css'
import { choicesIn } from './words.ts'

/** When it was told, when and where it happened; a day nobody knows stays unknown. */
export function WhenFields({ form, set, error }: FieldsProps & { error?: string | undefined }) {
  const t = useText()
  const { language } = useLanguage()
  return (
    <div className={classes.group}>
      <h3>{t('incidents.group.when')}</h3>
      <DateField
        label={t('incidents.field.reported_on')}
        value={form.reported_on}
        max={dayKey(new Date())}
        onChange={(reported_on) => reported_on && set({ reported_on })}
      />
      <ChoiceKeys
        label={t('incidents.field.occurred_sure')}
        columns={3}
        choices={choicesIn('occurred_sure', occurred_sureCodes, language)}
        chosen={[form.occurred_sure]}
        required
        onChange={([occurred_sure]) =>
          occurred_sure &&
          set({ occurred_sure, ...(occurred_sure === 'unknown' ? { occurred_on: null } : {}) })
        }
      />
      {form.occurred_sure !== 'unknown' && (
        <DateField
          label={t('incidents.field.occurred_on')}
          value={form.occurred_on}
          max={form.reported_on}
          onChange={(occurred_on) => set({ occurred_on, acts: [] })}
          error={error}
        />
      )}
      <div className={classes.pair}>
        <Coded
          label="incidents.field.time_of_day"
          list="time_of_day"
          codes={time_of_dayCodes}
          value={form.time_of_day}
          onChange={(time_of_day) => set({ time_of_day })}
        />
        <Coded
          label="incidents.field.place_kind"
          list="place_kind"
          codes={place_kindCodes}
          value={form.place_kind}
          onChange={(place_kind) => set({ place_kind })}
        />
      </div>
      <PlaceField
        label={t('incidents.field.place_id')}
        value={form.place}
        onChange={(place) => set({ place: place && { id: place.id, label: place.label } })}
        search={(question) => searchPlaces(question, t, 'commune')}
      />
    </div>
  )
}
