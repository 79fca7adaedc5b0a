import { IconCheck, IconCloudOff } from '@tabler/icons-react'
import { formatSeconds } from '#ui/format.ts'
import { useText } from '#ui/text.ts'
import classes from './Editor.module.css'
import type { ReportDraft } from './use-report-draft.ts'

/** Where the text stands: kept when, on its way, or not kept. */
export function KeptMark({ state, savedAt }: Pick<ReportDraft, 'state' | 'savedAt'>) {
  const t = useText()
  const Shape = state === 'unsaved' ? IconCloudOff : IconCheck
  return (
    <span role="status" className={classes.kept}>
      {state !== 'new' && <Shape size={18} stroke={1.75} aria-hidden />}
      <span className="figures">
        {state === 'saved' && savedAt
          ? t('reports.kept.at', { moment: formatSeconds(savedAt) })
          : state === 'new'
            ? ''
            : t(state === 'saving' ? 'ui.saved.saving' : 'ui.saved.not')}
      </span>
    </span>
  )
}
