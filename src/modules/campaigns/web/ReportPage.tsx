import { call, useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FileButton } from '#ui/FileButton.tsx'
import layout from '#ui/layout.module.css'
import { useParam } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { PageSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import { printClosingReportContract, readClosingReportContract } from '../report.contract.ts'

/** The closing report as it would be printed now: every figure counted. */
export default function ReportPage() {
  const t = useText()
  const params = { plan_id: useParam('id') }
  const read = useRead(readClosingReportContract, { params })
  if (!read.data)
    return read.error ? (
      <Page title={t('campaigns.report.title')}>
        <ErrorNote error={read.error} onRetry={() => void read.refetch()} />
      </Page>
    ) : (
      <PageSkeleton />
    )
  return (
    <Page
      title={t('campaigns.report.title')}
      opening={t('campaigns.report.opening')}
      actions={
        <FileButton
          paper
          label={t('campaigns.report.print')}
          fetchFile={() => call(printClosingReportContract, { params })}
        />
      }
    >
      <Sheet>
        {read.data.sections.map((section) => (
          <Section key={section.heading} title={section.heading}>
            {section.sentences.map((sentence) => (
              <p key={sentence} className={layout.words}>
                {sentence}
              </p>
            ))}
          </Section>
        ))}
      </Sheet>
    </Page>
  )
}
