import { createHash } from 'node:crypto'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import { renderOfficialDocument } from '#modules/documents/index.ts'
import { getPeriod } from '#modules/indicators/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { type FigureRef, figuresOf, type ReportBody } from './report.body.codes.ts'
import type * as contracts from './report.contract.ts'
import { differencesOf, tellFigures, toldTo } from './report.figures.ts'
import { afterMove, type ReportMove } from './report.life.ts'
import { type Frozen, printed } from './report.print.ts'
import * as queries from './report.queries.ts'
import { listReported } from './reported.queries.ts'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()

/** The report held, at the version read, with the state the move leads to. Refuses with `report.wrong_state`, `version.stale`. */
async function lockFor(trx: Writer, id: string, version: number, move: ReportMove) {
  const report = await queries.lockReport(trx, id)
  sameVersion(version, report.version)
  const status = afterMove(report.status, move)
  if (!status) throw new Refusal('report.wrong_state', { id, status: report.status })
  return { report, status }
}

/** Everything an issue is made of, as the person who freezes is told it now. */
async function gather(ctx: Context, trx: Writer, report: queries.ReportRow, body: ReportBody): Promise<Frozen> {
  const period = await getPeriod(trx, report.scheme, report.period)
  const { issuer } = await queries.issuerOf(trx, report.agency_id)
  return {
    cut_off: ctx.now().toISOString(),
    period,
    issuer,
    figures: await tellFigures(toldTo(ctx), ctx.facts, figuresOf(body), report.province_id, period),
    reported: await listReported(trx, report.province_id, period),
  }
}

async function keepIssue(ctx: Context, trx: Writer, reportId: string, no: number, body: ReportBody, frozen: Frozen): Promise<void> {
  const docx = Buffer.from(await renderOfficialDocument(printed(body, frozen)))
  await queries.insertIssue(trx, {
    report_id: reportId,
    no,
    frozen_at: new Date(frozen.cut_off),
    frozen_by: ctx.session.staffId,
    figures: frozen,
    body,
    docx,
    sha256: sha256(docx),
  })
}

/** Freezes a draft as issue no. 1: values, definitions, cut-off, text and bytes. Number and date stay blank. */
export function freezeReport(ctx: Context, { params, body }: RequestOf<typeof contracts.freezeReport>) {
  return inTransaction(ctx, async (trx) => {
    const { report, status } = await lockFor(trx, params.report_id, body.version, 'freeze')
    await keepIssue(ctx, trx, report.id, 1, report.body, await gather(ctx, trx, report, report.body))
    return { id: report.id, no: 1, status, version: await queries.changeReport(trx, report.id, { status }) }
  })
}

/**
 * Freezes a further issue with the figures of now and what has changed since the last. The last one stays as it
 * was, byte for byte.
 */
export function supplementReport(ctx: Context, { params, body }: RequestOf<typeof contracts.supplementReport>) {
  return inTransaction(ctx, async (trx) => {
    const { report, status } = await lockFor(trx, params.report_id, body.version, 'supplement')
    const last = await lastIssue(trx, report.id)
    const text = body.body ?? report.body
    const frozen = await gather(ctx, trx, report, text)
    const refs = last.figures.figures.map(({ indicator, period }) => ({ indicator, period }) as FigureRef)
    const now = await tellFigures(toldTo(ctx), ctx.facts, refs, report.province_id, frozen.period)
    frozen.supplement = { of: last.no, number: last.number, issued_on: last.issued_on, differences: differencesOf(last.figures.figures, now) }
    await keepIssue(ctx, trx, report.id, last.no + 1, text, frozen)
    return { id: report.id, no: last.no + 1, status, version: await queries.changeReport(trx, report.id, { status, body: text }) }
  })
}

/**
 * Records the signature on the last issue: who, as what, on which day (the day on the paper, not of the click).
 * Refuses with `report.signed_too_early` for a day before it was frozen.
 */
export function signReport(ctx: Context, { params, body }: RequestOf<typeof contracts.signReport>) {
  return inTransaction(ctx, async (trx) => {
    const { report, status } = await lockFor(trx, params.report_id, body.version, 'sign')
    const issue = await lastIssue(trx, report.id)
    const { signer_title, signer_name, signed_on } = body
    if (signed_on < dayInVietNam(issue.frozen_at)) throw new Refusal('report.signed_too_early', { id: report.id })
    await queries.completeIssue(trx, report.id, issue.no, { signer_title, signer_name, signed_on })
    return { id: report.id, no: issue.no, status, version: await queries.changeReport(trx, report.id, { status }) }
  })
}

/**
 * Enters number and date of the signed issue and keeps the document printed with both, beside the frozen one.
 * Refuses with `report.wrong_state` before the signature, `report.dated_too_early` for a day before it.
 */
export function numberReport(ctx: Context, { params, body }: RequestOf<typeof contracts.numberReport>) {
  return inTransaction(ctx, async (trx) => {
    const { report, status } = await lockFor(trx, params.report_id, body.version, 'number')
    const issue = await lastIssue(trx, report.id)
    const { signer_title, signer_name, signed_on } = issue
    if (signer_title === null || signer_name === null || signed_on === null) throw new Refusal('report.wrong_state', { id: report.id, status: report.status })
    if (body.issued_on < signed_on) throw new Refusal('report.dated_too_early', { id: report.id })
    const { number, issued_on } = body
    const bytes = Buffer.from(await renderOfficialDocument(printed(issue.body, issue.figures, { signer_title, signer_name, number, issued_on })))
    await queries.completeIssue(trx, report.id, issue.no, { number, issued_on, issued_docx: bytes, issued_sha256: sha256(bytes), entered_by: ctx.session.staffId })
    return { id: report.id, no: issue.no, status, version: await queries.changeReport(trx, report.id, { status }) }
  })
}

async function lastIssue(trx: Writer, reportId: string): Promise<queries.IssueRow> {
  const last = (await queries.listIssues(trx, reportId)).at(-1)
  if (!last) throw new Error(`report ${reportId} is frozen and has no issue`)
  return last
}
