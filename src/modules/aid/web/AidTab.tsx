import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ReplyOf } from '#kernel/contract.ts'
import { useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { type Column, DataList, SubLine } from '#ui/DataList.tsx'
import { formatDay } from '#ui/format.ts'
import { useMay } from '#ui/me.ts'
import { Section } from '#ui/Sheet.tsx'
import { type Translate, useText } from '#ui/text.ts'
import { listOfCaseContract } from '../aid.contract.ts'
import { AskDialog } from './AskDialog.tsx'
import classes from './aid.module.css'
import { dongWords, toneOf } from './aid-words.ts'
import { aidActsOf, MoveDialog, type Moving } from './MoveDialog.tsx'

type Line = ReplyOf<typeof listOfCaseContract>['items'][number]

/** Money and goods of one case: what was asked for, how far it has come, what was spent. */
export default function AidTab({ id }: { id: string }) {
  const t = useText()
  const may = useMay()
  const [isAsking, setAsking] = useState(false)
  const [moving, setMoving] = useState<Moving>()
  const aid = useRead(listOfCaseContract, { params: { case_id: id } })
  const worksOn = aid.data?.works_on ?? false
  return (
    <Section title={t('aid.tab')} note={t('aid.tab_note')}>
      {worksOn && may('aid.ask') && (
        <p className={classes.above}>
          <Button onClick={() => setAsking(true)}>{t('aid.ask')}</Button>
        </p>
      )}
      <DataList
        label={t('aid.tab')}
        columns={columnsOf(t, worksOn, setMoving)}
        rows={aid.data?.items}
        rowKey={(row) => row.id}
        error={aid.error}
        onRetry={() => void aid.refetch()}
        empty={{ sentence: t('aid.none'), next: worksOn ? t('aid.none_next') : undefined }}
      />
      {isAsking && <AskDialog of={{ case_id: id }} onClose={() => setAsking(false)} />}
      {moving && <MoveDialog moving={moving} onClose={() => setMoving(undefined)} />}
    </Section>
  )
}

function columnsOf(t: Translate, worksOn: boolean, onMove: (moving: Moving) => void): Column<Line>[] {
  return [
    {
      key: 'status',
      label: t('aid.column.status'),
      cell: (row) => <Badge tone={toneOf[row.status]}>{t(`aid.status.${row.status}`)}</Badge>,
    },
    {
      key: 'kind',
      label: t('aid.column.kind'),
      main: true,
      cell: (row) => (
        <>
          {t(`aid.kind.${row.kind}`)} <span className="figures">{row.code}</span>
          <SubLine>
            {t('aid.days', { from: formatDay(row.from_on), until: formatDay(row.until_on), n: row.persons })}
            {row.note && ` · ${row.note}`}
          </SubLine>
        </>
      ),
    },
    {
      key: 'quantity',
      label: t('aid.column.quantity'),
      figures: true,
      cell: (row) => row.quantity,
    },
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
      key: 'acts',
      label: t('aid.column.acts'),
      quiet: true,
      cell: (row) =>
        worksOn &&
        aidActsOf(row.status, 'worker').map((move) => (
          <Button key={move} variant="subtle" size="sm" onClick={() => onMove({ line: row, move })}>
            {t(`aid.move.${move}`)}
          </Button>
        )),
    },
  ]
}
