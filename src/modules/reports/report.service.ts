import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { pageOf } from '#kernel/cursor.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { getPeriod } from '#modules/indicators/index.ts'
import { sixMonthOutline } from './outlines/six-month.ts'
import { figuresOf } from './report.body.codes.ts'
import type * as contracts from './report.contract.ts'
import { differencesOf, refsOf, shownFigure, tellFigures, toldTo } from './report.figures.ts'
import { afterMove, reportMoves } from './report.life.ts'
import { fileName } from './report.print.ts'
import * as queries from './report.queries.ts'
import { listReported } from './reported.queries.ts'

function headOf(row: queries.ReportRow) {
  const { id, kind, scheme, period, title, status, version } = row
  return {
    id,
    kind,
    scheme,
    period,
    title,
    status,
    version,
    agency: { id: row.agency_id, name: row.agency_name },
    begun_at: row.begun_at.toISOString(),
  }
}

/** Reports of my agencies, and those of others once signed. */
export function listReports(ctx: Context, { query }: RequestOf<typeof contracts.listReports>) {
  return inTransaction(ctx, async (trx) => {
    const rows = await queries.listReports(trx, { after: query.after, limit: query.limit + 1 })
    const { shown, next } = pageOf(rows, query.limit, (row) => [row.begun_micros, row.id])
    return { items: shown.map(headOf), next }
  })
}

/** Begins a report from its outline, for the agency I am provincial officer of. Refuses with `figure.no_period`, `report.no_agency`. */
export function beginReport(ctx: Context, { body }: RequestOf<typeof contracts.beginReport>) {
  return inTransaction(ctx, async (trx) => {
    const period = await getPeriod(trx, body.scheme, body.period)
    const agency = await queries.findWritingAgency(trx, ctx.session.provinceId)
    if (!agency) throw new Refusal('report.no_agency', { province: ctx.session.provinceId })
    const { issuer, province } = await queries.issuerOf(trx, agency.id)
    const outline = sixMonthOutline({
      province,
      period: period.name.vi,
      agency: issuer.name,
      reportsTo: issuer.parent,
    })
    const id = newId()
    await queries.insertReport(trx, {
      id,
      province_id: ctx.session.provinceId,
      agency_id: agency.id,
      kind: body.kind,
      scheme: period.scheme,
      period: period.code,
      title: outline.subject.join(' '),
      body: outline,
      begun_by: ctx.session.staffId,
      begun_at: ctx.now(),
    })
    return { id, status: 'draft' as const, version: 1 }
  })
}

/** A report as it stands: a draft tells its figures live, a frozen one as they were. */
export async function getReport(ctx: Context, { params }: RequestOf<typeof contracts.getReport>) {
  const { row, issues, span, reported } = await inTransaction(ctx, async (trx) => {
    const row = await queries.getReport(trx, params.report_id)
    const span = await getPeriod(trx, row.scheme, row.period)
    return {
      row,
      span,
      issues: await queries.listIssues(trx, row.id),
      reported: await listReported(trx, row.province_id, span),
    }
  })
  const last = issues.at(-1)?.figures
  const figures = last
    ? last.figures
    : await tellFigures(toldTo(ctx), ctx.facts, figuresOf(row.body), row.province_id, span)
  return {
    ...headOf(row),
    span,
    body: row.body,
    figures: figures.map(shownFigure),
    reported: last ? last.reported : reported,
    cut_off: last ? last.cut_off : ctx.now().toISOString(),
    issues: issues.map(shownIssue),
    moves: reportMoves.filter((move) => afterMove(row.status, move) !== undefined),
  }
}

function shownIssue(issue: queries.IssueRow) {
  const { no, signer_title, signer_name, signed_on, number, issued_on } = issue
  return {
    no,
    frozen_at: issue.frozen_at.toISOString(),
    sha256: issue.sha256.toString('hex'),
    signer_title,
    signer_name,
    signed_on,
    number,
    issued_on,
    issued_sha256: issue.issued_sha256?.toString('hex') ?? null,
  }
}

/** Keeps the text of a draft. Refuses with `report.wrong_state` once it is frozen, and `version.stale`. */
export function saveReport(ctx: Context, { params, body }: RequestOf<typeof contracts.saveReport>) {
  return inTransaction(ctx, async (trx) => {
    const report = await queries.lockReport(trx, params.report_id)
    sameVersion(body.version, report.version)
    if (report.status !== 'draft')
      throw new Refusal('report.wrong_state', { id: report.id, status: report.status })
    const version = await queries.changeReport(trx, report.id, {
      body: body.body,
      title: body.body.subject.join(' '),
    })
    return { id: report.id, version }
  })
}

/** Live values for a report's place and period, for somebody who is about to put them into a sentence. */
export async function previewFigures(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.previewFigures>,
) {
  const { row, span } = await inTransaction(ctx, async (trx) => {
    const row = await queries.getReport(trx, params.report_id)
    return { row, span: await getPeriod(trx, row.scheme, row.period) }
  })
  const figures = await tellFigures(toldTo(ctx), ctx.facts, body.figures, row.province_id, span)
  return { items: figures.map(shownFigure) }
}

/** The stored document of an issue; nothing is printed anew. */
export function downloadIssue(ctx: Context, { params, query }: RequestOf<typeof contracts.downloadIssue>) {
  return inTransaction(ctx, async (trx) => {
    const row = await queries.getReport(trx, params.report_id)
    const span = await getPeriod(trx, row.scheme, row.period)
    return {
      name: fileName(span, params.no),
      bytes: await queries.getBytes(trx, row.id, params.no, query.copy),
    }
  })
}

/** What has changed in the records since an issue was frozen. The issue itself stays as it is. */
export async function listDifferences(ctx: Context, { params }: RequestOf<typeof contracts.listDifferences>) {
  const { row, issue } = await inTransaction(ctx, async (trx) => ({
    row: await queries.getReport(trx, params.report_id),
    issue: await queries.getIssue(trx, params.report_id, params.no),
  }))
  const now = await tellFigures(
    toldTo(ctx),
    ctx.facts,
    refsOf(issue.figures),
    row.province_id,
    issue.figures.period,
  )
  return { frozen_at: issue.frozen_at.toISOString(), items: differencesOf(issue.figures.figures, now) }
}
