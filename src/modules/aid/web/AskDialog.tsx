import { Kept, type KeptForm } from '#modules/access/web/kept.part.tsx'
import { fieldError, useAct, useRead } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { DateField } from '#ui/DateField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { FieldPair } from '#ui/fields.tsx'
import { dayKey, formatNumber } from '#ui/format.ts'
import { NumberField } from '#ui/NumberField.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { type AidKind, aidKinds } from '../aid.codes.ts'
import {
  askElsewhereContract,
  askForCaseContract,
  listAidContract,
  listElsewhereContract,
  listNormsContract,
  listOfCaseContract,
} from '../aid.contract.ts'
import { unitsOf } from '../aid.rule.ts'
import classes from './aid.module.css'
import { dongWords } from './aid-words.ts'

interface AskForm {
  kind: AidKind
  persons: number
  from_on: string | null
  until_on: string | null
  quantity: number
  unit_amount: number | null
  note: string
}

/** For whom it is asked: a case, a call without one, or an incident of the commune's book. */
export type AskedFor = { case_id: string } | { contact_id: string } | { incident_id: string }

/** Asks for money or goods; what is typed is kept as a sealed draft until it is sent. */
export function AskDialog({ of, onClose }: { of: AskedFor; onClose: () => void }) {
  const today = dayKey(new Date())
  const start: AskForm = {
    kind: 'meals',
    persons: 1,
    from_on: today,
    until_on: today,
    quantity: 1,
    unit_amount: null,
    note: '',
  }
  return (
    <Kept<AskForm> form={`aid-${Object.values(of)[0]}`} start={start}>
      {(kept) => <Filled of={of} kept={kept} onClose={onClose} />}
    </Kept>
  )
}

function Filled({ of, kept, onClose }: { of: AskedFor; kept: KeptForm<AskForm>; onClose: () => void }) {
  const t = useText()
  const { content: form, setContent, done, mark } = kept
  const set = (part: Partial<AskForm>) => setContent({ ...form, ...part })
  const norms = useRead(listNormsContract, {})
  const norm = norms.data?.items.find(
    (each) =>
      each.kind === form.kind &&
      form.from_on !== null &&
      each.valid_from <= form.from_on &&
      (each.valid_until === null || each.valid_until > form.from_on),
  )
  const onDone = () => {
    done()
    onClose()
  }
  const forCase = useAct(askForCaseContract, { refresh: [listOfCaseContract, listAidContract], onDone })
  const elsewhere = useAct(askElsewhereContract, {
    refresh: [listElsewhereContract, listAidContract],
    onDone,
  })
  const ask = 'case_id' in of ? forCase : elsewhere
  const { from_on, until_on } = form
  const unit = form.unit_amount ?? norm?.amount ?? null
  const quantity = form.kind === 'meals' ? null : form.quantity
  const units = from_on && until_on ? unitsOf({ ...form, from_on, until_on, quantity }) : 0
  const send = () => {
    if (!from_on || !until_on || unit === null) return
    const { kind, persons } = form
    const asked = { kind, persons, from_on, until_on, quantity, unit_amount: unit }
    if ('case_id' in of) forCase.mutate({ params: of, body: { ...asked, note: form.note.trim() || null } })
    else elsewhere.mutate({ body: { ...asked, contact_id: null, incident_id: null, ...of } })
  }
  return (
    <FormDialog
      title={t('aid.ask')}
      actLabel={t('aid.send')}
      isBusy={ask.isPending}
      error={ask.error}
      missing={[!from_on && t('aid.from'), !until_on && t('aid.until'), unit === null && t('aid.unit')]}
      onAct={send}
      onClose={onClose}
      wide
    >
      <ChoiceKeys
        label={t('aid.column.kind')}
        columns={3}
        required
        choices={aidKinds.map((value) => ({ value, label: t(`aid.kind.${value}`) }))}
        chosen={[form.kind]}
        onChange={([kind]) => kind && set({ kind, unit_amount: null })}
      />
      <FieldPair>
        <DateField
          label={t('aid.from')}
          value={from_on}
          onChange={(day) => set({ from_on: day })}
          error={fieldError(ask.error, 'from_on')}
        />
        <DateField
          label={t('aid.until')}
          description={t('aid.until_hint')}
          value={until_on}
          onChange={(day) => set({ until_on: day })}
          error={fieldError(ask.error, 'until_on')}
        />
      </FieldPair>
      <FieldPair>
        <NumberField
          label={t('aid.persons')}
          min={1}
          max={30}
          value={form.persons}
          onChange={(value) => set({ persons: Number(value) || 1 })}
        />
        {form.kind !== 'meals' && (
          <NumberField
            label={t('aid.column.quantity')}
            min={1}
            max={1000}
            value={form.quantity}
            onChange={(value) => set({ quantity: Number(value) || 1 })}
          />
        )}
      </FieldPair>
      <NumberField
        label={t('aid.unit')}
        description={
          norm ? t('aid.norm_is', { n: formatNumber(norm.amount), basis: norm.basis }) : t('aid.norm_none')
        }
        min={0}
        value={unit ?? ''}
        onChange={(value) => set({ unit_amount: typeof value === 'number' ? value : null })}
        error={fieldError(ask.error, 'unit_amount')}
      />
      {'case_id' in of && (
        <TextArea
          label={t('aid.note')}
          description={t('aid.note_hint')}
          optional
          maxLength={1000}
          value={form.note}
          onChange={(event) => set({ note: event.currentTarget.value })}
          error={fieldError(ask.error, 'note')}
        />
      )}
      <p className={classes.sum} role="status">
        {t('aid.makes', { n: units, sum: dongWords(units * (unit ?? 0), t) })}
      </p>
      {mark}
    </FormDialog>
  )
}
