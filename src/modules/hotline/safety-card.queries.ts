import { type Insertable, type Selectable, sql } from 'kysely'
import type { Reader, Writer } from '#kernel/database.ts'
import type { SafetyCard } from '#kernel/database.types.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'

export type SafetyCardInsert = Insertable<SafetyCard>

/** Writes the first card. Refuses with `version.stale` when somebody else has just written one. */
export async function insertSafetyCard(trx: Writer, row: SafetyCardInsert): Promise<void> {
  await refusing(trx.insertInto('safety_card').values(row).execute(), {
    safety_card_once: () => new Refusal('version.stale', { yours: 0, theirs: 1 }),
  })
}

export async function updateSafetyCard(
  trx: Writer,
  id: string,
  change: Pick<SafetyCardInsert, 'sealed_card' | 'written_by' | 'written_at'>,
): Promise<number> {
  const { version } = await trx
    .updateTable('safety_card')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return version
}

type SafetyCardRow = Selectable<SafetyCard> & { written_by_name: string }

const ofContact = (contactId: string) => sql<SafetyCardRow>`
  select k.*, s.display_name as written_by_name from safety_card k join staff s on s.id = k.written_by
  where  k.contact_id = ${contactId}`

/** The safety card of a contact, sealed, or `undefined`. */
export async function findSafetyCard(db: Reader, contactId: string): Promise<SafetyCardRow | undefined> {
  const { rows } = await ofContact(contactId).execute(db)
  return rows[0]
}

/** The same, held until the transaction ends. */
export async function lockSafetyCard(trx: Writer, contactId: string): Promise<SafetyCardRow | undefined> {
  const { rows } = await sql<SafetyCardRow>`${ofContact(contactId)} for update of k`.execute(trx)
  return rows[0]
}
