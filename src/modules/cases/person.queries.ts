import { type Insertable, sql, type Updateable } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import type { Person, PersonIdentity } from '#kernel/database.types.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Token, TokenPurpose } from './person.identity.ts'

/** People with their sealed identities and tokens, in three statements however many they are. */
export async function insertPersons(
  trx: Writer,
  people: readonly {
    person: Insertable<Person>
    identity: Insertable<PersonIdentity>
    tokens: readonly Token[]
  }[],
): Promise<void> {
  await trx
    .insertInto('person')
    .values(people.map((each) => each.person))
    .execute()
  await trx
    .insertInto('person_identity')
    .values(people.map((each) => each.identity))
    .execute()
  await insertTokens(
    trx,
    people.flatMap(({ identity, tokens }) =>
      tokens.map((token) => ({ ...token, person_id: identity.person_id, case_id: identity.case_id })),
    ),
  )
}

async function insertTokens(
  trx: Writer,
  tokens: (Token & { person_id: string; case_id: string })[],
): Promise<void> {
  if (tokens.length > 0) await trx.insertInto('person_token').values(tokens).execute()
}

/** Tokens of these purposes made anew: what was corrected is no longer found by what it was. */
export async function replaceTokens(
  trx: Writer,
  whose: { caseId: string; personId: string },
  purposes: readonly TokenPurpose[],
  tokens: readonly Token[],
): Promise<void> {
  if (purposes.length === 0) return
  const { personId, caseId } = whose
  await trx
    .deleteFrom('person_token')
    .where('person_id', '=', personId)
    .where('purpose', 'in', purposes)
    .execute()
  await insertTokens(
    trx,
    tokens
      .filter((each) => purposes.includes(each.purpose))
      .map((each) => ({ ...each, person_id: personId, case_id: caseId })),
  )
}

export interface LockedPerson {
  id: string
  part: string
  version: number
  sealed_key: Buffer
}

/** A person of a case whose identity I may open, held, or `record.not_found`. */
export async function lockPerson(trx: Writer, caseId: string, personId: string): Promise<LockedPerson> {
  const { rows } = await sql<LockedPerson>`
    select p.id, p.part, p.version, i.sealed_key
    from   person p join person_identity i on i.person_id = p.id
    where  p.id = ${personId} and p.case_id = ${caseId} for update of p`.execute(trx)
  const row = rows[0]
  if (!row) throw new Refusal('record.not_found', { id: personId })
  return row
}

export async function updatePerson(
  trx: Writer,
  personId: string,
  person: Updateable<Person>,
  identity: Updateable<PersonIdentity>,
): Promise<{ id: string; version: number }> {
  if (Object.keys(identity).length > 0) {
    await trx
      .updateTable('person_identity')
      .set({ ...identity, version: sql<number>`version + 1` })
      .where('person_id', '=', personId)
      .execute()
  }
  return trx
    .updateTable('person')
    .set({ ...person, version: sql<number>`version + 1` })
    .where('id', '=', personId)
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
}

/** A sealed identity. The statement that reads it records who, whom and for which reason, or reads nothing. */
export async function readIdentity(
  trx: Writer,
  caseId: string,
  personId: string,
  detail: object,
): Promise<
  (Omit<PersonIdentity, 'version' | 'sealed_key'> & { version: number; sealed_key: Buffer }) | undefined
> {
  const { rows } = await sql<
    Omit<PersonIdentity, 'version' | 'sealed_key'> & { version: number; sealed_key: Buffer }
  >`
    select i.*, p.version, audit.note('identity_opened', 'case', i.case_id::text, ${JSON.stringify(detail)}::jsonb)
    from   person_identity i join person p on p.id = i.person_id
    where  i.person_id = ${personId} and i.case_id = ${caseId}`.execute(trx)
  return rows[0]
}

/** Which of these persons belong to the case. */
export async function countPersonsOf(
  trx: Writer,
  caseId: string,
  personIds: readonly string[],
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from person where case_id = ${caseId} and id = any (${[...personIds]}::uuid[])`.execute(
    trx,
  )
  return rows[0]?.count ?? 0
}

export interface NewSupport {
  id: string
  caseId: string
  provinceId: string
  givenAt: Date | string
  kinds: readonly string[]
  givenBy: string
  sealedNote: Buffer | null
  personIds: readonly string[]
}

/** Emergency support and whom it was given to: the case counts once, each person once. */
export async function insertSupport(trx: Writer, support: NewSupport): Promise<void> {
  await trx
    .insertInto('emergency_support')
    .values({
      id: support.id,
      case_id: support.caseId,
      province_id: support.provinceId,
      given_at: support.givenAt,
      kinds: [...support.kinds],
      given_by: support.givenBy,
      sealed_note: support.sealedNote,
    })
    .execute()
  await trx
    .insertInto('emergency_support_person')
    .values(support.personIds.map((person_id) => ({ support_id: support.id, person_id })))
    .execute()
}
