import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { call } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatClock, formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useText } from '#ui/text.ts'
import { downloadIssue } from '../report.contract.ts'
import classes from './Editor.module.css'
import { shaInGroups } from './sha-groups.ts'
import type { Report } from './use-report-draft.ts'

/** The frozen documents, last first: the very bytes, with the hash that proves them. */
export function Issues({ report }: { report: Report }) {
  const t = useText()
  return (
    <section className={classes.panel} aria-label={t('reports.issues.title')}>
      {report.issues.toReversed().map((issue) => (
        <div key={issue.no} className={layout.stack}>
          <h2 className={classes.partTitle}>{t('reports.issues.no', { no: issue.no })}</h2>
          <p className={classes.small}>
            {t('reports.issues.frozen_at', {
              moment: `${formatDay(issue.frozen_at)}, ${formatClock(issue.frozen_at)}`,
            })}
          </p>
          <Copy report={report} no={issue.no} copy="frozen" sha={issue.sha256} />
          {issue.signed_on && (
            <p className={classes.small}>
              {t('reports.issues.signed', {
                who: issue.signer_name ?? '',
                title: issue.signer_title ?? '',
                day: formatDay(issue.signed_on),
              })}
            </p>
          )}
          {issue.issued_sha256 && issue.issued_on && (
            <>
              <p className={classes.small}>
                {t('reports.issues.issued', { number: issue.number ?? '', day: formatDay(issue.issued_on) })}
              </p>
              <Copy report={report} no={issue.no} copy="issued" sha={issue.issued_sha256} />
            </>
          )}
        </div>
      ))}
      <p className={classes.small}>{t('reports.issues.same')}</p>
    </section>
  )
}

interface CopyProps {
  report: Report
  no: number
  copy: 'frozen' | 'issued'
  sha: string
}

function Copy({ report, no, copy, sha }: CopyProps) {
  const t = useText()
  const [error, setError] = useState<unknown>()
  const fetchFile = () => {
    setError(undefined)
    call(downloadIssue, { params: { report_id: report.id, no }, query: { copy } }).catch(setError)
  }
  return (
    <div className={layout.stack}>
      <div className={classes.buttons}>
        <Button
          variant="default"
          leftSection={<IconDownload size={20} stroke={1.75} aria-hidden />}
          onClick={fetchFile}
        >
          {t(`reports.issues.download_${copy}`)}
        </Button>
      </div>
      <ErrorNote error={error} onRetry={fetchFile} />
      <div>
        <span className={classes.small}>SHA-256</span>
        <span className={classes.sha}>{shaInGroups(sha)}</span>
      </div>
    </div>
  )
}
