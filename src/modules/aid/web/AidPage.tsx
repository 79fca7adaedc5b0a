import { Button } from '@mantine/core'
import { useState } from 'react'
import { call, usePages, useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { type Column, DataList, SubLine } from '#ui/DataList.tsx'
import { DateField } from '#ui/DateField.tsx'
import { FileButton } from '#ui/FileButton.tsx'
import { formatDay, formatNumber } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useMay } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { SelectField } from '#ui/SelectField.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { type Translate, useText } from '#ui/text.ts'
import { type AidKind, aidKinds } from '../aid.codes.ts'
import {
  type AidFilter,
  type AidLine,
  aidPaperContract,
  exportAidContract,
  listAidContract,
} from '../aid.contract.ts'
import { type AidStatus, aidStatuses } from '../aid.life.ts'
import classes from './aid.module.css'
import { dongWords, toneOf } from './aid-words.ts'
import { aidActsOf, MoveDialog, type Moving } from './MoveDialog.tsx'
import { NormsSection } from './NormsSection.tsx'

/** Money and goods by number and sum: what waits for an advance, what waits to be settled; never a name. */
export default function AidPage() {
  const t = useText()
  const may = useMay()
  const [filter, setFilter] = useState<AidFilter>({})
  const [moving, setMoving] = useState<Moving>()
  const aid = usePages(listAidContract, { query: filter })
  const sums = useRead(listAidContract, { query: { ...filter, limit: 1 } })
  const totals = sums.data?.totals ?? []
  const hand = may('aid.settle') ? 'accountant' : 'worker'
  const set = (part: { [K in keyof AidFilter]: AidFilter[K] | undefined }) =>
    setFilter(
      Object.fromEntries(Object.entries({ ...filter, ...part }).filter(([, value]) => value)) as AidFilter,
    )
  const every = { value: '', label: t('aid.any') }
  return (
    <Page
      title={t('aid.title')}
      opening={t('aid.opening')}
      actions={
        may('aid.export') && (
          <>
            <FileButton
              label={t('aid.paper')}
              paper
              fetchFile={() => call(aidPaperContract, { query: filter })}
            />
            <FileButton
              label={t('aid.export')}
              fetchFile={() => call(exportAidContract, { query: filter })}
            />
          </>
        )
      }
    >
      <Sheet>
        <Section title={t('aid.totals')}>
          {totals.length === 0 && <p className={layout.quiet}>{t('aid.totals_none')}</p>}
          <ul className={classes.totals}>
            {totals.map((sum) => (
              <li key={sum.kind}>
                <strong>{t(`aid.kind.${sum.kind}`)}</strong>
                <span className="figures">{dongWords(sum.amount, t)}</span>
                <span className={layout.quiet}>
                  {t('aid.total_line', { n: sum.supports, spent: formatNumber(sum.spent) })}
                </span>
              </li>
            ))}
          </ul>
        </Section>
        <DataList
          label={t('aid.title')}
          columns={columnsOf(t, hand, setMoving)}
          pages={aid}
          rowKey={(row) => row.id}
          groupOf={(row) => ({ key: row.asked_on, label: formatDay(row.asked_on) })}
          empty={{
            sentence: t(Object.keys(filter).length > 0 ? 'aid.none_filtered' : 'aid.none_all'),
            next: t(hand === 'accountant' ? 'aid.none_accountant' : 'aid.none_worker'),
          }}
          filter={
            <div className={classes.filters}>
              <SelectField
                label={t('aid.column.kind')}
                data={[every, ...aidKinds.map((value) => ({ value, label: t(`aid.kind.${value}`) }))]}
                value={filter.kind ?? ''}
                onChange={(kind) => set({ kind: (kind || undefined) as AidKind | undefined })}
              />
              <SelectField
                label={t('aid.column.status')}
                data={[every, ...aidStatuses.map((value) => ({ value, label: t(`aid.status.${value}`) }))]}
                value={filter.status ?? ''}
                onChange={(status) => set({ status: (status || undefined) as AidStatus | undefined })}
              />
              <DateField
                label={t('aid.filter_from')}
                value={filter.from ?? null}
                onChange={(from) => set({ from: from ?? undefined })}
              />
              <DateField
                label={t('aid.filter_until')}
                value={filter.until ?? null}
                onChange={(until) => set({ until: until ?? undefined })}
              />
            </div>
          }
        />
        <NormsSection />
      </Sheet>
      {moving && <MoveDialog moving={moving} onClose={() => setMoving(undefined)} />}
    </Page>
  )
}

function columnsOf(
  t: Translate,
  hand: 'worker' | 'accountant',
  onMove: (moving: Moving) => void,
): Column<AidLine>[] {
  return [
    {
      key: 'status',
      label: t('aid.column.status'),
      cell: (row) => <Badge tone={toneOf[row.status]}>{t(`aid.status.${row.status}`)}</Badge>,
    },
    {
      key: 'code',
      label: t('aid.column.code'),
      main: true,
      cell: (row) => (
        <>
          <span className="figures">{row.code}</span> · {t(`aid.kind.${row.kind}`)}
          {row.basis && <SubLine>{row.basis}</SubLine>}
        </>
      ),
    },
    { key: 'quantity', label: t('aid.column.quantity'), figures: true, cell: (row) => row.quantity },
    {
      key: 'amount',
      label: t('aid.column.amount'),
      figures: true,
      cell: (row) => (
        <span className={classes.line}>
          {dongWords(row.amount, t)}
          {row.spent !== null && <SubLine>{t('aid.spent', { sum: dongWords(row.spent, t) })}</SubLine>}
        </span>
      ),
    },
    {
      key: 'receipt',
      label: t('aid.receipt'),
      cell: (row) =>
        row.receipt && row.given_on ? `${t(`aid.receipt.${row.receipt}`)}, ${formatDay(row.given_on)}` : '–',
    },
    {
      key: 'acts',
      label: t('aid.column.acts'),
      quiet: true,
      cell: (row) =>
        aidActsOf(row.status, hand).map((move) => (
          <Button key={move} variant="subtle" size="sm" onClick={() => onMove({ line: row, move })}>
            {t(`aid.move.${move}`)}
          </Button>
        )),
    },
  ]
}
