import { Button, Modal } from '@mantine/core'
import { useEffect, useState } from 'react'
import { searchPlaces } from '#modules/places/web/place-search.part.ts'
import { ApiRefusal, fieldError, useAct } from '#ui/api.ts'
import { DateField } from '#ui/DateField.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FieldPair, Form, TextField } from '#ui/fields.tsx'
import { type Found, PlaceField } from '#ui/PlaceField.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { useText } from '#ui/text.ts'
import { type DutyService, dutyServices } from '../duty-number.codes.ts'
import { addDutyNumber, changeDutyNumber, type DutyNumber, listDutyNumbers } from '../duty-number.contract.ts'
import classes from './directory.module.css'

interface DutyNumberFormProps {
  /** The number to correct, `new` for one more, undefined while closed. */
  row: DutyNumber | 'new' | undefined
  place: Found
  onClose: () => void
}

/** Enters a duty number or corrects it; a number that is gone gets its last day and stays in the book. */
export function DutyNumberForm({ row, place, onClose }: DutyNumberFormProps) {
  const t = useText()
  return (
    <Modal
      opened={row !== undefined}
      onClose={onClose}
      title={t(row === 'new' ? 'directory.form.add' : 'directory.form.edit')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {row && <Fields key={row === 'new' ? 'new' : row.id} row={row} place={place} onClose={onClose} />}
    </Modal>
  )
}

function Fields({ row, place, onClose }: DutyNumberFormProps & { row: DutyNumber | 'new' }) {
  const t = useText()
  const [fields, setFields] = useState(() => fieldsOf(row, place))
  const add = useAct(addDutyNumber, { refresh: [listDutyNumbers], onDone: onClose })
  const change = useAct(changeDutyNumber, { refresh: [listDutyNumbers], onDone: onClose })
  const error = add.error ?? change.error
  const isBusy = add.isPending || change.isPending
  const set = (part: Partial<typeof fields>) => setFields((before) => ({ ...before, ...part }))
  useEffect(() => setFields(fieldsOf(row, place)), [row, place])

  const send = () => {
    if (isBusy || !fields.place) return
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
    <Form onSend={send}>
      <PlaceField
        label={t('directory.place.label')}
        value={fields.place}
        onChange={(next) => set({ place: next })}
        search={(question) => searchPlaces(question, t)}
        error={fields.place ? undefined : t('directory.form.place_needed')}
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
      <ErrorNote error={isFieldFault(error) ? undefined : error} />
      <div className={classes.foot}>
        <Button variant="default" onClick={onClose}>
          {t('ui.dialog.back')}
        </Button>
        <Button type="submit" aria-disabled={isBusy}>
          {t('directory.form.save')}
        </Button>
      </div>
    </Form>
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
