import { Button } from '@mantine/core'
import { useState } from 'react'
import { Kept, type KeptForm } from '#modules/access/web/kept.part.tsx'
import { listIndicators } from '#modules/indicators/indicator.contract.ts'
import { fieldError, useAct, useRead } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { FieldPair, TextField } from '#ui/fields.tsx'
import { NumberField } from '#ui/NumberField.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { frequencies, listRegimes, reporters, setRegime } from '../regime.contract.ts'

interface Cell {
  title: string
  unit: string
  indicator: string | null
}

const start = {
  name: '',
  content: '',
  reporters: 'commune' as (typeof reporters)[number],
  method: '',
  due_days: 5 as number | '',
  closes_days: 20 as number | '',
  frequency: 'half_year' as (typeof frequencies)[number],
  outline: '',
  forms: '',
  source: '',
  cells: [{ title: '', unit: '', indicator: null }] as Cell[],
}
type Written = typeof start

/** Sets a reporting regime by the ten fields the law asks for, with the numbers of its form; kept as a draft while it is written. */
export function RegimeDialog({ onClose }: { onClose: () => void }) {
  return (
    <Kept form="regime" start={start}>
      {(kept) => <Dialog kept={kept} onClose={onClose} />}
    </Kept>
  )
}

function Dialog({ kept, onClose }: { kept: KeptForm<Written>; onClose: () => void }) {
  const t = useText()
  const [isTried, setTried] = useState(false)
  const act = useAct(setRegime, {
    refresh: [listRegimes],
    onDone: () => {
      kept.done()
      onClose()
    },
  })
  const { content } = kept
  const set = (part: Partial<Written>) => kept.setContent({ ...content, ...part })
  const missing = (value: string, field: string) =>
    isTried && !value.trim() ? t('regimes.needed') : fieldError(act.error, field)
  const line = (field: 'name' | 'method' | 'source') => (
    <TextField
      label={t(`regimes.field.${field}`)}
      value={content[field]}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
      error={missing(content[field], field)}
    />
  )
  const words = (field: 'content' | 'outline' | 'forms') => (
    <TextArea
      label={t(`regimes.field.${field}`)}
      value={content[field]}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
      error={missing(content[field], field)}
    />
  )
  const days = (field: 'due_days' | 'closes_days') => (
    <NumberField
      label={t(`regimes.field.${field}`)}
      allowNegative={false}
      value={content[field]}
      onChange={(value) => set({ [field]: typeof value === 'number' ? value : '' })}
      error={isTried && content[field] === '' ? t('regimes.needed') : fieldError(act.error, field)}
    />
  )
  const send = () => {
    setTried(true)
    const { due_days, closes_days, ...rest } = content
    const texts = [rest.name, rest.content, rest.method, rest.outline, rest.forms, rest.source]
    const isWhole =
      texts.every((each) => each.trim()) && rest.cells.every((cell) => cell.title.trim() && cell.unit.trim())
    if (!isWhole || due_days === '' || closes_days === '') return
    act.mutate({ body: { ...rest, due_days, closes_days } })
  }
  return (
    <FormDialog
      title={t('regimes.new')}
      actLabel={t('regimes.save')}
      isBusy={act.isPending}
      error={act.error}
      onAct={send}
      onClose={onClose}
      wide
    >
      {line('name')}
      {words('content')}
      <ChoiceKeys
        label={t('regimes.field.reporters')}
        isLabelled
        required
        columns={2}
        choices={reporters.map((value) => ({ value, label: t(`regimes.reporters.${value}`) }))}
        chosen={[content.reporters]}
        onChange={([next]) => next && set({ reporters: next })}
      />
      <FieldPair>
        <SelectField
          label={t('regimes.field.frequency')}
          data={frequencies.map((value) => ({ value, label: t(`regimes.frequency.${value}`) }))}
          value={content.frequency}
          onChange={(next) => set({ frequency: frequencies.find((each) => each === next) ?? 'half_year' })}
        />
        {line('method')}
      </FieldPair>
      <FieldPair>
        {days('due_days')}
        {days('closes_days')}
      </FieldPair>
      {words('outline')}
      {words('forms')}
      {line('source')}
      <Cells cells={content.cells} isTried={isTried} onChange={(cells) => set({ cells })} />
      {kept.mark}
    </FormDialog>
  )
}

/** Numbers of the form: what a figure of work counts already is filled in for the commune. */
function Cells(props: { cells: Cell[]; isTried: boolean; onChange: (cells: Cell[]) => void }) {
  const { cells, isTried, onChange } = props
  const t = useText()
  const { language } = useLanguage()
  const indicators = useRead(listIndicators, {}, { staleTime: Number.POSITIVE_INFINITY })
  const counted = [
    { value: '', label: t('regimes.cell.by_hand') },
    ...(indicators.data ?? [])
      .filter((one) => one.floor === 'prevention')
      .map((one) => ({ value: one.code, label: `${one.code} ${one.title[language]}` })),
  ]
  const set = (at: number, part: Partial<Cell>) =>
    onChange(cells.map((cell, each) => (each === at ? { ...cell, ...part } : cell)))
  const missing = (value: string) => (isTried && !value.trim() ? t('regimes.needed') : undefined)
  return (
    <fieldset>
      <legend>{t('regimes.cells')}</legend>
      {cells.map((cell, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name but its place until it is sent
        <FieldPair key={at}>
          <TextField
            label={t('regimes.cell.title', { n: at + 1 })}
            value={cell.title}
            onChange={(event) => set(at, { title: event.currentTarget.value })}
            error={missing(cell.title)}
          />
          <TextField
            label={t('regimes.cell.unit', { n: at + 1 })}
            value={cell.unit}
            onChange={(event) => set(at, { unit: event.currentTarget.value })}
            error={missing(cell.unit)}
          />
          <SelectField
            label={t('regimes.cell.counted', { n: at + 1 })}
            searchable
            data={counted}
            value={cell.indicator ?? ''}
            onChange={(next) => set(at, { indicator: next || null })}
          />
          {cells.length > 1 && (
            <Button
              variant="subtle"
              color="gray"
              onClick={() => onChange(cells.filter((_, each) => each !== at))}
            >
              {t('regimes.cell.remove', { n: at + 1 })}
            </Button>
          )}
        </FieldPair>
      ))}
      {cells.length < 60 && (
        <Button
          variant="default"
          onClick={() => onChange([...cells, { title: '', unit: '', indicator: null }])}
        >
          {t('regimes.cell.add')}
        </Button>
      )}
    </fieldset>
  )
}
