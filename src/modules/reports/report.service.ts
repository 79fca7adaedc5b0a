import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { pageOf } from '#kernel/cursor.ts'
import { saysAll } from '#kernel/fold.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { listRecommended } from '#modules/dialogue/index.ts'
import { getPeriod } from '#modules/indicators/index.ts'
import { indicatorCodes } from '#modules/indicators/indicator.codes.ts'
import { readIssue } from './issue.files.ts'
import { toldAgain } from './issue.service.ts'
import { outlineOf, outlinesOf } from './outlines/catalogue.ts'
import type { OutlineCode } from './outlines/outline.codes.ts'
import { bodyOf, spoken } from './outlines/outline.ts'
import { figuresOf } from './report.body.codes.ts'
import type * as contracts from './report.contract.ts'
import { differencesOf, shownFigure, tellFigures, toldTo } from './report.figures.ts'
import { schemesOfKind } from './report.kinds.ts'
import { afterMove, isWritten, reportMoves } from './report.life.ts'
import * as queries from './report.queries.ts'
import { listReported } from './reported.queries.ts'
import { listSteps } from './step.queries.ts'

function headOf(row: Omit<queries.ReportRow, 'body'>) {
  const { id, kind, layout, scheme, period, title, status, open_remarks, version } = row
  return {
    id,
    kind,
    layout,
    scheme,
    period,
    title,
    status,
    open_remarks,
    version,
    agency: { id: row.agency_id, name: row.agency_name },
    begun_at: row.begun_at.toISOString(),
  }
}

/** Reports of my agencies, and those of others once signed. */
export function listReports(ctx: Context, { query }: RequestOf<typeof contracts.listReports>) {
  return inTransaction(ctx, async (trx) => {
    const { q, after, limit } = query
    const rows = q
      ? (await queries.listReports(trx, { after })).filter((row) => saysReport(row, q))
      : await queries.listReports(trx, { after, limit: limit + 1 })
    const { shown, next } = pageOf(rows, limit, (row) => [row.begun_micros, row.id])
    return { items: shown.map(headOf), next }
  })
}

/** Some tens of reports a year and province: they are narrowed by their words here, as a person reads them. */
export function saysReport(row: queries.ReportLine, q: string | undefined): boolean {
  return saysAll([row.title, row.agency_name, row.period_vi, row.period_en, row.number].join(' '), q)
}

/**
 * Begins a report from its outline, for the agency I am an officer of. Refuses with `report.not_of_kind` (a calendar or
 * outline the kind is not written by), `figure.no_period`, `report.no_agency`.
 */
export function beginReport(ctx: Context, { body }: RequestOf<typeof contracts.beginReport>) {
  const { kind } = body
  const scheme = body.scheme ?? schemesOfKind[kind][0]
  const outline = body.outline ? outlineOf(body.outline) : outlinesOf(kind)[0]
  return inTransaction(ctx, async (trx) => {
    if (outline?.kind !== kind || !schemesOfKind[kind].includes(scheme))
      throw new Refusal('report.not_of_kind', { kind, scheme })
    const period = await getPeriod(trx, scheme, body.period)
    const agency = await queries.findWritingAgency(trx, ctx.session.provinceId)
    if (!agency) throw new Refusal('report.no_agency', { province: ctx.session.provinceId })
    const { issuer, province, layout } = await queries.issuerOf(trx, agency.id)
    const recommended = await listRecommended(trx, {
      provinceId: ctx.session.provinceId,
      from: period.from,
      until: period.until,
    })
    const facts = {
      province,
      period: spoken(period),
      agency: issuer.name,
      reportsTo: issuer.parent,
      layout,
      recommended,
    }
    const text = bodyOf(outline, facts, indicatorCodes)
    const id = newId()
    await queries.insertReport(trx, {
      id,
      province_id: ctx.session.provinceId,
      agency_id: agency.id,
      kind,
      outline: outline.code as OutlineCode,
      layout,
      scheme: period.scheme,
      period: period.code,
      title: text.subject.join(' '),
      body: text,
      begun_by: ctx.session.staffId,
      begun_at: ctx.now(),
    })
    return { id, status: 'draft' as const, version: 1 }
  })
}

/** A report as it stands: one that is written in tells its figures live, a frozen one as they were. */
export async function getReport(ctx: Context, { params }: RequestOf<typeof contracts.getReport>) {
  const { row, issues, span, reported, steps } = await inTransaction(ctx, async (trx) => {
    const row = await queries.getReport(trx, params.report_id)
    const span = await getPeriod(trx, row.scheme, row.period)
    return {
      row,
      span,
      issues: await queries.listIssues(trx, row.id),
      reported: await listReported(trx, row.province_id, span),
      steps: await listSteps(trx, row.id),
    }
  })
  const last = isWritten(row.status) ? undefined : issues.at(-1)?.figures
  const figures = last
    ? last.figures
    : await tellFigures(toldTo(ctx), ctx.facts, figuresOf(row.body), {
        provinceId: row.province_id,
        period: span,
        issues,
      })
  return {
    ...headOf(row),
    span,
    body: row.body,
    figures: figures.map(shownFigure),
    reported: last ? last.reported : reported,
    cut_off: last ? last.cut_off : ctx.now().toISOString(),
    issues: issues.map(shownIssue),
    steps: steps.map(({ by_staff: _, at, ...step }) => ({ ...step, at: at.toISOString() })),
    moves: reportMoves.filter((move) => afterMove(row.status, move) !== undefined),
  }
}

function shownIssue(issue: queries.IssueRow) {
  const { no, signer_title, signer_name, signed_on, number, issued_on, slip, signed_copy } = issue
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
    slip,
    signed_copy: signed_copy && { ...signed_copy, filed_at: new Date(signed_copy.filed_at).toISOString() },
  }
}

/** Keeps the text of a report that is written in. Refuses with `report.wrong_state` while it is frozen, and `version.stale`. */
export function saveReport(ctx: Context, { params, body }: RequestOf<typeof contracts.saveReport>) {
  return inTransaction(ctx, async (trx) => {
    const report = await queries.lockReport(trx, params.report_id)
    sameVersion(body.version, report.version)
    if (!isWritten(report.status))
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
  const figures = await tellFigures(toldTo(ctx), ctx.facts, body.figures, {
    provinceId: row.province_id,
    period: span,
  })
  return { items: figures.map(shownFigure) }
}

/** What has changed in the records since an issue was frozen. The issue itself stays as it is. */
export async function listDifferences(ctx: Context, { params }: RequestOf<typeof contracts.listDifferences>) {
  const { row, issue } = await readIssue(ctx, params)
  const now = await toldAgain(ctx, row, issue)
  return { frozen_at: issue.frozen_at.toISOString(), items: differencesOf(issue.figures.figures, now) }
}
