import type { Context } from '#kernel/context.ts'
import type { Reader, Writer } from '#kernel/database.ts'
import { getContact, lockContact, readSealedContact, updateContact } from './contact.queries.ts'
import { openWords, type Words } from './contact.sealed.ts'

/** What a case takes over from the contact it begins with. Nothing sealed. Refuses with `record.not_found`. */
export async function getContactForCase(db: Reader, id: string) {
  const row = await getContact(db, id)
  const { province_id, agency_id, kind, caller, received_from, place_id, started_at, topic, gender_equality, gbv } = row
  const { danger_now, sexual_assault, assaulted_at, suicide_risk, caller_sex, caller_age, outcome } = row
  return {
    id,
    province_id,
    agency_id,
    kind,
    caller,
    received_from,
    place_id,
    started_at,
    topic,
    gender_equality,
    gbv,
    danger_now,
    sexual_assault,
    assaulted_at,
    suicide_risk,
    caller_sex,
    caller_age,
    outcome,
  }
}

/** Name, number and notes of a contact for the case that begins with it; recorded. Refuses with `record.not_found`. */
export async function openContactWords(trx: Writer, ctx: Context, id: string): Promise<Words> {
  return openWords(ctx, await readSealedContact(trx, id, { opened: 'contact', reason: 'case_work' }))
}

/** A case has grown out of this contact: it no longer stands among dangers unanswered. Whoever may not correct it changes nothing. */
export async function markCaseOpened(trx: Writer, id: string): Promise<void> {
  const { outcome } = await lockContact(trx, id)
  if (outcome !== 'case_opened') await updateContact(trx, id, { outcome: 'case_opened' })
}
