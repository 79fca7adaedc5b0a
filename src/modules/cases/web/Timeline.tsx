import { formatClock, formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useText } from '#ui/text.ts'
import classes from './Cases.module.css'
import type { CaseEvent } from './timeline.ts'

/** What happened, newest first, with day and hour before each. */
export function Timeline({ events, isWhole }: { events: readonly CaseEvent[]; isWhole?: boolean }) {
  const t = useText()
  return (
    <ol className={classes.timeline} data-whole={isWhole || undefined}>
      {events.map((event) => (
        <li key={event.key} className={classes.event} data-kind={event.isDeed ? 'filled' : 'open'}>
          <time dateTime={event.at}>
            {isWhole ? formatDay(event.at) : formatDay(event.at).slice(0, 5)}
            <br />
            {formatClock(event.at)}
          </time>
          <span className={classes.dot} aria-hidden />
          <div>
            <p>{event.title}</p>
            {event.words && <p className={isWhole ? layout.words : classes.short}>{event.words}</p>}
            {event.isCovered && <p className={layout.quiet}>{t('cases.words.covered')}</p>}
            <p className={layout.quiet}>{event.by}</p>
          </div>
        </li>
      ))}
    </ol>
  )
}
