import { useState } from 'react'
import { listIndicators } from '#modules/indicators/indicator.contract.ts'
import { fieldError, useAct, useRead } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { DateField } from '#ui/DateField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { FieldPair, TextField } from '#ui/fields.tsx'
import { dayKey } from '#ui/format.ts'
import { NumberField } from '#ui/NumberField.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import {
  changeTarget,
  listTargets,
  setTarget,
  setTargetYear,
  type Target,
  tellTarget,
} from '../target.contract.ts'
import { type Sense, senses, type Unit, units } from '../target.rule.ts'

const refresh = [listTargets]

/** Sets a target of the province itself, or corrects and ends one. */
export function TargetDialog({ target, onClose }: { target?: Target; onClose: () => void }) {
  const t = useText()
  const { language } = useLanguage()
  const indicators = useRead(listIndicators, {}, { staleTime: Number.POSITIVE_INFINITY })
  const [fields, setFields] = useState({
    code: target?.code ?? '',
    programme: target?.programme ?? '',
    title: target?.title.vi ?? '',
    sense: target?.sense ?? ('at_least' as Sense),
    unit: target?.unit ?? ('count' as Unit),
    unit_words: target?.unit_words?.vi ?? '',
    source: target?.source ?? '',
    indicator: target?.counted?.indicator ?? '',
    told_as: target?.counted?.denominator == null ? ('value' as const) : ('share' as const),
    closed_on: target?.own?.closed_on ?? (null as string | null),
  })
  const [isTried, setTried] = useState(false)
  const make = useAct(setTarget, { refresh, onDone: onClose })
  const change = useAct(changeTarget, { refresh, onDone: onClose })
  const act = target ? change : make
  const set = (part: Partial<typeof fields>) => setFields((before) => ({ ...before, ...part }))
  const needed = (isThere: boolean, field: string) =>
    isTried && !isThere ? t('targets.needed') : fieldError(act.error, field)
  const send = () => {
    setTried(true)
    const { code, programme, title, source, sense, unit, unit_words, told_as, closed_on } = fields
    if (!code || !programme.trim() || !title.trim() || source.trim().length < 3) return
    const counting = {
      indicator: fields.indicator || null,
      told_as: fields.indicator ? told_as : null,
    }
    if (target?.own)
      change.mutate({
        params: { target_id: target.own.id },
        body: { version: target.own.version, programme, title, source, closed_on, ...counting },
      })
    else
      make.mutate({
        body: {
          code,
          programme,
          title,
          source,
          sense,
          unit,
          ...(unit === 'count' && unit_words.trim() ? { unit_words } : {}),
          ...counting,
        },
      })
  }
  return (
    <FormDialog
      title={t(target ? 'targets.act.change' : 'targets.new')}
      actLabel={t('targets.save')}
      isBusy={act.isPending}
      error={act.error}
      onAct={send}
      onClose={onClose}
    >
      <TextArea
        label={t('targets.column.title')}
        value={fields.title}
        maxLength={300}
        onChange={(event) => set({ title: event.currentTarget.value })}
        error={needed(fields.title.trim() !== '', 'title')}
      />
      <FieldPair>
        <TextField
          label={t('targets.column.programme')}
          value={fields.programme}
          onChange={(event) => set({ programme: event.currentTarget.value })}
          error={needed(fields.programme.trim() !== '', 'programme')}
        />
        {!target && (
          <TextField
            label={t('targets.column.code')}
            description={t('targets.code_hint')}
            value={fields.code}
            onChange={(event) => set({ code: event.currentTarget.value.toUpperCase() })}
            error={needed(fields.code !== '', 'code')}
          />
        )}
      </FieldPair>
      {!target && (
        <>
          <ChoiceKeys
            label={t('targets.sense')}
            choices={senses.map((value) => ({ value, label: t(`targets.sense.${value}`) }))}
            chosen={[fields.sense]}
            onChange={([sense]) => sense && set({ sense })}
            columns={2}
            required
          />
          <FieldPair>
            <SelectField
              label={t('targets.column.unit')}
              data={units.map((value) => ({ value, label: t(`targets.unit_of.${value}`) }))}
              value={fields.unit}
              onChange={(unit) => set({ unit: unit as Unit })}
            />
            {fields.unit === 'count' && (
              <TextField
                label={t('targets.unit_words')}
                description={t('targets.unit_words_hint')}
                optional
                value={fields.unit_words}
                onChange={(event) => set({ unit_words: event.currentTarget.value })}
              />
            )}
          </FieldPair>
        </>
      )}
      <SelectField
        label={t('targets.counted_by')}
        searchable
        data={[
          { value: '', label: t('targets.counted_by.none') },
          ...(indicators.data ?? []).map((one) => ({
            value: one.code,
            label: `${one.code} · ${one.title[language]}`,
          })),
        ]}
        value={fields.indicator}
        onChange={(next) => set({ indicator: next ?? '' })}
      />
      {fields.indicator && (
        <ChoiceKeys
          label={t('targets.told_as')}
          choices={(['value', 'share'] as const).map((value) => ({
            value,
            label: t(`targets.told_as.${value}`),
          }))}
          chosen={[fields.told_as]}
          onChange={([told_as]) => told_as && set({ told_as })}
          columns={2}
          required
        />
      )}
      <TextField
        label={t('targets.source')}
        description={t('targets.source_hint')}
        value={fields.source}
        onChange={(event) => set({ source: event.currentTarget.value })}
        error={needed(fields.source.trim().length >= 3, 'source')}
      />
      {target && (
        <DateField
          label={t('targets.closed_on')}
          value={fields.closed_on}
          onChange={(closed_on) => set({ closed_on })}
        />
      )}
    </FormDialog>
  )
}

