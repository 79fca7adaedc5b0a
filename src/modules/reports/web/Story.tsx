import { formatClock, formatDay } from '#ui/format.ts'
import { useText } from '#ui/text.ts'
import classes from './Editor.module.css'
import type { Report } from './use-report-draft.ts'

/** Who moved the report where, last first, with the reasons given. */
export function Story({ report }: { report: Report }) {
  const t = useText()
  if (report.steps.length === 0) return null
  return (
    <section className={classes.panel} aria-label={t('reports.story.title')}>
      <h2 className={classes.partTitle}>{t('reports.story.title')}</h2>
      <ol className={classes.lines} reversed>
        {report.steps.toReversed().map((step) => (
          <li key={step.id}>
            <div>
              {t(`reports.story.${step.move}`, { no: step.no ?? '' })} · {step.by}
            </div>
            <div className={`${classes.small} figures`}>
              {formatDay(step.at)}, {formatClock(step.at)}
            </div>
            {step.reason && <div>{step.reason}</div>}
          </li>
        ))}
      </ol>
    </section>
  )
}
