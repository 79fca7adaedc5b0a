import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { ReplyOf, RequestOf } from '#kernel/contract.ts'
import { pageOf } from '#kernel/cursor.ts'
import type { Writer } from '#kernel/database.ts'
import type { readAuditContract } from './audit-desk.contract.ts'

type Entry = Omit<ReplyOf<typeof readAuditContract>['items'][number], 'at'> & { at: Date }
type Asked = RequestOf<typeof readAuditContract>['query']

/**
 * The audit desk. What concerns a record to which the reader is related is not told, by a rule of the database. That
 * somebody read here is recorded too.
 */
export function readAudit(ctx: Context, { query }: RequestOf<typeof readAuditContract>) {
  return inTransaction(ctx, async (trx) => {
    const rows = await listEntries(trx, { ...query, limit: query.limit + 1 })
    const { shown, next } = pageOf(rows, query.limit, (row) => [row.id])
    const { after: _, limit: __, ...filters } = query
    await sql`select audit.note('read', 'audit', null, ${JSON.stringify(filters)}::jsonb)`.execute(trx)
    return { items: shown.map((row) => ({ ...row, at: row.at.toISOString() })), next }
  })
}

async function listEntries(trx: Writer, asked: Asked): Promise<Entry[]> {
  const startOf = (day: string) => sql`(${day}::date)::timestamp at time zone 'Asia/Ho_Chi_Minh'`
  const wanted = [
    sql`true`,
    ...(asked.after ? [sql`e.id < ${asked.after[0]}`] : []),
    ...(asked.staff_id ? [sql`e.staff_id = ${asked.staff_id}`] : []),
    ...(asked.kind ? [sql`e.kind = ${asked.kind}`] : []),
    ...(asked.act ? [sql`e.act = ${asked.act}`] : []),
    ...(asked.record_id ? [sql`e.record_id = ${asked.record_id}`] : []),
    ...(asked.from ? [sql`e.at >= ${startOf(asked.from)}`] : []),
    ...(asked.until ? [sql`e.at < ${startOf(asked.until)}`] : []),
  ]
  const { rows } = await sql<Entry>`
    select e.id, e.at, e.actor_kind, e.staff_id, s.display_name as staff_name, e.act, e.kind, e.record_id,
           case when e.act in ('insert', 'update', 'delete') and jsonb_typeof(e.detail) = 'object'
                then array(select k from jsonb_object_keys(e.detail - '{of,row}'::text[]) k order by k) else '{}' end as fields,
           case when e.act = 'denied' then e.detail ->> 'code' end as code,
           case when e.act = 'denied' then e.detail ->> 'route' end as route,
           case when e.act = 'identity_opened' then e.detail ->> 'reason' end as reason
    from   audit.entry e left join staff s on s.id = e.staff_id
    where  ${sql.join(wanted, sql` and `)}
    order  by e.id desc limit ${asked.limit}`.execute(trx)
  return rows
}
