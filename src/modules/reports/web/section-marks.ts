import { indicatorCodes } from '#modules/indicators/indicator.codes.ts'
import { type FigureRef, figureKey } from '../report.body.codes.ts'
import { type LintFigure, type LintMark, lint } from '../report.lint.ts'
import { figuresIn } from '../report.marks.ts'
import type { Section } from './section-text.ts'
import type { Report } from './use-report-draft.ts'

/** A question about a place in the text, numbered through the paper, with the way to it. */
export interface AskedMark extends LintMark {
  no: number
  words: string
  /** Id of the text field it stands in, while that is open; and of the part around it. */
  inputId: string
  partId: string
}

/** What is asked about each section, in the order of the paper. */
export function marksOf(
  sections: readonly Section[],
  report: Pick<Report, 'figures' | 'span'>,
): AskedMark[][] {
  const told = new Map(report.figures.map((figure) => [figure.key, figure]))
  const last = new Date(Date.parse(report.span.until) - 86_400_000).toISOString()
  const years = [Number(report.span.from.slice(0, 4)), Number(last.slice(0, 4))]
  for (let year = years[0] ?? 0; year < (years[1] ?? 0); year += 1)
    if (!years.includes(year)) years.push(year)
  let no = 0
  return sections.map(({ text }, at) => {
    const figures = figuresIn(text, indicatorCodes).map(({ from, words, figure }): LintFigure => {
      const found = told.get(figureKey(figure))
      const value = figure.tells === 'percent' ? found?.percent : found?.value
      return {
        from,
        until: from + words.length,
        indicator: figure.indicator,
        unit: found?.unit.vi ?? '',
        value: typeof value === 'number' ? value : undefined,
        period: figure.period,
        percent: figure.tells === 'percent',
        earlier: figure.issue !== undefined,
      }
    })
    return lint({ text, figures, years }).map((mark) => ({
      ...mark,
      no: ++no,
      words: text.slice(mark.from, mark.until),
      inputId: `part-${at}-text`,
      partId: `part-${at}`,
    }))
  })
}

/** A stretch of a text as it is shown: words or a figure, and what is asked about it. */
export interface Segment {
  from: number
  words: string
  figure?: FigureRef
  mark?: AskedMark
}

/** Cuts a text into words and figures, each with the question about it; joined it is the text again. */
export function segmentsOf(
  text: string,
  codes: readonly string[],
  marks: readonly AskedMark[],
  offset = 0,
): Segment[] {
  const figures: Segment[] = figuresIn(text, codes).map((found) => ({ ...found }))
  const asked = marks
    .filter((mark) => mark.from >= offset && mark.until <= offset + text.length)
    .map((mark) => ({ mark, from: mark.from - offset }))
  for (const { mark, from } of asked) {
    const figure = figures.find((one) => one.from === from)
    if (figure) figure.mark = mark
  }
  const words = asked
    .filter(({ from }) => !figures.some((one) => one.from === from))
    .map(({ mark, from }): Segment => ({ from, words: mark.words, mark }))
  const known = [...figures, ...words].sort((one, other) => one.from - other.from)
  const segments: Segment[] = []
  let at = 0
  for (const one of known) {
    if (one.from > at) segments.push({ from: at, words: text.slice(at, one.from) })
    segments.push(one)
    at = one.from + one.words.length
  }
  if (at < text.length) segments.push({ from: at, words: text.slice(at) })
  return segments
}
