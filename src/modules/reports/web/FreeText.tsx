import { indicatorCodes } from '#modules/indicators/indicator.codes.ts'
import { useText } from '#ui/text.ts'
import classes from './Paper.module.css'
import { piecesOfText } from './section-text.ts'

export interface FreeTextProps {
  /** What is to be told here, in words. */
  label: string
  value: string
  onChange: (value: string) => void
  /** How many numbers were asked about in the parts before this one. */
  askedBefore: number
  inputId: string
  hasFocus?: boolean
}

/** A part of the paper that people write themselves; numbers typed into it are underlined and asked about. */
export function FreeText({ label, value, onChange, askedBefore, inputId, hasFocus }: FreeTextProps) {
  const t = useText()
  const pieces = piecesOfText(value, indicatorCodes)
  const asked = pieces.filter((piece) => piece.kind === 'typed').length
  let no = askedBefore
  return (
    <div>
      <label className="unseen" htmlFor={inputId}>
        {label}
      </label>
      <div className={classes.free}>
        <div className={classes.copy} aria-hidden>
          {pieces.map((piece) =>
            piece.kind === 'words' ? (
              <span key={piece.from}>{piece.words}</span>
            ) : piece.kind === 'figure' ? (
              <span key={piece.from} className={classes.token}>
                {piece.words}
              </span>
            ) : (
              <mark key={piece.from} data-no={++no}>
                {piece.words}
              </mark>
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
          maxLength={20_000}
          autoComplete="off"
          lang="vi"
          // biome-ignore lint/a11y/noAutofocus: the person has just asked to write here
          autoFocus={hasFocus ?? false}
          placeholder={t('reports.free.placeholder')}
          aria-describedby={asked > 0 ? `${inputId}-asked` : undefined}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      </div>
      {asked > 0 && (
        <span id={`${inputId}-asked`} className="unseen">
          {t('reports.typed.count', { n: asked })}
        </span>
      )}
    </div>
  )
}
