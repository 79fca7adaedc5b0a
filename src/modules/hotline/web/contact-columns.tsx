import { type Column, SubLine } from '#ui/DataList.tsx'
import { formatClock, formatDay, formatWhen, type Language } from '#ui/format.ts'
import type { Translate } from '#ui/text.ts'
import type { ContactItem } from '../contact.shapes.ts'
import classes from './contacts.module.css'
import { DangerBadges } from './DangerBadges.tsx'
import type { useLabel } from './labels.ts'

/** Columns of the list of contacts: when, what about, where it stands, who took it. */
export function contactColumns(
  t: Translate,
  label: ReturnType<typeof useLabel>,
  language: Language,
  now: number,
): Column<ContactItem>[] {
  return [
    {
      key: 'started',
      label: t('hotline.column.started'),
      cell: (row) => (
        <time
          className={classes.when}
          dateTime={row.started_at}
          title={`${formatClock(row.started_at)} ${formatDay(row.started_at)}`}
        >
          {formatWhen(row.started_at, new Date(now), language)}
        </time>
      ),
    },
    {
      key: 'topic',
      label: t('hotline.column.topic'),
      main: true,
      cell: (row) => (
        <>
          {label('topic', row.topic)}
          <SubLine>
            {[
              label('caller', row.caller),
              label('kind', row.kind),
              row.place_name ?? t('hotline.place.unknown'),
            ].join(' · ')}
          </SubLine>
        </>
      ),
    },
    {
      key: 'danger',
      label: t('hotline.column.danger'),
      phone: 'plain',
      cell: (row) => <DangerBadges contact={row} />,
    },
    {
      key: 'outcome',
      label: t('hotline.column.outcome'),
      phone: 'plain',
      cell: (row) => label('outcome', row.outcome),
    },
    {
      key: 'by',
      label: t('hotline.column.by'),
      cell: (row) => <span className={classes.when}>{row.taken_by_name}</span>,
    },
  ]
}
