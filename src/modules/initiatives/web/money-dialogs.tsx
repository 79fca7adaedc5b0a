import { useState } from 'react'
import { Kept, type KeptForm } from '#modules/access/web/kept.part.tsx'
import { useAct } from '#ui/api.ts'
import { DateField } from '#ui/DateField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { FieldPair, TextField } from '#ui/fields.tsx'
import { NumberField } from '#ui/NumberField.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { useText } from '#ui/text.ts'
import { fundSources, supportGroups, supportKinds } from '../initiative.codes.ts'
import { addFundContract, addLivelihoodContract, tellOutcomeContract } from '../support.contract.ts'
import { choices, type DialogProps, today } from './dialogs.tsx'

interface FundForm {
  source: (typeof fundSources)[number]
  sponsor: string
  on: string | null
  sum: number
}

/** Money that came, by source; what is typed is kept. */
export function FundDialog(props: DialogProps) {
  return (
    <Kept<FundForm>
      form={`initiative.fund.${props.file.id}`}
      start={{ source: 'mobilised', sponsor: '', on: today(), sum: 0 }}
    >
      {(kept) => <Fund {...props} kept={kept} />}
    </Kept>
  )
}

function Fund({ file, onClose, kept }: DialogProps & { kept: KeptForm<FundForm> }) {
  const t = useText()
  const { content, set } = kept
  const { source, sponsor, on, sum } = content
  const onDone = () => {
    kept.done()
    onClose()
  }
  const act = useAct(addFundContract, { onDone })
  return (
    <FormDialog
      title={t('initiatives.fund.act')}
      actLabel={t('initiatives.save')}
      isBusy={act.isPending}
      error={act.error}
      onClose={onClose}
      missing={[sum === 0 && t('initiatives.fund.amount'), !on && t('initiatives.fund.on')]}
      onAct={() => {
        if (on && sum > 0)
          act.mutate({
            params: { initiative_id: file.id },
            body: { source, on_day: on, amount_vnd: sum, ...(sponsor.trim() ? { sponsor } : {}) },
          })
      }}
    >
      {kept.mark}
      <FieldPair>
        <SelectField
          label={t('initiatives.fund.source')}
          data={choices(fundSources, 'fund', t)}
          value={source}
          onChange={(next) => next && set({ source: next as typeof source })}
        />
        <NumberField
          label={t('initiatives.fund.amount')}
          min={1}
          value={sum}
          onChange={(next) => set({ sum: Number(next) || 0 })}
        />
      </FieldPair>
      <TextField
        label={t('initiatives.fund.sponsor')}
        optional
        value={sponsor}
        onChange={(event) => set({ sponsor: event.currentTarget.value })}
      />
      <DateField label={t('initiatives.fund.on')} value={on} onChange={(on) => set({ on })} max={today()} />
    </FormDialog>
  )
}

interface LivelihoodForm {
  kind: (typeof supportKinds)[number]
  group: (typeof supportGroups)[number]
  on: string | null
  total: number
  women: number
  sum: number
}

/** Livelihood support: how many of which group; what is typed is kept. */
export function LivelihoodDialog(props: DialogProps) {
  return (
    <Kept<LivelihoodForm>
      form={`initiative.livelihood.${props.file.id}`}
      start={{ kind: 'training', group: 'poor', on: today(), total: 0, women: 0, sum: 0 }}
    >
      {(kept) => <Livelihood {...props} kept={kept} />}
    </Kept>
  )
}

function Livelihood({ file, onClose, kept }: DialogProps & { kept: KeptForm<LivelihoodForm> }) {
  const t = useText()
  const { content, set } = kept
  const { kind, group, on, total, women, sum } = content
  const onDone = () => {
    kept.done()
    onClose()
  }
  const act = useAct(addLivelihoodContract, { onDone })
  return (
    <FormDialog
      title={t('initiatives.livelihood.act')}
      actLabel={t('initiatives.save')}
      isBusy={act.isPending}
      error={act.error}
      onClose={onClose}
      missing={[total === 0 && t('initiatives.count.total'), !on && t('initiatives.livelihood.on')]}
      onAct={() => {
        if (on && total > 0)
          act.mutate({
            params: { initiative_id: file.id },
            body: { kind, group, on_day: on, total, women, ...(sum > 0 ? { amount_vnd: sum } : {}) },
          })
      }}
    >
      {kept.mark}
      <p>{t('initiatives.livelihood.hint')}</p>
      <FieldPair>
        <SelectField
          label={t('initiatives.livelihood.kind')}
          data={choices(supportKinds, 'support', t)}
          value={kind}
          onChange={(next) => next && set({ kind: next as typeof kind })}
        />
        <SelectField
          label={t('initiatives.livelihood.group')}
          data={choices(supportGroups, 'group', t)}
          value={group}
          onChange={(next) => next && set({ group: next as typeof group })}
        />
      </FieldPair>
      <FieldPair>
        <NumberField
          label={t('initiatives.count.total')}
          min={0}
          value={total}
          onChange={(next) => set({ total: Number(next) || 0 })}
          error={women > total ? t('initiatives.count.too_many') : undefined}
        />
        <NumberField
          label={t('initiatives.count.women')}
          min={0}
          value={women}
          onChange={(next) => set({ women: Number(next) || 0 })}
        />
      </FieldPair>
      <NumberField
        label={t('initiatives.fund.amount')}
        optional
        min={0}
        value={sum}
        onChange={(next) => set({ sum: Number(next) || 0 })}
      />
      <DateField
        label={t('initiatives.livelihood.on')}
        value={on}
        onChange={(on) => set({ on })}
        max={today()}
      />
    </FormDialog>
  )
}

/** How many of them still work or trade. */
export function OutcomeDialog({ file, support, onClose }: DialogProps & { support: string }) {
  const t = useText()
  const row = file.livelihood.find((each) => each.id === support)
  const [on, setOn] = useState<string | null>(today())
  const [still, setStill] = useState(row?.still_going ?? 0)
  const act = useAct(tellOutcomeContract, { onDone: onClose })
  if (!row) return null
  return (
    <FormDialog
      title={t('initiatives.outcome.act')}
      actLabel={t('initiatives.save')}
      isBusy={act.isPending}
      error={act.error}
      onClose={onClose}
      missing={[!on && t('initiatives.outcome.on')]}
      onAct={() => {
        if (on)
          act.mutate({
            params: { initiative_id: file.id, support_id: row.id },
            body: { version: row.version, outcome_on: on, still_going: still },
          })
      }}
    >
      <NumberField
        label={t('initiatives.outcome.still', { n: row.total })}
        min={0}
        max={row.total}
        value={still}
        onChange={(next) => setStill(Number(next) || 0)}
      />
      <DateField label={t('initiatives.outcome.on')} value={on} onChange={setOn} max={today()} />
    </FormDialog>
  )
}
