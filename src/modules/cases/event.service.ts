import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { pageOf } from '#kernel/cursor.ts'
import { lookAtCase } from './case-look.queries.ts'
import type { listEventsContract } from './event.contract.ts'
import { listEvents } from './event.queries.ts'

/** The story of a case. Refuses with `record.not_found`. */
export function readEvents(ctx: Context, { params, query }: RequestOf<typeof listEventsContract>) {
  return inTransaction(ctx, async (trx) => {
    const look = await lookAtCase(trx, params.case_id, 'events')
    const rows = await listEvents(trx, {
      caseId: look.id,
      noun: query.noun,
      after: query.after,
      limit: query.limit + 1,
    })
    const { shown, next } = pageOf(rows, query.limit, (row) => [row.micros, row.id])
    return {
      items: shown.map(({ micros: _, ...row }) => ({
        ...row,
        happened_at: row.happened_at.toISOString(),
        recorded_at: row.recorded_at.toISOString(),
      })),
      next,
    }
  })
}
