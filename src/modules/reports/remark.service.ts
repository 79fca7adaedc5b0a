import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import type * as contracts from './remark.contract.ts'
import * as queries from './remark.queries.ts'
import { takesRemarks } from './report.life.ts'
import { getReport, lockReport } from './report.queries.ts'

/** The margin of a report, with the answers below what they answer. */
export function listRemarks(ctx: Context, { params }: RequestOf<typeof contracts.listRemarks>) {
  return inTransaction(ctx, async (trx) => {
    const report = await getReport(trx, params.report_id)
    const rows = await queries.listRemarks(trx, report.id)
    return {
      takes_more: takesRemarks(report.status),
      items: rows
        .filter((row) => row.answers_id === null)
        .map(({ id, section, line, words, by, at, settled_by, settled_at, version }) => ({
          ...{ id, section, line, words, by, version },
          at: at.toISOString(),
          settled: settled_by && settled_at ? { by: settled_by, at: settled_at.toISOString() } : null,
          answers: rows
            .filter((row) => row.answers_id === id)
            .map((row) => ({ id: row.id, words: row.words, by: row.by, at: row.at.toISOString() })),
        })),
    }
  })
}

/** Writes into the margin. Refuses with `record.not_found`, and `report.wrong_state` once the report has left the house. */
export function addRemark(ctx: Context, { params, body }: RequestOf<typeof contracts.addRemark>) {
  return inTransaction(ctx, async (trx) => {
    const report = await lockOpenMargin(trx, params.report_id)
    const { section = null, line = null, words } = body
    const id = newId()
    await queries.insertRemark(trx, { id, report_id: report, section, line, words, ...saidBy(ctx) })
    return { id, version: 1 }
  })
}

/** Answers a remark. Refuses like `addRemark`. */
export function answerRemark(ctx: Context, { params, body }: RequestOf<typeof contracts.answerRemark>) {
  return inTransaction(ctx, async (trx) => {
    const report = await lockOpenMargin(trx, params.report_id)
    const { id: answers } = await queries.lockRemark(trx, report, params.remark_id)
    const id = newId()
    await queries.insertRemark(trx, {
      ...{ id, report_id: report, answers_id: answers, words: body.words },
      ...saidBy(ctx),
    })
    return { id, version: 1 }
  })
}

/** Says whether a remark is dealt with. Refuses like `addRemark`, and with `version.stale`. */
export function settleRemark(ctx: Context, { params, body }: RequestOf<typeof contracts.settleRemark>) {
  return inTransaction(ctx, async (trx) => {
    const report = await lockOpenMargin(trx, params.report_id)
    const remark = await queries.lockRemark(trx, report, params.remark_id)
    sameVersion(body.version, remark.version)
    const by = body.settled ? { by: ctx.session.staffId, at: ctx.now() } : null
    return { id: remark.id, version: await queries.settleRemark(trx, remark.id, by) }
  })
}

const saidBy = (ctx: Context) => ({ by_staff: ctx.session.staffId, at: ctx.now() })

/** A report of my agency whose margin is open, so that no word comes after it has been issued. */
async function lockOpenMargin(trx: Writer, reportId: string): Promise<string> {
  const { id, status } = await lockReport(trx, reportId)
  if (!takesRemarks(status)) throw new Refusal('report.wrong_state', { id, status })
  return id
}
