import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { pageOf } from '#kernel/cursor.ts'
import type { Writer } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import { type CaseLook, type listLooksContract, looks } from './look.contract.ts'

/**
 * Who has looked at a case, for everybody who may see it; itself no look at what the case says, so it leaves none.
 * Refuses with `record.not_found`.
 */
export function readLooks(ctx: Context, { params, query }: RequestOf<typeof listLooksContract>) {
  return inTransaction(ctx, async (trx) => {
    const seen = await trx
      .selectFrom('case_file')
      .select('id')
      .where('id', '=', params.case_id)
      .executeTakeFirst()
    if (!seen) throw new Refusal('record.not_found', { id: params.case_id })
    const rows = await listLooks(trx, seen.id, query.after?.[0], query.limit + 1)
    const { shown, next } = pageOf(rows, query.limit, (row) => [row.id])
    return { items: shown.map((row) => ({ ...row, at: row.at.toISOString() })), next }
  })
}

type LookRow = Omit<CaseLook, 'at'> & { at: Date }

async function listLooks(trx: Writer, caseId: string, before: number | undefined, limit: number) {
  const { rows } = await sql<LookRow>`
    select e.id, e.at, e.staff_id, s.display_name as name, e.act
    from   audit.entry e join staff s on s.id = e.staff_id
    where  e.kind = 'case' and e.record_id = ${caseId}::text and e.act = any (${sql.val([...looks])}::text[])
      and  e.id < ${before ?? Number.MAX_SAFE_INTEGER}
    order  by e.id desc limit ${limit}`.execute(trx)
  return rows
}
