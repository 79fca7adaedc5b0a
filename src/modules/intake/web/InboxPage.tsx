import { usePages } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { useNow } from '#ui/clock.ts'
import { type Column, DataList, SubLine } from '#ui/DataList.tsx'
import { ExcelButton } from '#ui/ExcelButton.tsx'
import { formatClock, formatDay, formatWhen, type Language } from '#ui/format.ts'
import { useAddress } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { type Translate, useLanguage, useText } from '#ui/text.ts'
import { exportReportsContract, listReportsContract, type ReportItem } from '../inbox.contract.ts'
import { filterOf, InboxFilter } from './InboxFilter.tsx'
import { useWaiting } from './use-waiting.ts'

/** The online inbox of the duty: newest first, searched by place or code, narrowed by what waits, safety, kind, step and days. */
export default function InboxPage() {
  const t = useText()
  const may = useMay()
  const now = useNow()
  const { language } = useLanguage()
  const [address, setAddress] = useAddress()
  const filter = filterOf(address)
  const reports = usePages(listReportsContract, { query: filter })
  const isFiltered = Object.values(filter).some((value) => value !== undefined)
  return (
    <Page title={t('intake.inbox.title')} opening={<Opening now={now} language={language} />}>
      <Sheet>
        <DataList
          label={t('intake.inbox.title')}
          columns={columns(t, language, now)}
          pages={reports}
          rowKey={(row) => row.id}
          {...(may('intake.open')
            ? { rowGoal: (row: ReportItem) => ({ to: '/online-reports/$id', params: { id: row.id } }) }
            : {})}
          filter={<InboxFilter filter={filter} onChange={setAddress} />}
          exportAs={
            may('intake.export') ? (
              <ExcelButton contract={exportReportsContract} args={{ query: filter }} />
            ) : undefined
          }
          empty={
            isFiltered
              ? { sentence: t('intake.inbox.none_filtered'), next: t('intake.inbox.none_filtered_next') }
              : { sentence: t('intake.inbox.none'), next: t('intake.inbox.none_next') }
          }
        />
      </Sheet>
    </Page>
  )
}

function Opening({ now, language }: { now: number; language: Language }) {
  const t = useText()
  const found = useWaiting().data
  if (!found) return null
  if (found.danger.length > 0)
    return <strong>{t('intake.inbox.opening_danger', { n: found.danger.length })}</strong>
  if (!found.oldest_at) return t('intake.inbox.opening_none')
  return t('intake.inbox.opening', {
    n: found.waiting,
    since: formatWhen(found.oldest_at, new Date(now), language),
  })
}

/** How safe the sender is, in words; red only while somebody in danger waits. */
export function SafetyBadge({ report }: { report: Pick<ReportItem, 'danger' | 'waits'> }) {
  const t = useText()
  const isPressing = report.waits && (report.danger === 'now' || report.danger === 'soon')
  const tone = isPressing ? (report.danger === 'now' ? 'danger' : 'warn') : 'neutral'
  return <Badge tone={tone}>{t(`intake.danger.${report.danger}`)}</Badge>
}

function columns(t: Translate, language: Language, now: number): Column<ReportItem>[] {
  return [
    {
      key: 'received',
      label: t('intake.column.received'),
      cell: (row) => (
        <time
          dateTime={row.received_at}
          title={`${formatClock(row.received_at)} ${formatDay(row.received_at)}`}
        >
          {formatWhen(row.received_at, new Date(now), language)}
        </time>
      ),
    },
    {
      key: 'what',
      label: t('intake.column.what'),
      main: true,
      cell: (row) => (
        <>
          {t(`intake.kind.${row.kind}`)}, {t(`intake.about.${row.about}`)}
          <SubLine>{row.place_name ?? t('intake.place.unknown')}</SubLine>
        </>
      ),
    },
    {
      key: 'safety',
      label: t('intake.column.safety'),
      phone: 'plain',
      cell: (row) => <SafetyBadge report={row} />,
    },
    {
      key: 'state',
      label: t('intake.column.state'),
      phone: 'plain',
      cell: (row) => (
        <>
          {t(`intake.state.${row.state}`)}
          {row.waits && row.state !== 'spam' && <SubLine>{t('intake.inbox.waits')}</SubLine>}
        </>
      ),
    },
    { key: 'opened', label: t('intake.column.opened'), cell: (row) => row.opened_by_name ?? '' },
  ]
}
