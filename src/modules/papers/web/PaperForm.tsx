import { Button } from '@mantine/core'
import { useState } from 'react'
import type { CallOf } from '#kernel/contract.ts'
import { AgencyField } from '#modules/access/web/agency-field.part.tsx'
import { type Kept, useKeptForm } from '#modules/access/web/with-draft.part.tsx'
import { fieldError } from '#ui/api.ts'
import { DateField } from '#ui/DateField.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FieldPair, Form, FormFoot, TextField } from '#ui/fields.tsx'
import layout from '#ui/layout.module.css'
import { NumberField } from '#ui/NumberField.tsx'
import type { Found } from '#ui/PlaceField.tsx'
import { SavedMark } from '#ui/SavedMark.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { type PaperKind, paperKinds } from '../paper.codes.ts'
import type { PaperView, recordPaperContract } from '../paper.contract.ts'

type Body = CallOf<typeof recordPaperContract>['body']

export interface Values {
  kind: PaperKind
  subject: string
  number: string
  issued_on: string | null
  signer: string
  issuer: Found | null
  issuer_name: string
  from_on: string | null
  until_on: string | null
  money_vnd: number | ''
  note: string
}
export const noPaper: Values = {
  kind: 'plan',
  subject: '',
  number: '',
  issued_on: null,
  signer: '',
  issuer: null,
  issuer_name: '',
  from_on: null,
  until_on: null,
  money_vnd: '',
  note: '',
}

/** A paper as the form shows it. */
export const valuesOf = (paper: PaperView): Values => ({
  kind: paper.kind,
  subject: paper.subject,
  number: paper.number ?? '',
  issued_on: paper.issued_on,
  signer: paper.signer ?? '',
  issuer: paper.issuer_id ? { id: paper.issuer_id, label: paper.issuer } : null,
  issuer_name: paper.issuer_id ? '' : paper.issuer,
  from_on: paper.from_on,
  until_on: paper.until_on,
  money_vnd: paper.money_vnd ?? '',
  note: paper.note ?? '',
})

function bodyOf(form: Values): Body | undefined {
  const from_on = form.from_on ?? form.issued_on
  if (form.subject.trim().length < 3 || !from_on || !(form.issuer || form.issuer_name.trim()))
    return undefined
  return {
    kind: form.kind,
    subject: form.subject,
    ...(form.number.trim() ? { number: form.number } : {}),
    ...(form.issued_on ? { issued_on: form.issued_on } : {}),
    ...(form.signer.trim() ? { signer: form.signer } : {}),
    ...(form.issuer ? { issuer_id: form.issuer.id } : { issuer_name: form.issuer_name }),
    from_on,
    ...(form.until_on ? { until_on: form.until_on } : {}),
    ...(form.money_vnd === '' ? {} : { money_vnd: form.money_vnd }),
    ...(form.note.trim() ? { note: form.note } : {}),
  }
}

interface Props {
  clientRef: string
  draftForm: string
  kept: Kept<Values>
  actLabel: string
  isBusy: boolean
  error: unknown
  send: (body: Body, onFail: () => void) => void
}

/** What a paper is, who issued it, how long it holds; kept as a draft while it is typed. */
export function PaperForm({ clientRef, draftForm, kept, actLabel, isBusy, error, send }: Props) {
  const t = useText()
  const { form, set, draft } = useKeptForm({ clientRef, form: draftForm, kept })
  const [isTried, setTried] = useState(false)
  const missing = [
    ...(form.subject.trim().length >= 3 ? [] : [t('papers.column.subject')]),
    ...(form.issuer || form.issuer_name.trim() ? [] : [t('papers.column.issuer')]),
    ...(form.from_on || form.issued_on ? [] : [t('papers.column.from_on')]),
  ]
  const act = async () => {
    setTried(true)
    const body = bodyOf(form)
    if (!body || isBusy) return
    await draft.finish()
    send(body, () => draft.reopen())
  }
  return (
    <Form onSend={() => void act()}>
      <Sheet>
        <Section title={t('papers.new.what')}>
          <div className={layout.stack}>
            <SelectField
              label={t('papers.column.kind')}
              data={paperKinds.map((value) => ({ value, label: t(`papers.kind.${value}`) }))}
              value={form.kind}
              onChange={(next) => set({ kind: paperKinds.find((each) => each === next) ?? form.kind })}
            />
            <TextArea
              label={t('papers.column.subject')}
              maxLength={600}
              value={form.subject}
              onChange={(event) => set({ subject: event.currentTarget.value })}
              error={fieldError(error, 'subject')}
            />
            <FieldPair>
              <TextField
                label={t('papers.column.number')}
                optional
                maxLength={80}
                value={form.number}
                onChange={(event) => set({ number: event.currentTarget.value })}
                error={fieldError(error, 'number')}
              />
              <DateField
                label={t('papers.column.issued_on')}
                value={form.issued_on}
                onChange={(issued_on) => set({ issued_on })}
                error={fieldError(error, 'issued_on')}
              />
            </FieldPair>
            <FieldPair>
              <AgencyField
                label={t('papers.field.issuer')}
                value={form.issuer}
                onChange={(issuer) => set({ issuer })}
                error={fieldError(error, 'issuer_id')}
              />
              <TextField
                label={t('papers.field.issuer_name')}
                optional={form.issuer !== null}
                disabled={form.issuer !== null}
                maxLength={200}
                value={form.issuer_name}
                onChange={(event) => set({ issuer_name: event.currentTarget.value })}
                error={fieldError(error, 'issuer_name')}
              />
            </FieldPair>
            <TextField
              label={t('papers.field.signer')}
              description={t('papers.field.signer_hint')}
              optional
              maxLength={120}
              value={form.signer}
              onChange={(event) => set({ signer: event.currentTarget.value })}
              error={fieldError(error, 'signer')}
            />
          </div>
        </Section>
        <Section title={t('papers.new.valid')}>
          <div className={layout.stack}>
            <FieldPair>
              <DateField
                label={t('papers.column.from_on')}
                value={form.from_on ?? form.issued_on}
                onChange={(from_on) => set({ from_on })}
                error={fieldError(error, 'from_on')}
              />
              <DateField
                label={t('papers.column.until_on')}
                description={t('papers.field.until_hint')}
                value={form.until_on}
                onChange={(until_on) => set({ until_on })}
                error={fieldError(error, 'until_on')}
              />
            </FieldPair>
            <NumberField
              label={t('papers.column.money_vnd')}
              optional
              min={0}
              value={form.money_vnd}
              onChange={(value) => set({ money_vnd: typeof value === 'number' ? value : '' })}
              error={fieldError(error, 'money_vnd')}
            />
            <TextArea
              label={t('papers.field.note')}
              optional
              maxLength={2000}
              value={form.note}
              onChange={(event) => set({ note: event.currentTarget.value })}
            />
          </div>
        </Section>
        <ErrorNote error={error} />
        <FormFoot
          missing={
            isTried && missing.length > 0 ? t('papers.missing', { what: missing.join(', ') }) : undefined
          }
        >
          <SavedMark state={draft.state} {...(draft.savedAt ? { savedAt: draft.savedAt } : {})} />
          <Button type="submit" aria-disabled={isBusy}>
            {actLabel}
          </Button>
        </FormFoot>
      </Sheet>
    </Form>
  )
}
