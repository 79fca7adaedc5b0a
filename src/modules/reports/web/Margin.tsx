import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useAct, useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatClock, formatDay } from '#ui/format.ts'
import { useMay } from '#ui/me.ts'
import { useText } from '#ui/text.ts'
import { listRemarks, type Remark, settleRemark } from '../remark.contract.ts'
import { getReport, listReports } from '../report.contract.ts'
import type { Part } from './Contents.tsx'
import classes from './Editor.module.css'
import { AnswerDialog } from './RemarkDialog.tsx'
import { headingText } from './section-text.ts'

export interface MarginProps {
  reportId: string
  parts: readonly Part[]
  /** Lines of each part as they are shown now; a remark at a line that reads otherwise says so. */
  linesOf: (at: number) => readonly string[]
}

/** What colleagues have said about the report: what waits first, what is dealt with folded below. */
export function Margin({ reportId, parts, linesOf }: MarginProps) {
  const t = useText()
  const may = useMay()
  const margin = useRead(listRemarks, { params: { report_id: reportId } })
  const [answering, setAnswering] = useState<Remark>()
  if (margin.error) return <ErrorNote error={margin.error} onRetry={() => void margin.refetch()} />
  if (!margin.data) return null
  const { items, takes_more } = margin.data
  const isOpen = takes_more && may('report.remark')
  if (items.length === 0 && !isOpen) return null
  const [open, settled] = [items.filter((item) => !item.settled), items.filter((item) => item.settled)]
  const line = (remark: Remark) => {
    const at = parts.findIndex(({ section }) =>
      remark.section === null
        ? section.heading === undefined
        : section.heading && headingText(section.heading) === remark.section,
    )
    return (
      <RemarkLine
        key={remark.id}
        remark={remark}
        reportId={reportId}
        partId={parts[at]?.id}
        isMoved={remark.line !== null && !linesOf(at).includes(remark.line)}
        onAnswer={isOpen ? () => setAnswering(remark) : undefined}
      />
    )
  }
  return (
    <section className={classes.panel} aria-label={t('reports.margin.title')}>
      <h2 className={classes.partTitle}>
        {open.length > 0 ? t('reports.margin.open', { n: open.length }) : t('reports.margin.title')}
      </h2>
      {items.length === 0 && <p className={classes.small}>{t('reports.margin.none')}</p>}
      <ol className={classes.lines}>{open.map(line)}</ol>
      {settled.length > 0 && (
        <details>
          <summary>{t('reports.margin.settled', { n: settled.length })}</summary>
          <ol className={classes.lines}>{settled.map(line)}</ol>
        </details>
      )}
      {answering && (
        <AnswerDialog reportId={reportId} remark={answering} onClose={() => setAnswering(undefined)} />
      )}
    </section>
  )
}

interface RemarkLineProps {
  remark: Remark
  reportId: string
  partId: string | undefined
  isMoved: boolean
  /** Absent where the margin is closed. */
  onAnswer: (() => void) | undefined
}

function RemarkLine({ remark, reportId, partId, isMoved, onAnswer }: RemarkLineProps) {
  const t = useText()
  const settle = useAct(settleRemark, { refresh: [listRemarks, getReport, listReports] })
  const { id, section, words, version, answers, settled } = remark
  const place = section ?? t('reports.paper.opening')
  return (
    <li>
      <p className={classes.small}>{partId ? <a href={`#${partId}`}>{place}</a> : place}</p>
      {remark.line !== null && (
        <blockquote className={classes.quoted}>
          {remark.line}
          {isMoved && <p className={classes.small}>{t('reports.margin.moved')}</p>}
        </blockquote>
      )}
      <Said words={words} by={remark.by} at={remark.at} />
      {answers.map((answer) => (
        <Said key={answer.id} {...answer}>
          ↳{' '}
        </Said>
      ))}
      {settled && (
        <p className={classes.small}>
          {t('reports.margin.settled_by', { who: settled.by, day: formatDay(settled.at) })}
        </p>
      )}
      {onAnswer && (
        <div className={classes.buttons}>
          {!settled && (
            <Button variant="default" size="sm" onClick={onAnswer}>
              {t('reports.margin.answer')}
            </Button>
          )}
          <Button
            variant="subtle"
            size="sm"
            aria-disabled={settle.isPending}
            onClick={() =>
              !settle.isPending &&
              settle.mutate({
                params: { report_id: reportId, remark_id: id },
                body: { version, settled: !settled },
              })
            }
          >
            {t(settled ? 'reports.margin.open_again' : 'reports.margin.settle')}
          </Button>
        </div>
      )}
      <ErrorNote error={settle.error} />
    </li>
  )
}

function Said({ words, by, at, children }: { words: string; by: string; at: string; children?: ReactNode }) {
  return (
    <div>
      <p>
        {children}
        {words}
      </p>
      <p className={`${classes.small} figures`}>
        {by} · {formatDay(at)}, {formatClock(at)}
      </p>
    </div>
  )
}