/** What the province wants to reach in a year. */
export function YearDialog({ target, year, onClose }: { target: Target; year: number; onClose: () => void }) {
  const t = useText()
  const { language } = useLanguage()
  const [of, setOf] = useState<number>(year)
  const [value, setValue] = useState<number | undefined>(target.years.find((one) => one.year === year)?.value)
  const [basis, setBasis] = useState('')
  const [isTried, setTried] = useState(false)
  const act = useAct(setTargetYear, { refresh, onDone: onClose })
  return (
    <FormDialog
      title={t('targets.act.year')}
      actLabel={t('targets.save')}
      isBusy={act.isPending}
      error={act.error}
      onClose={onClose}
      onAct={() => {
        setTried(true)
        if (value !== undefined && basis.trim().length >= 3)
          act.mutate({ body: { code: target.code, year: of, value, basis } })
      }}
    >
      <p>
        <strong>{target.title[language]}</strong>
      </p>
      <FieldPair>
        <SelectField
          label={t('targets.filter.year')}
          data={Array.from({ length: 10 }, (_, at) => String(year - 2 + at))}
          value={String(of)}
          onChange={(next) => setOf(Number(next))}
        />
        <NumberField
          label={t('targets.column.goal')}
          value={value ?? ''}
          allowNegative={false}
          onChange={(next) => setValue(typeof next === 'number' ? next : undefined)}
          error={isTried && value === undefined ? t('targets.needed') : fieldError(act.error, 'value')}
        />
      </FieldPair>
      <TextField
        label={t('targets.source')}
        description={t('targets.source_hint')}
        value={basis}
        onChange={(event) => setBasis(event.currentTarget.value)}
        error={isTried && basis.trim().length < 3 ? t('targets.needed') : fieldError(act.error, 'basis')}
      />
    </FormDialog>
  )
}

/** Where a target stood, by a document: the value it began from, or a year's where nothing counts it. */
export function TellDialog({ target, year, onClose }: { target: Target; year: number; onClose: () => void }) {
  const t = useText()
  const { language } = useLanguage()
  const kinds = target.counted ? (['baseline'] as const) : (['actual', 'baseline'] as const)
  const [fields, setFields] = useState({
    kind: kinds[0] as 'actual' | 'baseline',
    year,
    value: undefined as number | undefined,
    body: '',
    number: '',
    day: null as string | null,
  })
  const [isTried, setTried] = useState(false)
  const act = useAct(tellTarget, { refresh, onDone: onClose })
  const set = (part: Partial<typeof fields>) => setFields((before) => ({ ...before, ...part }))
  const needed = (isThere: boolean, field: string) =>
    isTried && !isThere ? t('targets.needed') : fieldError(act.error, field)
  return (
    <FormDialog
      title={t('targets.act.tell')}
      actLabel={t('targets.save')}
      isBusy={act.isPending}
      error={act.error}
      onClose={onClose}
      onAct={() => {
        setTried(true)
        const { kind, value, body, number, day } = fields
        if (value === undefined || !body.trim() || !number.trim() || !day) return
        act.mutate({
          body: {
            code: target.code,
            kind,
            year: fields.year,
            value,
            body_name: body,
            document_number: number,
            document_date: day,
          },
        })
      }}
    >
      <p>
        <strong>{target.title[language]}</strong>
      </p>
      {kinds.length > 1 && (
        <ChoiceKeys
          label={t('targets.tell.kind')}
          choices={kinds.map((value) => ({ value, label: t(`targets.tell.${value}`) }))}
          chosen={[fields.kind]}
          onChange={([kind]) => kind && set({ kind })}
          columns={2}
          required
        />
      )}
      <FieldPair>
        <SelectField
          label={t('targets.filter.year')}
          data={Array.from({ length: year - 2014 }, (_, at) => String(year - at))}
          value={String(fields.year)}
          onChange={(next) => set({ year: Number(next) })}
        />
        <NumberField
          label={t('targets.tell.value')}
          value={fields.value ?? ''}
          allowNegative={false}
          onChange={(value) => set({ value: typeof value === 'number' ? value : undefined })}
          error={needed(fields.value !== undefined, 'value')}
        />
      </FieldPair>
      <TextField
        label={t('targets.tell.body')}
        value={fields.body}
        onChange={(event) => set({ body: event.currentTarget.value })}
        error={needed(fields.body.trim() !== '', 'body_name')}
      />
      <FieldPair>
        <TextField
          label={t('targets.tell.number')}
          value={fields.number}
          onChange={(event) => set({ number: event.currentTarget.value })}
          error={needed(fields.number.trim() !== '', 'document_number')}
        />
        <DateField
          label={t('targets.tell.day')}
          value={fields.day}
          max={dayKey(new Date())}
          onChange={(day) => set({ day })}
          error={needed(fields.day !== null, 'document_date')}
        />
      </FieldPair>
    </FormDialog>
  )
}
