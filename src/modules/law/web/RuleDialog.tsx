import { Kept, type KeptForm } from '#modules/access/web/kept.part.tsx'
import { fieldError, useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { CheckField, FieldPair, TextField } from '#ui/fields.tsx'
import { NumberField } from '#ui/NumberField.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { type KeptRule, keepRule, listKeptRules } from '../keeping.contract.ts'
import { DatedFields, emptyDated, useMissingDated } from './dated-fields.tsx'

const units = ['hour', 'day', 'working_day', 'month', 'immediately'] as const

/** The rule as it stands, with an empty day and source for the row that follows it. */
const startOf = (rule: KeptRule) => ({
  limit_value: (rule.limit_value ?? '') as number | '',
  limit_unit: units.find((unit) => unit === rule.limit_unit) ?? 'day',
  roll_to_working_day: rule.roll_to_working_day,
  internal_target_minutes: (rule.internal_target_minutes ?? '') as number | '',
  warn_minutes_before: (rule.warn_minutes_before ?? '') as number | '',
  pause_basis: rule.pause_basis ?? '',
  note_vi: rule.note_vi ?? '',
  note_en: rule.note_en ?? '',
  basis: rule.basis,
  ...emptyDated,
})
type Written = ReturnType<typeof startOf>

/** The next row of a time limit, kept as a draft while it is written. */
export function RuleDialog({ rule, onClose }: { rule: KeptRule; onClose: () => void }) {
  return (
    <Kept form={`law.limit.${rule.code.toLowerCase()}`} start={startOf(rule)}>
      {(kept) => <Dialog rule={rule} kept={kept} onClose={onClose} />}
    </Kept>
  )
}

function Dialog({ rule, kept, onClose }: { rule: KeptRule; kept: KeptForm<Written>; onClose: () => void }) {
  const t = useText()
  const act = useAct(keepRule, {
    refresh: [listKeptRules],
    onDone: () => {
      kept.done()
      onClose()
    },
  })
  const { content } = kept
  const set = (part: Partial<Written>) => kept.setContent({ ...content, ...part })
  const isAtOnce = content.limit_unit === 'immediately'
  const rolls = content.limit_unit === 'day' || content.limit_unit === 'month'
  const send = () => {
    const { valid_from, pause_basis, note_vi, note_en, ...rest } = content
    if (!valid_from) return
    act.mutate({
      params: { code: rule.code },
      body: {
        ...rest,
        valid_from,
        read_from: rule.valid_from,
        limit_value: isAtOnce ? null : numberOf(rest.limit_value),
        roll_to_working_day: rolls && rest.roll_to_working_day,
        internal_target_minutes: numberOf(rest.internal_target_minutes),
        warn_minutes_before: isAtOnce ? null : numberOf(rest.warn_minutes_before),
        pausable: pause_basis.trim() !== '',
        pause_basis: pause_basis.trim() || null,
        note_vi: note_vi.trim() || null,
        note_en: note_en.trim() || null,
      },
    })
  }
  const number = (field: 'limit_value' | 'internal_target_minutes' | 'warn_minutes_before') => (
    <NumberField
      label={t(`law.limits.${field}`)}
      allowNegative={false}
      allowDecimal={false}
      optional={field !== 'limit_value'}
      value={content[field]}
      onChange={(value) => set({ [field]: typeof value === 'number' ? value : '' })}
      error={fieldError(act.error, field)}
    />
  )
  return (
    <FormDialog
      title={t('law.limits.change', { code: rule.code })}
      actLabel={t('law.kept.save')}
      isBusy={act.isPending}
      error={act.error}
      missing={[
        !isAtOnce && content.limit_value === '' && t('law.limits.limit_value'),
        !content.basis.trim() && t('law.basis'),
        ...useMissingDated(content),
      ]}
      onAct={send}
      onClose={onClose}
      wide
    >
      <p>{t('law.limits.means')}</p>
      <ChoiceKeys
        label={t('law.limits.unit')}
        required
        columns={2}
        choices={units.map((value) => ({ value, label: t(`law.limits.unit.${value}`) }))}
        chosen={[content.limit_unit]}
        onChange={([next]) => next && set({ limit_unit: next })}
      />
      {!isAtOnce && number('limit_value')}
      {rolls && (
        <CheckField
          label={t('law.limits.roll')}
          checked={content.roll_to_working_day}
          onChange={(event) => set({ roll_to_working_day: event.currentTarget.checked })}
        />
      )}
      <FieldPair>
        {number('internal_target_minutes')}
        {!isAtOnce && number('warn_minutes_before')}
      </FieldPair>
      <TextField
        label={t('law.limits.pause_basis')}
        description={t('law.limits.pause_means')}
        optional
        value={content.pause_basis}
        onChange={(event) => set({ pause_basis: event.currentTarget.value })}
        error={fieldError(act.error, 'pause_basis')}
      />
      <TextField
        label={t('law.basis')}
        value={content.basis}
        onChange={(event) => set({ basis: event.currentTarget.value })}
        error={fieldError(act.error, 'basis')}
      />
      {(['note_vi', 'note_en'] as const).map((field) => (
        <TextArea
          key={field}
          label={t(`law.limits.${field}`)}
          optional
          value={content[field]}
          onChange={(event) => set({ [field]: event.currentTarget.value })}
          error={fieldError(act.error, field)}
        />
      ))}
      <DatedFields written={content} set={set} error={act.error} />
      {kept.mark}
    </FormDialog>
  )
}

const numberOf = (value: number | '') => (value === '' ? null : value)
