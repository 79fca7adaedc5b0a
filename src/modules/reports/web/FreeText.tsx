import { indicatorCodes } from '#modules/indicators/indicator.codes.ts'
import { useText } from '#ui/text.ts'
import classes from './Paper.module.css'
import { type AskedMark, segmentsOf } from './section-marks.ts'

export interface FreeTextProps {
  /** What is to be told here, in words. */
  label: string
  value: string
  onChange: (value: string) => void
  /** What is asked about this part. */
  asked: readonly AskedMark[]
  inputId: string
  hasFocus?: boolean
}

/** A part of the paper that people write themselves; numbers typed into it are underlined and asked about. */
export function FreeText({ label, value, onChange, asked, inputId, hasFocus }: FreeTextProps) {
  const t = useText()
  return (
    <div>
      <label className="unseen" htmlFor={inputId}>
        {label}
      </label>
      <div className={classes.free}>
        <div className={classes.copy} aria-hidden>
          {segmentsOf(value, indicatorCodes, asked).map(({ from, words, figure, mark }) => {
            const look = figure ? classes.token : undefined
            return mark ? (
              <mark key={from} data-no={mark.no} data-rule={mark.rule} className={look}>
                {words}
              </mark>
            ) : (
              <span key={from} className={look}>
                {words}
              </span>
            )
          })}
          {/* A line that was just begun has no height of its own yet. */}
          {value.endsWith('\n') ? '\u200B' : null}
        </div>
        <textarea
          id={inputId}
          className={classes.typed}
          value={value}
          rows={2}
          maxLength={20_000}
          autoComplete="off"
          lang="vi"
          // biome-ignore lint/a11y/noAutofocus: the person has just asked to write here
          autoFocus={hasFocus ?? false}
          placeholder={t('reports.free.placeholder')}
          aria-describedby={asked.length > 0 ? `${inputId}-asked` : undefined}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      </div>
      {asked.length > 0 && (
        <span id={`${inputId}-asked`} className="unseen">
          {t('reports.typed.count', { n: asked.length })}
        </span>
      )}
    </div>
  )
}
