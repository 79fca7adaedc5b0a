import { Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useState } from 'react'
import { indicatorCodes } from '#modules/indicators/indicator.codes.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { useMay } from '#ui/me.ts'
import { StaleNote } from '#ui/StaleNote.tsx'
import { useText } from '#ui/text.ts'
import type { ReportBody } from '../report.body.codes.ts'
import { FreezeDialog } from './FreezeDialog.tsx'
import { HeadDialog } from './HeadDialog.tsx'
import { KeptMark } from './KeptMark.tsx'
import { ReportFrame } from './ReportFrame.tsx'
import { marksOf } from './section-marks.ts'
import { headingText, type Section, sectionsOf, withSections } from './section-text.ts'
import { type Report, useReportDraft } from './use-report-draft.ts'

/** A draft: one writes on the paper, its numbers are live, everything is kept while one writes. */
export function ReportEditor({ report }: { report: Report }) {
  const t = useText()
  const may = useMay()
  const draft = useReportDraft(report)
  const [asking, setAsking] = useState<'freeze' | 'head' | undefined>()
  const mayWrite = may('report.write')
  const sections = sectionsOf(draft.body.blocks)
  const asked = marksOf(sections, report).flat().length
  const change = (at: number, text: string) => {
    const next = sections.map((section, index): Section => (index === at ? { ...section, text } : section))
    draft.change(withSections(draft.body, next, indicatorCodes))
  }
  return (
    <ReportFrame
      report={report}
      body={draft.body}
      onChange={mayWrite ? change : undefined}
      state={mayWrite && <KeptMark state={draft.state} savedAt={draft.savedAt} />}
      actions={
        mayWrite && (
          <>
            <Button variant="default" onClick={() => setAsking('head')}>
              {t('reports.head.edit')}
            </Button>
            <Button
              leftSection={<IconLock size={20} stroke={1.75} aria-hidden />}
              onClick={() => setAsking('freeze')}
            >
              {t('reports.move.freeze')}
            </Button>
          </>
        )
      }
      above={
        <>
          <ErrorNote error={draft.error} onRetry={() => void draft.flush()} />
          {draft.theirs && (
            <StaleNote
              fields={differencesOf(draft.body, draft.theirs.body as ReportBody, t('reports.paper.opening'))}
              onKeepMine={draft.keepMine}
              onTakeTheirs={draft.takeTheirs}
            />
          )}
        </>
      }
    >
      <HeadDialog
        opened={asking === 'head'}
        body={draft.body}
        onDone={(body) => {
          draft.change(body)
          setAsking(undefined)
        }}
        onClose={() => setAsking(undefined)}
      />
      <FreezeDialog
        opened={asking === 'freeze'}
        report={report}
        draft={draft}
        asked={asked}
        onClose={() => setAsking(undefined)}
      />
    </ReportFrame>
  )
}

/** The parts of two versions that differ, by their headings. */
function differencesOf(mine: ReportBody, theirs: ReportBody, opening: string) {
  const [own, other] = [sectionsOf(mine.blocks), sectionsOf(theirs.blocks)]
  return own
    .map((section, at) => ({
      label: section.heading ? headingText(section.heading) : opening,
      mine: section.text,
      theirs: other[at]?.text ?? '',
      differs: section.text !== other[at]?.text,
    }))
    .filter((field) => field.differs)
}
