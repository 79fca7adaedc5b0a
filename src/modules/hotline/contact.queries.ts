import { type Insertable, type RawBuilder, type Selectable, sql, type Updateable } from 'kysely'
import { sendNow } from '#kernel/bound-database.ts'
import type { Reader, Writer } from '#kernel/database.ts'
import type { Contact } from '#kernel/database.types.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'

export type ContactRow = Selectable<Contact>
export type ContactInsert = Insertable<Contact>

const unknownPlace = (placeId: unknown) => ({
  contact_place: () => new Refusal('place.unknown', { place_id: String(placeId) }),
})

export interface Token {
  token: Buffer
  purpose: 'phone' | 'name'
}

/** Writes a contact and the tokens by which it is found again, in one statement. Refuses with `place.unknown`. */
export async function insertContact(
  trx: Writer,
  row: ContactInsert,
  tokens: readonly Token[],
): Promise<void> {
  const written =
    tokens.length === 0
      ? trx.insertInto('contact').values(row)
      : trx
          .with('made', (made) => made.insertInto('contact').values(row))
          .insertInto('contact_token')
          .values(tokens.map((each) => ({ ...each, contact_id: row.id })))
  await refusing(sendNow(trx, written), unknownPlace(row.place_id))
}

export async function insertTokens(trx: Writer, contactId: string, tokens: readonly Token[]): Promise<void> {
  if (tokens.length === 0) return
  await trx
    .insertInto('contact_token')
    .values(tokens.map((each) => ({ ...each, contact_id: contactId })))
    .execute()
}

/** Takes away the tokens of a purpose: what was corrected is no longer found by its old value. */
export async function dropTokens(trx: Writer, contactId: string, purpose: Token['purpose']): Promise<void> {
  await trx
    .deleteFrom('contact_token')
    .where('contact_id', '=', contactId)
    .where('purpose', '=', purpose)
    .execute()
}

/** Leaves word for whoever follows another contact with this number. Whether there is one, nobody here learns. */
export async function leaveSilentWord(trx: Writer, token: Buffer, fromContact: string): Promise<void> {
  await sql`select access.leave_silent_word(${token}, ${fromContact})`.execute(trx)
}

/** The contact, held until the transaction ends. Refuses with `record.not_found` when it is out of sight. */
export async function lockContact(trx: Writer, id: string): Promise<ContactRow> {
  const row = await trx.selectFrom('contact').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new Refusal('record.not_found', { id })
  return row
}

/** Writes corrections and says the version they made. Refuses with `place.unknown`. */
export async function updateContact(trx: Writer, id: string, change: Updateable<Contact>): Promise<number> {
  const { version } = await refusing(
    trx
      .updateTable('contact')
      .set({ ...change, version: sql<number>`version + 1` })
      .where('id', '=', id)
      .returning('version')
      .executeTakeFirstOrThrow(),
    unknownPlace(change.place_id),
  )
  return version
}

export interface ListedContact {
  id: string
  version: number
  kind: string
  caller: string
  received_from: string | null
  started_at: Date
  ended_at: Date
  danger_now: boolean
  sexual_assault: boolean
  suicide_risk: boolean
  place_id: string | null
  place_name: string | null
  gender_equality: boolean
  gbv: boolean
  topic: string
  outcome: string
  taken_by: string
  taken_by_name: string
  started_micros: number
}

/** The clear columns of a list. Joins place and staff, so that it is asked only for the rows shown. */
export const shown = sql`c.id, c.version, c.kind, c.caller, c.received_from, c.started_at, c.ended_at, c.danger_now, c.sexual_assault, c.suicide_risk,
  c.place_id, p.name as place_name, c.gender_equality, c.gbv, c.topic, c.outcome, c.taken_by, s.display_name as taken_by_name,
  (extract(epoch from c.started_at) * 1000000)::bigint as started_micros`
export const withNames = sql`left join place p on p.id = c.place_id join staff s on s.id = c.taken_by`

/** What a list is narrowed by, in the columns of `contact c`. */
export interface ContactFilter {
  kind?: string
  caller?: string
  topic?: string
  outcome?: string
  danger?: 'true' | 'false'
  gbv?: 'true' | 'false'
  gender_equality?: 'true' | 'false'
  place_id?: string
  from?: string
  until?: string
  taken_by?: string
}

