import { Button } from '@mantine/core'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { FieldError } from '#ui/FieldError.tsx'
import { TextField } from '#ui/fields.tsx'
import layout from '#ui/layout.module.css'
import { useText } from '#ui/text.ts'
import type { OpenSpan } from '../hours.rule.ts'
import classes from './directory.module.css'

const days = [1, 2, 3, 4, 5, 6, 7, 0]

/** Spans with the same hours stand on one line with their days; that is how people say them. */
interface Line {
  days: number[]
  from: string
  until: string
}

function linesOf(hours: readonly OpenSpan[]): Line[] {
  const lines = new Map<string, Line>()
  for (const { day, from, until } of hours) {
    const line = lines.get(`${from} ${until}`) ?? { days: [], from, until }
    line.days.push(day)
    lines.set(`${from} ${until}`, line)
  }
  return [...lines.values()]
}

const spansOf = (lines: readonly Line[]): OpenSpan[] =>
  lines.flatMap(({ days: on, from, until }) => on.map((day) => ({ day, from, until })))

/** Weekly hours, also at night and on days off. */
export function HoursField({
  hours,
  onChange,
  error,
}: {
  hours: OpenSpan[]
  onChange: (hours: OpenSpan[]) => void
  error: string | undefined
}) {
  const t = useText()
  const lines = linesOf(hours)
  const change = (at: number, part: Partial<Line>) =>
    onChange(spansOf(lines.map((line, each) => (each === at ? { ...line, ...part } : line))))
  const add = (line: Line) => onChange([...hours, ...spansOf([line])])
  return (
    <div className={classes.stack}>
      {lines.length === 0 && <p className={layout.quiet}>{t('directory.hours.none')}</p>}
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is what stands at this place; its hours change while one types
        <fieldset key={at} className={classes.span}>
          <legend className="unseen">{t('directory.hours.line', { n: at + 1 })}</legend>
          <ChoiceKeys
            label={t('directory.hours.days')}
            several
            columns={8}
            choices={days.map((day) => ({ value: String(day), label: t(`directory.day_short.${day}`) }))}
            chosen={line.days.map(String)}
            onChange={(chosen) => change(at, { days: chosen.map(Number) })}
          />
          <div className={classes.times}>
            <TextField
              label={t('directory.hours.from')}
              value={line.from}
              maxLength={5}
              placeholder="07:30"
              onChange={(event) => change(at, { from: event.currentTarget.value })}
            />
            <TextField
              label={t('directory.hours.until')}
              value={line.until}
              maxLength={5}
              placeholder="17:00"
              onChange={(event) => change(at, { until: event.currentTarget.value })}
            />
            <Button
              variant="subtle"
              onClick={() => onChange(spansOf(lines.filter((_, each) => each !== at)))}
            >
              {t('directory.hours.remove')}
            </Button>
          </div>
        </fieldset>
      ))}
      {error && <FieldError>{error}</FieldError>}
      <div className={classes.ways}>
        <Button
          variant="default"
          onClick={() => add({ days: [1, 2, 3, 4, 5], from: '07:30', until: '17:00' })}
        >
          {t('directory.hours.add_office')}
        </Button>
        <Button variant="default" onClick={() => add({ days, from: '00:00', until: '24:00' })}>
          {t('directory.hours.add_always')}
        </Button>
      </div>
    </div>
  )
}
