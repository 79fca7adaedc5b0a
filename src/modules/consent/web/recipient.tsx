import { listAgenciesContract } from '#modules/access/agency.contract.ts'
import { listDutiesContract } from '#modules/access/duty.contract.ts'
import { useRead } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { DateField } from '#ui/DateField.tsx'
import { TextField } from '#ui/fields.tsx'
import { dayKey } from '#ui/format.ts'
import { SelectField } from '#ui/SelectField.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import {
  leavesHouse,
  type Purpose,
  purposes,
  type ShareableField,
  shareableFieldCodes,
} from '../consent.codes.ts'

/** What is told to whom for what and until when; the same for a yes, a law and danger to life. */
export interface ToldForm {
  purposes: Purpose[]
  agency: string | null
  /** A duty and its place, as `code place`; empty where the agency itself is meant. */
  duty: string
  outside: string
  fields: ShareableField[]
  until: string | null
}

export const freshTold = (days: number): ToldForm => ({
  purposes: ['referral'],
  agency: null,
  duty: '',
  outside: '',
  fields: [],
  until: dayKey(new Date(Date.now() + days * 86_400_000)),
})

/** What is missing before it can be sent, by field. */
export function missingIn(
  form: ToldForm,
): Partial<Record<'purposes' | 'recipient' | 'fields' | 'until', true>> {
  const leaves = leavesHouse(form.purposes)
  return {
    ...(form.purposes.length === 0 ? { purposes: true } : {}),
    ...(leaves && !form.agency && form.outside.trim().length < 2 ? { recipient: true } : {}),
    ...(leaves && form.fields.length === 0 ? { fields: true } : {}),
    ...(form.until ? {} : { until: true }),
  }
}

/** The body of the call; the last day counts whole. */
export function bodyOf(form: ToldForm, now: Date = new Date()) {
  const [duty_code, place_id] = form.duty.split(' ')
  return {
    purposes: form.purposes,
    ...(form.agency ? { recipient_agency_id: form.agency } : {}),
    ...(form.agency && duty_code && place_id ? { recipient_duty: { duty_code, place_id } } : {}),
    ...(!form.agency && form.outside.trim() ? { recipient_name: form.outside } : {}),
    fields: leavesHouse(form.purposes) ? form.fields : [],
    given_at: now.toISOString(),
    expires_at: `${form.until}T23:59:59+07:00`,
  }
}

interface ToldFieldsProps {
  form: ToldForm
  onChange: (part: Partial<ToldForm>) => void
  isTried: boolean
}

/** Purposes, recipient, fields and the last day. */
export function ToldFields({ form, onChange, isTried }: ToldFieldsProps) {
  const t = useText()
  const { language } = useLanguage()
  const missing = isTried ? missingIn(form) : {}
  const leaves = leavesHouse(form.purposes)
  const agencies = useRead(listAgenciesContract, { query: { limit: 100 } }, { staleTime: 60_000 })
  const duties = useRead(
    listDutiesContract,
    { query: form.agency ? { agency_id: form.agency } : {} },
    { enabled: form.agency !== null, staleTime: 60_000 },
  )
  const held = (form.agency ? (duties.data?.items ?? []) : []).flatMap((duty) =>
    duty.held
      .filter((each) => each.agency_id === form.agency && each.until_on === null)
      .map((each) => ({
        value: `${duty.code} ${each.place_id}`,
        label: `${language === 'en' ? duty.name_en : duty.name_vi} · ${each.place_name}`,
      })),
  )
  return (
    <>
      <ChoiceKeys
        label={t('consent.field_purposes')}
        several
        columns={3}
        choices={purposes.map((value) => ({ value, label: t(`consent.purpose.${value}`) }))}
        chosen={form.purposes}
        onChange={(next) => onChange({ purposes: next })}
        error={missing.purposes && t('consent.missing.purposes')}
      />
      {leaves && (
        <>
          <SelectField
            label={t('consent.field_recipient')}
            searchable
            clearable
            data={(agencies.data?.items ?? []).map((each) => ({ value: each.id, label: each.name }))}
            value={form.agency}
            onChange={(agency) => onChange({ agency, duty: '' })}
            error={missing.recipient && t('consent.recipient_needed')}
          />
          {held.length > 0 && (
            <SelectField
              label={t('consent.field_duty')}
              description={t('consent.field_duty_hint')}
              data={[{ value: '', label: t('consent.this_agency') }, ...held]}
              value={form.duty}
              onChange={(duty) => onChange({ duty: duty ?? '' })}
            />
          )}
          {!form.agency && (
            <TextField
              label={t('consent.field_outside')}
              description={t('consent.field_outside_hint')}
              optional
              maxLength={200}
              value={form.outside}
              onChange={(event) => onChange({ outside: event.currentTarget.value })}
            />
          )}
          <ChoiceKeys
            label={t('consent.field_fields')}
            several
            columns={3}
            choices={shareableFieldCodes.map((value) => ({ value, label: t(`consent.field.${value}`) }))}
            chosen={form.fields}
            onChange={(fields) => onChange({ fields })}
            error={missing.fields && t('consent.fields_needed')}
          />
        </>
      )}
      <DateField
        label={t('consent.field_until')}
        value={form.until}
        onChange={(until) => onChange({ until })}
        error={missing.until && t('consent.missing.until')}
      />
    </>
  )
}
