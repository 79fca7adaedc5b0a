import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { listConflictsContract } from './conflict.contract.ts'
import { listConflictRows } from './conflict.queries.ts'

/** Who is related to which record, for those who oversee. */
export function listConflicts(ctx: Context, { query }: RequestOf<typeof listConflictsContract>) {
  return inTransaction(ctx, async (trx) => {
    const rows = await listConflictRows(trx, {
      staffId: query.staff_id,
      recordId: query.record_id,
      reader: ctx.session.staffId,
    })
    return { items: rows.map((row) => ({ ...row, set_at: row.set_at.toISOString() })) }
  })
}
