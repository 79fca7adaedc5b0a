import { createHash } from 'node:crypto'
import { type Context, entered, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import { renderOfficialDocument } from '#modules/documents/index.ts'
import { getPeriod } from '#modules/indicators/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { figuresOf, type ReportBody } from './report.body.codes.ts'
import type * as contracts from './report.contract.ts'
import { differencesOf, refsOf, tellFigures, toldTo } from './report.figures.ts'
import { afterMove, type ReportMove, type ReportStatus } from './report.life.ts'
import { type Frozen, printed } from './report.print.ts'
import * as queries from './report.queries.ts'
import { listReported } from './reported.queries.ts'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()

type Moved = { id: string; no: number; status: ReportStatus; version: number }

function mayMove(report: queries.ReportRow, version: number, move: ReportMove): ReportStatus {
  sameVersion(version, report.version)
  const status = afterMove(report.status, move)
  if (!status) throw new Refusal('report.wrong_state', { id: report.id, status: report.status })
  return status
}

/** The report held, with the state the move leads to. Refuses with `report.wrong_state`, `version.stale`. */
async function lockFor(trx: Writer, id: string, version: number, move: ReportMove) {
  const report = await queries.lockReport(trx, id)
  return { report, status: mayMove(report, version, move) }
}

/** The same without holding it: for what is counted and printed before the transaction that writes. */
function readFor(ctx: Context, id: string, version: number, move: ReportMove) {
  return entered(ctx.db, ctx.session.tokenHash, async (trx) => {
    const report = await queries.getReport(trx, id)
    mayMove(report, version, move)
    return { report, last: (await queries.listIssues(trx, id)).at(-1) }
  })
}

/** Everything an issue is made of, as the person who freezes is told it now. */
async function gather(ctx: Context, report: queries.ReportRow, body: ReportBody): Promise<Frozen> {
  const { period, issuer, reported } = await entered(ctx.db, ctx.session.tokenHash, async (trx) => {
    const period = await getPeriod(trx, report.scheme, report.period)
    const { issuer } = await queries.issuerOf(trx, report.agency_id)
    return { period, issuer, reported: await listReported(trx, report.province_id, period) }
  })
  const cut_off = ctx.now().toISOString()
  const figures = await tellFigures(toldTo(ctx), ctx.facts, figuresOf(body), report.province_id, period)
  return { cut_off, period, issuer, figures, reported }
}

interface Prepared {
  no: number
  body: ReportBody
  frozen: Frozen
  docx: Buffer
}

async function prepare(no: number, body: ReportBody, frozen: Frozen): Promise<Prepared> {
  return { no, body, frozen, docx: Buffer.from(await renderOfficialDocument(printed(body, frozen))) }
}

/** Writes a prepared issue, if the report is still as it was when counting began. */
function keepIssue(
  ctx: Context,
  id: string,
  version: number,
  move: ReportMove,
  issue: Prepared,
): Promise<Moved> {
  return inTransaction(ctx, async (trx) => {
    const { report, status } = await lockFor(trx, id, version, move)
    await queries.insertIssue(trx, {
      report_id: id,
      no: issue.no,
      frozen_at: new Date(issue.frozen.cut_off),
      frozen_by: ctx.session.staffId,
      figures: issue.frozen,
      body: issue.body,
      docx: issue.docx,
      sha256: sha256(issue.docx),
    })
    return {
      id,
      no: issue.no,
      status,
      version: await queries.changeReport(trx, report.id, { status, body: issue.body }),
    }
  })
}

/** Freezes a draft as issue no. 1: values, definitions, cut-off, text and bytes. Number and date stay blank. */
export async function freezeReport(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.freezeReport>,
): Promise<Moved> {
  const { report } = await readFor(ctx, params.report_id, body.version, 'freeze')
  const issue = await prepare(1, report.body, await gather(ctx, report, report.body))
  return keepIssue(ctx, report.id, body.version, 'freeze', issue)
}

/**
 * Freezes a further issue with the figures of now and what has changed since the last. The last one stays as it
 * was, byte for byte.
 */
export async function supplementReport(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.supplementReport>,
): Promise<Moved> {
  const { report, last } = await readFor(ctx, params.report_id, body.version, 'supplement')
  if (!last) throw new Error(`report ${report.id} is frozen and has no issue`)
  const text = body.body ?? report.body
  const frozen = await gather(ctx, report, text)
  const now = await tellFigures(
    toldTo(ctx),
    ctx.facts,
    refsOf(last.figures),
    report.province_id,
    frozen.period,
  )
  const { no, number, issued_on } = last
  const differences = differencesOf(last.figures.figures, now)
  const issue = await prepare(no + 1, text, {
    ...frozen,
    supplement: { of: no, number, issued_on, differences },
  })
  return keepIssue(ctx, report.id, body.version, 'supplement', issue)
}

/**
 * Records the signature on the last issue: who, as what, on which day (the day on the paper, not of the click).
 * Refuses with `report.signed_too_early` for a day before it was frozen.
 */
export function signReport(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.signReport>,
): Promise<Moved> {
  return inTransaction(ctx, async (trx) => {
    const { report, status } = await lockFor(trx, params.report_id, body.version, 'sign')
    const issue = await lastIssue(trx, report.id)
    const { signer_title, signer_name, signed_on } = body
    if (signed_on < dayInVietNam(issue.frozen_at))
      throw new Refusal('report.signed_too_early', { id: report.id })
    await queries.completeIssue(trx, report.id, issue.no, { signer_title, signer_name, signed_on })
    return {
      id: report.id,
      no: issue.no,
      status,
      version: await queries.changeReport(trx, report.id, { status }),
    }
  })
}

/**
 * Enters number and date of the signed issue and keeps the document printed with both, beside the frozen one.
 * Refuses with `report.wrong_state` before the signature, `report.dated_too_early` for a day before it.
 */
export async function numberReport(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.numberReport>,
): Promise<Moved> {
  const { report, last } = await readFor(ctx, params.report_id, body.version, 'number')
  if (!last || last.signer_title === null || last.signer_name === null || last.signed_on === null)
    throw new Error(`report ${report.id} is signed and has no signature`)
  if (body.issued_on < last.signed_on) throw new Refusal('report.dated_too_early', { id: report.id })
  const { number, issued_on } = body
  const { signer_title, signer_name, no } = last
  const document = printed(last.body, last.figures, { signer_title, signer_name, number, issued_on })
  const issued_docx = Buffer.from(await renderOfficialDocument(document))
  return inTransaction(ctx, async (trx) => {
    const { status } = await lockFor(trx, report.id, body.version, 'number')
    const entered_by = ctx.session.staffId
    await queries.completeIssue(trx, report.id, no, {
      number,
      issued_on,
      issued_docx,
      issued_sha256: sha256(issued_docx),
      entered_by,
    })
    return { id: report.id, no, status, version: await queries.changeReport(trx, report.id, { status }) }
  })
}

async function lastIssue(trx: Writer, reportId: string): Promise<queries.IssueRow> {
  const last = (await queries.listIssues(trx, reportId)).at(-1)
  if (!last) throw new Error(`report ${reportId} is frozen and has no issue`)
  return last
}
