import { Badge } from '#ui/Badge.tsx'
import { type Column, SubLine } from '#ui/DataList.tsx'
import { formatWhen, type Language } from '#ui/format.ts'
import type { Translate } from '#ui/text.ts'
import type { CaseLine } from '../case.shapes.ts'
import classes from './Cases.module.css'
import { DangerBadge } from './labels.tsx'

/** Columns of every list of cases: danger, code, place, manager, step, when; nobody's name but the workers'. */
export function caseColumns(t: Translate, language: Language, now: number): Column<CaseLine>[] {
  return [
    {
      key: 'danger',
      label: t('cases.column.danger'),
      cell: (line) =>
        line.status === 'closed' ? (
          <Badge>{t('cases.status.closed')}</Badge>
        ) : (
          <DangerBadge danger={line.danger} />
        ),
    },
    {
      key: 'code',
      label: t('cases.column.case'),
      main: true,
      cell: (line) => (
        <>
          <span className="figures">{line.code}</span>
          <SubLine>{[t(`cases.topic.${line.topic}`), peopleOf(line, t)].filter(Boolean).join(' · ')}</SubLine>
        </>
      ),
    },
    {
      key: 'place',
      label: t('cases.column.place'),
      cell: (line) => <span className={classes.line}>{line.place_name ?? t('cases.place.unknown')}</span>,
    },
    {
      key: 'manager',
      label: t('cases.column.manager'),
      cell: (line) =>
        line.manager_name ? (
          <span className={classes.line}>{line.manager_name}</span>
        ) : line.status === 'open' ? (
          <Badge tone="warn">{t('cases.manager.none')}</Badge>
        ) : (
          '–'
        ),
    },
    {
      key: 'step',
      label: t('cases.column.step'),
      cell: (line) => (
        <span className={`${classes.line} figures`}>
          {line.step}/5
          <SubLine>{t(`cases.step_short.${line.step}`)}</SubLine>
        </span>
      ),
    },
    {
      key: 'opened',
      label: t('cases.column.opened'),
      figures: true,
      cell: (line) => (
        <time dateTime={line.opened_at} className={classes.line}>
          {formatWhen(line.opened_at, new Date(now), language)}
        </time>
      ),
    },
  ]
}

function peopleOf(line: CaseLine, t: Translate): string | undefined {
  return line.children > 0 ? t('cases.line.children', { n: line.children }) : undefined
}
