import { Kept, type KeptForm } from '#modules/access/web/kept.part.tsx'
import { searchPlaces } from '#modules/places/web/place-search.part.ts'
import { ApiRefusal, fieldError, useAct } from '#ui/api.ts'
import { DateField } from '#ui/DateField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { FieldPair, TextField } from '#ui/fields.tsx'
import { type Found, PlaceField } from '#ui/PlaceField.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { useText } from '#ui/text.ts'
import { type DutyService, dutyServices } from '../duty-number.codes.ts'
import { addDutyNumber, changeDutyNumber, type DutyNumber, listDutyNumbers } from '../duty-number.contract.ts'

interface DutyNumberFormProps {
  /** The number to correct, `new` for one more, undefined while closed. */
  row: DutyNumber | 'new' | undefined
  place: Found
  onClose: () => void
}
type Fields = ReturnType<typeof fieldsOf>

/** Enters a duty number or corrects it; a number that is gone gets its last day and stays in the book. What is typed is kept. */
export function DutyNumberForm({ row, place, onClose }: DutyNumberFormProps) {
  if (!row) return null
  const form = row === 'new' ? 'duty-number' : `duty-number-${row.id}-${row.version}`
  return (
    <Kept<Fields> key={form} form={form} start={fieldsOf(row, place)}>
      {(kept) => <Filled kept={kept} row={row} onClose={onClose} />}
    </Kept>
  )
}

function Filled({
  row,
  kept,
  onClose,
}: {
  row: DutyNumber | 'new'
  kept: KeptForm<Fields>
  onClose: () => void
}) {
  const t = useText()
  const fields = kept.content
  const onDone = () => {
    kept.done()
    onClose()
  }
  const add = useAct(addDutyNumber, { refresh: [listDutyNumbers], onDone })
  const change = useAct(changeDutyNumber, { refresh: [listDutyNumbers], onDone })
  const error = add.error ?? change.error
  const set = (part: Partial<Fields>) => kept.setContent({ ...fields, ...part })
  const send = () => {
    if (!fields.place) return
    const body = {
      place_id: fields.place.id,
      service: fields.service,
      name: fields.name,
      phone: fields.phone,
      hours: fields.hours,
      note: fields.note.trim() || null,
      valid_until: fields.until,
    }
    if (row === 'new') add.mutate({ body })
    else change.mutate({ params: { id: row.id }, body: { ...body, version: row.version } })
  }

  return (
    <FormDialog
      title={t(row === 'new' ? 'directory.form.add' : 'directory.form.edit')}
      actLabel={t('directory.form.save')}
      isBusy={add.isPending || change.isPending}
      error={isFieldFault(error) ? undefined : error}
      missing={[
        !fields.place && t('directory.place.label'),
        !fields.name.trim() && t('directory.form.name'),
        !fields.phone.trim() && t('directory.column.phone'),
        !fields.hours.trim() && t('directory.form.hours'),
      ]}
      onAct={send}
      onClose={onClose}
    >
      <PlaceField
        label={t('directory.place.label')}
        value={fields.place}
        onChange={(next) => set({ place: next })}
        search={(question) => searchPlaces(question, t)}
      />
      <SelectField
        label={t('directory.column.service')}
        data={dutyServices.map((code) => ({ value: code, label: t(`directory.service.${code}`) }))}
        value={fields.service}
        onChange={(next) => next && set({ service: next as DutyService })}
      />
      <TextField
        label={t('directory.form.name')}
        value={fields.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
        error={fieldError(error, 'name')}
      />
      <FieldPair>
        <TextField
          label={t('directory.column.phone')}
          value={fields.phone}
          inputMode="tel"
          onChange={(event) => set({ phone: event.currentTarget.value })}
          error={fieldError(error, 'phone')}
        />
        <TextField
          label={t('directory.form.hours')}
          value={fields.hours}
          onChange={(event) => set({ hours: event.currentTarget.value })}
          error={fieldError(error, 'hours')}
        />
      </FieldPair>
      <TextField
        label={t('directory.form.note')}
        optional
        value={fields.note}
        onChange={(event) => set({ note: event.currentTarget.value })}
        error={fieldError(error, 'note')}
      />
      {row !== 'new' && (
        <DateField
          label={t('directory.form.until')}
          description={t('directory.form.until_hint')}
          value={fields.until}
          onChange={(day) => set({ until: day })}
        />
      )}
      {kept.mark}
    </FormDialog>
  )
}

function isFieldFault(error: unknown): boolean {
  return error instanceof ApiRefusal && error.fields.length > 0
}

function fieldsOf(row: DutyNumber | 'new', place: Found) {
  if (row === 'new')
    return {
      place: place as Found | null,
      service: 'police' as DutyService,
      name: '',
      phone: '',
      hours: '24/7',
      note: '',
      until: null as string | null,
    }
  return {
    place: { id: row.place_id, label: row.place_name } as Found | null,
    service: row.service,
    name: row.name,
    phone: row.phone,
    hours: row.hours,
    note: row.note ?? '',
    until: row.valid_until,
  }
}
