import { Badge, type BadgeTone } from '#ui/Badge.tsx'
import { type Column, SubLine } from '#ui/DataList.tsx'
import { formatDay, formatPercent } from '#ui/format.ts'
import type { Translate } from '#ui/text.ts'
import type { FindingLine } from '../finding.contract.ts'
import type { FindingStatus, VisitStatus } from '../inspection.life.ts'
import type { VisitLine } from '../visit.contract.ts'

const visitTones: Readonly<Record<VisitStatus, BadgeTone>> = {
  planned: 'act',
  done: 'warn',
  concluded: 'ok',
  cancelled: 'neutral',
}
const findingTones: Readonly<Record<FindingStatus, BadgeTone>> = {
  open: 'act',
  corrected: 'warn',
  closed: 'ok',
  withdrawn: 'neutral',
}

/** Where a visit stands; one whose day has passed says so. */
export function VisitBadge({ visit, t }: { visit: VisitLine; t: Translate }) {
  return (
    <Badge tone={visit.late ? 'warn' : visitTones[visit.status]}>
      {t(visit.late ? 'inspections.late' : `inspections.status.${visit.status}`)}
    </Badge>
  )
}

/** Where a finding stands; one past its day says so. */
export function FindingBadge({ finding, t }: { finding: FindingLine; t: Translate }) {
  return (
    <Badge tone={finding.overdue ? 'warn' : findingTones[finding.status]}>
      {t(`inspections.state.${finding.overdue ? 'overdue' : finding.status}`)}
    </Badge>
  )
}

/** Columns of visits, for the list, a round and Hôm nay. */
export function visitColumns(t: Translate, language: 'vi' | 'en'): Column<VisitLine>[] {
  return [
    {
      key: 'status',
      label: t('inspections.column.status'),
      cell: (line) => <VisitBadge visit={line} t={t} />,
    },
    {
      key: 'unit',
      label: t('inspections.column.unit'),
      main: true,
      cell: (line) => (
        <>
          {line.unit_name}
          <SubLine>
            {t(`inspections.unit.${line.unit_kind}`)} · {line.place_name}
          </SubLine>
        </>
      ),
    },
    {
      key: 'checklist',
      label: t('inspections.column.checklist'),
      cell: (line) => (
        <>
          {language === 'vi' ? line.checklist_vi : line.checklist_en}
          <SubLine>{line.round_title}</SubLine>
        </>
      ),
    },
    {
      key: 'planned_on',
      label: t('inspections.column.day'),
      figures: true,
      cell: (line) => formatDay(line.visited_on ?? line.planned_on),
    },
    {
      key: 'percent',
      label: t('inspections.column.percent'),
      figures: true,
      cell: (line) => (line.percent === null ? '–' : formatPercent(line.percent)),
    },
    {
      key: 'unfinished',
      label: t('inspections.column.unfinished'),
      figures: true,
      cell: (line) => line.unfinished,
    },
  ]
}

/** Columns of findings, for the register, a visit and Hôm nay. */
export function findingColumns(t: Translate): Column<FindingLine>[] {
  return [
    {
      key: 'state',
      label: t('inspections.column.state'),
      cell: (line) => <FindingBadge finding={line} t={t} />,
    },
    {
      key: 'what',
      label: t('inspections.column.what'),
      main: true,
      cell: (line) => (
        <>
          {line.what}
          <SubLine>{line.action}</SubLine>
        </>
      ),
    },
    {
      key: 'unit',
      label: t('inspections.column.unit'),
      cell: (line) => (
        <>
          {line.unit_name}
          <SubLine>{line.place_name}</SubLine>
        </>
      ),
    },
    { key: 'owner', label: t('inspections.column.owner'), cell: (line) => line.owner },
    {
      key: 'due_on',
      label: t('inspections.column.due_on'),
      figures: true,
      cell: (line) => formatDay(line.due_on),
    },
  ]
}
