import { type Insertable, sql } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import type { PersonHandover } from '#kernel/database.types.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Direction, OtherKind } from './handover.codes.ts'
import type { HandoverStatus } from './handover.life.ts'

export interface LockedHandover {
  id: string
  version: number
  direction: Direction
  other_kind: OtherKind
  status: HandoverStatus
  happened_at: Date
  receiver_person_id: string | null
}

/** A hand-over of this case, held until the transaction ends, or `record.not_found`. */
export async function lockHandover(trx: Writer, caseId: string, id: string): Promise<LockedHandover> {
  const { rows } = await sql<LockedHandover>`
    select id, version, direction, other_kind, status, happened_at, receiver_person_id
    from   person_handover where id = ${id} and case_id = ${caseId} for update`.execute(trx)
  const row = rows[0]
  if (!row) throw new Refusal('record.not_found', { id })
  return row
}

/** A hand-over and its persons, each once. */
export async function insertHandover(
  trx: Writer,
  row: Insertable<PersonHandover>,
  personIds: readonly string[],
): Promise<void> {
  await trx.insertInto('person_handover').values(row).execute()
  await trx
    .insertInto('person_handover_person')
    .values(personIds.map((person_id) => ({ handover_id: row.id, case_id: row.case_id, person_id })))
    .execute()
}

export async function personsOf(trx: Writer, handoverId: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('person_handover_person')
    .select('person_id')
    .where('handover_id', '=', handoverId)
    .execute()
  return rows.map((row) => row.person_id)
}

/** Signed hand-overs of these persons, but for the one that is being moved. */
export async function passagesOf(trx: Writer, personIds: readonly string[], except: string) {
  const { rows } = await sql<{ person_id: string; direction: Direction; at: Date }>`
    select x.person_id, h.direction, h.happened_at as at
    from   person_handover_person x join person_handover h on h.id = x.handover_id
    where  x.person_id = any (${[...personIds]}::uuid[]) and h.id <> ${except} and h.status in ('done', 'confirmed')`.execute(
    trx,
  )
  return rows
}

export interface FoundCheck {
  id: string
  checked_at: Date
  danger: string
  plan_reviewed: boolean
}

/** The newest return check of a case. */
export async function lastCheck(trx: Writer, caseId: string): Promise<FoundCheck | undefined> {
  const { rows } = await sql<FoundCheck>`
    select id, checked_at, danger, plan_reviewed from return_check where case_id = ${caseId} order by checked_at desc, id desc limit 1`.execute(
    trx,
  )
  return rows[0]
}

export interface HandoverRow {
  id: string
  version: number
  direction: Direction
  other_kind: OtherKind
  other_agency: string | null
  status: HandoverStatus
  happened_at: Date
  place_name: string | null
  papers: string[]
  signed_at: Date | null
  arrival: string | null
  checked: boolean
  prepared_by: string
  sealed_content: Buffer | null
  sealed_signers: Buffer | null
  sealed_outcome: Buffer | null
  persons: { id: string; part: string; sex: string; age_years: number | null }[]
}

/** Hand-overs of a case, newest first; sealed words leave the database only for who works on it. */
export async function listHandovers(
  trx: Writer,
  caseId: string,
  assigned: boolean,
  only?: string,
): Promise<HandoverRow[]> {
  const { rows } = await sql<HandoverRow>`
    select h.id, h.version, h.direction, h.other_kind, g.name as other_agency, h.status, h.happened_at, l.name as place_name, h.papers, h.signed_at, h.arrival,
           h.return_check_id is not null as checked, s.display_name as prepared_by,
           case when ${assigned} then h.sealed_content end as sealed_content, case when ${assigned} then h.sealed_signers end as sealed_signers,
           case when ${assigned} then h.sealed_outcome end as sealed_outcome,
           (select jsonb_agg(jsonb_build_object('id', p.id, 'part', p.part, 'sex', p.sex, 'age_years', p.age_years) order by p.part <> 'survivor', p.added_at, p.id)
            from person_handover_person x join person p on p.id = x.person_id where x.handover_id = h.id) as persons
    from   person_handover h join staff s on s.id = h.prepared_by left join agency g on g.id = h.other_agency_id left join place l on l.id = h.place_id
    where  h.case_id = ${caseId} and (${only ?? null}::uuid is null or h.id = ${only ?? null}::uuid)
    order  by h.happened_at desc, h.id desc limit 200`.execute(trx)
  return rows
}

/** Minutes of a case that nobody has signed. */
export async function countPrepared(trx: Writer, caseId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from person_handover where case_id = ${caseId} and status = 'prepared'`.execute(
    trx,
  )
  return rows[0]?.n ?? 0
}
