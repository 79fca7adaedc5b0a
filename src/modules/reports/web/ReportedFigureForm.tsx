import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { dayAfter, lastDay } from '#modules/indicators/web/figure-text.rule.ts'
import { listPapersContract, readPaperContract } from '#modules/papers/paper.contract.ts'
import { fieldError, useAct } from '#ui/api.ts'
import { call } from '#ui/call.ts'
import { DateField } from '#ui/DateField.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FieldPair, Form, TextField } from '#ui/fields.tsx'
import { dayKey } from '#ui/format.ts'
import { NumberField } from '#ui/NumberField.tsx'
import { type Found, PlaceField } from '#ui/PlaceField.tsx'
import { useText } from '#ui/text.ts'
import { enterReportedFigure, getReport, listReportedFigures } from '../report.contract.ts'
import classes from './Editor.module.css'
import { isFieldFault } from './SignDialog.tsx'

export interface ReportedFigureFormProps {
  opened: boolean
  year: number
  onClose: () => void
}

/** Enters a sum of another body with the document it stands in. */
export function ReportedFigureForm({ opened, ...rest }: ReportedFigureFormProps) {
  const t = useText()
  return (
    <Modal
      opened={opened}
      onClose={rest.onClose}
      title={t('reports.reported.enter')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {opened && <Fields {...rest} />}
    </Modal>
  )
}

function Fields({ year, onClose }: Omit<ReportedFigureFormProps, 'opened'>) {
  const t = useText()
  const [fields, setFields] = useState({
    title: '',
    unit: '',
    value: undefined as number | undefined,
    from: `${year}-01-01` as string | null,
    last: lastDay(`${year}-07-01`) as string | null,
    body: '',
    number: '',
    day: null as string | null,
    paper: null as Found | null,
  })
  const [isTried, setTried] = useState(false)
  const enter = useAct(enterReportedFigure, { refresh: [listReportedFigures, getReport], onDone: onClose })
  const set = (part: Partial<typeof fields>) => setFields((before) => ({ ...before, ...part }))
  const send = () => {
    setTried(true)
    const { value, from, last, day } = fields
    if (enter.isPending || value === undefined || !from || !last || !day) return
    enter.mutate({
      body: {
        title: fields.title,
        unit: fields.unit,
        value,
        from,
        until: dayAfter(last),
        body_name: fields.body,
        document_number: fields.number,
        document_date: day,
        ...(fields.paper ? { paper_id: fields.paper.id } : {}),
      },
    })
  }
  /** A letter of the register brings its body, number and day along. */
  const choose = async (paper: Found | null) => {
    set({ paper })
    if (!paper) return
    const found = await call(readPaperContract, { params: { paper_id: paper.id } }).catch(() => undefined)
    if (found) set({ body: found.issuer, number: found.number ?? '', day: found.issued_on })
  }
  const needed = (isThere: boolean) => (isTried && !isThere ? t('reports.head.needed') : undefined)
  return (
    <Form onSend={send}>
      <TextField
        label={t('reports.reported.what')}
        description={t('reports.reported.what_hint')}
        value={fields.title}
        onChange={(event) => set({ title: event.currentTarget.value })}
        error={needed(fields.title.trim() !== '') ?? fieldError(enter.error, 'title')}
      />
      <FieldPair>
        <NumberField
          label={t('reports.reported.value')}
          value={fields.value ?? ''}
          allowNegative={false}
          onChange={(value) => set({ value: typeof value === 'number' ? value : undefined })}
          error={needed(fields.value !== undefined) ?? fieldError(enter.error, 'value')}
        />
        <TextField
          label={t('reports.reported.unit')}
          description={t('reports.reported.unit_hint')}
          value={fields.unit}
          onChange={(event) => set({ unit: event.currentTarget.value })}
          error={needed(fields.unit.trim() !== '') ?? fieldError(enter.error, 'unit')}
        />
      </FieldPair>
      <FieldPair>
        <DateField
          label={t('reports.reported.from')}
          value={fields.from}
          onChange={(from) => set({ from })}
          error={needed(fields.from !== null)}
        />
        <DateField
          label={t('reports.reported.last')}
          value={fields.last}
          onChange={(last) => set({ last })}
          error={needed(fields.last !== null) ?? fieldError(enter.error, 'until')}
        />
      </FieldPair>
      <PlaceField
        label={t('reports.reported.register')}
        description={t('reports.reported.register_hint')}
        value={fields.paper}
        onChange={(paper) => void choose(paper)}
        search={async (q) => {
          const { items } = await call(listPapersContract, { query: { q, limit: 8 } })
          return items.map(({ id, subject, number, issuer }) => ({
            id,
            label: subject,
            hint: number ? `${number} · ${issuer}` : issuer,
          }))
        }}
      />
      <TextField
        label={t('reports.reported.body')}
        value={fields.body}
        onChange={(event) => set({ body: event.currentTarget.value })}
        error={needed(fields.body.trim() !== '') ?? fieldError(enter.error, 'body_name')}
      />
      <FieldPair>
        <TextField
          label={t('reports.reported.number')}
          value={fields.number}
          onChange={(event) => set({ number: event.currentTarget.value })}
          error={needed(fields.number.trim() !== '') ?? fieldError(enter.error, 'document_number')}
        />
        <DateField
          label={t('reports.reported.day')}
          value={fields.day}
          max={dayKey(new Date())}
          onChange={(day) => set({ day })}
          error={needed(fields.day !== null) ?? fieldError(enter.error, 'document_date')}
        />
      </FieldPair>
      <ErrorNote error={isFieldFault(enter.error) ? undefined : enter.error} />
      <div className={classes.buttons}>
        <Button variant="default" onClick={onClose}>
          {t('ui.dialog.back')}
        </Button>
        <Button type="submit" aria-disabled={enter.isPending}>
          {t('reports.reported.keep')}
        </Button>
      </div>
    </Form>
  )
}
