import { type Insertable, type Selectable, sql } from 'kysely'
import type { Reader, Writer } from '#kernel/database.ts'
import type { Counselling, CounsellingSession } from '#kernel/database.types.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'

/** Opens a record. Refuses with `counselling.opened_before`: one for one contact. */
export async function insertCounselling(trx: Writer, row: Insertable<Counselling>): Promise<void> {
  await refusing(trx.insertInto('counselling').values(row).execute(), {
    counselling_once: () => new Refusal('counselling.opened_before', { contact_id: row.contact_id }),
  })
}

export async function insertSession(trx: Writer, row: Insertable<CounsellingSession>): Promise<void> {
  await trx.insertInto('counselling_session').values(row).execute()
}

/** The counselling record of a contact, or `undefined`. */
export async function findCounsellingOf(db: Reader, contactId: string) {
  const { rows } = await sql<Selectable<Counselling> & { opened_by_name: string }>`
    select k.*, s.display_name as opened_by_name from counselling k join staff s on s.id = k.opened_by
    where  k.contact_id = ${contactId}`.execute(db)
  return rows[0]
}

/** A counselling record by its id. Refuses with `record.not_found`. */
export async function getCounselling(db: Reader, id: string): Promise<Selectable<Counselling>> {
  const row = await db.selectFrom('counselling').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Refusal('record.not_found', { id })
  return row
}

/** Sessions of a record, latest first. */
export async function listSessions(db: Reader, counsellingId: string) {
  const { rows } = await sql<Selectable<CounsellingSession> & { held_by_name: string }>`
    select e.*, s.display_name as held_by_name from counselling_session e join staff s on s.id = e.held_by
    where  e.counselling_id = ${counsellingId} order by e.held_at desc, e.id desc limit 500`.execute(db)
  return rows
}
