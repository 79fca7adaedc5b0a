import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx'
import layout from '#ui/layout.module.css'
import { useText } from '#ui/text.ts'
import { freezeReport } from '../report.contract.ts'
import classes from './Editor.module.css'
import type { Report, ReportDraft } from './use-report-draft.ts'

export interface FreezeDialogProps {
  opened: boolean
  report: Report
  draft: ReportDraft
  /** Numbers typed by hand that still ask for their source. */
  asked: number
  onClose: () => void
}

/** Asks before the figures are frozen, and says what will be fixed from then on. */
export function FreezeDialog({ opened, report, draft, asked, onClose }: FreezeDialogProps) {
  const t = useText()
  const [isUnsaved, setUnsaved] = useState(false)
  const freeze = useAct(freezeReport, { onDone: onClose })
  const act = async () => {
    const version = await draft.flush()
    setUnsaved(version === undefined)
    if (version !== undefined) freeze.mutate({ params: { report_id: report.id }, body: { version } })
  }
  return (
    <ConfirmDialog
      opened={opened}
      title={t('reports.freeze.title')}
      actLabel={t('reports.freeze.act')}
      isBusy={freeze.isPending}
      error={freeze.error}
      onAct={() => void act()}
      onClose={onClose}
    >
      <div className={layout.stack}>
        {report.open_remarks > 0 && <p>{t('reports.margin.before_freezing', { n: report.open_remarks })}</p>}
        <p>{t('reports.freeze.what', { n: report.figures.length, m: report.reported.length })}</p>
        <p>{t('reports.freeze.blank')}</p>
        <p>{t('reports.freeze.later')}</p>
        {asked > 0 && <p className={classes.asks}>{t('reports.freeze.asked', { n: asked })}</p>}
        {isUnsaved && <p role="alert">{t('reports.freeze.unsaved')}</p>}
      </div>
    </ConfirmDialog>
  )
}
