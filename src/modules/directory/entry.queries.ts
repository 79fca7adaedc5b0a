import { type Insertable, type RawBuilder, sql, type Updateable } from 'kysely'
import type { Reader, Writer } from '#kernel/database.ts'
import type { DirectoryEntry } from '#kernel/database.types.ts'
import { fold } from '#kernel/fold.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'
import { checkEveryMonths } from './entry.codes.ts'
import type { Entry, EntryFilter, EntryLine } from './entry.contract.ts'

/** What a line shows of an entry `e` on a day. An address stands in none. */
const line = (today: string) => sql`
  e.id, e.kind, e.office_of, e.name, (select a.name from agency a where a.id = e.agency_id) as agency_name,
  e.place_id, (select p.name from place p where p.id = e.place_id) as place_name, e.location, e.front_gate, e.phone, e.services, e.languages,
  e.round_the_clock, e.at_night, e.on_holidays, e.capacity, e.opened_on, e.closed_on, e.checked_on, ${unchecked(today)} as unchecked, e.version`

/** Nobody asked for so many months whether it is still true; what was entered since was true then. */
const unchecked = (today: string) => sql`(e.closed_on is null
  and coalesce(e.checked_on, (e.recorded_at at time zone 'Asia/Ho_Chi_Minh')::date) < ${today}::date - ${checkEveryMonths} * interval '1 month')`

/** Entries of a province by name. */
export async function listEntryLines(
  db: Reader,
  asked: {
    provinceId: string
    today: string
    filter: EntryFilter
    after?: string | undefined
    limit: number
  },
): Promise<EntryLine[]> {
  const { rows } = await sql<EntryLine>`
    select ${line(asked.today)} from directory_entry e
    where  e.province_id = ${asked.provinceId} and ${sql.join(fitting(asked.filter, asked.today), sql` and `)}
      and  ${asked.after ? sql`(e.folded, e.id) > (select b.folded, b.id from directory_entry b where b.id = ${asked.after})` : sql`true`}
    order  by e.folded, e.id limit ${asked.limit}`.execute(db)
  return rows
}

function fitting(filter: EntryFilter, today: string): RawBuilder<unknown>[] {
  return [
    filter.closed
      ? sql`e.closed_on <= ${today}::date`
      : sql`(e.closed_on is null or e.closed_on > ${today}::date)`,
    ...(filter.q ? [sql`position(${fold(filter.q)} in e.folded) > 0`] : []),
    ...(filter.kind ? [sql`e.kind = ${filter.kind}`] : []),
    ...(filter.office_of ? [sql`e.office_of = ${filter.office_of}`] : []),
    ...(filter.service ? [sql`${filter.service} = any (e.services)`] : []),
    ...(filter.language ? [sql`${filter.language} = any (e.languages)`] : []),
    ...(filter.place_id
      ? [
          sql`(e.place_id = ${filter.place_id} or e.place_id in (select p.id from place p where p.parent_id = ${filter.place_id}))`,
        ]
      : []),
    ...(filter.at_night ? [sql`e.at_night`] : []),
    ...(filter.on_holidays ? [sql`e.on_holidays`] : []),
    ...(filter.unchecked ? [unchecked(today)] : []),
  ]
}

/** One entry, or refuses with `record.not_found`. Whether an address is laid down is told, never which. */
export async function readEntryRow(db: Reader, id: string, today: string): Promise<Entry> {
  const { rows } = await sql<Entry>`
    select ${line(today)}, e.agency_id, e.keeper_agency_id, (select a.name from agency a where a.id = e.keeper_agency_id) as keeper_agency_name,
           e.duty_code, e.address, e.hours, e.eligibility, e.closed_reason,
           (select coalesce(json_agg(h.day order by h.day), '[]') from public_holiday h
            where  not h.working and h.day between ${today}::date - 1 and ${today}::date + 1) as days_off,
           (select s.display_name from staff s where s.id = e.checked_by) as checked_by_name,
           access.edits_directory(e.province_id, e.keeper_agency_id, e.kind, e.location) as may_edit,
           case when e.location = 'sealed' then json_build_object(
             'written', exists (select 1 from sealed_address s where s.entry_id = e.id and s.replaced_at is null),
             'may_write', e.closed_on is null and e.keeper_agency_id = any (access.agencies_as('supervisor', 'shelter_keeper')),
             'may_open', access.keeps_address(e.id),
             'oversees', access.oversees_address(e.id)) end as sealed
    from   directory_entry e where e.id = ${id}`.execute(db)
  if (!rows[0]) throw new Refusal('record.not_found', { id })
  return rows[0]
}

export interface LockedEntry {
  id: string
  province_id: string
  kind: string
  location: string
  name: string
  front_gate: string | null
  eligibility: string | null
  keeper_agency_id: string
  opened_on: string
  closed_on: string | null
  version: number
  editable: boolean
}

/** One entry, held until the transaction ends where one may write it. Refuses with `record.not_found`. */
export async function lockEntry(trx: Writer, id: string): Promise<LockedEntry> {
  const read = (how: RawBuilder<unknown>) =>
    sql<LockedEntry>`
    select e.id, e.province_id, e.kind, e.location, e.name, e.front_gate, e.eligibility, e.keeper_agency_id, e.opened_on, e.closed_on, e.version,
           access.edits_directory(e.province_id, e.keeper_agency_id, e.kind, e.location) as editable
    from   directory_entry e where e.id = ${id} ${how}`.execute(trx)
  const held = (await read(sql`for update`)).rows[0] ?? (await read(sql``)).rows[0]
  if (!held) throw new Refusal('record.not_found', { id })
  return held
}

/** Whether the person asking may write such an entry. */
export async function mayEdit(
  trx: Writer,
  entry: { province_id: string; keeper_agency_id: string; kind: string; location: string },
): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select access.edits_directory(${entry.province_id}, ${entry.keeper_agency_id}, ${entry.kind}, ${entry.location}) as may`.execute(
    trx,
  )
  return rows[0]?.may ?? false
}

const unknown = {
  directory_entry_agency: () => new Refusal('record.not_found'),
  directory_entry_duty: () => new Refusal('record.not_found'),
  directory_entry_office_once: () => new Refusal('directory.office_once'),
}

const rowsAtOnce = 500

/** New entries. Refuses with `record.not_found` (agency, duty) or `directory.office_once`. */
export async function insertEntries(trx: Writer, rows: readonly Insertable<DirectoryEntry>[]): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    await refusing(
      trx
        .insertInto('directory_entry')
        .values(rows.slice(from, from + rowsAtOnce))
        .execute(),
      unknown,
    )
}

export async function updateEntry(
  trx: Writer,
  id: string,
  change: Updateable<DirectoryEntry>,
): Promise<{ id: string; version: number }> {
  return refusing(
    trx
      .updateTable('directory_entry')
      .set({ ...change, version: sql<number>`version + 1` })
      .where('id', '=', id)
      .returning(['id', 'version'])
      .executeTakeFirstOrThrow(),
    unknown,
  )
}

/** Gives services that belong to a duty to the body that holds it today. */
export async function followDuties(trx: Writer): Promise<void> {
  await sql`select access.directory_follows_duties()`.execute(trx)
}
