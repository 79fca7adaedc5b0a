import type { OfficialDocument } from '#modules/documents/index.ts'
import { dayBefore, type Period } from '#modules/indicators/index.ts'
import { figureKey, figureText, type ReportBlock, type ReportBody } from './report.body.codes.ts'
import type { ReportedFigure, ReportFigure } from './report.contract.ts'

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
type Annex = NonNullable<OfficialDocument['annexes']>[number]

/** A report as an official document. The same issue gives the same document, whenever it is printed. */
export function printed(body: ReportBody, frozen: Frozen, signed: Signed = {}): OfficialDocument {
  const { issuer, period } = frozen
  const { authority, on_behalf_of, title } = body.signature
  return {
    layout: 'state',
    frozenAt: frozen.cut_off,
    parentBody: issuer.parent,
    issuingBody: issuer.name,
    issuedBy: issuer.name,
    symbol: issuer.symbol ? `BC-${issuer.symbol}` : 'BC',
    number: signed.number ?? null,
    place: issuer.place,
    date: signed.issued_on ?? null,
    year: Number(frozen.cut_off.slice(0, 4)),
    kind: 'Báo cáo',
    subject: body.subject,
    addressees: body.addressees,
    legalBases: body.legal_bases,
    body: [...followed(frozen), ...written(body.blocks, frozen.figures)],
    signature: {
      authority,
      ...(on_behalf_of === null ? {} : { onBehalfOf: on_behalf_of }),
      title: signed.signer_title ?? title,
      name: signed.signer_name ?? null,
    },
    recipients: { list: body.recipients },
    annexes: [changed(frozen), counted(frozen.figures, period), reportedByOthers(frozen.reported)].filter(
      (annex) => annex !== undefined,
    ),
  }
}

function written(blocks: readonly ReportBlock[], figures: readonly KeptFigure[]): Block[] {
  const texts = new Map(figures.map((figure) => [figure.key, figure.text]))
  return blocks.flatMap((block): Block[] => {
    if (block.kind === 'heading')
      return [{ kind: 'heading', level: block.level, number: block.number, text: block.text }]
    if (block.runs.length === 0) return []
    return [
      {
        kind: 'paragraph',
        runs: block.runs.map((run) =>
          'text' in run
            ? { text: run.text }
            : { text: texts.get(figureKey(run.figure)) ?? '', figure: figureKey(run.figure) },
        ),
      },
    ]
  })
}

const plain = (text: string): Block => ({ kind: 'paragraph', runs: [{ text }] })
const dayText = (day: string) => day.split('-').reverse().join('/')

function followed({ supplement, issuer }: Frozen): Block[] {
  if (!supplement) return []
  const earlier =
    supplement.number === null || supplement.issued_on === null
      ? `bản chốt lần ${supplement.of}`
      : `Báo cáo số ${figureText(supplement.number)}/${issuer.symbol ? `BC-${issuer.symbol}` : 'BC'} ngày ${dayText(supplement.issued_on)}`
  return [
    plain(
      `Báo cáo này bổ sung, điều chỉnh số liệu của ${earlier}; các số liệu thay đổi nêu tại phụ lục kèm theo.`,
    ),
  ]
}

function changed({ supplement }: Frozen): Annex | undefined {
  if (!supplement) return undefined
  const rows = supplement.differences.map((one) => ({
    cells: [one.key, one.title.vi, figureText(one.was), figureText(one.now), whyOf(one)],
  }))
  return {
    title: 'Số liệu thay đổi so với lần báo cáo trước',
    blocks: [
      rows.length === 0
        ? plain('Không có số liệu thay đổi.')
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
    ],
  }
}

function whyOf(difference: Difference): string {
  return difference.definition_changed ? 'Cách tính đã thay đổi' : 'Bản ghi được bổ sung, chỉnh sửa'
}

function counted(figures: readonly KeptFigure[], period: Period): Annex {
  return {
    title: 'Cách tính và nguồn của các số liệu trong báo cáo',
    landscape: true,
    blocks: [
      plain(
        `Kỳ báo cáo: ${period.name.vi}, từ ngày ${dayText(period.from)} đến hết ngày ${dayText(dayBefore(period.until))}.`,
      ),
      {
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
        rows: figures.map((figure) => ({
          cells: [
            figure.indicator,
            figure.period === 'this'
              ? figure.title.vi
              : `${figure.title.vi} (từ ${dayText(figure.from)} đến hết ${dayText(dayBefore(figure.until))})`,
            figure.text,
            figure.unit.vi,
            figure.counts.vi,
            figure.leaves_out.vi,
            figure.source.vi,
          ],
        })),
      },
    ],
  }
}

function reportedByOthers(reported: readonly ReportedFigure[]): Annex | undefined {
  if (reported.length === 0) return undefined
  return {
    title: 'Số liệu do các cơ quan, đơn vị khác báo cáo',
    blocks: [
      plain(
        'Các số liệu dưới đây lấy từ văn bản của cơ quan, đơn vị nêu tên, không cộng vào số liệu đếm được từ hệ thống.',
      ),
      {
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
    ],
  }
}

const decimal = (value: number) => new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 }).format(value)

/** Name of the file: kind and period, and nothing that names anybody. */
export function fileName(period: Period, no: number): string {
  const half = period.code.endsWith('H2') ? 'cuoi' : 'dau'
  const year = period.code.slice(0, 4)
  const reporting = period.scheme === 'reporting_half_year' ? '-ky-bao-cao' : ''
  return `bao-cao-6-thang-${half}-nam-${year}${reporting}${no > 1 ? `-bo-sung-${no}` : ''}.docx`
}
