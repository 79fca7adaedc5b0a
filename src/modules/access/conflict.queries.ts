import { sql } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'

/** A person and a record that from now on does not exist for them. */
export interface Exclusion {
  staffId: string
  kind: 'contact' | 'case' | 'incident'
  recordId: string
  agencyId: string
  setBy: string
}

/** Hides a record from a person for good. Said twice it stays as it was. Refuses with `record.not_found` for nobody. */
export async function excludeFromRecord(trx: Writer, exclusion: Exclusion): Promise<void> {
  const { staffId, kind, recordId, agencyId, setBy } = exclusion
  const person = await trx.selectFrom('staff').select('id').where('id', '=', staffId).executeTakeFirst()
  if (!person) throw new Refusal('record.not_found', { id: staffId })
  await trx
    .insertInto('conflict_of_interest')
    .values({ staff_id: staffId, record_id: recordId, kind, agency_id: agencyId, set_by: setBy })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** A body and a record that from now on does not exist for anybody who works there. Refuses as `excludeFromRecord`. */
export async function excludeAgency(
  trx: Writer,
  related: {
    agencyId: string
    withUnits: boolean
    kind: 'contact' | 'case'
    recordId: string
    heldBy: string
    setBy: string
  },
): Promise<void> {
  const agency = await trx
    .selectFrom('agency')
    .select('id')
    .where('id', '=', related.agencyId)
    .executeTakeFirst()
  if (!agency) throw new Refusal('record.not_found', { id: related.agencyId })
  await trx
    .insertInto('conflict_of_agency')
    .values({
      agency_id: related.agencyId,
      record_id: related.recordId,
      kind: related.kind,
      with_units: related.withUnits,
      held_by: related.heldBy,
      set_by: related.setBy,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export interface ConflictRow {
  staff_id: string
  staff_name: string
  kind: 'contact' | 'case' | 'incident'
  record_id: string
  set_by: string
  set_at: Date
}

/** Conflicts the reader oversees, latest first. One's own rows only serve the row rules and are told to nobody. */
export async function listConflictRows(
  trx: Writer,
  asked: { staffId?: string | undefined; recordId?: string | undefined; reader: string },
): Promise<ConflictRow[]> {
  const { rows } = await sql<ConflictRow>`
    select c.staff_id, s.display_name as staff_name, c.kind, c.record_id, b.display_name as set_by, c.set_at
    from   conflict_of_interest c join staff s on s.id = c.staff_id join staff b on b.id = c.set_by
    where  c.staff_id <> ${asked.reader}
    and    (${asked.staffId ?? null}::uuid is null or c.staff_id = ${asked.staffId ?? null})
    and    (${asked.recordId ?? null}::uuid is null or c.record_id = ${asked.recordId ?? null})
    order  by c.set_at desc, c.record_id, c.staff_id limit 500`.execute(trx)
  return rows
}

export interface BodyConflictRow {
  agency_id: string
  agency_name: string
  with_units: boolean
  kind: 'contact' | 'case'
  record_id: string
  set_by: string
  set_at: Date
}

/** Bodies that are related, latest first, of one record or of all that the reader oversees. */
export async function listBodyConflictRows(
  trx: Writer,
  recordId: string | undefined,
): Promise<BodyConflictRow[]> {
  const { rows } = await sql<BodyConflictRow>`
    select c.agency_id, a.name as agency_name, c.with_units, c.kind, c.record_id, b.display_name as set_by, c.set_at
    from   conflict_of_agency c join agency a on a.id = c.agency_id join staff b on b.id = c.set_by
    where  ${recordId ?? null}::uuid is null or c.record_id = ${recordId ?? null}
    order  by c.set_at desc, c.record_id, c.agency_id limit 500`.execute(trx)
  return rows
}
