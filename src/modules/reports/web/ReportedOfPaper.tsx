import { useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatNumber } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { Section } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { listReportedFigures } from '../report.contract.ts'

/** On the page of a letter: the sums that were taken from it, told apart from what is counted. Nothing where there are none. */
export default function ReportedOfPaper({ id }: { id: string }) {
  const t = useText()
  const figures = useRead(listReportedFigures, {
    query: { from: '2000-01-01', until: '2100-01-01', paper_id: id },
  })
  if (figures.error) return <ErrorNote error={figures.error} onRetry={() => void figures.refetch()} />
  if (!figures.data || figures.data.items.length === 0) return null
  return (
    <Section title={t('reports.reported.title')}>
      <ul className={layout.rows}>
        {figures.data.items.map((figure) => (
          <li key={figure.id}>
            <div className={layout.between}>
              <span>{figure.title}</span>
              <strong className="figures">
                {formatNumber(figure.value)} {figure.unit}
              </strong>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
