import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { lookAtCase } from './case-look.queries.ts'
import type { CaseWork, notePrintContract } from './case-work.contract.ts'
import { listLoad, listMyDecisions, listMyFollowUps, listUnreadNotes } from './case-work.queries.ts'

const dayMs = 86_400_000
/** How many days ahead a decision is told. */
const daysAhead = 3

/** What my cases ask of me today. */
export function readWork(ctx: Context): Promise<CaseWork> {
  return inTransaction(ctx, async (trx) => {
    const me = ctx.session.staffId
    const today = new Date(`${dayInVietNam(ctx.now())}T00:00:00+07:00`)
    const followUps = await listMyFollowUps(trx, me, new Date(today.getTime() + 2 * dayMs))
    const notes = await listUnreadNotes(trx, me)
    return {
      follow_ups: followUps.map((row) => ({
        ...row,
        due_from: row.due_from.toISOString(),
        due_until: row.due_until.toISOString(),
      })),
      decisions: await listMyDecisions(trx, me, dayInVietNam(new Date(today.getTime() + daysAhead * dayMs))),
      notes: notes.map((row) => ({ ...row, written_at: row.written_at.toISOString() })),
    } as CaseWork
  })
}

/** Load of each worker, for who supervises them. */
export function readLoad(ctx: Context) {
  return inTransaction(ctx, async (trx) => ({ workers: await listLoad(trx, ctx.now()) }))
}

/** Records what is printed of a case, before it is. Refuses with `record.not_found`. */
export function notePrint(ctx: Context, { params, body }: RequestOf<typeof notePrintContract>) {
  return inTransaction(ctx, async (trx) => {
    const look = await lookAtCase(trx, params.case_id, 'print')
    const detail = JSON.stringify({ parts: body.parts })
    await sql`select audit.note('printed', 'case', ${look.id}, ${detail}::jsonb)`.execute(trx)
    return { id: look.id, printed_at: ctx.now().toISOString() }
  })
}
