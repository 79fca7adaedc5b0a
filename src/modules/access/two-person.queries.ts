import { type Insertable, sql } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import type { TwoPersonRequest } from '#kernel/database.types.ts'
import type { TwoPersonKind } from './two-person.codes.ts'
import type { TwoPersonStatus } from './two-person.life.ts'

export interface RequestRow {
  id: string
  version: number
  agency_id: string
  kind: TwoPersonKind
  record_kind: string
  record_id: string | null
  subject_id: string | null
  detail: Record<string, unknown>
  about: string | null
  asked_by_id: string
  asked_by: string
  asked_at: Date
  agency_name: string
  expires_at: Date
  acted_first: boolean
  status: TwoPersonStatus
  late: boolean
  decided_by: string | null
  decided_at: Date | null
  done_at: Date | null
  sealed_key: Buffer | null
  sealed_reason: Buffer | null
  sealed_answer: Buffer | null
  micros: number
}

/** Who may ask for what, and how long a yes may be waited for. */
export async function findRule(
  trx: Writer,
  kind: TwoPersonKind,
): Promise<{ asker_roles: string[]; may_act_first: boolean; valid_hours: number } | undefined> {
  return trx
    .selectFrom('two_person_rule')
    .select(['asker_roles', 'may_act_first', 'valid_hours'])
    .where('kind', '=', kind)
    .executeTakeFirst()
}

/** A new request, to be decided within so many hours by the database's clock. */
export async function insertRequest(
  trx: Writer,
  row: Omit<Insertable<TwoPersonRequest>, 'expires_at'>,
  hours: number,
): Promise<void> {
  await trx
    .insertInto('two_person_request')
    .values({ ...row, expires_at: sql`now() + ${hours} * interval '1 hour'` })
    .execute()
}

/** Requests the reader made or may decide, newest first. */
export async function listRequests(
  trx: Writer,
  asked: {
    staffId: string
    id?: string
    filter?: { status?: string | undefined; kind?: string | undefined; for_me?: string | undefined }
    after?: readonly [number, string] | undefined
    limit: number
  },
): Promise<RequestRow[]> {
  const { filter = {}, after } = asked
  const wanted = [
    sql`true`,
    ...(asked.id ? [sql`r.id = ${asked.id}`] : []),
    ...(filter.status ? [sql`r.status = ${filter.status}`] : []),
    ...(filter.kind ? [sql`r.kind = ${filter.kind}`] : []),
    ...(filter.for_me === 'true'
      ? [
          sql`r.status = 'asked' and r.asked_by <> ${asked.staffId} and (r.expires_at > now() or r.acted_first)`,
        ]
      : []),
    ...(after
      ? [
          sql`(r.asked_at, r.id) < (timestamptz 'epoch' + ${after[0]}::bigint * interval '1 microsecond', ${after[1]}::uuid)`,
        ]
      : []),
  ]
  const { rows } = await sql<RequestRow>`
    select r.id, r.version, r.agency_id, r.kind, r.record_kind, r.record_id, r.subject_id, r.detail, r.detail ->> 'about' as about, r.asked_by as asked_by_id,
           s.display_name as asked_by, r.asked_at, a.name as agency_name, r.expires_at, r.acted_first, r.status,
           r.status = 'asked' and r.expires_at <= now() as late, d.display_name as decided_by, r.decided_at, r.done_at,
           r.sealed_key, r.sealed_reason, r.sealed_answer, (extract(epoch from r.asked_at) * 1000000)::bigint as micros
    from   two_person_request r join staff s on s.id = r.asked_by join agency a on a.id = r.agency_id left join staff d on d.id = r.decided_by
    where  ${sql.join(wanted, sql` and `)}
    order  by r.asked_at desc, r.id desc limit ${asked.limit}`.execute(trx)
  return rows
}

/** What somebody said to a request; by and at are missing when the asker took it back. */
export interface Decision {
  id: string
  status: TwoPersonStatus
  by: string | null
  at: Date | null
  answer: Buffer | null
}

/** Writes the decision if nobody has decided meanwhile; undefined when somebody has. */
export async function writeDecision(trx: Writer, decided: Decision): Promise<number | undefined> {
  const row = await trx
    .updateTable('two_person_request')
    .set({
      status: decided.status,
      decided_by: decided.by,
      decided_at: decided.at,
      sealed_answer: decided.answer,
      version: sql<number>`version + 1`,
    })
    .where('id', '=', decided.id)
    .where('status', '=', 'asked')
    .returning('version')
    .executeTakeFirst()
  return row?.version
}
