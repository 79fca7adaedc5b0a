import { Badge, type BadgeTone } from '#ui/Badge.tsx'
import { type Column, SubLine } from '#ui/DataList.tsx'
import { formatDay } from '#ui/format.ts'
import type { Translate } from '#ui/text.ts'
import type { PaperLine, TaskLine } from '../paper.contract.ts'
import type { PaperState } from '../paper.life.ts'
import type { TaskStanding } from '../task.rule.ts'

const stateTones: Readonly<Record<PaperState, BadgeTone>> = {
  draft: 'act',
  in_force: 'ok',
  replaced: 'neutral',
  ended: 'neutral',
  withdrawn: 'neutral',
}
const standingTones: Readonly<Record<TaskStanding, BadgeTone>> = {
  done: 'ok',
  open: 'act',
  late: 'warn',
  silent: 'warn',
  dropped: 'neutral',
}

/** Where a paper stands. */
export function StateBadge({ state, t }: { state: PaperState; t: Translate }) {
  return <Badge tone={stateTones[state]}>{t(`papers.state.${state}`)}</Badge>
}

/** How a task stands. */
export function StandingBadge({ standing, t }: { standing: TaskStanding; t: Translate }) {
  return <Badge tone={standingTones[standing]}>{t(`papers.standing.${standing}`)}</Badge>
}

/** Columns of the register. */
export function paperColumns(t: Translate): Column<PaperLine>[] {
  return [
    {
      key: 'state',
      label: t('papers.column.state'),
      cell: (line) => <StateBadge state={line.state} t={t} />,
    },
    {
      key: 'subject',
      label: t('papers.column.subject'),
      main: true,
      cell: (line) => (
        <>
          {line.subject}
          <SubLine>
            {[line.number, t(`papers.kind.${line.kind}`)].filter((word) => word !== null).join(' · ')}
          </SubLine>
        </>
      ),
    },
    { key: 'issuer', label: t('papers.column.issuer'), cell: (line) => line.issuer },
    {
      key: 'from_on',
      label: t('papers.column.from_on'),
      figures: true,
      cell: (line) => formatDay(line.from_on),
    },
    {
      key: 'progress',
      label: t('papers.column.progress'),
      figures: true,
      cell: (line) => (line.tasks === 0 ? '–' : `${line.done}/${line.tasks}`),
    },
    { key: 'late', label: t('papers.column.late'), figures: true, cell: (line) => line.late },
  ]
}

/** Columns of tasks, for a paper and for Hôm nay. */
export function taskColumns(t: Translate): Column<TaskLine>[] {
  return [
    {
      key: 'standing',
      label: t('papers.column.standing'),
      cell: (line) => <StandingBadge standing={line.standing} t={t} />,
    },
    {
      key: 'what',
      label: t('papers.column.what'),
      main: true,
      cell: (line) => (
        <>
          {line.what}
          <SubLine>{line.paper}</SubLine>
        </>
      ),
    },
    { key: 'owner', label: t('papers.column.owner'), cell: (line) => line.owner },
    {
      key: 'counted',
      label: t('papers.column.counted'),
      figures: true,
      cell: (line) => `${line.counted}/${line.wanted}`,
    },
    {
      key: 'due_on',
      label: t('papers.column.due_on'),
      figures: true,
      cell: (line) => formatDay(line.due_on),
    },
  ]
}
