import type { OfficialDocument } from '#modules/documents/index.ts'
import { dayBefore, type Period } from '#modules/indicators/index.ts'
import { messages as categoryNames } from '#modules/indicators/indicators-pages.messages.ts'
import {
  type FigureRef,
  figureKey,
  figureText,
  type ReportBlock,
  type ReportBody,
  type ReportRun,
} from './report.body.codes.ts'
import type { ReportedFigure, ReportFigure } from './report.contract.ts'
import type { ReportKind, ReportLayout } from './report.kinds.ts'

/** The issuing body as it was when the report was frozen. */
export interface Issuer {
  /** `Sở Nội vụ` */
  name: string
  /** Body above it; the province's People's Committee where none is on record. */
  parent: string
  /** Its part of a document's number, `SNV`; empty where none is on record. */
  symbol: string | null
  /** `Quảng Ninh` */
  place: string
}

/** A figure with what tells whether its records are still the same. */
export type KeptFigure = ReportFigure & { records: string }

/** Everything of an issue besides its text: enough to print it again, number and date included. */
export interface Frozen {
  kind: ReportKind
  layout: ReportLayout
  cut_off: string
  period: Period
  issuer: Issuer
  figures: KeptFigure[]
  reported: ReportedFigure[]
  /** For a supplement: which issue it follows, and what has changed since. */
  supplement?: { of: number; number: number | null; issued_on: string | null; differences: Difference[] }
}

export interface Difference {
  key: string
  title: { vi: string; en: string }
  was: ReportFigure['value']
  now: ReportFigure['value']
  /** As printed: a share as `98,5%`. */
  was_text: string
  now_text: string
  records_changed: boolean
  definition_changed: boolean
}

/** What comes after freezing, each only once it is known. */
export interface Signed {
  signer_title?: string
  signer_name?: string
  number?: number
  issued_on?: string
}

type Block = OfficialDocument['body'][number]

/** A report as an official document. The same issue gives the same document, whenever it is printed. */
export function printed(body: ReportBody, frozen: Frozen, signed: Signed = {}): OfficialDocument {
  const { issuer } = frozen
  const { authority, on_behalf_of, title } = body.signature
  return {
    layout: frozen.layout,
    frozenAt: frozen.cut_off,
    parentBody: issuer.parent,
    issuingBody: issuer.name,
    issuedBy: issuer.name,
    symbol: issuer.symbol ? `BC-${issuer.symbol}` : 'BC',
    number: signed.number ?? null,
    place: issuer.place,
    date: signed.issued_on ?? null,
    year: Number(frozen.cut_off.slice(0, 4)),
    kind: frozen.kind === 'quick' ? 'Báo cáo nhanh' : 'Báo cáo',
    subject: body.subject,
    addressees: body.addressees,
    legalBases: body.legal_bases,
    body: written(body.blocks, frozen.figures),
    signature: {
      authority,
      ...(on_behalf_of === null ? {} : { onBehalfOf: on_behalf_of }),
      title: signed.signer_title ?? title,
      name: signed.signer_name ?? null,
    },
    recipients: { list: body.recipients },
    annexes: annexesOf(frozen).map(({ title, intro, table, landscape }) => ({
      title,
      ...(landscape ? { landscape } : {}),
      blocks: [...intro.map(plain), ...(table ? [table] : [])],
    })),
  }
}

function written(blocks: readonly ReportBlock[], figures: readonly KeptFigure[]): Block[] {
  const texts = new Map(figures.map((figure) => [figure.key, figure.text]))
  const said = (run: ReportRun) =>
    'text' in run
      ? { text: run.text }
      : { text: texts.get(figureKey(run.figure)) ?? '', figure: figureKey(run.figure) }
  const printed: Block[] = []
  let rows: string[][] = []
  const endTable = () => {
    if (rows.length > 0) printed.push(tableOf(rows))
    rows = []
  }
  for (const block of blocks) {
    const row = block.kind === 'paragraph' ? cellsOf(block.runs.map(said).map((run) => run.text)) : undefined
    if (row) rows.push(row)
    else {
      endTable()
      if (block.kind === 'heading')
        printed.push({ kind: 'heading', level: block.level, number: block.number, text: block.text })
      else if (block.runs.length > 0) printed.push({ kind: 'paragraph', runs: block.runs.map(said) })
    }
  }
  endTable()
  return printed
}