function narrowed(filter: ContactFilter): RawBuilder<unknown> {
  const parts = [sql`true`]
  for (const column of ['kind', 'caller', 'topic', 'outcome', 'taken_by'] as const) {
    if (filter[column]) parts.push(sql`c.${sql.ref(column)} = ${filter[column]}`)
  }
  for (const flag of ['gbv', 'gender_equality'] as const) {
    if (filter[flag]) parts.push(sql`c.${sql.ref(flag)} = ${filter[flag] === 'true'}`)
  }
  if (filter.danger)
    parts.push(sql`(c.danger_now or c.sexual_assault or c.suicide_risk) = ${filter.danger === 'true'}`)
  if (filter.place_id) {
    const within = filter.place_id
    parts.push(
      sql`c.place_id in (select id from place where id = ${within} or parent_id = ${within} or province_id = ${within})`,
    )
  }
  if (filter.from) parts.push(sql`c.started_at >= ${filter.from}::timestamp at time zone 'Asia/Ho_Chi_Minh'`)
  if (filter.until) parts.push(sql`c.started_at < ${filter.until}::timestamp at time zone 'Asia/Ho_Chi_Minh'`)
  return sql.join(parts, sql` and `)
}

/** Contacts of the hotlines somebody works for, newest first: each agency rides its own index. */
export async function listContacts(
  db: Reader,
  filter: ContactFilter,
  page: { after?: readonly [number, string]; limit: number },
): Promise<ListedContact[]> {
  const onwards = page.after
    ? sql`and (c.started_at, c.id) < (timestamptz 'epoch' + ${page.after[0]}::bigint * interval '1 microsecond', ${page.after[1]}::uuid)`
    : sql``
  const { rows } = await sql<ListedContact>`
    select ${shown}
    from   unnest((select access.agencies_as('operator', 'duty_leader', 'supervisor'))::uuid[]) as mine (agency_id)
    cross join lateral (select c.* from contact c where c.agency_id = mine.agency_id and ${narrowed(filter)} ${onwards}
                        order by c.started_at desc, c.id desc limit ${page.limit}) c
    ${withNames}
    order by c.started_at desc, c.id desc limit ${page.limit}`.execute(db)
  return rows
}

/** Contacts that bear one of these tokens, newest first. */
export async function listContactsByToken(
  db: Reader,
  tokens: readonly Buffer[],
  limit: number,
): Promise<ListedContact[]> {
  if (tokens.length === 0) return []
  const { rows } = await sql<ListedContact>`
    select ${shown} from contact c ${withNames}
    where  c.id in (select t.contact_id from contact_token t where t.token = any (${[...tokens]}::bytea[]))
    order by c.started_at desc, c.id desc limit ${limit}`.execute(db)
  return rows
}

/** Contacts at a place whose folded name begins so, or about one of these topics, newest first. */
export async function listContactsByWords(
  db: Reader,
  asked: { place: string; topics: readonly string[] },
  limit: number,
): Promise<ListedContact[]> {
  const { rows } = await sql<ListedContact>`
    with named as materialized (select id from place where starts_with(folded_name, ${asked.place}))
    select ${shown}
    from   unnest((select access.agencies_as('operator', 'duty_leader', 'supervisor'))::uuid[]) as mine (agency_id)
    cross join lateral (select c.* from contact c where c.agency_id = mine.agency_id
                          and (c.topic = any (${[...asked.topics]}::text[]) or c.place_id in (select id from named))
                        order by c.started_at desc, c.id desc limit ${limit}) c
    ${withNames}
    order by c.started_at desc, c.id desc limit ${limit}`.execute(db)
  return rows
}

/** One contact with the names a list shows. Refuses with `record.not_found`. */
export async function getContact(db: Reader, id: string): Promise<ContactRow & ListedContact> {
  const { rows } = await sql<ContactRow & ListedContact>`
    select c.*, p.name as place_name, s.display_name as taken_by_name from contact c ${withNames} where c.id = ${id}`.execute(
    db,
  )
  if (!rows[0]) throw new Refusal('record.not_found', { id })
  return rows[0]
}

export type SealedContact = Pick<
  ContactRow,
  'id' | 'version' | 'sealed_key' | 'sealed_name' | 'sealed_phone' | 'sealed_notes'
>

/** The sealed words of one contact; the reading is recorded by the same statement. Refuses with `record.not_found`. */
export async function readSealedContact(
  trx: Writer,
  id: string,
  what: { opened: string; reason?: string },
): Promise<SealedContact> {
  const { rows } = await sql<SealedContact>`
    select c.id, c.version, c.sealed_key, c.sealed_name, c.sealed_phone, c.sealed_notes,
           audit.read('contact', c.id, ${JSON.stringify(what)}::jsonb)
    from   contact c where c.id = ${id}`.execute(trx)
  if (!rows[0]) throw new Refusal('record.not_found', { id })
  return rows[0]
}

/** Records that somebody searched: by what and how many were found, never the words. */
export async function noteSearch(trx: Writer, detail: object): Promise<void> {
  await sql`select audit.note('searched', 'contact', null, ${JSON.stringify(detail)}::jsonb)`.execute(trx)
}
