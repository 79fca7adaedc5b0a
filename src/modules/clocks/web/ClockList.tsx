import { Badge } from '#ui/Badge.tsx'
import { useNow } from '#ui/clock.ts'
import { type Column, DataList, type DataListProps, SubLine } from '#ui/DataList.tsx'
import { formatWhen } from '#ui/format.ts'
import { PageLink } from '#ui/links.tsx'
import { TimeLeft } from '#ui/TimeLeft.tsx'
import { type Translate, useLanguage, useText } from '#ui/text.ts'
import type { ShownClock } from '../clock.contract.ts'

type Rest = Omit<DataListProps<ShownClock>, 'label' | 'columns' | 'rowKey'> & {
  /** Beside other lists: whose duty it is stands under what it is, and when it began is left to the page of limits. */
  isNarrow?: boolean
}

/** Time limits in lines: time left, what for, whose duty, basis in law. "Ngay" shows our own target, never as law. */
export function ClockList({ isNarrow, ...props }: Rest) {
  const t = useText()
  const now = useNow()
  const { language } = useLanguage()
  return (
    <DataList
      {...props}
      label={t('clocks.page.title')}
      rowKey={(clock) => clock.id}
      columns={columnsOf(t, language, new Date(now), isNarrow)}
    />
  )
}

function columnsOf(t: Translate, language: 'vi' | 'en', now: Date, isNarrow = false): Column<ShownClock>[] {
  const vi = language === 'vi'
  const whoOf = ({ rule, acting_agency }: ShownClock) => acting_agency ?? (vi ? rule.actor_vi : rule.actor_en)
  const columns: Column<ShownClock>[] = [
    {
      key: 'time',
      label: t('clocks.column.time'),
      cell: (clock) => <Left clock={clock} t={t} language={language} now={now} />,
    },
    {
      key: 'what',
      label: t('clocks.column.what'),
      main: true,
      cell: (clock) => {
        const { rule } = clock
        return (
          <>
            {vi ? rule.trigger_vi : rule.trigger_en}
            {isNarrow && <SubLine>{whoOf(clock)}</SubLine>}
            <SubLine>
              {rule.basis}
              {(rule.mark === '?' || rule.mark === 'R') && ` · ${t('clocks.unconfirmed')}`}
            </SubLine>
          </>
        )
      },
    },
    {
      key: 'who',
      label: t('clocks.column.who'),
      cell: whoOf,
    },
    {
      key: 'case',
      label: t('clocks.column.case'),
      figures: true,
      cell: ({ case_id, case_code, record_kind, record_id }) =>
        case_id && case_code ? (
          <PageLink to="/cases/$id" params={{ id: case_id }}>
            {case_code}
          </PageLink>
        ) : record_kind === 'no_contact_order' ? (
          <PageLink to="/orders/$id" params={{ id: record_id }}>
            {t('clocks.to_order')}
          </PageLink>
        ) : (
          '–'
        ),
    },
    {
      key: 'began',
      label: t('clocks.column.began'),
      phone: 'hidden',
      cell: (clock) => formatWhen(clock.started_at, now, language),
    },
  ]
  return isNarrow ? columns.filter(({ key }) => key !== 'who' && key !== 'began') : columns
}

function Left({
  clock,
  t,
  language,
  now,
}: {
  clock: ShownClock
  t: Translate
  language: 'vi' | 'en'
  now: Date
}) {
  const { rule } = clock
  if (clock.met_at && clock.status === 'missed')
    return (
      <Badge tone="warn">{t('clocks.missed_done', { at: formatWhen(clock.met_at, now, language) })}</Badge>
    )
  if (clock.status === 'met') return <Badge tone="ok">{t('clocks.status.met')}</Badge>
  if (clock.status === 'paused') return <Badge>{t('clocks.status.paused')}</Badge>
  if (rule.limit_unit === 'immediately')
    return (
      <>
        <Badge tone="internal">{t('clocks.at_once')}</Badge>
        {clock.internal_due_at && <TimeLeft dueAt={clock.internal_due_at} limit="internal" />}
      </>
    )
  if (!clock.due_at) return <>–</>
  if (rule.sense === 'earliest')
    return <Badge>{t('clocks.earliest', { at: formatWhen(clock.due_at, now, language) })}</Badge>
  return <TimeLeft dueAt={clock.due_at} startedAt={clock.started_at} limit="law" />
}
