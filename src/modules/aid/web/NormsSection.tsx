import { Button } from '@mantine/core'
import { useState } from 'react'
import { AskDialog } from '#modules/protection/web/ask-dialog.part.tsx'
import { useRead } from '#ui/api.ts'
import { DataList } from '#ui/DataList.tsx'
import { dayKey, formatDay } from '#ui/format.ts'
import { useMay } from '#ui/me.ts'
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
  return (
    <AskDialog
      title={t('aid.norm_set')}
      actLabel={t('aid.norm_save')}
      contract={setNormContract}
      draft="aid.norm"
      questions={[
        {
          name: 'kind',
          kind: 'one',
          label: t('aid.column.kind'),
          choices: aidKinds.map((value) => ({ value, label: t(`aid.kind.${value}`) })),
          start: 'meals',
        },
        { name: 'amount', kind: 'number', label: t('aid.unit'), min: 1000, max: 1_000_000_000 },
        { name: 'basis', kind: 'line', label: t('aid.basis'), hint: t('aid.basis_hint'), max: 300 },
        { name: 'valid_from', kind: 'day', label: t('aid.norm_from'), start: dayKey(new Date()) },
      ]}
      args={(answers) => ({
        body: {
          kind: answers.text('kind') as AidKind,
          amount: Number(answers.text('amount')),
          basis: answers.text('basis') ?? '',
          valid_from: answers.text('valid_from') ?? '',
        },
      })}
      onClose={onClose}
    />
  )
}
