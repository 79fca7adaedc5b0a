import { indicatorCodes } from '#modules/indicators/indicator.codes.ts'
import { useLanguage } from '#ui/text.ts'
import { figureKey } from '../report.body.codes.ts'
import type { ReportFigure } from '../report.contract.ts'
import { FigureChip } from './FigureChip.tsx'
import classes from './Paper.module.css'
import { type AskedMark, type Segment, segmentsOf } from './section-marks.ts'

export interface ToldProps {
  text: string
  figures: ReadonlyMap<string, ReportFigure>
  openKey: string | undefined
  onOpen: (key: string) => void
  /** What is asked about it; a frozen paper asks nothing any more. */
  asked: readonly AskedMark[]
}

/** A stretch of the text by where it begins. */
interface Stretch {
  from: number
  text: string
}

/** A text as it will be printed: its lines as paragraphs, lines with strokes as a table, its figures as chips. */
export function Told({ text, ...rest }: ToldProps) {
  return blocksOf(text).map((block) =>
    'rows' in block ? (
      <TableBlock key={block.from} rows={block.rows} {...rest} />
    ) : (
      <p key={block.from} className={classes.paragraph}>
        <Line stretch={block} {...rest} />
      </p>
    ),
  )
}

type Rest = Omit<ToldProps, 'text'>

function TableBlock({ rows, ...rest }: Rest & { rows: readonly Stretch[][] }) {
  const [head = [], ...body] = rows
  return (
    <div className={classes.tableRoom}>
      <table className={classes.table}>
        <thead>
          <tr>
            {head.map((cell) => (
              <th key={cell.from} scope="col">
                <Line stretch={cell} {...rest} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((row) => (
            <tr key={row[0]?.from}>
              {row.map((cell) => (
                <td key={cell.from} className="figures">
                  <Line stretch={cell} {...rest} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Line({ stretch, asked, ...rest }: Rest & { stretch: Stretch }) {
  return segmentsOf(stretch.text, indicatorCodes, asked, stretch.from).map((segment) =>
    segment.mark ? (
      <mark
        key={segment.from}
        className={classes.asked}
        data-no={segment.mark.no}
        data-rule={segment.mark.rule}
      >
        <Shown segment={segment} {...rest} />
      </mark>
    ) : (
      <span key={segment.from}>
        <Shown segment={segment} {...rest} />
      </span>
    ),
  )
}

interface ShownProps extends Omit<Rest, 'asked'> {
  segment: Segment
}

/** Words as they are, a figure as a chip. */
function Shown({ segment: { words, figure }, figures, openKey, onOpen }: ShownProps) {
  const { language } = useLanguage()
  if (!figure) return words
  const key = figureKey(figure)
  const told = figures.get(key)
  return (
    <FigureChip
      words={told?.text ?? ''}
      title={told?.title[language] ?? words}
      isOpen={openKey === key}
      onOpen={() => onOpen(key)}
    />
  )
}

/** Lines of a text that say something; those that begin with a stroke stand together as a table. */
function blocksOf(text: string): (Stretch | { from: number; rows: Stretch[][] })[] {
  const blocks: (Stretch | { from: number; rows: Stretch[][] })[] = []
  let table: { from: number; rows: Stretch[][] } | undefined
  let from = 0
  for (const line of text.split('\n')) {
    if (line.trimStart().startsWith('|')) {
      const row = cellsOf({ from, text: line.trimEnd().replace(/\|$/, '') })
      if (table) table.rows.push(row)
      else {
        table = { from, rows: [row] }
        blocks.push(table)
      }
    } else {
      table = undefined
      if (line.trim() !== '') blocks.push({ from, text: line })
    }
    from += line.length + 1
  }
  return blocks
}

function cellsOf({ from, text }: Stretch): Stretch[] {
  const cells: Stretch[] = []
  let at = text.indexOf('|') + 1
  while (at < text.length) {
    const next = text.indexOf('|', at)
    const end = next < 0 ? text.length : next
    cells.push({ from: from + at, text: text.slice(at, end) })
    at = end + 1
  }
  return cells
}
