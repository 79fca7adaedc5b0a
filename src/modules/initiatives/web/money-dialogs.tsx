import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { DateField } from '#ui/DateField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { FieldPair, TextField } from '#ui/fields.tsx'
import { dayKey } from '#ui/format.ts'
import { NumberField } from '#ui/NumberField.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { useText } from '#ui/text.ts'
import { fundSources, supportGroups, supportKinds } from '../initiative.codes.ts'
import { addFundContract, addLivelihoodContract, tellOutcomeContract } from '../support.contract.ts'
import { choices, type DialogProps } from './dialogs.tsx'

const today = () => dayKey(new Date())

/** Money that came, by source. */
export function FundDialog({ file, onClose }: DialogProps) {
  const t = useText()
  const [source, setSource] = useState<(typeof fundSources)[number]>('mobilised')
  const [sponsor, setSponsor] = useState('')
  const [on, setOn] = useState<string | null>(today())
  const [sum, setSum] = useState(0)
  const act = useAct(addFundContract, { onDone: onClose })
  return (
    <FormDialog
      title={t('initiatives.fund.act')}
      actLabel={t('initiatives.save')}
      isBusy={act.isPending}
      error={act.error}
      onClose={onClose}
      onAct={() => {
        if (on && sum > 0)
          act.mutate({
            params: { initiative_id: file.id },
            body: { source, on_day: on, amount_vnd: sum, ...(sponsor.trim() ? { sponsor } : {}) },
          })
      }}
    >
      <FieldPair>
        <SelectField
          label={t('initiatives.fund.source')}
          data={choices(fundSources, 'fund', t)}
          value={source}
          onChange={(next) => next && setSource(next as typeof source)}
        />
        <NumberField
          label={t('initiatives.fund.amount')}
          min={1}
          value={sum}
          onChange={(next) => setSum(Number(next) || 0)}
        />
      </FieldPair>
      <TextField
        label={t('initiatives.fund.sponsor')}
        optional
        value={sponsor}
        onChange={(event) => setSponsor(event.currentTarget.value)}
      />
      <DateField label={t('initiatives.fund.on')} value={on} onChange={setOn} max={today()} />
    </FormDialog>
  )
}

/** Livelihood support: how many of which group. */
export function LivelihoodDialog({ file, onClose }: DialogProps) {
  const t = useText()
  const [kind, setKind] = useState<(typeof supportKinds)[number]>('training')
  const [group, setGroup] = useState<(typeof supportGroups)[number]>('poor')
  const [on, setOn] = useState<string | null>(today())
  const [total, setTotal] = useState(0)
  const [women, setWomen] = useState(0)
  const [sum, setSum] = useState(0)
  const act = useAct(addLivelihoodContract, { onDone: onClose })
  return (
    <FormDialog
      title={t('initiatives.livelihood.act')}
      actLabel={t('initiatives.save')}
      isBusy={act.isPending}
      error={act.error}
      onClose={onClose}
      onAct={() => {
        if (on && total > 0)
          act.mutate({
            params: { initiative_id: file.id },
            body: { kind, group, on_day: on, total, women, ...(sum > 0 ? { amount_vnd: sum } : {}) },
          })
      }}
    >
      <p>{t('initiatives.livelihood.hint')}</p>
      <FieldPair>
        <SelectField
          label={t('initiatives.livelihood.kind')}
          data={choices(supportKinds, 'support', t)}
          value={kind}
          onChange={(next) => next && setKind(next as typeof kind)}
        />
        <SelectField
          label={t('initiatives.livelihood.group')}
          data={choices(supportGroups, 'group', t)}
          value={group}
          onChange={(next) => next && setGroup(next as typeof group)}
        />
      </FieldPair>
      <FieldPair>
        <NumberField
          label={t('initiatives.count.total')}
          min={0}
          value={total}
          onChange={(next) => setTotal(Number(next) || 0)}
          error={women > total ? t('initiatives.count.too_many') : undefined}
        />
        <NumberField
          label={t('initiatives.count.women')}
          min={0}
          value={women}
          onChange={(next) => setWomen(Number(next) || 0)}
        />
      </FieldPair>
      <NumberField
        label={t('initiatives.fund.amount')}
        optional
        min={0}
        value={sum}
        onChange={(next) => setSum(Number(next) || 0)}
      />
      <DateField label={t('initiatives.livelihood.on')} value={on} onChange={setOn} max={today()} />
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
