import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { Refusal } from '#kernel/refusal.ts'
import { renderOfficialDocument, writeWorkbook } from '#modules/documents/index.ts'
import { getPeriod } from '#modules/indicators/index.ts'
import { sha256, toldAgain } from './issue.service.ts'
import { findSignedCopy, paperEndings } from './paper.queries.ts'
import { pdfOf } from './pdf.ts'
import type * as contracts from './report.contract.ts'
import { annexesOf, fileStem, printed } from './report.print.ts'
import * as queries from './report.queries.ts'
import { getSlip } from './step.queries.ts'

type IssueParams = { report_id: string; no: number }

async function stored(ctx: Context, params: IssueParams, copy?: 'frozen' | 'issued') {
  return inTransaction(ctx, async (trx) => {
    const row = await queries.getReport(trx, params.report_id)
    const span = await getPeriod(trx, row.scheme, row.period)
    return {
      stem: fileStem(row.kind, span, params.no),
      bytes: await queries.getBytes(trx, row.id, params.no, copy),
    }
  })
}

/** The stored document of an issue; nothing is printed anew. */
export async function downloadIssue(
  ctx: Context,
  { params, query }: RequestOf<typeof contracts.downloadIssue>,
) {
  const { stem, bytes } = await stored(ctx, params, query.copy)
  return { name: `${stem}.docx`, bytes }
}

/** The same as PDF, where LibreOffice is. Refuses with `report.no_converter`, `report.not_converted`. */
export async function downloadPdf(ctx: Context, { params }: RequestOf<typeof contracts.downloadPdf>) {
  const { stem, bytes } = await stored(ctx, params)
  return { name: `${stem}.pdf`, bytes: await pdfOf(bytes) }
}

/** The submission slip of an issue. */
export function downloadSlip(ctx: Context, { params }: RequestOf<typeof contracts.downloadSlip>) {
  return inTransaction(ctx, async (trx) => ({
    name: `phieu-trinh-lan-${params.no}.docx`,
    bytes: await getSlip(trx, params.report_id, params.no),
  }))
}

/** The signed copy of an issue. Refuses with `record.not_found` before it is filed. */
export function downloadSignedCopy(ctx: Context, { params }: RequestOf<typeof contracts.downloadSignedCopy>) {
  return inTransaction(ctx, async (trx) => {
    const row = await queries.getReport(trx, params.report_id)
    const span = await getPeriod(trx, row.scheme, row.period)
    const paper = await findSignedCopy(trx, row.id, params.no)
    if (!paper) throw new Refusal('record.not_found', { id: row.id, no: params.no })
    return {
      name: `${fileStem(row.kind, span, params.no)}-da-ky.${paperEndings[paper.media_type]}`,
      type: paper.media_type,
      bytes: paper.bytes,
    }
  })
}

/** The annexes of an issue as a workbook, from what was frozen. Refuses with `record.not_found` where there is none. */
export async function downloadAnnex(ctx: Context, { params }: RequestOf<typeof contracts.downloadAnnex>) {
  const { row, issue } = await readIssue(ctx, params)
  const { cut_off, issuer, period } = issue.figures
  const sheets = annexesOf(issue.figures).map(({ title, intro, table }) => ({
    title,
    columns: (table?.columns ?? [{ header: 'Nội dung', width: 8, align: 'left' as const }]).map((column) => ({
      header: column.header,
      width: Math.max(10, Math.round(column.width * 8)),
      kind: column.align === 'right' ? ('number' as const) : ('text' as const),
    })),
    rows: table ? table.rows.map((line) => line.cells.map(cellOf(table))) : intro.map((line) => [line]),
    frozenAt: cut_off,
    creator: issuer.name,
  }))
  const [first, ...others] = sheets
  if (!first) throw new Refusal('record.not_found', { id: row.id, no: params.no })
  return {
    name: `${fileStem(row.kind, period, params.no)}-phu-luc.xlsx`,
    bytes: await writeWorkbook([first, ...others]),
  }
}

/** A printed number as a number again, so that a sheet can add it up; what is no plain number stays as printed. */
function cellOf(table: { columns: readonly { align: string }[] }) {
  return (text: string, at: number): string | number =>
    table.columns[at]?.align === 'right' && /^\d{1,3}(?:\.\d{3})*(?:,\d+)?$|^\d+(?:,\d+)?$/.test(text)
      ? Number(text.replaceAll('.', '').replace(',', '.'))
      : text
}

/** Whether what is stored of an issue is what was frozen, issued and filed. */
export async function checkIssue(ctx: Context, { params }: RequestOf<typeof contracts.checkIssue>) {
  const { row, issue } = await readIssue(ctx, params)
  const { frozen, issued, signed } = await inTransaction(ctx, async (trx) => ({
    frozen: await queries.getBytes(trx, row.id, issue.no, 'frozen'),
    issued: issue.issued_sha256 ? await queries.getBytes(trx, row.id, issue.no, 'issued') : undefined,
    signed: await findSignedCopy(trx, row.id, issue.no),
  }))
  const again = await renderOfficialDocument(printed(issue.body, issue.figures))
  const now = await toldAgain(ctx, row, issue)
  const versions = new Map(now.map((figure) => [figure.key, figure.definition_version]))
  return {
    frozen_at: issue.frozen_at.toISOString(),
    sha256: issue.sha256.toString('hex'),
    stands: sha256(frozen).equals(issue.sha256),
    prints_same: Buffer.compare(frozen, Buffer.from(again)) === 0,
    issued_stands: issued && issue.issued_sha256 ? sha256(issued).equals(issue.issued_sha256) : null,
    signed_stands: signed ? sha256(signed.bytes).equals(signed.sha256) : null,
    definitions: issue.figures.figures.flatMap(({ key, definition_version }) => {
      const version = versions.get(key)
      return version === undefined || version === definition_version
        ? []
        : [{ key, was: definition_version, now: version }]
    }),
  }
}

/** An issue with its report. */
export function readIssue(ctx: Context, params: IssueParams) {
  return inTransaction(ctx, async (trx) => ({
    row: await queries.getReport(trx, params.report_id),
    issue: await queries.getIssue(trx, params.report_id, params.no),
  }))
}
