import { formatDay, formatNumber } from '#ui/format.ts'
import { PageLink } from '#ui/links.tsx'
import { useText } from '#ui/text.ts'
import type { ReportedFigure } from '../report.contract.ts'
import classes from './Editor.module.css'

/** Sums of other bodies beside the paper, each with its document; never added to what was counted. */
export function ReportedBeside({ reported }: { reported: readonly ReportedFigure[] }) {
  const t = useText()
  return (
    <section className={classes.panel} aria-label={t('reports.reported.beside')}>
      <h2 className={classes.partTitle}>{t('reports.reported.beside')}</h2>
      {reported.length === 0 ? (
        <p className={classes.quiet}>{t('reports.reported.none_beside')}</p>
      ) : (
        <ul className={classes.lines}>
          {reported.map((figure) => (
            <li key={figure.id}>
              <div>
                <strong className="figures">
                  {formatNumber(figure.value)} {figure.unit}
                </strong>
              </div>
              <div>{figure.title}</div>
              <div className={classes.small}>
                {t('reports.reported.document', {
                  body: figure.body_name,
                  number: figure.document_number,
                  day: formatDay(figure.document_date),
                })}
              </div>
            </li>
          ))}
        </ul>
      )}
      <PageLink to="/reported-figures">{t('reports.reported.all')}</PageLink>
    </section>
  )
}
