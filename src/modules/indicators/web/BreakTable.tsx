import { useText } from '#ui/text.ts'
import classes from './Figures.module.css'
import { figureText, isCovered, type ShownValue } from './figure-text.rule.ts'

export interface BreakRow {
  key: string
  label: string
  value: ShownValue
  /** Records that stand in no row above, and why. */
  isRest?: boolean
}

export interface BreakTableProps {
  /** What the table shows, for screen readers and paper. */
  caption: string
  /** Heading of the first column. */
  rowsLabel: string
  unit: string
  rows: readonly BreakRow[]
  /** All of them together; a trend has none. */
  total?: ShownValue
}

/** A figure by one dimension: label, bar, value with its unit. The bar repeats the number and is not read aloud. */
export function BreakTable({ caption, rowsLabel, unit, rows, total }: BreakTableProps) {
  const t = useText()
  const greatest = Math.max(1, ...rows.map((row) => (typeof row.value === 'number' ? row.value : 0)))
  return (
    <table className={classes.table}>
      <caption className="unseen">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{rowsLabel}</th>
          <td className={classes.barCell} />
          <th scope="col" className={classes.number}>
            {t('indicators.value')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} data-rest={row.isRest || undefined}>
            <th scope="row">{row.label}</th>
            <td className={classes.barCell}>
              <Bar value={row.value} greatest={greatest} />
            </td>
            <td className={`${classes.number} figures`}>{figureText(row.value, unit)}</td>
          </tr>
        ))}
      </tbody>
      {total !== undefined && (
        <tfoot>
          <tr>
            <th scope="row">{t('indicators.total')}</th>
            <td className={classes.barCell} />
            <td className={`${classes.number} figures`}>{figureText(total, unit)}</td>
          </tr>
        </tfoot>
      )}
    </table>
  )
}

function Bar({ value, greatest }: { value: ShownValue; greatest: number }) {
  if (isCovered(value)) return <span className={classes.hatched} aria-hidden />
  const share = ((value ?? 0) / greatest) * 100
  return (
    <svg
      className={classes.bar}
      viewBox="0 0 100 12"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect width="100" height="12" rx="1" />
      <rect className={classes.full} width={share} height="12" rx="1" />
    </svg>
  )
}
