import { formatClock, formatDay } from '#ui/format.ts'
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
            {event.words && <p className={isWhole ? classes.words : classes.short}>{event.words}</p>}
            {event.isCovered && <p className={classes.quiet}>{t('cases.words.covered')}</p>}
            <p className={classes.quiet}>{event.by}</p>
          </div>
        </li>
      ))}
    </ol>
  )
}
