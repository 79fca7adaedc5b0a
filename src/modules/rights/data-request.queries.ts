import { type Insertable, sql, type Updateable } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import type { DataRequest } from '#kernel/database.types.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { RequestKind } from './data-request.codes.ts'
import type { DataRequestLine } from './data-request.contract.ts'
import type { RequestStatus } from './data-request.life.ts'

type Instants = 'received_at' | 'due_at' | 'started_at' | 'answered_at'
export type RequestRow = Omit<DataRequestLine, Instants> & {
  received_at: Date
  due_at: Date | null
  started_at: Date | null
  answered_at: Date | null
  answered_by: string | null
  sealed_key: Buffer
  sealed_words: Buffer
  sealed_answer: Buffer | null
  micros: number
}

/** The next number of a register of a body and year. Held until the transaction ends. */
export async function nextNumber(
  trx: Writer,
  agencyId: string,
  register: 'data_request' | 'data_breach',
  year: number,
): Promise<number> {
  const { rows } = await sql<{
    no: number
  }>`select access.next_register_number(${agencyId}, ${register}, ${year}) as no`.execute(trx)
  return rows[0]?.no ?? 0
}

export async function insertRequest(trx: Writer, row: Insertable<DataRequest>): Promise<void> {
  await trx.insertInto('data_request').values(row).execute()
}

export interface Filter {
  status?: string | undefined
  kind?: string | undefined
  open?: string | undefined
  q?: string | undefined
  from?: string | undefined
  until?: string | undefined
}

const day = (given: string) => sql`(${given}::date)::timestamp at time zone 'Asia/Ho_Chi_Minh'`

/** Requests the reader may see, newest first, each with the limit that runs now. */
export async function listRequestRows(
  trx: Writer,
  asked: { id?: string; filter?: Filter; after?: readonly [number, string] | undefined; limit: number },
): Promise<RequestRow[]> {
  const { filter = {}, after } = asked
  const wanted = [
    sql`true`,
    ...(asked.id ? [sql`r.id = ${asked.id}`] : []),
    ...(filter.status ? [sql`r.status = ${filter.status}`] : []),
    ...(filter.kind ? [sql`r.kind = ${filter.kind}`] : []),
    ...(filter.open ? [sql`(r.status in ('received', 'acknowledged')) = ${filter.open === 'true'}`] : []),
    ...(filter.q ? [sql`starts_with(r.no || '/' || r.year, ${filter.q})`] : []),
    ...(filter.from ? [sql`r.received_at >= ${day(filter.from)}`] : []),
    ...(filter.until ? [sql`r.received_at < ${day(filter.until)}`] : []),
    ...(after
      ? [
          sql`(r.received_at, r.id) < (timestamptz 'epoch' + ${after[0]}::bigint * interval '1 microsecond', ${after[1]}::uuid)`,
        ]
      : []),
  ]
  const { rows } = await sql<RequestRow>`
    select r.id, r.version, r.no || '/' || r.year as number, r.kind, r.asked_by_whom, r.channel, r.identity_check, r.received_at, r.status,
           c.due_at, c.started_at, r.extended_at is not null as extended, r.outcome, r.refusal_ground, r.answered_at, r.case_id is not null as has_case,
           s.display_name as answered_by, r.sealed_key, r.sealed_words, r.sealed_answer, (extract(epoch from r.received_at) * 1000000)::bigint as micros
    from   data_request r left join staff s on s.id = r.answered_by
    left join lateral (select k.due_at, k.started_at from clock k where k.record_id = r.id and k.met_at is null and k.status <> 'cancelled'
                       order by k.runs_out_at limit 1) c on r.status in ('received', 'acknowledged')
    where  ${sql.join(wanted, sql` and `)}
    order  by r.received_at desc, r.id desc limit ${asked.limit}`.execute(trx)
  return rows
}

export interface LockedRequest {
  id: string
  kind: RequestKind
  status: RequestStatus
  identity_check: string
  extended_at: Date | null
  sealed_key: Buffer
  version: number
}

/** A request of my desk, held until the transaction ends, or `record.not_found`. */
export async function lockRequest(trx: Writer, id: string): Promise<LockedRequest> {
  const { rows } = await sql<LockedRequest>`
    select id, kind, status, identity_check, extended_at, sealed_key, version from data_request where id = ${id} for update`.execute(
    trx,
  )
  if (!rows[0]) throw new Refusal('record.not_found', { id })
  return rows[0]
}

export async function updateRequest(
  trx: Writer,
  id: string,
  values: Updateable<DataRequest>,
): Promise<{ id: string; version: number; status: RequestStatus }> {
  const row = await trx
    .updateTable('data_request')
    .set({ ...values, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .returning(['id', 'version', 'status'])
    .executeTakeFirstOrThrow()
  return { ...row, status: row.status as RequestStatus }
}

/** Moves the limit of the answer on by so many days. */
export async function extendClock(trx: Writer, requestId: string, rule: string, days: number): Promise<void> {
  await sql`update clock set due_at = due_at + ${days} * interval '1 day', version = version + 1
            where record_id = ${requestId} and rule_code = ${rule} and met_at is null and status = 'running'`.execute(
    trx,
  )
}
