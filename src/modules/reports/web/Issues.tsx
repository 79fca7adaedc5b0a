import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { call, useAct } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatClock, formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useMe } from '#ui/me.ts'
import { useText } from '#ui/text.ts'
import {
  checkIssue,
  downloadAnnex,
  downloadIssue,
  downloadPdf,
  downloadSignedCopy,
  downloadSlip,
} from '../report.contract.ts'
import classes from './Editor.module.css'
import { shaInGroups } from './sha-groups.ts'
import type { Report } from './use-report-draft.ts'

/** The frozen documents, last first: the very bytes, with the hash that proves them. */
export function Issues({ report }: { report: Report }) {
  const t = useText()
  const me = useMe()
  const isOwn = report.agency.id === me.agency.id
  const at = (no: number) => ({ params: { report_id: report.id, no } })
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
          <Fetch act={() => call(downloadIssue, { ...at(issue.no), query: { copy: 'frozen' } })}>
            {t('reports.issues.download_frozen')}
          </Fetch>
          <Sha sha={issue.sha256} />
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
              <Fetch act={() => call(downloadIssue, { ...at(issue.no), query: { copy: 'issued' } })}>
                {t('reports.issues.download_issued')}
              </Fetch>
              <Sha sha={issue.issued_sha256} />
            </>
          )}
          {issue.signed_copy && (
            <>
              <Fetch act={() => call(downloadSignedCopy, at(issue.no))}>
                {t('reports.issues.download_signed')}
              </Fetch>
              <Sha sha={issue.signed_copy.sha256} />
            </>
          )}
          <Fetch act={() => call(downloadPdf, at(issue.no))}>{t('reports.issues.download_pdf')}</Fetch>
          <Fetch act={() => call(downloadAnnex, at(issue.no))}>{t('reports.issues.download_annex')}</Fetch>
          {issue.slip && isOwn && (
            <Fetch act={() => call(downloadSlip, at(issue.no))}>{t('reports.issues.download_slip')}</Fetch>
          )}
          <Check reportId={report.id} no={issue.no} />
        </div>
      ))}
      <p className={classes.small}>{t('reports.issues.same')}</p>
    </section>
  )
}

function Sha({ sha }: { sha: string }) {
  return (
    <div>
      <span className={classes.small}>SHA-256</span>
      <span className={classes.sha}>{shaInGroups(sha)}</span>
    </div>
  )
}

/** A button that fetches a file, with what went wrong under it. */
function Fetch({ act, children }: { act: () => Promise<unknown>; children: ReactNode }) {
  const [error, setError] = useState<unknown>()
  const [isBusy, setBusy] = useState(false)
  const fetchFile = () => {
    if (isBusy) return
    setError(undefined)
    setBusy(true)
    act()
      .catch(setError)
      .finally(() => setBusy(false))
  }
  return (
    <div className={layout.stack}>
      <div className={classes.buttons}>
        <Button
          variant="default"
          aria-disabled={isBusy}
          leftSection={<IconDownload size={20} stroke={1.75} aria-hidden />}
          onClick={fetchFile}
        >
          {children}
        </Button>
      </div>
      <ErrorNote error={error} onRetry={fetchFile} />
    </div>
  )
}

/** Asks the house whether what it keeps still is what was frozen. */
function Check({ reportId, no }: { reportId: string; no: number }) {
  const t = useText()
  const check = useAct(checkIssue, {})
  const found = check.data
  const say = () => {
    if (!found) return undefined
    const stands = found.stands && found.issued_stands !== false && found.signed_stands !== false
    if (!stands) return t('reports.check.broken')
    return t(found.prints_same ? 'reports.check.stands' : 'reports.check.printing_moved')
  }
  return (
    <div className={layout.stack}>
      <div>
        <Button
          variant="subtle"
          size="sm"
          aria-disabled={check.isPending}
          onClick={() => check.mutate({ params: { report_id: reportId, no } })}
        >
          {t('reports.check.act')}
        </Button>
      </div>
      <ErrorNote error={check.error} />
      {found && (
        <p role="status" className={classes.small}>
          {say()}{' '}
          {found.definitions.length > 0 && t('reports.check.definitions', { n: found.definitions.length })}
        </p>
      )}
    </div>
  )
}
