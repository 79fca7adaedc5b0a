import { indicatorCodes } from '#modules/indicators/indicator.codes.ts'
import { useLanguage } from '#ui/text.ts'
import { figureKey } from '../report.body.codes.ts'
import type { ReportFigure } from '../report.contract.ts'
import { FigureChip } from './FigureChip.tsx'
import classes from './Paper.module.css'
import { piecesOfText } from './section-text.ts'

export interface ToldProps {
  text: string
  figures: ReadonlyMap<string, ReportFigure>
  openKey: string | undefined
  onOpen: (key: string) => void
  askedBefore: number
  /** A frozen paper asks nothing any more. */
  isAsking: boolean
}

/** A text as it will be printed: its lines as paragraphs, its figures as chips. */
export function Told({ text, figures, openKey, onOpen, askedBefore, isAsking }: ToldProps) {
  const { language } = useLanguage()
  let no = askedBefore
  const lines = text.split('\n').map((line, at) => ({ line, at }))
  return lines
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, at }) => (
      <p key={at} className={classes.paragraph}>
        {piecesOfText(line, indicatorCodes).map((piece) => {
          if (piece.kind === 'figure') {
            const key = figureKey(piece.figure)
            const figure = figures.get(key)
            return (
              <FigureChip
                key={piece.from}
                words={figure?.text ?? ''}
                title={figure?.title[language] ?? piece.words}
                isOpen={openKey === key}
                onOpen={() => onOpen(key)}
              />
            )
          }
          if (piece.kind === 'typed' && isAsking)
            return (
              <mark key={piece.from} className={classes.asked} data-no={++no}>
                {piece.words}
              </mark>
            )
          return <span key={piece.from}>{piece.words}</span>
        })}
      </p>
    ))
}
