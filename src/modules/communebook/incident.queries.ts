import { type Insertable, sql, type Updateable } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import type { CommuneDeed, CommuneIncident, CommunePerson } from '#kernel/database.types.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { IncidentStatus } from './incident.life.ts'

/** The commune whose book the person asking keeps. */
export interface Book {
  agency_id: string
  province_id: string
  place_id: string
}

/** The book of my own commune; undefined for whoever keeps none. */
export async function findMyBook(trx: Writer): Promise<Book | undefined> {
  const { rows } = await sql<Book>`
    select a.id as agency_id, a.province_id, a.place_id from agency a
    where  a.id = any ((select access.agencies_as('commune_officer'))::uuid[]) order by a.valid_from, a.id limit 1`.execute(
    trx,
  )
  return rows[0]
}

/** The next number of a kind in a book. Held until the transaction ends, so that two never get the same. */
export async function nextNumber(
  trx: Writer,
  agencyId: string,
  kind: 'incident' | 'household',
  year: number,
): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into commune_number as n (agency_id, kind, year, last) values (${agencyId}, ${kind}, ${year}, 1)
    on conflict (agency_id, kind, year) do update set last = n.last + 1 returning last`.execute(trx)
  return rows[0]?.last ?? 0
}

/** A household of the book by its number. Refuses with `book.household_unknown`. */
export async function getHousehold(trx: Writer, agencyId: string, no: number): Promise<string> {
  const row = await trx
    .selectFrom('commune_household')
    .select('id')
    .where('agency_id', '=', agencyId)
    .where('no', '=', no)
    .executeTakeFirst()
  if (!row) throw new Refusal('book.household_unknown', { no })
  return row.id
}

export async function insertHousehold(trx: Writer, row: { id: string; book: Book; no: number }) {
  const { id, book, no } = row
  await trx
    .insertInto('commune_household')
    .values({ id, province_id: book.province_id, agency_id: book.agency_id, no })
    .execute()
}

export async function insertIncident(trx: Writer, row: Insertable<CommuneIncident>): Promise<void> {
  await trx.insertInto('commune_incident').values(row).execute()
}

export async function insertPersons(
  trx: Writer,
  rows: readonly Insertable<CommunePerson>[],
  tokens: readonly { token: Buffer; person_id: string; incident_id: string; purpose: 'name' | 'phone' }[],
): Promise<void> {
  await trx
    .insertInto('commune_person')
    .values([...rows])
    .execute()
  if (tokens.length > 0)
    await trx
      .insertInto('commune_person_token')
      .values([...tokens])
      .execute()
}

export async function insertDeed(trx: Writer, row: Insertable<CommuneDeed>): Promise<void> {
  await trx.insertInto('commune_deed').values(row).execute()
}

export interface LockedIncident {
  id: string
  province_id: string
  agency_id: string
  household_id: string
  happened_on: string
  reported_at: Date
  status: IncidentStatus
  check_result: string | null
  crime_signs: boolean
  crime_told_at: Date | null
  sealed_key: Buffer | null
  version: number
}

/** An incident of my book, held until the transaction ends, or `record.not_found`. */
export async function lockIncident(trx: Writer, id: string): Promise<LockedIncident> {
  const row = await trx
    .selectFrom('commune_incident')
    .select([
      'id',
      'province_id',
      'agency_id',
      'household_id',
      'happened_on',
      'reported_at',
      'status',
      'check_result',
      'crime_signs',
      'crime_told_at',
      'sealed_key',
      'version',
    ])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('record.not_found', { id })
  return row as LockedIncident
}

/** Writes new values into an incident and moves its version on. */
export async function changeIncident(trx: Writer, id: string, values: Updateable<CommuneIncident>) {
  const row = await trx
    .updateTable('commune_incident')
    .set({ ...values, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .returning(['id', 'version', 'status'])
    .executeTakeFirstOrThrow()
  return { ...row, status: row.status as IncidentStatus }
}

/** Confirmed incidents of a household within the twelve months before a day, this one left out. */
export async function countEarlier(
  trx: Writer,
  of: { householdId: string; before: string; incidentId: string },
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from commune_incident
    where  household_id = ${of.householdId} and id <> ${of.incidentId} and check_result = 'confirmed'
      and  happened_on <= ${of.before}::date and happened_on > ${of.before}::date - interval '12 months'`.execute(
    trx,
  )
  return rows[0]?.n ?? 0
}

/** The part and age of a person in an incident; undefined when there is none such. */
export async function findPerson(trx: Writer, incidentId: string, personId: string) {
  return trx
    .selectFrom('commune_person')
    .select(['id', 'part', 'age_years'])
    .where('incident_id', '=', incidentId)
    .where('id', '=', personId)
    .executeTakeFirst()
}

/** Whether something that counts as protection or a basic service was done. */
export async function hasDeedOf(trx: Writer, incidentId: string, kinds: readonly string[]): Promise<boolean> {
  const row = await trx
    .selectFrom('commune_deed')
    .select('id')
    .where('incident_id', '=', incidentId)
    .where('kind', 'in', [...kinds])
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
