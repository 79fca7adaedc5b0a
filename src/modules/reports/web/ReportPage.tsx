import { useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { useParam } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { PageSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import { getReport } from '../report.contract.ts'
import { isWritten } from '../report.life.ts'
import { FrozenReport } from './FrozenReport.tsx'
import { ReportEditor } from './ReportEditor.tsx'

/** One report: written while it is a draft, read, signed and numbered once it is frozen. */
export default function ReportPage() {
  const t = useText()
  const id = useParam('id')
  const report = useRead(getReport, { params: { report_id: id } })
  if (report.error && !report.data)
    return (
      <Page title={t('reports.one.title')}>
        <ErrorNote error={report.error} onRetry={() => void report.refetch()} />
      </Page>
    )
  if (!report.data) return <PageSkeleton />
  return isWritten(report.data.status) ? (
    <ReportEditor key={`${id} ${report.data.issues.length} ${report.data.status}`} report={report.data} />
  ) : (
    <FrozenReport key={id} report={report.data} />
  )
}
