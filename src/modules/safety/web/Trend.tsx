import { formatDay } from '#ui/format.ts'
import { useText } from '#ui/text.ts'
import type { Instrument, RiskView } from '../risk.contract.ts'
import classes from './safety.module.css'

const [width, height, edge] = [480, 72, 8]

/** Scores over time, oldest first, against the thresholds; said in words for who does not see it. */
export function Trend({ items, instrument }: { items: RiskView['items']; instrument: Instrument }) {
  const t = useText()
  const scores = items.toReversed()
  const most = Math.max(instrument.from_immediate, ...scores.map((item) => item.score))
  const x = (at: number) => edge + ((width - 2 * edge) * at) / Math.max(1, scores.length - 1)
  const y = (score: number) => height - edge - ((height - 2 * edge) * score) / most
  const said = scores.map((item) => `${formatDay(item.assessed_at)}: ${item.score}`).join('; ')
  return (
    <svg
      className={classes.trend}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={t('safety.risk.trend', { said })}
    >
      {[instrument.from_medium, instrument.from_high, instrument.from_immediate].map((score) => (
        <line key={score} x1={0} x2={width} y1={y(score)} y2={y(score)} className={classes.level} />
      ))}
      <polyline
        points={scores.map((item, at) => `${x(at)},${y(item.score)}`).join(' ')}
        fill="none"
        stroke="currentColor"
        strokeWidth={2}
      />
      {scores.map((item, at) => (
        <circle key={item.id} cx={x(at)} cy={y(item.score)} r={4} fill="currentColor" />
      ))}
    </svg>
  )
}
