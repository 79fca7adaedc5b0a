import { useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatDay } from '#ui/format.ts'
import { PageLink } from '#ui/links.tsx'
import { useMe } from '#ui/me.ts'
import { useTellOpening } from '#ui/opening.ts'
import { Section } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { listReports } from '../report.contract.ts'
import type { ReportStatus } from '../report.life.ts'
import classes from './Editor.module.css'

/** Submitted reports that wait for initials. */
export function ToInitial() {
  return <Waiting status="submitted" step="initial" />
}

/** Initialled reports that wait for my signature. */
export function ToSign() {
  return <Waiting status="initialled" step="sign" />
}

/** Reports sent back to be written again. */
export function ToWrite() {
  return <Waiting status="returned" step="write" />
}

/** Signed reports that wait for number and date. */
export function ToNumber() {
  return <Waiting status="signed" step="number" />
}

interface WaitingProps {
  status: ReportStatus
  step: 'write' | 'initial' | 'sign' | 'number'
}

function Waiting({ status, step }: WaitingProps) {
  const t = useText()
  const me = useMe()
  const reports = useRead(listReports, { query: { limit: 50 } })
  const mine = reports.data?.items.filter(
    (report) => report.status === status && report.agency.id === me.agency.id,
  )
  useTellOpening(
    mine && mine.length > 0
      ? { weight: 1, sentence: t(`reports.card.${step}.opening`, { n: mine.length }) }
      : undefined,
  )
  if (reports.error) return <ErrorNote error={reports.error} onRetry={() => void reports.refetch()} />
  if (!mine || mine.length === 0) return null
  return (
    <Section title={t(`reports.card.${step}.title`)} note={t('reports.card.count', { n: mine.length })}>
      <ul className={classes.lines}>
        {mine.map((report) => (
          <li key={report.id}>
            <PageLink to="/reports/$id" params={{ id: report.id }}>
              {report.title}
            </PageLink>
            <div className={classes.small}>
              {t('reports.card.begun', { day: formatDay(report.begun_at) })}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