/** Cells of a line that is a row of a table: it begins with a stroke. */
function cellsOf(texts: readonly string[]): string[] | undefined {
  const line = texts.join('').trim()
  if (!line.startsWith('|')) return undefined
  return line
    .replace(/^\|/, '')
    .replace(/\|$/, '')
    .split('|')
    .map((cell) => cell.trim())
}

/** A ruled table whose first row is its head; numbers stand to the right. */
function tableOf([head = [], ...rows]: readonly string[][]): Block {
  const width = Math.min(20, Math.max(head.length, ...rows.map((row) => row.length)))
  const cells = (row: readonly string[]) => Array.from({ length: width }, (_, at) => row[at] ?? '')
  const isNumbers = (at: number) =>
    rows.length > 0 && rows.every((row) => /^[\d.,%]*$|^…$/.test(row[at] ?? ''))
  return {
    kind: 'table',
    columns: cells(head).map((header, at) => ({
      header: header === '' ? ' ' : header,
      width: isNumbers(at) ? 1 : 3,
      align: isNumbers(at) ? 'right' : 'left',
    })),
    rows: rows.map((row) => ({ cells: cells(row) })),
  }
}

const plain = (text: string): Block => ({ kind: 'paragraph', runs: [{ text }] })
/** `07/07/2024` */
export const dayText = (day: string) => day.split('-').reverse().join('/')

type Table = Extract<Block, { kind: 'table' }>

/** An annex as a table that can be printed and put into a sheet alike. */
export interface AnnexTable {
  title: string
  intro: string[]
  table: Table | undefined
  landscape?: boolean
}

/** The annexes of an issue: what changed against an earlier one, how each figure is counted, what others reported. */
export function annexesOf(frozen: Frozen): AnnexTable[] {
  return [changed(frozen), counted(frozen.figures, frozen.period), reportedByOthers(frozen.reported)].filter(
    (annex) => annex !== undefined,
  )
}

/** The report a supplement follows, as a sentence names it: `Báo cáo số 05/BC-STN ngày 07/07/2024`. */
export function nameOfIssued(
  issuer: Pick<Issuer, 'symbol'>,
  issued: { number: number | null; issued_on: string | null; no: number },
): string {
  return issued.number === null || issued.issued_on === null
    ? `bản chốt lần ${issued.no}`
    : `Báo cáo số ${figureText(issued.number)}/${issuer.symbol ? `BC-${issuer.symbol}` : 'BC'} ngày ${dayText(issued.issued_on)}`
}

function changed({ supplement }: Frozen): AnnexTable | undefined {
  if (!supplement) return undefined
  const rows = supplement.differences.map((one) => ({
    cells: [one.key, one.title.vi, one.was_text, one.now_text, whyOf(one)],
  }))
  return {
    title: 'Số liệu thay đổi so với lần báo cáo trước',
    intro: rows.length === 0 ? ['Không có số liệu thay đổi.'] : [],
    table:
      rows.length === 0
        ? undefined
        : {
            kind: 'table',
            columns: [
              { header: 'Mã', width: 1, align: 'left' },
              { header: 'Chỉ tiêu', width: 4, align: 'left' },
              { header: 'Lần trước', width: 1, align: 'right' },
              { header: 'Lần này', width: 1, align: 'right' },
              { header: 'Lý do', width: 2, align: 'left' },
            ],
            rows,
          },
  }
}

function whyOf(difference: Difference): string {
  return difference.definition_changed ? 'Cách tính đã thay đổi' : 'Bản ghi được bổ sung, chỉnh sửa'
}

