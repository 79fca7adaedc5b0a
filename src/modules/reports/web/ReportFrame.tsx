import { Drawer } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { type ReactNode, useState } from 'react'
import { inSentence } from '#modules/indicators/web/figure-text.rule.ts'
import { formatClock, formatDay } from '#ui/format.ts'
import { useMay } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import type { ReportBody } from '../report.body.codes.ts'
import { isWritten, takesRemarks } from '../report.life.ts'
import { Contents } from './Contents.tsx'
import classes from './Editor.module.css'
import { FigurePanel } from './FigurePanel.tsx'
import { Margin } from './Margin.tsx'
import { NumberNotes } from './NumberNotes.tsx'
import { Paper } from './Paper.tsx'
import { RemarkDialog } from './RemarkDialog.tsx'
import { ReportedBeside } from './ReportedBeside.tsx'
import { StateLine } from './StateLine.tsx'
import { marksOf } from './section-marks.ts'
import { headingText, isDivided, sectionsOf, shownLines } from './section-text.ts'
import type { Report } from './use-report-draft.ts'

export interface ReportFrameProps {
  report: Report
  body: ReportBody
  /** Writes the text of one part; without it the paper is only read. */
  onChange: ((section: number, text: string) => void) | undefined
  state?: ReactNode
  actions?: ReactNode
  above?: ReactNode
  /** First in the right column: issues, differences. */
  beside?: ReactNode
  /** Dialogs. */
  children?: ReactNode
}

/** Contents, the paper, and beside it the open figure and the questions. */
export function ReportFrame({
  report,
  body,
  onChange,
  state,
  actions,
  above,
  beside,
  children,
}: ReportFrameProps) {
  const t = useText()
  const { language } = useLanguage()
  const isNarrow = useMediaQuery('(max-width: 63.99em)', false, { getInitialValueInEffect: false }) ?? false
  const may = useMay()
  const [openKey, setOpenKey] = useState<string>()
  const [saying, setSaying] = useState<number>()
  const sections = sectionsOf(body.blocks)
  const figures = new Map(report.figures.map((figure) => [figure.key, figure]))
  const open = openKey === undefined ? undefined : figures.get(openKey)

  const marks = onChange ? marksOf(sections, report) : []
  const parts = sections.map((section, at) => ({
    section,
    id: `part-${at}`,
    asked: marks[at] ?? [],
    isFixed: !onChange || isDivided(sections, at),
  }))
  const linesOf = (at: number) => shownLines(sections[at]?.text ?? '', figures)
  const heading = saying === undefined ? undefined : sections[saying]?.heading
  const asked = parts.flatMap((part) => part.asked)

  const close = () => {
    setOpenKey(undefined)
    // Back to the chip that was pressed.
    document.querySelector<HTMLElement>('[data-figure][aria-expanded="true"]')?.focus()
  }
  const panel = open && (
    <FigurePanel
      figure={{
        indicator: open.indicator,
        value: open.value,
        from: open.from,
        until: open.until,
        place: open.place,
        countedAt: `${formatDay(report.cut_off)}, ${formatClock(report.cut_off)}`,
        definitionVersion: open.definition_version,
        isFrozen: !isWritten(report.status),
        reportId: report.id,
        meant: { tells: open.tells, ...(open.filter ? { filter: open.filter } : {}) },
      }}
      onClose={isNarrow ? undefined : close}
    />
  )
  return (
    <Page
      title={t('reports.one.of_period', { period: inSentence(report.span.name[language]) })}
      opening={<StateLine report={report} asked={asked.length} />}
      actions={
        <>
          {state}
          {actions}
        </>
      }
    >
      {above}
      <div className={classes.editor}>
        <Contents parts={parts} hasTyped={onChange !== undefined} isFolded={isNarrow} />
        <Paper
          report={report}
          body={body}
          parts={parts}
          figures={figures}
          openKey={openKey}
          onOpen={setOpenKey}
          onChange={onChange}
          onRemark={takesRemarks(report.status) && may('report.remark') ? setSaying : undefined}
        />
        <div className={classes.side}>
          {!isNarrow && panel}
          {beside}
          <Margin reportId={report.id} parts={parts} linesOf={linesOf} />
          <NumberNotes asked={asked} />
          <ReportedBeside reported={report.reported} />
        </div>
      </div>
      <Drawer
        opened={isNarrow && open !== undefined}
        onClose={close}
        position="bottom"
        size="80%"
        title={t('reports.figure.open')}
        closeButtonProps={{ 'aria-label': t('ui.close') }}
      >
        {isNarrow && panel}
      </Drawer>
      {saying !== undefined && (
        <RemarkDialog
          reportId={report.id}
          section={heading && headingText(heading)}
          lines={linesOf(saying)}
          onClose={() => setSaying(undefined)}
        />
      )}
      {children}
    </Page>
  )
}
