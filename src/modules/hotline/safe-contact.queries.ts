import { type Insertable, type Selectable, sql } from 'kysely'
import type { Reader, Writer } from '#kernel/database.ts'
import type { SafeContact } from '#kernel/database.types.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Hours } from './safe-contact.rule.ts'

export type SafeContactRow = Omit<Selectable<SafeContact>, 'hours'> & {
  hours: Hours[]
  verified_by_name: string
}
export type SafeContactInsert = Insertable<SafeContact>

/** Writes the first record. Refuses with `version.stale` when somebody else has just written one. */
export async function insertSafeContact(trx: Writer, row: SafeContactInsert): Promise<void> {
  await refusing(trx.insertInto('safe_contact').values(row).execute(), {
    safe_contact_once: () => new Refusal('version.stale', { yours: 0, theirs: 1 }),
  })
}

/** Writes anew how somebody may be reached; a column left out stays. Says the version it made. */
export async function updateSafeContact(
  trx: Writer,
  id: string,
  change: Partial<Omit<SafeContactInsert, 'id' | 'contact_id' | 'version'>>,
): Promise<number> {
  const { version } = await trx
    .updateTable('safe_contact')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return version
}

/** How a person may be reached, or `undefined` when nobody asked yet. */
export async function findSafeContact(db: Reader, contactId: string): Promise<SafeContactRow | undefined> {
  const { rows } = await ofContact(contactId).execute(db)
  return rows[0]
}

/** The same, held until the transaction ends. */
export async function lockSafeContact(trx: Writer, contactId: string): Promise<SafeContactRow | undefined> {
  const { rows } = await sql<SafeContactRow>`${ofContact(contactId)} for update of f`.execute(trx)
  return rows[0]
}

const ofContact = (contactId: string) => sql<SafeContactRow>`
  select f.*, s.display_name as verified_by_name from safe_contact f join staff s on s.id = f.verified_by
  where  f.contact_id = ${contactId}`
