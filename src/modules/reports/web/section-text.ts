import type { FigureRef, ReportBlock, ReportBody, ReportRun } from '../report.body.codes.ts'
import { typedNumbers } from './typed-numbers.ts'

export type Heading = Extract<ReportBlock, { kind: 'heading' }>

/** A heading and everything below it up to the next, as one text: a line for each paragraph. */
export interface Section {
  heading: Heading | undefined
  /** Figures stand in it as marks: `[HOT-1]`, `[HOT-1, kỳ trước]`. */
  text: string
}

type FigureCode = FigureRef['indicator']

const spoken: Record<FigureRef['period'], string> = {
  this: '',
  previous: ', kỳ trước',
  year_before: ', cùng kỳ năm trước',
}

/** The mark of a figure in a typed text. */
export function figureMark(ref: FigureRef): string {
  return `[${ref.indicator}${spoken[ref.period]}]`
}

/** A stretch of a section's text. */
export type Piece =
  | { kind: 'words' | 'typed'; from: number; words: string }
  | { kind: 'figure'; from: number; words: string; figure: FigureRef }

const mark = /\[([A-Z]{2,4}-\d{1,2})(, kỳ trước|, cùng kỳ năm trước)?\]/gu

/**
 * Cuts a text into words, figures and numbers typed by hand; joined it is the text again. A mark of an indicator
 * that does not exist stays words.
 */
export function piecesOfText(text: string, codes: readonly string[]): Piece[] {
  const figures = [...text.matchAll(mark)]
    .filter(([, code]) => codes.includes(code ?? ''))
    .map((found): Piece => {
      const period = (Object.keys(spoken) as FigureRef['period'][]).find(
        (one) => spoken[one] === (found[2] ?? ''),
      )
      const figure: FigureRef = { indicator: found[1] as FigureCode, period: period ?? 'this' }
      return { kind: 'figure', from: found.index, words: found[0], figure }
    })
  const typed = typedNumbers(text).map(({ from, words }): Piece => ({ kind: 'typed', from, words }))
  const isInside = ({ from }: Piece) =>
    figures.some((one) => from >= one.from && from < one.from + one.words.length)
  const marked = [...figures, ...typed.filter((one) => !isInside(one))].sort(
    (one, other) => one.from - other.from,
  )
  const pieces: Piece[] = []
  let at = 0
  for (const piece of marked) {
    if (piece.from > at) pieces.push({ kind: 'words', from: at, words: text.slice(at, piece.from) })
    pieces.push(piece)
    at = piece.from + piece.words.length
  }
  if (at < text.length) pieces.push({ kind: 'words', from: at, words: text.slice(at) })
  return pieces
}

/** The text of a report as people write it: one text below each heading. */
export function sectionsOf(blocks: readonly ReportBlock[]): Section[] {
  const sections: { heading: Heading | undefined; lines: string[] }[] = []
  for (const block of blocks) {
    if (block.kind === 'heading') sections.push({ heading: block, lines: [] })
    else {
      if (sections.length === 0) sections.push({ heading: undefined, lines: [] })
      sections
        .at(-1)
        ?.lines.push(block.runs.map((run) => ('figure' in run ? figureMark(run.figure) : run.text)).join(''))
    }
  }
  return sections.map(({ heading, lines }) => ({ heading, text: lines.join('\n') }))
}

/** The same text as the server keeps it. A heading with nothing below it gets an empty paragraph to write in. */
export function blocksOf(sections: readonly Section[], codes: readonly string[]): ReportBlock[] {
  return sections.flatMap(({ heading, text }) => [
    ...(heading ? [heading] : []),
    ...text.split('\n').map((line): ReportBlock => ({ kind: 'paragraph', runs: runsOf(line, codes) })),
  ])
}

function runsOf(line: string, codes: readonly string[]): ReportRun[] {
  const runs: ReportRun[] = []
  for (const piece of piecesOfText(line, codes)) {
    const last = runs.at(-1)
    if (piece.kind === 'figure') runs.push({ figure: piece.figure })
    else if (last && 'text' in last) last.text += piece.words
    else runs.push({ text: piece.words })
  }
  return runs
}

/** Headings under which other headings divide the text: nothing is written below them directly. */
export function isDivided(sections: readonly Section[], at: number): boolean {
  const [here, next] = [sections[at], sections[at + 1]]
  return here?.heading?.level === 'muc' && here.text === '' && next?.heading?.level === 'khoan'
}

/** A body with its sections in place of its blocks. */
export function withSections(
  body: ReportBody,
  sections: readonly Section[],
  codes: readonly string[],
): ReportBody {
  return { ...body, blocks: blocksOf(sections, codes) }
}

const romans = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X']

/** A heading as it is printed: `I. KẾT QUẢ`, `1. Truyền thông`. */
export function headingText({ level, number, text }: Heading): string {
  return level === 'muc'
    ? `${romans[number - 1] ?? number}. ${text.toLocaleUpperCase('vi')}`
    : `${number}. ${text}`
}
