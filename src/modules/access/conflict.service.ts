import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { listConflictsContract } from './conflict.contract.ts'
import { listBodyConflictRows, listConflictRows } from './conflict.queries.ts'

/** Who, and which body, is related to which record, for those who oversee. */
export function listConflicts(ctx: Context, { query }: RequestOf<typeof listConflictsContract>) {
  return inTransaction(ctx, async (trx) => {
    const rows = await listConflictRows(trx, {
      staffId: query.staff_id,
      recordId: query.record_id,
      reader: ctx.session.staffId,
    })
    const bodies = query.staff_id ? [] : await listBodyConflictRows(trx, query.record_id)
    return {
      items: rows.map((row) => ({ ...row, set_at: row.set_at.toISOString() })),
      bodies: bodies.map((row) => ({ ...row, set_at: row.set_at.toISOString() })),
    }
  })
}