function counted(figures: readonly KeptFigure[], period: Period): AnnexTable | undefined {
  const own = figures.filter((figure) => figure.issue === undefined)
  if (own.length === 0) return undefined
  return {
    title: 'Cách tính và nguồn của các số liệu trong báo cáo',
    landscape: true,
    intro: [
      `Kỳ báo cáo: ${period.name.vi}, từ ngày ${dayText(period.from)} đến hết ngày ${dayText(dayBefore(period.until))}.`,
    ],
    table: {
      kind: 'table',
      columns: [
        { header: 'Mã', width: 2, align: 'left' },
        { header: 'Chỉ tiêu', width: 5, align: 'left' },
        { header: 'Số liệu', width: 2, align: 'right' },
        { header: 'Đơn vị', width: 2, align: 'left' },
        { header: 'Cách tính', width: 9, align: 'left' },
        { header: 'Không tính', width: 8, align: 'left' },
        { header: 'Nguồn', width: 5, align: 'left' },
      ],
      rows: own.map((figure) => ({
        cells: [
          figure.indicator,
          titleOf(figure),
          figure.text,
          figure.tells === 'percent' ? '%' : figure.unit.vi,
          figure.counts.vi,
          figure.leaves_out.vi,
          figure.source.vi,
        ],
      })),
    },
  }
}

/** One category of a breakdown as a sentence names it: `nữ`; one that a province added stands as its code. */
function categoryWords({ dimension, category }: NonNullable<FigureRef['filter']>): string {
  const words: Readonly<Record<string, string>> = categoryNames.vi
  const name = words[`indicators.${dimension}.${category}`] ?? category
  return name.charAt(0).toLocaleLowerCase('vi') + name.slice(1)
}

/** What a figure is, with the part and the span it was told for where those are not the report's own. */
function titleOf({ title, filter, tells, period, from, until }: KeptFigure): string {
  const part = filter ? `, phần ${categoryWords(filter)}` : ''
  const share = tells === 'percent' ? 'Tỷ lệ: ' : ''
  const span = period === 'this' ? '' : ` (từ ${dayText(from)} đến hết ${dayText(dayBefore(until))})`
  return `${share}${title.vi}${part}${span}`
}

function reportedByOthers(reported: readonly ReportedFigure[]): AnnexTable | undefined {
  if (reported.length === 0) return undefined
  return {
    title: 'Số liệu do các cơ quan, đơn vị khác báo cáo',
    intro: [
      'Các số liệu dưới đây lấy từ văn bản của cơ quan, đơn vị nêu tên, không cộng vào số liệu đếm được từ hệ thống.',
    ],
    table: {
      kind: 'table',
      columns: [
        { header: 'Nội dung', width: 4, align: 'left' },
        { header: 'Số liệu', width: 2, align: 'right' },
        { header: 'Đơn vị', width: 1, align: 'left' },
        { header: 'Cơ quan báo cáo', width: 3, align: 'left' },
        { header: 'Văn bản', width: 3, align: 'left' },
      ],
      rows: reported.map((figure) => ({
        cells: [
          figure.title,
          decimal(figure.value),
          figure.unit,
          figure.body_name,
          `Số ${figure.document_number} ngày ${dayText(figure.document_date)}`,
        ],
      })),
    },
  }
}

const decimal = (value: number) => new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 }).format(value)

const stems: Readonly<Record<ReportKind, string>> = {
  six_month: 'bao-cao-6-thang',
  year: 'bao-cao-nam',
  phase: 'bao-cao-giai-doan',
  quick: 'bao-cao-nhanh',
  ad_hoc: 'bao-cao-dot-xuat',
  oversight: 'bang-so-lieu-giam-sat',
}

/** Name of the file, without its ending: kind and period, and nothing that names anybody. */
export function fileStem(kind: ReportKind, period: Period, no: number): string {
  const half = /^(\d{4})-H([12])$/.exec(period.code)
  const span = half ? `${half[2] === '2' ? 'cuoi' : 'dau'}-nam-${half[1]}` : period.code
  const reporting = period.scheme.startsWith('reporting_') ? '-ky-bao-cao' : ''
  return `${stems[kind]}-${span}${reporting}${no > 1 ? `-lan-${no}` : ''}`
}
