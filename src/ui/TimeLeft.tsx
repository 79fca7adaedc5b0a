import { IconAlertTriangle, IconClock } from '@tabler/icons-react'
import { useNow } from './clock.ts'
import { formatClock, formatDay, formatSpan, type Moment } from './format.ts'
import classes from './marks.module.css'
import { useLanguage, useText } from './text.ts'
import { urgencyOf } from './urgency.ts'

export interface TimeLeftProps {
  dueAt: Moment
  /** When the clock began; draws how much is used up. */
  startedAt?: Moment
  /** A limit written in law turns red when it passes; our own target turns brown. */
  limit: 'law' | 'internal'
}

/** Time left, first in a row: the span, how much is used up, and the moment it ends. */
export function TimeLeft({ dueAt, startedAt, limit }: TimeLeftProps) {
  const t = useText()
  const { language } = useLanguage()
  const now = useNow()
  const due = new Date(dueAt).getTime()
  const began = startedAt === undefined ? undefined : new Date(startedAt).getTime()
  const urgency = urgencyOf(due, began, now)
  const tone = urgency === 'calm' ? 'calm' : urgency === 'late' && limit === 'law' ? 'danger' : 'warn'
  const used = began === undefined ? undefined : Math.min(1, Math.max(0, (now - began) / (due - began)))
  const sameDay = formatDay(new Date(due)) === formatDay(new Date(now))
  const moment = sameDay
    ? formatClock(dueAt)
    : `${formatDay(new Date(due)).slice(0, 5)}, ${formatClock(dueAt)}`
  return (
    <div className={classes.time} data-tone={tone}>
      <span className={`${classes.left} figures`}>
        {tone === 'danger' && <IconAlertTriangle size={18} stroke={2} aria-hidden />}
        {tone === 'warn' && <IconClock size={18} stroke={2} aria-hidden />}
        <span className="unseen">{t(urgency === 'late' ? 'ui.time.late' : 'ui.time.left')} </span>
        {formatSpan(due - now, language)}
      </span>
      {used !== undefined && (
        <span className={classes.groove}>
          <span style={{ width: `${used * 100}%` }} />
        </span>
      )}
      <span className={`${classes.until} figures`}>
        {t(urgency === 'late' ? 'ui.time.was_due' : 'ui.time.before', { moment })}
      </span>
    </div>
  )
}
