import { indicatorCodes } from '#modules/indicators/indicator.codes.ts'
import type { ReportBlock, ReportBody } from '../report.body.codes.ts'
import { figureKey } from '../report.body.codes.ts'
import { figuresIn, lineOf, runsOf } from '../report.marks.ts'

export type Heading = Extract<ReportBlock, { kind: 'heading' }>

/** A heading and everything below it up to the next, as one text: a line for each paragraph. */
export interface Section {
  heading: Heading | undefined
  /** Figures stand in it as marks: `[HOT-1]`, `[HOT-1, kỳ trước]`. */
  text: string
}

/** The text of a report as people write it: one text below each heading. */
export function sectionsOf(blocks: readonly ReportBlock[]): Section[] {
  const sections: { heading: Heading | undefined; lines: string[] }[] = []
  for (const block of blocks) {
    if (block.kind === 'heading') sections.push({ heading: block, lines: [] })
    else {
      if (sections.length === 0) sections.push({ heading: undefined, lines: [] })
      sections.at(-1)?.lines.push(lineOf(block.runs))
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

/** Lines of a text that say something, as they are read: figures as their numbers. Rows of tables are left out. */
export function shownLines(text: string, figures: ReadonlyMap<string, { text: string }>): string[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.trimStart().startsWith('|'))
    .map((line) =>
      figuresIn(line, indicatorCodes).reduceRight(
        (told, { from, words, figure }) =>
          told.slice(0, from) +
          (figures.get(figureKey(figure))?.text ?? words) +
          told.slice(from + words.length),
        line,
      ),
    )
    .map((line) => line.trim())
}
