import { createHash } from 'node:crypto'
import { type Context, entered, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import { renderOfficialDocument } from '#modules/documents/index.ts'
import { getPeriod } from '#modules/indicators/index.ts'
import { figuresOf, type ReportBody } from './report.body.codes.ts'
import type * as contracts from './report.contract.ts'
import { differencesOf, refsOf, tellFigures, toldTo } from './report.figures.ts'
import { afterMove, type ReportMove, type ReportStatus } from './report.life.ts'
import { type Frozen, printed } from './report.print.ts'
import * as queries from './report.queries.ts'
import { supplementBody } from './report.supplement.ts'
import { listReported } from './reported.queries.ts'
import { insertStep } from './step.queries.ts'

/** SHA-256 of bytes. */
export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()

/** What every step of a report answers. */
export type Moved = { id: string; no: number; status: ReportStatus; version: number }

function mayMove(report: queries.ReportRow, version: number, move: ReportMove): ReportStatus {
  sameVersion(version, report.version)
  const status = afterMove(report.status, move)
  if (!status) throw new Refusal('report.wrong_state', { id: report.id, status: report.status })
  return status
}

/** The report held, with the state the move leads to. Refuses with `report.wrong_state`, `version.stale`. */
export async function lockFor(trx: Writer, id: string, version: number, move: ReportMove) {
  const report = await queries.lockReport(trx, id)
  return { report, status: mayMove(report, version, move) }
}

/** The same, and let go again: for what is counted and printed before the transaction that writes; only for those who may change it. */
export function readFor(ctx: Context, id: string, version: number, move: ReportMove) {
  return entered(ctx.db, ctx.session.tokenHash, async (trx) => {
    const report = await queries.lockReport(trx, id)
    mayMove(report, version, move)
    return { report, issues: await queries.listIssues(trx, id) }
  })
}

/** Moves a held report on, with the step noted and whatever of its text changes. */
export async function moveOn(
  trx: Writer,
  ctx: Context,
  report: Pick<queries.ReportRow, 'id'>,
  step: {
    no: number
    move: ReportMove
    status: ReportStatus
    reason?: string
    body?: ReportBody
    title?: string
  },
): Promise<Moved> {
  const { no, move, status, reason, body, title } = step
  await insertStep(trx, {
    report_id: report.id,
    no,
    move,
    reason,
    by_staff: ctx.session.staffId,
    at: ctx.now(),
  })
  const version = await queries.changeReport(trx, report.id, {
    status,
    ...(body ? { body } : {}),
    ...(title ? { title } : {}),
  })
  return { id: report.id, no, status, version }
}

/** Everything an issue is made of, as the person who freezes is told it now. */
async function gather(
  ctx: Context,
  report: queries.ReportRow,
  issues: readonly queries.IssueRow[],
): Promise<Frozen> {
  const { period, issuer, reported } = await entered(ctx.db, ctx.session.tokenHash, async (trx) => {
    const period = await getPeriod(trx, report.scheme, report.period)
    const { issuer } = await queries.issuerOf(trx, report.agency_id)
    return { period, issuer, reported: await listReported(trx, report.province_id, period) }
  })
  const cut_off = ctx.now().toISOString()
  const figures = await tellFigures(toldTo(ctx), ctx.facts, figuresOf(report.body), {
    provinceId: report.province_id,
    period,
    issues,
  })
  return { kind: report.kind, layout: report.layout, cut_off, period, issuer, figures, reported }
}

/**
 * Freezes the text as the next issue: values, definitions, cut-off, words and bytes. Number and date stay blank. After
 * an issue has left the house the next is its supplement, and carries what has changed since.
 */
export async function freezeReport(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.freezeReport>,
): Promise<Moved> {
  const { report, issues } = await readFor(ctx, params.report_id, body.version, 'freeze')
  const plain = await gather(ctx, report, issues)
  const of = issues.findLast((issue) => issue.number !== null)
  const frozen = of ? { ...plain, supplement: await supplementTo(ctx, report, of) } : plain
  const docx = Buffer.from(await renderOfficialDocument(printed(report.body, frozen)))
  const no = (issues.at(-1)?.no ?? 0) + 1
  return inTransaction(ctx, async (trx) => {
    const { status } = await lockFor(trx, report.id, body.version, 'freeze')
    await queries.insertIssue(trx, {
      report_id: report.id,
      no,
      frozen_at: new Date(frozen.cut_off),
      frozen_by: ctx.session.staffId,
      figures: frozen,
      body: report.body,
      docx,
      sha256: sha256(docx),
    })
    return moveOn(trx, ctx, report, { no, move: 'freeze', status })
  })
}

async function supplementTo(ctx: Context, report: queries.ReportRow, of: queries.IssueRow) {
  const now = await toldAgain(ctx, report, of)
  const { no, number, issued_on } = of
  return { of: no, number, issued_on, differences: differencesOf(of.figures.figures, now) }
}

/** Figures of an issue as they are counted now. */
export function toldAgain(ctx: Context, report: queries.ReportRow, issue: queries.IssueRow) {
  return tellFigures(toldTo(ctx), ctx.facts, refsOf(issue.figures), {
    provinceId: report.province_id,
    period: issue.figures.period,
  })
}

/**
 * Begins a supplement to the issue that left the house: a text of its own with what has changed, written on like a
 * draft. What was issued stays as it was, byte for byte.
 */
export async function supplementReport(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.supplementReport>,
): Promise<Moved> {
  const { report, issues } = await readFor(ctx, params.report_id, body.version, 'supplement')
  const of = issues.findLast((issue) => issue.number !== null)
  if (!of) throw new Error(`report ${report.id} is issued and has no numbered issue`)
  const now = await toldAgain(ctx, report, of)
  const differences = differencesOf(of.figures.figures, now)
  const text = supplementBody(of, report.agency_name, differences, now)
  return inTransaction(ctx, async (trx) => {
    const { status } = await lockFor(trx, report.id, body.version, 'supplement')
    return moveOn(trx, ctx, report, {
      no: of.no,
      move: 'supplement',
      status,
      body: text,
      title: text.subject.join(' '),
    })
  })
}

/** The issue a step is about: the last one. */
export async function lastIssue(trx: Writer, reportId: string): Promise<queries.IssueRow> {
  const last = (await queries.listIssues(trx, reportId)).at(-1)
  if (!last) throw new Error(`report ${reportId} is frozen and has no issue`)
  return last
}
