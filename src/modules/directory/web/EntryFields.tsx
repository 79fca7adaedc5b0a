import { listAgenciesContract } from '#modules/access/agency.contract.ts'
import { searchPlaces } from '#modules/places/web/place-search.part.ts'
import { call, fieldError } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { DateField } from '#ui/DateField.tsx'
import { FieldPair, TextField } from '#ui/fields.tsx'
import layout from '#ui/layout.module.css'
import { NumberField } from '#ui/NumberField.tsx'
import { PlaceField } from '#ui/PlaceField.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Section } from '#ui/Sheet.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { type EntryKind, entryKinds, entryLanguages, helps, locations, officesOf } from '../entry.codes.ts'
import classes from './directory.module.css'
import type { EntryForm } from './entry.form.ts'
import { choicesOf } from './entry-words.ts'
import { HoursField } from './HoursField.tsx'

interface EntryFieldsProps {
  form: EntryForm
  set: (part: Partial<EntryForm>) => void
  missing: readonly (keyof EntryForm)[]
  error: unknown
  /** Kind and class of location stay as they were entered. */
  isKnown: boolean
}

/** The fields of a service, in the order in which somebody who looks for help asks. */
export function EntryFields({ form, set, missing, error, isKnown }: EntryFieldsProps) {
  const t = useText()
  const wrong = (field: keyof EntryForm) =>
    missing.includes(field) ? t('directory.form.needed') : fieldError(error, field)
  const findAgencies = async (q: string) => {
    const { items } = await call(listAgenciesContract, { query: { q, limit: 8 } })
    return items.map((agency) => ({ id: agency.id, label: agency.name, hint: agency.place_name }))
  }
  return (
    <>
      {!isKnown && (
        <Section title={t('directory.form.what')}>
          <div className={classes.stack}>
            <SelectField
              label={t('directory.column.kind')}
              data={choicesOf(entryKinds, 'directory.kind', t)}
              value={form.kind}
              onChange={(kind) => set({ kind: kind as EntryKind })}
              error={wrong('kind')}
            />
            {form.kind === 'social_work_office' && (
              <ChoiceKeys
                label={t('directory.form.office_of')}
                choices={choicesOf(officesOf, 'directory.office_of', t)}
                chosen={form.office_of ? [form.office_of] : []}
                onChange={([office_of]) => set({ office_of: office_of ?? null })}
                error={wrong('office_of')}
              />
            )}
            <ChoiceKeys
              label={t('directory.form.location')}
              columns={3}
              choices={choicesOf(locations, 'directory.location', t)}
              chosen={form.location ? [form.location] : []}
              onChange={([location]) => set({ location: location ?? null })}
              error={wrong('location')}
            />
            {form.location && <p className={layout.quiet}>{t(`directory.location_hint.${form.location}`)}</p>}
          </div>
        </Section>
      )}
      <Section title={t('directory.entry.reach')}>
        <div className={classes.stack}>
          <TextField
            label={t('directory.column.service_name')}
            description={t('directory.form.name_hint')}
            maxLength={200}
            value={form.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
            error={wrong('name')}
          />
          <TextField
            label={t('directory.entry.front_gate')}
            optional={form.location !== 'sealed'}
            description={t('directory.form.front_gate_hint')}
            maxLength={300}
            value={form.front_gate}
            onChange={(event) => set({ front_gate: event.currentTarget.value })}
            error={wrong('front_gate')}
          />
          <FieldPair>
            <TextField
              label={t('directory.column.phone')}
              optional
              inputMode="tel"
              maxLength={40}
              value={form.phone}
              onChange={(event) => set({ phone: event.currentTarget.value })}
              error={wrong('phone')}
            />
            <PlaceField
              label={t('directory.entry.agency')}
              value={form.agency}
              onChange={(agency) => set({ agency })}
              search={findAgencies}
            />
          </FieldPair>
          {form.location !== 'sealed' && (
            <FieldPair>
              <PlaceField
                label={t('directory.place.label')}
                value={form.place}
                onChange={(place) => set({ place })}
                search={(question) => searchPlaces(question, t)}
                error={wrong('place')}
              />
              <TextField
                label={t('directory.form.address')}
                optional
                maxLength={300}
                value={form.address}
                onChange={(event) => set({ address: event.currentTarget.value })}
                error={wrong('address')}
              />
            </FieldPair>
          )}
        </div>
      </Section>
      <Section title={t('directory.column.open')}>
        <HoursField
          hours={form.hours}
          onChange={(hours) => set({ hours })}
          error={fieldError(error, 'hours')}
        />
      </Section>
      <Section title={t('directory.entry.whom')}>
        <div className={classes.stack}>
          <ChoiceKeys
            label={t('directory.column.help')}
            several
            columns={3}
            choices={choicesOf(helps, 'directory.help', t)}
            chosen={form.services}
            onChange={(services) => set({ services })}
          />
          <ChoiceKeys
            label={t('directory.column.language')}
            several
            columns={3}
            choices={choicesOf(entryLanguages, 'directory.language', t)}
            chosen={form.languages}
            onChange={(languages) => set({ languages })}
          />
          <TextArea
            label={t('directory.entry.eligibility')}
            optional
            maxLength={500}
            value={form.eligibility}
            onChange={(event) => set({ eligibility: event.currentTarget.value })}
            error={wrong('eligibility')}
          />
          <FieldPair>
            <NumberField
              label={t('directory.entry.capacity')}
              optional
              min={1}
              max={10_000}
              value={form.capacity ?? ''}
              onChange={(value) => set({ capacity: typeof value === 'number' ? value : null })}
              error={wrong('capacity')}
            />
            <DateField
              label={t('directory.entry.opened')}
              value={form.opened_on}
              onChange={(opened_on) => set({ opened_on })}
              error={wrong('opened_on')}
            />
          </FieldPair>
        </div>
      </Section>
    </>
  )
}
