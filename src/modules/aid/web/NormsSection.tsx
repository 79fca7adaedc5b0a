import { Button } from '@mantine/core'
import { useState } from 'react'
import { fieldError, useAct, useRead } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { DataList } from '#ui/DataList.tsx'
import { DateField } from '#ui/DateField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextField } from '#ui/fields.tsx'
import { dayKey, formatDay } from '#ui/format.ts'
import { useMay } from '#ui/me.ts'
import { NumberField } from '#ui/NumberField.tsx'
import { Section } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { type AidKind, aidKinds } from '../aid.codes.ts'
import { listNormsContract, setNormContract } from '../aid.contract.ts'
import classes from './aid.module.css'
import { dongWords } from './aid-words.ts'

/** Norms by their documents and days; entered by the province. */
export function NormsSection() {
  const t = useText()
  const may = useMay()
  const [isSetting, setSetting] = useState(false)
  const norms = useRead(listNormsContract, {})
  return (
    <Section title={t('aid.norms')} note={t('aid.norms_note')}>
      <DataList
        label={t('aid.norms')}
        columns={[
          { key: 'kind', label: t('aid.column.kind'), cell: (row) => t(`aid.kind.${row.kind}`) },
          { key: 'amount', label: t('aid.unit'), figures: true, cell: (row) => dongWords(row.amount, t) },
          { key: 'basis', label: t('aid.basis'), main: true, cell: (row) => row.basis },
          {
            key: 'days',
            label: t('aid.valid'),
            cell: (row) =>
              row.valid_until
                ? t('aid.valid_between', {
                    from: formatDay(row.valid_from),
                    until: formatDay(row.valid_until),
                  })
                : t('aid.valid_from', { from: formatDay(row.valid_from) }),
          },
        ]}
        rows={norms.data?.items}
        rowKey={(row) => row.id}
        error={norms.error}
        onRetry={() => void norms.refetch()}
        empty={{
          sentence: t('aid.norms_none'),
          next: may('aid.norm') ? t('aid.norms_none_next') : undefined,
        }}
      />
      {may('aid.norm') && (
        <p className={classes.below}>
          <Button variant="default" onClick={() => setSetting(true)}>
            {t('aid.norm_set')}
          </Button>
        </p>
      )}
      {isSetting && <NormDialog onClose={() => setSetting(false)} />}
    </Section>
  )
}

function NormDialog({ onClose }: { onClose: () => void }) {
  const t = useText()
  const [kind, setKind] = useState<AidKind>('meals')
  const [amount, setAmount] = useState<number | null>(null)
  const [basis, setBasis] = useState('')
  const [from, setFrom] = useState<string | null>(() => dayKey(new Date()))
  const [isTried, setTried] = useState(false)
  const act = useAct(setNormContract, { refresh: [listNormsContract], onDone: onClose })
  const needed = isTried ? t('aid.needed') : undefined
  return (
    <FormDialog
      title={t('aid.norm_set')}
      actLabel={t('aid.norm_save')}
      isBusy={act.isPending}
      error={act.error}
      onAct={() => {
        setTried(true)
        if (amount === null || !from || basis.trim().length < 5) return
        act.mutate({ body: { kind, amount, basis, valid_from: from } })
      }}
      onClose={onClose}
    >
      <ChoiceKeys
        label={t('aid.column.kind')}
        columns={3}
        required
        choices={aidKinds.map((value) => ({ value, label: t(`aid.kind.${value}`) }))}
        chosen={[kind]}
        onChange={([next]) => next && setKind(next)}
      />
      <NumberField
        label={t('aid.unit')}
        min={1000}
        value={amount ?? ''}
        onChange={(value) => setAmount(typeof value === 'number' ? value : null)}
        error={amount === null ? needed : fieldError(act.error, 'amount')}
      />
      <TextField
        label={t('aid.basis')}
        description={t('aid.basis_hint')}
        maxLength={300}
        value={basis}
        onChange={(event) => setBasis(event.currentTarget.value)}
        error={basis.trim().length < 5 ? needed : fieldError(act.error, 'basis')}
      />
      <DateField
        label={t('aid.norm_from')}
        value={from}
        onChange={setFrom}
        error={from ? undefined : needed}
      />
    </FormDialog>
  )
}
