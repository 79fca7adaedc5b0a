import { valueText } from '#modules/indicators/web/figure-text.rule.ts'
import { useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { listDifferences } from '../report.contract.ts'
import classes from './Editor.module.css'

/** What has changed in the records since the last freezing; the frozen paper stays as it is. */
export function Differences({ reportId, no }: { reportId: string; no: number }) {
  const t = useText()
  const { language } = useLanguage()
  const differences = useRead(listDifferences, { params: { report_id: reportId, no } })
  const items = differences.data?.items
  return (
    <section className={classes.panel} aria-label={t('reports.differences.title')}>
      <h2 className={classes.partTitle}>{t('reports.differences.title')}</h2>
      <ErrorNote error={differences.error} onRetry={() => void differences.refetch()} />
      {!items && !differences.error && <TextSkeleton lines={2} />}
      {items?.length === 0 && <p className={classes.quiet}>{t('reports.differences.none')}</p>}
      <ul className={classes.lines}>
        {items?.map((item) => (
          <li key={item.key}>
            <div>{item.title[language]}</div>
            <div className="figures">
              {item.was === item.now
                ? t('reports.differences.same_value', { value: valueText(item.now) })
                : t('reports.differences.values', { was: valueText(item.was), now: valueText(item.now) })}
            </div>
            <div className={classes.small}>
              {t(item.definition_changed ? 'reports.differences.definition' : 'reports.differences.records')}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
