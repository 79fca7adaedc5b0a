import { useState } from 'react'
import { listAgenciesContract } from '#modules/access/agency.contract.ts'
import { listDutiesContract } from '#modules/access/duty.contract.ts'
import { Kept, type KeptForm } from '#modules/access/web/kept.part.tsx'
import { searchPlaces } from '#modules/places/web/place-search.part.ts'
import { fieldError, useAct, useRead } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { DateField } from '#ui/DateField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { CheckField, FieldPair, TextField } from '#ui/fields.tsx'
import { NumberField } from '#ui/NumberField.tsx'
import { type Found, PlaceField } from '#ui/PlaceField.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { addDeskContract, changeDeskContract, type Desk } from '../desk.contract.ts'
import { type Service, services } from '../referral.codes.ts'

/** Enters a desk or corrects it; one that is gone gets its last day and stays in the book. Kept while it is written. */
export function DeskDialog({ desk, onClose }: { desk: Desk | 'new'; onClose: () => void }) {
  const known = desk === 'new' ? undefined : desk
  return (
    <Kept form={known ? `referrals.desk.${known.id}` : 'referrals.desk'} start={formOf(known)}>
      {(kept) => <DeskForm known={known} kept={kept} onClose={onClose} />}
    </Kept>
  )
}

function DeskForm(props: {
  known: Desk | undefined
  kept: KeptForm<ReturnType<typeof formOf>>
  onClose: () => void
}) {
  const t = useText()
  const { language } = useLanguage()
  const { known, onClose } = props
  const { content: form, setContent, done, mark } = props.kept
  const [isTried, setTried] = useState(false)
  const set = (part: Partial<typeof form>) => setContent({ ...form, ...part })
  const onDone = () => {
    done()
    onClose()
  }
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
  const add = useAct(addDeskContract, { onDone })
  const change = useAct(changeDeskContract, { onDone })
  const error = add.error ?? change.error
  const place = form.place
  const send = () => {
    setTried(true)
    if (!form.agency || !place || form.services.length === 0 || form.name.trim().length < 2) return
    const body = {
      name: form.name,
      services: form.services,
      places: [place.id, ...form.others.filter((each) => each !== place.id)],
      duty: form.duty ? { duty_code: form.duty, place_id: form.dutyPlace || place.id } : null,
      hours_to_answer: form.hours,
      urgent_hours: Math.min(form.urgent, form.hours),
      signs_in: form.signsIn,
      phone: form.phone.trim() || null,
      open_hours: form.open,
    }
    if (known)
      change.mutate({
        params: { desk_id: known.id },
        body: { ...body, version: known.version, valid_until: form.until },
      })
    else add.mutate({ body: { ...body, agency_id: form.agency } })
  }
  return (
    <FormDialog
      title={t(known ? 'referrals.desk.edit' : 'referrals.desk.add')}
      actLabel={t('referrals.desk.save')}
      isBusy={add.isPending || change.isPending}
      error={error}
      onAct={send}
      onClose={onClose}
      wide
    >
      {!known && (
        <SelectField
          label={t('referrals.desk.agency')}
          searchable
          data={(agencies.data?.items ?? []).map((each) => ({ value: each.id, label: each.name }))}
          value={form.agency}
          onChange={(value) => set({ agency: value })}
          error={isTried && !form.agency ? t('referrals.missing.field') : undefined}
        />
      )}
      <TextField
        label={t('referrals.desk.name')}
        maxLength={200}
        value={form.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
        error={
          isTried && form.name.trim().length < 2 ? t('referrals.missing.field') : fieldError(error, 'name')
        }
      />
      <ChoiceKeys
        label={t('referrals.field.services')}
        several
        columns={3}
        choices={services.map((value) => ({ value, label: t(`referrals.service.${value}`) }))}
        chosen={form.services}
        onChange={(next) => set({ services: next })}
        error={isTried && form.services.length === 0 ? t('referrals.missing.services') : undefined}
      />
      <PlaceField
        label={t('referrals.desk.place')}
        value={place}
        onChange={(next) => set({ place: next })}
        search={(question) => searchPlaces(question, t)}
        error={isTried && !place ? t('referrals.missing.field') : undefined}
      />
      {held.length > 0 && (
        <SelectField
          label={t('referrals.desk.duty')}
          description={t('referrals.desk.duty_hint')}
          data={[{ value: '', label: t('referrals.desk.no_duty') }, ...held]}
          value={form.duty ? `${form.duty} ${form.dutyPlace}` : ''}
          onChange={(value) => {
            const [duty = '', dutyPlace = ''] = (value ?? '').split(' ')
            set({ duty, dutyPlace })
          }}
        />
      )}
      <FieldPair>
        <NumberField
          label={t('referrals.desk.hours_to_answer')}
          min={1}
          max={720}
          value={form.hours}
          onChange={(value) => set({ hours: Number(value) || 1 })}
        />
        <NumberField
          label={t('referrals.desk.urgent_hours')}
          min={1}
          max={720}
          value={form.urgent}
          onChange={(value) => set({ urgent: Number(value) || 1 })}
        />
      </FieldPair>
      <FieldPair>
        <TextField
          label={t('referrals.desk.phone')}
          optional
          inputMode="tel"
          maxLength={30}
          value={form.phone}
          onChange={(event) => set({ phone: event.currentTarget.value })}
          error={fieldError(error, 'phone')}
        />
        <TextField
          label={t('referrals.desk.open_hours')}
          maxLength={120}
          value={form.open}
          onChange={(event) => set({ open: event.currentTarget.value })}
        />
      </FieldPair>
      <CheckField
        label={t('referrals.desk.signs_in_label')}
        checked={form.signsIn}
        onChange={(event) => set({ signsIn: event.currentTarget.checked })}
      />
      {known && (
        <DateField
          label={t('referrals.desk.until')}
          description={t('referrals.desk.until_hint')}
          value={form.until}
          onChange={(until) => set({ until })}
        />
      )}
      {mark}
    </FormDialog>
  )
}

function formOf(desk: Desk | undefined) {
  const [first, ...others] = desk?.places ?? []
  return {
    agency: desk?.agency_id ?? (null as string | null),
    name: desk?.name ?? '',
    services: (desk?.services ?? []) as Service[],
    place: (first ? { id: first.id, label: first.name } : null) as Found | null,
    others: others.map((place) => place.id),
    duty: desk?.duty_code ?? '',
    dutyPlace: desk?.duty_place_id ?? '',
    hours: desk?.hours_to_answer ?? 24,
    urgent: desk?.urgent_hours ?? 4,
    signsIn: desk?.signs_in ?? false,
    phone: desk?.phone ?? '',
    open: desk?.open_hours ?? '24/7',
    until: desk?.valid_until ?? (null as string | null),
  }
}
