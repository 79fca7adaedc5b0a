import { FigureRef, type ReportBlock, type ReportBody, type ReportRun } from './report.body.codes.ts'
import { type Difference, type KeptFigure, nameOfIssued } from './report.print.ts'
import type { IssueRow } from './report.queries.ts'

/**
 * The text of a supplement as it begins: which report it follows, each figure as it was and as it is now, the reason
 * left for the person who writes, and that the rest stands. Both numbers are figures, so neither is typed.
 */
export function supplementBody(
  of: IssueRow,
  agency: string,
  differences: readonly Difference[],
  figures: readonly KeptFigure[],
): ReportBody {
  const issued = nameOfIssued(of.figures.issuer, of)
  const told = new Map(figures.map((figure) => [figure.key, figure]))
  const says = (...runs: ReportRun[]): ReportBlock => ({ kind: 'paragraph', runs })
  const changed = differences.flatMap((difference): ReportBlock[] => {
    const figure = told.get(difference.key)
    if (!figure) return []
    const { indicator, period, filter, tells, title, unit } = figure
    const ref = FigureRef.parse({ indicator, period, filter, tells })
    const units = tells === 'percent' ? '' : ` ${unit.vi}`
    return [
      says(
        { text: `- ${title.vi}: đã báo cáo ` },
        { figure: { ...ref, issue: of.no } },
        { text: `${units}; nay là ` },
        { figure: ref },
        { text: `${units}${difference.definition_changed ? ' (cách tính đã thay đổi)' : ''}.` },
      ),
    ]
  })
  const [first = '', ...rest] = of.body.subject
  return {
    ...of.body,
    subject: [`Bổ sung, điều chỉnh số liệu báo cáo ${lowered(first)}`, ...rest],
    blocks: [
      says({ text: `${agency} bổ sung, điều chỉnh số liệu của ${issued} như sau:` }),
      { kind: 'heading', level: 'khoan', number: 1, text: 'Số liệu điều chỉnh' },
      ...(changed.length > 0 ? changed : [says({ text: 'Các số liệu đếm từ bản ghi không thay đổi.' })]),
      { kind: 'heading', level: 'khoan', number: 2, text: 'Lý do điều chỉnh' },
      says(),
      { kind: 'heading', level: 'khoan', number: 3, text: 'Nội dung khác' },
      says({ text: `Các nội dung khác của ${issued} không thay đổi.` }),
    ],
  }
}

const lowered = (text: string) => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)
