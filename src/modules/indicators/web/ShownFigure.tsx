import { useText } from '#ui/text.ts'
import classes from './Figures.module.css'
import { isCovered, type ShownValue, valueText } from './figure-text.rule.ts'

/** A value with its unit; a covered one says why, to the eye and to the ear. */
export function ShownFigure({
  value,
  unit,
  isLarge,
}: {
  value: ShownValue
  unit: string
  isLarge?: boolean
}) {
  const t = useText()
  return (
    <>
      <span className={`${isLarge ? classes.large : classes.value} figures`}>
        {valueText(value)} <span className={classes.unit}>{unit}</span>
      </span>
      {isCovered(value) && <span className="unseen"> ({t(`indicators.covered.${coverOf(value)}`)})</span>}
    </>
  )
}

/** Which sentence explains a covered value. */
export function coverOf(value: string): 'under' | 'over' | 'silent' {
  if (value === '<5') return 'under'
  return value === '≥5' ? 'over' : 'silent'
}

/** Why values are covered; nothing where none is. */
export function CoverNote({ values }: { values: readonly ShownValue[] }) {
  const t = useText()
  const kinds = [...new Set(values.filter(isCovered).map(coverOf))]
  if (kinds.length === 0) return null
  return (
    <div className={classes.note}>
      <p>{t('indicators.covered')}</p>
      {kinds.map((kind) => (
        <p key={kind}>{t(`indicators.covered.${kind}`)}</p>
      ))}
    </div>
  )
}
