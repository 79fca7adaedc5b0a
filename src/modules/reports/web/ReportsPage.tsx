import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReplyOf } from '#kernel/contract.ts'
import { usePages } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { type Column, DataList, SubLine } from '#ui/DataList.tsx'
import { ExcelButton } from '#ui/ExcelButton.tsx'
import { formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useAddress, useGo } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { SearchField } from '#ui/SearchField.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { exportReports, listReports } from '../report.contract.ts'
import { BeginReport } from './BeginReport.tsx'
import { toneOfStatus } from './StateLine.tsx'

type Row = ReplyOf<typeof listReports>['items'][number]

/** Reports with their state, newest first, found by their words; the next is begun here. */
export default function ReportsPage() {
  const t = useText()
  const may = useMay()
  const go = useGo()
  const [address, change] = useAddress()
  const q = address.q?.trim()
  const query = q ? { q } : {}
  const reports = usePages(listReports, { query })
  const [isBeginning, setBeginning] = useState(false)
  const mayWrite = may('report.write')
  const begin = mayWrite && (
    <Button leftSection={<IconPlus size={20} stroke={1.75} aria-hidden />} onClick={() => setBeginning(true)}>
      {t('reports.list.begin')}
    </Button>
  )
  const columns: Column<Row>[] = [
    {
      key: 'status',
      label: t('reports.list.status'),
      cell: ({ status }) => <Badge tone={toneOfStatus[status]}>{t(`reports.status.${status}`)}</Badge>,
    },
    {
      key: 'title',
      label: t('reports.list.title_column'),
      main: true,
      cell: ({ title, agency, open_remarks }) => (
        <>
          {title}
          <SubLine>{agency.name}</SubLine>
          {open_remarks > 0 && <SubLine>{t('reports.margin.open', { n: open_remarks })}</SubLine>}
        </>
      ),
    },
    {
      key: 'begun',
      label: t('reports.list.begun'),
      figures: true,
      cell: ({ begun_at }) => formatDay(begun_at),
    },
  ]
  const hasNone = q !== undefined || reports.items?.length === 0
  const waiting = hasNone ? undefined : reports.items?.filter((report) => report.status !== 'issued').length
  return (
    <Page
      title={t('reports.list.title')}
      opening={
        waiting === undefined || reports.items?.length === 0
          ? t('reports.list.opening')
          : t(waiting === 0 ? 'reports.list.opening_none' : 'reports.list.opening_open', { n: waiting })
      }
      actions={
        <>
          <Button variant="default" onClick={() => go({ to: '/reported-figures' })}>
            {t('reports.reported.all')}
          </Button>
          {begin}
        </>
      }
    >
      <Sheet>
        <DataList
          label={t('reports.list.title')}
          columns={columns}
          pages={reports}
          rowKey={(report) => report.id}
          rowGoal={(report) => ({ to: '/reports/$id', params: { id: report.id } })}
          empty={
            q
              ? { sentence: t('reports.list.none_such'), next: t('reports.list.none_such_next') }
              : {
                  sentence: t('reports.list.empty'),
                  next: t(mayWrite ? 'reports.list.empty_next' : 'reports.list.empty_wait'),
                }
          }
          exportAs={<ExcelButton contract={exportReports} args={{ query }} />}
          filter={
            <div className={layout.search}>
              <SearchField
                label={t('reports.list.search')}
                value={address.q ?? ''}
                onChange={(q) => change({ q: q || undefined })}
              />
            </div>
          }
        />
      </Sheet>
      <BeginReport opened={isBeginning} onClose={() => setBeginning(false)} />
    </Page>
  )
}
