import { type Insertable, sql, type Updateable } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import type { DataBreach } from '#kernel/database.types.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { BreachLine } from './data-breach.contract.ts'
import type { BreachStatus } from './data-breach.life.ts'

type Instants = 'found_at' | 'due_at' | 'started_at' | 'notified_at' | 'persons_told_at'
export type BreachRow = Omit<BreachLine, Instants> & {
  found_at: Date
  due_at: Date | null
  started_at: Date | null
  notified_at: Date | null
  persons_told_at: Date | null
  happened_from: Date | null
  happened_until: Date | null
  sealed_key: Buffer
  sealed_report: Buffer
  micros: number
}

export async function insertBreach(trx: Writer, row: Insertable<DataBreach>): Promise<void> {
  await trx.insertInto('data_breach').values(row).execute()
}

/** Breaches the reader may see, newest first, with the 72 hours while they run. */
export async function listBreachRows(
  trx: Writer,
  asked: {
    id?: string
    filter?: { status?: string | undefined; act?: string | undefined; q?: string | undefined }
    after?: readonly [number, string] | undefined
    limit: number
  },
): Promise<BreachRow[]> {
  const { filter = {}, after } = asked
  const wanted = [
    sql`true`,
    ...(asked.id ? [sql`b.id = ${asked.id}`] : []),
    ...(filter.status ? [sql`b.status = ${filter.status}`] : []),
    ...(filter.act ? [sql`${filter.act} = any (b.acts)`] : []),
    ...(filter.q ? [sql`starts_with(b.no || '/' || b.year, ${filter.q})`] : []),
    ...(after
      ? [
          sql`(b.found_at, b.id) < (timestamptz 'epoch' + ${after[0]}::bigint * interval '1 microsecond', ${after[1]}::uuid)`,
        ]
      : []),
  ]
  const { rows } = await sql<BreachRow>`
    select b.id, b.version, b.no || '/' || b.year as number, b.found_at, b.happened_from, b.happened_until, b.acts, b.data_categories, b.persons_count,
           b.records_count, b.harm_likely, b.status, c.due_at, c.started_at, b.notified_at, b.notified_how, b.not_notified_reason, b.persons_told_at,
           b.sealed_key, b.sealed_report, (extract(epoch from b.found_at) * 1000000)::bigint as micros
    from   data_breach b
    left join lateral (select k.due_at, k.started_at from clock k where k.record_id = b.id and k.met_at is null and k.status <> 'cancelled' limit 1) c on true
    where  ${sql.join(wanted, sql` and `)}
    order  by b.found_at desc, b.id desc limit ${asked.limit}`.execute(trx)
  return rows
}

export interface LockedBreach {
  id: string
  status: BreachStatus
  found_at: Date
  sealed_key: Buffer
  version: number
}

/** A breach of my agency, held until the transaction ends, or `record.not_found`. */
export async function lockBreach(trx: Writer, id: string): Promise<LockedBreach> {
  const { rows } =
    await sql<LockedBreach>`select id, status, found_at, sealed_key, version from data_breach where id = ${id} for update`.execute(
      trx,
    )
  if (!rows[0]) throw new Refusal('record.not_found', { id })
  return rows[0]
}

export async function updateBreach(
  trx: Writer,
  id: string,
  values: Updateable<DataBreach>,
): Promise<{ id: string; version: number; status: BreachStatus }> {
  const row = await trx
    .updateTable('data_breach')
    .set({ ...values, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .returning(['id', 'version', 'status'])
    .executeTakeFirstOrThrow()
  return { ...row, status: row.status as BreachStatus }
}

/** Number of an official form on a day, from the tables of the law; undefined when they have none. */
export async function findFormNumber(trx: Writer, code: string, on: string): Promise<string | undefined> {
  const { rows } = await sql<{ form_number: string }>`
    select form_number from law_form where code = ${code} and valid_from <= ${on}::date and (valid_until is null or valid_until > ${on}::date)`.execute(
    trx,
  )
  return rows[0]?.form_number
}
