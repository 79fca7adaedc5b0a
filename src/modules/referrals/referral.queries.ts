import { type Insertable, sql, type Updateable } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import type { Referral } from '#kernel/database.types.ts'
import { newId } from '#kernel/id.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { RecordKey } from '#kernel/vault.ts'
import type { ShareableField } from '#modules/consent/consent.codes.ts'
import type { EventKind, WordKind } from './referral.codes.ts'
import type { ReferralStatus } from './referral.life.ts'
import { fieldAt, wordAt } from './referral.seal.ts'
import type { FieldValue } from './referral.shapes.ts'

/** What an agency may be told of a case for a purpose now; asked of the consent rows themselves. */
export async function fieldsShared(
  trx: Writer,
  caseId: string,
  agencyId: string,
  purpose: string,
): Promise<ShareableField[]> {
  const { rows } = await sql<{ fields: ShareableField[] }>`
    select access.shared_fields(${caseId}, ${agencyId}, ${purpose}) as fields`.execute(trx)
  return rows[0]?.fields ?? []
}

export async function nextReferralNumber(trx: Writer, provinceId: string, year: number): Promise<number> {
  const { rows } = await sql<{
    number: number
  }>`select access.next_referral_number(${provinceId}, ${year}) as number`.execute(trx)
  return rows[0]?.number ?? 0
}

/** Writes a referral. Refuses with `referral.no_consent` what the consent rows do not cover, whatever the service thought. */
export async function insertReferral(trx: Writer, row: Insertable<Referral>): Promise<void> {
  await refusing(trx.insertInto('referral').values(row).execute(), {
    referral_no_consent: () => new Refusal('referral.no_consent', { case: row.case_id }),
  })
}

/** Seals each field apart, so that one that is taken back can be closed alone. */
export async function insertFields(
  trx: Writer,
  key: RecordKey,
  of: { referralId: string; caseId: string },
  values: readonly FieldValue[],
): Promise<void> {
  await trx
    .insertInto('referral_field')
    .values(
      values.map((value) => ({
        referral_id: of.referralId,
        case_id: of.caseId,
        field: value.field,
        sealed_value: key.sealJson(fieldAt(of.referralId, value.field), value),
      })),
    )
    .execute()
}

export interface NewWord {
  kind: WordKind
  side: 'sender' | 'desk'
  by: string
  at: Date
  text: string
}

/** Something one side tells the other, sealed under the referral's key. */
export async function insertWord(
  trx: Writer,
  key: RecordKey,
  of: LockedReferral | { id: string; case_id: string },
  word: NewWord,
): Promise<void> {
  const id = newId()
  await trx
    .insertInto('referral_word')
    .values({
      id,
      referral_id: of.id,
      case_id: of.case_id,
      kind: word.kind,
      side: word.side,
      written_by: word.by,
      written_at: word.at,
      sealed_text: key.seal(wordAt(id), word.text),
    })
    .execute()
}

export async function insertEvent(
  trx: Writer,
  referralId: string,
  kind: EventKind,
  mark: { by: string; at: Date },
): Promise<void> {
  await trx
    .insertInto('referral_event')
    .values({ referral_id: referralId, kind, at: mark.at, staff_id: mark.by })
    .execute()
}

export interface LockedReferral {
  id: string
  case_id: string
  status: ReferralStatus
  sent_at: Date
  answer_due_at: Date
  asked_at: Date | null
  sealed_key: Buffer | null
  version: number
}

/**
 * A referral I may act on, held, or `record.not_found`: for the sender's side one whose case they work on, for the
 * desk's an open one of which something may be told now.
 */
export async function lockReferral(trx: Writer, id: string): Promise<LockedReferral> {
  const { rows } = await sql<LockedReferral>`
    select id, case_id, status, sent_at, answer_due_at, asked_at, sealed_key, version from referral where id = ${id} for update`.execute(
    trx,
  )
  const row = rows[0]
  if (!row) throw new Refusal('record.not_found', { id })
  return row
}

/** Moves a referral on. */
export async function changeReferral(trx: Writer, id: string, values: Updateable<Referral>) {
  const row = await trx
    .updateTable('referral')
    .set({ ...values, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .returning(['id', 'version', 'status'])
    .executeTakeFirstOrThrow()
  return { ...row, status: row.status as ReferralStatus }
}

/** Leaves word with the id of a referral and nothing else; who is told is found by the database. */
export async function leaveWord(
  trx: Writer,
  referralId: string,
  side: 'desk' | 'sender' | 'supervisor',
  word: string,
  at: Date,
): Promise<void> {
  await sql`select access.leave_referral_word(${referralId}, ${side}, ${word}, ${at})`.execute(trx)
}
