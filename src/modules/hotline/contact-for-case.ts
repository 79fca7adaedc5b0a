import { sql } from 'kysely'
import type { Writer } from '#kernel/database.ts'

/**
 * A case has grown out of this contact: it no longer stands among dangers unanswered. Changes nothing for whoever may
 * not correct the contact.
 */
export async function markCaseOpened(trx: Writer, contactId: string): Promise<void> {
  await trx
    .updateTable('contact')
    .set({ outcome: 'case_opened', version: sql<number>`version + 1` })
    .where('id', '=', contactId)
    .where('outcome', '<>', 'case_opened')
    .execute()
}
