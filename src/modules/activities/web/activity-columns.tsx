import { Badge } from '#ui/Badge.tsx'
import { type Column, SubLine } from '#ui/DataList.tsx'
import { formatDay, formatNumber } from '#ui/format.ts'
import type { Translate } from '#ui/text.ts'
import type { ActivityLine } from '../activity-line.contract.ts'
import type { Codes } from './use-codes.ts'

/** Columns of every list of activities. */
export function activityColumns(t: Translate, codes: Codes, today: string): Column<ActivityLine>[] {
  return [
    {
      key: 'day',
      label: t('activities.column.day'),
      figures: true,
      phone: 'plain',
      cell: (line) => daysText(line),
    },
    {
      key: 'title',
      label: t('activities.column.title'),
      main: true,
      cell: (line) => (
        <>
          {line.title}
          <SubLine>{[codes.named('kind', line.kind), line.place.name, line.host].join(' · ')}</SubLine>
        </>
      ),
    },
    {
      key: 'status',
      label: t('activities.column.status'),
      phone: 'plain',
      cell: (line) => <StatusBadge line={line} t={t} today={today} />,
    },
    {
      key: 'attendances',
      label: t('activities.column.attendances'),
      figures: true,
      cell: (line) =>
        line.attendances > 0
          ? formatNumber(line.attendances)
          : codes.familyOf(line.kind) === 'media'
            ? t('activities.items', { n: line.items })
            : '–',
    },
  ]
}

export function daysText({ starts_on, ends_on }: { starts_on: string; ends_on: string }): string {
  return starts_on === ends_on ? formatDay(starts_on) : `${formatDay(starts_on)} – ${formatDay(ends_on)}`
}

/** A plan whose day has passed asks for its confirmation. */
export function StatusBadge({
  line,
  t,
  today,
}: {
  line: Pick<ActivityLine, 'status' | 'ends_on'>
  t: Translate
  today: string
}) {
  if (line.status === 'planned' && line.ends_on < today)
    return <Badge tone="warn">{t('activities.to_confirm')}</Badge>
  return (
    <Badge tone={line.status === 'held' ? 'ok' : line.status === 'planned' ? 'act' : 'neutral'}>
      {t(`activities.status.${line.status}`)}
    </Badge>
  )
}
