import { useId } from 'react'
import { useText } from '#ui/text.ts'
import classes from './Paper.module.css'
import { piecesOf, typedNumbers } from './typed-numbers.ts'

export interface FreeTextProps {
  /** What is to be told here, in words. */
  label: string
  value: string
  onChange: (value: string) => void
  /** How many numbers were asked about in the parts before this one. */
  askedBefore: number
  inputId: string
}

/** A part of the paper that people write themselves; numbers typed into it are underlined and asked about. */
export function FreeText({ label, value, onChange, askedBefore, inputId }: FreeTextProps) {
  const t = useText()
  const asks = useId()
  const marks = typedNumbers(value)
  let no = askedBefore
  return (
    <div>
      <label className={classes.freeLabel} htmlFor={inputId}>
        {label}
      </label>
      <div className={classes.free}>
        <div className={classes.copy} aria-hidden>
          {piecesOf(value, marks).map((piece) =>
            piece.asks ? (
              <mark key={piece.from} data-no={++no}>
                {piece.words}
              </mark>
            ) : (
              <span key={piece.from}>{piece.words}</span>
            ),
          )}
          {/* A line that was just begun has no height of its own yet. */}
          {value.endsWith('\n') ? '\u200B' : null}
        </div>
        <textarea
          id={inputId}
          className={classes.typed}
          value={value}
          rows={2}
          maxLength={8000}
          autoComplete="off"
          lang="vi"
          placeholder={t('reports.free.placeholder')}
          aria-describedby={marks.length > 0 ? asks : undefined}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      </div>
      {marks.length > 0 && (
        <span id={asks} className="unseen">
          {t('reports.typed.count', { n: marks.length })}
        </span>
      )}
    </div>
  )
}
