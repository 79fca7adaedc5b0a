import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { Refusal } from '#kernel/refusal.ts'
import { renderOfficialDocument } from '#modules/documents/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { lastIssue, lockFor, type Moved, moveOn, readFor, sha256 } from './issue.service.ts'
import { insertPaper } from './paper.queries.ts'
import { paperOf } from './paper.service.ts'
import type * as contracts from './report.contract.ts'
import { printed } from './report.print.ts'
import * as queries from './report.queries.ts'
import { renderSlip } from './report.slip.ts'
import { insertSlip, listSteps } from './step.queries.ts'

/** Sends the frozen report up with its slip. Refuses with `report.wrong_state`, `version.stale`. */
export async function submitReport(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.submitReport>,
): Promise<Moved> {
  const { report, issues } = await readFor(ctx, params.report_id, body.version, 'submit')
  const issue = issues.at(-1)
  if (!issue) throw new Error(`report ${report.id} is frozen and has no issue`)
  const { addressed_to, summary, proposal } = body
  const made_at = ctx.now()
  const docx = Buffer.from(
    await renderSlip(issue.figures, issue.body.subject, {
      addressed_to,
      summary,
      proposal,
      submitted_by: ctx.session.displayName,
      sha256: issue.sha256.toString('hex'),
      madeAt: made_at.toISOString(),
    }),
  )
  return inTransaction(ctx, async (trx) => {
    const { status } = await lockFor(trx, report.id, body.version, 'submit')
    await insertSlip(trx, {
      report_id: report.id,
      no: issue.no,
      addressed_to,
      summary,
      proposal,
      docx,
      sha256: sha256(docx),
      made_by: ctx.session.staffId,
      made_at,
    })
    return moveOn(trx, ctx, report, { no: issue.no, move: 'submit', status })
  })
}

/** Puts initials to a submitted report. Refuses with `report.own_initials` for whoever submitted it. */
export function initialReport(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.initialReport>,
): Promise<Moved> {
  return inTransaction(ctx, async (trx) => {
    const { report, status } = await lockFor(trx, params.report_id, body.version, 'initial')
    const submitted = (await listSteps(trx, report.id)).findLast((step) => step.move === 'submit')
    if (submitted?.by_staff === ctx.session.staffId)
      throw new Refusal('report.own_initials', { id: report.id })
    const { no } = await lastIssue(trx, report.id)
    return moveOn(trx, ctx, report, { no, move: 'initial', status })
  })
}

/** Sends a report back to be written again, with the reason. */
export function returnReport(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.returnReport>,
): Promise<Moved> {
  return inTransaction(ctx, async (trx) => {
    const { report, status } = await lockFor(trx, params.report_id, body.version, 'return')
    const { no } = await lastIssue(trx, report.id)
    return moveOn(trx, ctx, report, { no, move: 'return', status, reason: body.reason })
  })
}

/** Takes a report back before initials stand on it. */
export function recallReport(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.recallReport>,
): Promise<Moved> {
  return inTransaction(ctx, async (trx) => {
    const { report, status } = await lockFor(trx, params.report_id, body.version, 'recall')
    const { no } = await lastIssue(trx, report.id)
    return moveOn(trx, ctx, report, { no, move: 'recall', status })
  })
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
    return moveOn(trx, ctx, report, { no: issue.no, move: 'sign', status })
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
  const { report, issues } = await readFor(ctx, params.report_id, body.version, 'number')
  const last = issues.at(-1)
  if (!last || last.signer_title === null || last.signer_name === null || last.signed_on === null)
    throw new Error(`report ${report.id} is signed and has no signature`)
  if (body.issued_on < last.signed_on) throw new Refusal('report.dated_too_early', { id: report.id })
  const { number, issued_on } = body
  const { signer_title, signer_name, no } = last
  const document = printed(last.body, last.figures, { signer_title, signer_name, number, issued_on })
  const issued_docx = Buffer.from(await renderOfficialDocument(document))
  return inTransaction(ctx, async (trx) => {
    const { status } = await lockFor(trx, report.id, body.version, 'number')
    await queries.completeIssue(trx, report.id, no, {
      number,
      issued_on,
      issued_docx,
      issued_sha256: sha256(issued_docx),
      entered_by: ctx.session.staffId,
    })
    return moveOn(trx, ctx, report, { no, move: 'number', status })
  })
}

/** Files the signed copy of the issued report. Refuses with `report.paper_not_taken` for what is no PDF or picture. */
export function fileReport(
  ctx: Context,
  { params, body, file }: RequestOf<typeof contracts.fileReport>,
): Promise<Moved> {
  const paper = paperOf(file, params.report_id)
  return inTransaction(ctx, async (trx) => {
    const { report, status } = await lockFor(trx, params.report_id, body.version, 'file')
    const { no } = await lastIssue(trx, report.id)
    const of = { report_id: report.id, no, signed_how: body.signed_how }
    await insertPaper(trx, of, paper, ctx.session.staffId, ctx.now())
    return moveOn(trx, ctx, report, { no, move: 'file', status })
  })
}
