import { Badge, type BadgeTone } from '#ui/Badge.tsx'
import { formatClock, formatDay } from '#ui/format.ts'
import { useMay, useMe } from '#ui/me.ts'
import { useText } from '#ui/text.ts'
import type { ReportStatus } from '../report.life.ts'
import classes from './Editor.module.css'
import type { Report } from './use-report-draft.ts'

export const toneOfStatus: Record<ReportStatus, BadgeTone> = {
  draft: 'neutral',
  returned: 'warn',
  supplement: 'neutral',
  frozen: 'act',
  submitted: 'act',
  initialled: 'act',
  signed: 'act',
  issued: 'ok',
  filed: 'ok',
}

const permitOfNext: Partial<Record<ReportStatus, string>> = {
  draft: 'report.write',
  returned: 'report.write',
  supplement: 'report.write',
  frozen: 'report.write',
  submitted: 'report.initial',
  initialled: 'report.sign',
  signed: 'report.number',
  issued: 'report.number',
}

/** Where the report stands, what comes next, and whose it is. */
export function StateLine({ report, asked }: { report: Report; asked: number }) {
  const t = useText()
  const me = useMe()
  const may = useMay()
  const { status, agency, issues, cut_off } = report
  const last = issues.at(-1)
  const permit = permitOfNext[status]
  const isMine = permit !== undefined && may(permit) && agency.id === me.agency.id
  const back = report.steps.findLast((step) => step.move === 'return' || step.move === 'recall')
  const facts = {
    reason: back?.reason ?? t('reports.state.no_reason'),
    who: back?.by ?? '',
    agency: agency.name,
    moment: `${formatDay(cut_off)}, ${formatClock(cut_off)}`,
    signed: last?.signed_on ? formatDay(last.signed_on) : '',
    issued: last?.issued_on ? formatDay(last.issued_on) : '',
    number: last?.number ?? '',
  }
  return (
    <span className={classes.state}>
      <Badge tone={toneOfStatus[status]}>{t(`reports.status.${status}`)}</Badge>
      {last && last.no > 1 && <Badge>{t('reports.state.issue', { no: last.no })}</Badge>}
      {asked > 0 && <Badge tone="warn">{t('reports.state.asked', { n: asked })}</Badge>}
      <span>
        {t(`reports.state.${status}`, facts)} {isMine && <strong>{t('reports.state.yours')}</strong>}
      </span>
    </span>
  )
}
