import { IconCloudOff, IconLock } from '@tabler/icons-react'
import { formatSeconds, type Moment } from './format.ts'
import classes from './marks.module.css'
import { useText } from './text.ts'

/** Where the work stands, always in the same corner: saved when, being saved, or not saved and why nothing is lost. */
export function SavedMark({
  savedAt,
  state,
}: {
  savedAt?: Moment
  state: 'saved' | 'saving' | 'unsaved' | 'new'
}) {
  const t = useText()
  const words =
    state === 'saved' && savedAt
      ? t('ui.saved.at', { moment: formatSeconds(savedAt) })
      : t(state === 'unsaved' ? 'ui.saved.not' : state === 'saving' ? 'ui.saved.saving' : 'ui.saved.new')
  const Shape = state === 'unsaved' ? IconCloudOff : IconLock
  return (
    <span
      role="status"
      className={state === 'unsaved' ? `${classes.saved} ${classes.unsaved}` : classes.saved}
    >
      <Shape size={18} stroke={1.75} aria-hidden />
      <span className="figures">{words}</span>
    </span>
  )
}
