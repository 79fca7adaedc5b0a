import { sql } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import type { EmergencyReason, Judgement } from './emergency.codes.ts'

export interface OpeningRow {
  id: string
  case_id: string
  case_code: string
  staff_name: string
  agency_name: string
  reason: EmergencyReason
  from_at: Date
  until_at: Date
  running: boolean
  mine: { version: number; seen: boolean; judgement: Judgement | null } | null
  told: number
  seen: number
  judged: number
  micros: number
}

export interface OpeningFilter {
  waiting?: 'true' | 'false' | undefined
  reason?: string | undefined
  from?: string | undefined
  until?: string | undefined
}

/** Assignment, reason, reviews, notices and audit in one statement of the database; no row for what may not be opened. */
export async function openInEmergencyRow(
  trx: Writer,
  opening: { id: string; code: string; minutes: number; reason: string; key: Buffer; sealed: Buffer },
): Promise<{ outcome: string; of_case: string; ends_at: Date; told: number } | undefined> {
  const { rows } = await sql<{ outcome: string; of_case: string; ends_at: Date; told: number }>`
    select * from access.open_in_emergency(${opening.id}, ${opening.code}, ${opening.minutes}, ${opening.reason}, ${opening.key}, ${opening.sealed})`.execute(
    trx,
  )
  return rows[0]
}

const day = (given: string) => sql`(${given}::date)::timestamp at time zone 'Asia/Ho_Chi_Minh'`

/** Openings the reader may know of, newest first. */
export async function listOpenings(
  trx: Writer,
  asked: {
    staffId: string
    id?: string
    filter?: OpeningFilter
    after?: readonly [number, string] | undefined
    limit: number
  },
): Promise<OpeningRow[]> {
  const { filter = {}, after } = asked
  const wanted = [
    sql`true`,
    ...(asked.id ? [sql`a.id = ${asked.id}`] : []),
    ...(after
      ? [
          sql`(a.from_at, a.id) < (timestamptz 'epoch' + ${after[0]}::bigint * interval '1 microsecond', ${after[1]}::uuid)`,
        ]
      : []),
    ...(filter.waiting === 'true' ? [sql`m.access_id is not null and m.judged_at is null`] : []),
    ...(filter.reason ? [sql`a.reason = ${filter.reason}`] : []),
    ...(filter.from ? [sql`a.from_at >= ${day(filter.from)}`] : []),
    ...(filter.until ? [sql`a.from_at < ${day(filter.until)}`] : []),
  ]
  const { rows } = await sql<OpeningRow>`
    select a.id, a.case_id, a.case_code, s.display_name as staff_name, g.name as agency_name, a.reason, a.from_at, a.until_at, a.until_at > now() as running,
           case when m.access_id is not null then json_build_object('version', m.version, 'seen', m.seen_at is not null, 'judgement', m.judgement) end as mine,
           (select count(*)::int from emergency_review r where r.access_id = a.id) as told,
           (select count(r.seen_at)::int from emergency_review r where r.access_id = a.id) as seen,
           (select count(r.judged_at)::int from emergency_review r where r.access_id = a.id) as judged,
           (extract(epoch from a.from_at) * 1000000)::bigint as micros
    from   emergency_access a join staff s on s.id = a.staff_id join agency g on g.id = a.agency_id
    left join emergency_review m on m.access_id = a.id and m.staff_id = ${asked.staffId}
    where  a.staff_id <> ${asked.staffId} and ${sql.join(wanted, sql` and `)}
    order by a.from_at desc, a.id desc limit ${asked.limit}`.execute(trx)
  return rows
}

export interface SealedOpening {
  sealed_key: Buffer | null
  sealed_reason: Buffer | null
  reviews: {
    staff_id: string
    name: string
    told_at: string
    seen_at: string | null
    judged_at: string | null
    judgement: Judgement | null
    sealed: string | null
  }[]
}

/** The sealed words of one opening. The statement that reads them records it. */
export async function readSealedOpening(trx: Writer, id: string): Promise<SealedOpening | undefined> {
  const { rows } = await sql<SealedOpening>`
    select a.sealed_key, a.sealed_reason, audit.read('case', a.case_id, jsonb_build_object('emergency', a.id)) as noted,
           (select json_agg(json_build_object('staff_id', r.staff_id, 'name', s.display_name, 'told_at', r.told_at, 'seen_at', r.seen_at, 'judged_at', r.judged_at,
              'judgement', r.judgement, 'sealed', encode(r.sealed_note, 'base64')) order by r.judged_at nulls last, s.display_name)
            from emergency_review r join staff s on s.id = r.staff_id where r.access_id = a.id) as reviews
    from   emergency_access a where a.id = ${id}`.execute(trx)
  return rows[0]
}

/** Says that an overseer has seen it, once. */
export async function markSeen(trx: Writer, id: string, staffId: string): Promise<void> {
  await sql`update emergency_review set seen_at = now() where access_id = ${id} and staff_id = ${staffId} and seen_at is null`.execute(
    trx,
  )
}

/** An overseer's own review, held until the transaction ends; undefined when nobody told them. */
export async function lockReview(
  trx: Writer,
  id: string,
  staffId: string,
): Promise<{ version: number; sealed_key: Buffer | null } | undefined> {
  const { rows } = await sql<{ version: number; sealed_key: Buffer | null }>`
    select r.version, a.sealed_key from emergency_review r join emergency_access a on a.id = r.access_id
    where  r.access_id = ${id} and r.staff_id = ${staffId} for update of r`.execute(trx)
  return rows[0]
}

export async function writeJudgement(
  trx: Writer,
  judged: { id: string; staffId: string; judgement: Judgement; sealed: Buffer | null; at: Date },
): Promise<number> {
  const { version } = await trx
    .updateTable('emergency_review')
    .set({
      judgement: judged.judgement,
      judged_at: judged.at,
      sealed_note: judged.sealed,
      seen_at: sql`coalesce(seen_at, ${judged.at})`,
      version: sql<number>`version + 1`,
    })
    .where('access_id', '=', judged.id)
    .where('staff_id', '=', judged.staffId)
    .returning('version')
    .executeTakeFirstOrThrow()
  return version
}
