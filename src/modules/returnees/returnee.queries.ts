import { sql } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Source } from './returnee.codes.ts'
import type { ReturneeStatus, SupportState } from './returnee.life.ts'

export interface LockedReturnee {
  id: string
  version: number
  person_id: string
  status: ReturneeStatus
  source: Source
  came_on: string
  birth_year: number | null
  commune_told_at: Date | null
  province_told_at: Date | null
  verified_on: string | null
  sealed_birthday: Buffer | null
}

/** A returnee of this case, held until the transaction ends, or `record.not_found`. */
export async function lockReturnee(trx: Writer, caseId: string, id: string): Promise<LockedReturnee> {
  const { rows } = await sql<LockedReturnee>`
    select id, version, person_id, status, source, came_on, birth_year, commune_told_at, province_told_at, verified_on, sealed_birthday
    from   returnee where id = ${id} and case_id = ${caseId} for update`.execute(trx)
  const row = rows[0]
  if (!row) throw new Refusal('record.not_found', { id })
  return row
}

/** Writes new values into a returnee and moves its version on. */
export async function changeReturnee(
  trx: Writer,
  id: string,
  by: string,
  values: Record<string, unknown>,
): Promise<{ id: string; version: number; status: ReturneeStatus }> {
  const row = await trx
    .updateTable('returnee')
    .set({ ...values, changed_by: by, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .returning(['id', 'version', 'status'])
    .executeTakeFirstOrThrow()
  return { ...row, status: row.status as ReturneeStatus }
}

export interface LockedCare {
  id: string
  version: number
  began_on: string
  ended_on: string | null
}

export async function lockCare(trx: Writer, returneeId: string, id: string): Promise<LockedCare> {
  const { rows } = await sql<LockedCare>`
    select id, version, began_on, ended_on from returnee_care where id = ${id} and returnee_id = ${returneeId} for update`.execute(
    trx,
  )
  const row = rows[0]
  if (!row) throw new Refusal('record.not_found', { id })
  return row
}

/** Care that overlaps a day from which on somebody would be in care again. */
export async function overlapsCare(trx: Writer, returneeId: string, from: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select 1 from returnee_care where returnee_id = ${returneeId} and (ended_on is null or ended_on > ${from}::date)) as found`.execute(
    trx,
  )
  return rows[0]?.found ?? false
}

export interface LockedSupport {
  id: string
  version: number
  state: SupportState
  item_code: string
  needed_on: string
  offered_on: string | null
  answered_on: string | null
}

export async function lockSupport(trx: Writer, returneeId: string, id: string): Promise<LockedSupport> {
  const { rows } = await sql<LockedSupport>`
    select id, version, state, item_code, needed_on, offered_on, answered_on
    from   returnee_support where id = ${id} and returnee_id = ${returneeId} for update`.execute(trx)
  const row = rows[0]
  if (!row) throw new Refusal('record.not_found', { id })
  return row
}

/** An item of the regime as it stood on a day. */
export async function findRegimeItem(trx: Writer, code: string, on: string) {
  const { rows } = await sql<{ code: string; valid_from: string; basis: string }>`
    select code, valid_from, basis from support_regime_item
    where  code = ${code} and valid_from <= ${on}::date and (valid_until is null or valid_until > ${on}::date)`.execute(
    trx,
  )
  return rows[0]
}

/** Open things of the returnees of a case: items not given yet. */
export async function countOpenSupports(trx: Writer, caseId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from returnee_support where case_id = ${caseId} and state in ('needed', 'offered', 'accepted')`.execute(
    trx,
  )
  return rows[0]?.n ?? 0
}
