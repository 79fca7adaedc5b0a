import { FigureRef, type ReportRun } from './report.body.codes.ts'

const spoken: Record<FigureRef['period'], string> = {
  this: '',
  previous: 'kỳ trước',
  year_before: 'cùng kỳ năm trước',
  year: 'cả năm',
}

/** The mark of a figure in a typed text: `[HOT-1]`, `[HOT-1, kỳ trước]`, `[RET-1, sex=female]`, `[PRT-1, cả năm, %]`, `[HOT-1, lần 1]`. */
export function figureMark(ref: Pick<FigureRef, 'indicator' | 'period'> & Partial<FigureRef>): string {
  const parts = [
    ref.indicator,
    spoken[ref.period],
    ref.filter ? `${ref.filter.dimension}=${ref.filter.category}` : '',
    ref.tells === 'percent' ? '%' : '',
    ref.issue === undefined ? '' : `lần ${ref.issue}`,
  ]
  return `[${parts.filter((part) => part !== '').join(', ')}]`
}

const mark = /\[([A-Z]{2,4}-\d{1,2})((?:, ?[^[\],]{1,60}){0,4})\]/gu

/** A figure marked in a text, by its place in it. */
export interface MarkedFigure {
  from: number
  words: string
  figure: FigureRef
}

/** Figures marked in a text. A mark of an indicator that does not exist, or with a part that says nothing, stays words. */
export function figuresIn(text: string, codes: readonly string[]): MarkedFigure[] {
  return [...text.matchAll(mark)].flatMap((found) => {
    const figure = codes.includes(found[1] ?? '') ? refOf(found[1] ?? '', found[2] ?? '') : undefined
    return figure ? [{ from: found.index, words: found[0], figure }] : []
  })
}

function refOf(indicator: string, rest: string): FigureRef | undefined {
  const ref: Record<string, unknown> = { indicator }
  for (const part of rest
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')) {
    const period = (Object.keys(spoken) as FigureRef['period'][]).find((one) => spoken[one] === part)
    const filter = /^([a-z_]+)=(\S+)$/u.exec(part)
    const issue = /^lần (\d{1,3})$/u.exec(part)
    if (period) ref.period = period
    else if (part === '%') ref.tells = 'percent'
    else if (filter) ref.filter = { dimension: filter[1], category: filter[2] }
    else if (issue) ref.issue = Number(issue[1])
    else return undefined
  }
  const read = FigureRef.safeParse(ref)
  return read.success ? read.data : undefined
}

/** A typed line as the server keeps it: words and figures in turn. */
export function runsOf(line: string, codes: readonly string[]): ReportRun[] {
  const runs: ReportRun[] = []
  let at = 0
  for (const { from, words, figure } of figuresIn(line, codes)) {
    if (from > at) runs.push({ text: line.slice(at, from) })
    runs.push({ figure })
    at = from + words.length
  }
  if (at < line.length) runs.push({ text: line.slice(at) })
  return runs
}

/** The line as it is typed. */
export function lineOf(runs: readonly ReportRun[]): string {
  return runs.map((run) => ('figure' in run ? figureMark(run.figure) : run.text)).join('')
}
