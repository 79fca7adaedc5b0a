import { sql, type Updateable } from 'kysely'
import type { Reader, Writer } from '#kernel/database.ts'
import type { CaseFile } from '#kernel/database.types.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { CaseStatus } from './case.life.ts'

/** The contact a case grows out of, and the agency whose case it will be. */
export interface Origin {
  id: string
  province_id: string
  agency_id: string
  kind: string
  received_from: string | null
}

/**
 * The contact, where the person asking sees it. The case belongs to the contact's agency, or to the opener's own
 * where they work elsewhere (a one-stop house that follows the hotline's contact).
 */
export async function findOrigin(trx: Writer, contactId: string): Promise<Origin | undefined> {
  const { rows } = await sql<Origin>`
    select k.id, k.province_id, k.kind, k.received_from,
           case when k.agency_id = any (mine.agencies) then k.agency_id else mine.agencies[1] end as agency_id
    from   contact k, (select access.agencies_as('operator', 'duty_leader', 'case_manager') as agencies) mine
    where  k.id = ${contactId}`.execute(trx)
  return rows[0]
}

/** The next number of a province and year. Held until the transaction ends, so that two never get the same. */
export async function nextCaseNumber(trx: Writer, provinceId: string, year: number): Promise<number> {
  const { rows } = await sql<{
    number: number
  }>`select access.next_case_number(${provinceId}, ${year}) as number`.execute(trx)
  return rows[0]?.number ?? 0
}

export interface LockedCase {
  id: string
  province_id: string
  agency_id: string
  contact_id: string
  opened_at: Date
  status: CaseStatus
  step: number
  manager_id: string | null
  sealed_key: Buffer
  version: number
  erased_at: Date | null
  /** The person asking is assigned now; a supervisor who only oversees is not. */
  works_on: boolean
}

/** A case I may see, held until the transaction ends. Refuses with `record.not_found`, `case.erased` where only its skeleton is left. */
export async function lockCase(trx: Writer, id: string): Promise<LockedCase> {
  const { rows } = await sql<LockedCase>`
    select id, province_id, agency_id, contact_id, opened_at, status, step, manager_id, sealed_key, version, erased_at, access.works_on(id) as works_on
    from   case_file where id = ${id} for update`.execute(trx)
  const row = rows[0]
  if (!row) throw new Refusal('record.not_found', { id })
  if (row.erased_at) throw new Refusal('case.erased', { id })
  return row
}

/** A case I work on that is open, held; refuses with `record.not_found`, `case.not_assigned` or `case.wrong_state`. */
export async function lockOpenCase(trx: Writer, id: string): Promise<LockedCase> {
  const found = await lockCase(trx, id)
  refuseUnassigned(found)
  if (found.status !== 'open') throw new Refusal('case.wrong_state', { id, status: found.status })
  return found
}

/** Overseeing a case is not working on it. Refuses with `case.not_assigned`. */
export function refuseUnassigned(found: LockedCase): void {
  if (!found.works_on) throw new Refusal('case.not_assigned', { id: found.id })
}

export interface Change {
  by: string
  at: Date
}

/** Writes new values into a case and moves its version on. */
export async function changeCase(trx: Writer, id: string, change: Change, values: Updateable<CaseFile>) {
  const row = await trx
    .updateTable('case_file')
    .set({ ...values, version: sql<number>`version + 1`, changed_by: change.by, changed_at: change.at })
    .where('id', '=', id)
    .returning(['id', 'version', 'status', 'step'])
    .executeTakeFirstOrThrow()
  return { ...row, status: row.status as CaseStatus }
}

/** Says that something in the case was written, without moving its version. */
export async function touchCase(trx: Writer, id: string, change: Change): Promise<void> {
  await trx
    .updateTable('case_file')
    .set({ changed_by: change.by, changed_at: change.at })
    .where('id', '=', id)
    .execute()
}

export async function placeExists(db: Reader, placeId: string): Promise<boolean> {
  return (
    (await db.selectFrom('place').select('id').where('id', '=', placeId).executeTakeFirst()) !== undefined
  )
}

/** A sealed note; its words were sealed under the case's key. */
export async function insertNote(
  trx: Writer,
  note: {
    id: string
    caseId: string
    kind: string
    happenedAt: Date | string
    writtenBy: string
    sealed: Buffer
  },
): Promise<void> {
  await trx
    .insertInto('case_note')
    .values({
      id: note.id,
      case_id: note.caseId,
      kind: note.kind,
      happened_at: note.happenedAt,
      written_by: note.writtenBy,
      sealed_note: note.sealed,
    })
    .execute()
}
