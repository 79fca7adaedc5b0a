import { Badge } from '#ui/Badge.tsx'
import { type Column, SubLine } from '#ui/DataList.tsx'
import { formatDay, formatWhen, type Language } from '#ui/format.ts'
import type { Translate } from '#ui/text.ts'
import type { IncidentLine } from '../incident-line.contract.ts'

/** Columns of every list of the book: danger and state first, then number and forms; nobody's name. */
export function incidentColumns(t: Translate, language: Language, now: number): Column<IncidentLine>[] {
  return [
    { key: 'status', label: t('book.column.status'), cell: (line) => <StatusBadge line={line} t={t} /> },
    {
      key: 'code',
      label: t('book.column.code'),
      main: true,
      cell: (line) => (
        <>
          <span className="figures">{line.code}</span>
          <SubLine>
            {[
              line.forms.map((form) => t(`book.form.${form}`)).join(', '),
              t('book.household_no', { n: line.household_no }),
            ].join(' · ')}
          </SubLine>
        </>
      ),
    },
    {
      key: 'happened',
      label: t('book.column.happened_on'),
      figures: true,
      cell: (line) => formatDay(line.happened_on),
    },
    {
      key: 'reporter',
      label: t('book.column.reporter'),
      phone: 'hidden',
      cell: (line) => t(`book.reporter.${line.reporter}`),
    },
    {
      key: 'result',
      label: t('book.column.result'),
      cell: (line) =>
        line.result
          ? t(`book.result.${line.result}`)
          : line.handover
            ? t(`book.handover.${line.handover}`)
            : '–',
    },
    {
      key: 'reported',
      label: t('book.column.reported_at'),
      figures: true,
      cell: (line) => (
        <time dateTime={line.reported_at}>{formatWhen(line.reported_at, new Date(now), language)}</time>
      ),
    },
  ]
}

/** Where it stands; danger and crime signs nobody told of come first. */
export function StatusBadge({ line, t }: { line: IncidentLine; t: Translate }) {
  if (line.status === 'closed') return <Badge tone="ok">{t('book.status.closed')}</Badge>
  if (line.danger_now) return <Badge tone="danger">{t('book.danger')}</Badge>
  if (line.crime_signs && !line.crime_told_at) return <Badge tone="warn">{t('book.crime_untold')}</Badge>
  return <Badge tone={line.status === 'reported' ? 'warn' : 'act'}>{t(`book.status.${line.status}`)}</Badge>
}
