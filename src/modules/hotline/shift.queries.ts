import { type Insertable, sql, type Updateable } from 'kysely'
import type { Reader, Writer } from '#kernel/database.ts'
import type { Shift as ShiftTable } from '#kernel/database.types.ts'
import { Refusal } from '#kernel/refusal.ts'

export interface ShiftRow {
  id: string
  version: number
  agency_id: string
  name: string
  starts_at: Date
  ends_at: Date
  leader: { id: string; name: string }
  members: { id: string; name: string }[]
}

const withPeople = sql`
  select h.id, h.version, h.agency_id, h.name, h.starts_at, h.ends_at,
         jsonb_build_object('id', l.id, 'name', l.display_name) as leader,
         coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'name', s.display_name) order by s.display_name, s.id)
                   from shift_member m join staff s on s.id = m.staff_id where m.shift_id = h.id), '[]') as members
  from   shift h join staff l on l.id = h.leader_id`

/** Shifts of one hotline that run on some days of the province, by when they start. */
export async function listShiftsBetween(
  db: Reader,
  agencyId: string,
  from: string,
  until: string,
): Promise<ShiftRow[]> {
  const { rows } = await sql<ShiftRow>`
    ${withPeople}
    where  h.agency_id = ${agencyId}
      and  h.starts_at < ${until}::timestamp at time zone 'Asia/Ho_Chi_Minh' and h.ends_at > ${from}::timestamp at time zone 'Asia/Ho_Chi_Minh'
    order by h.starts_at, h.id limit 200`.execute(db)
  return rows
}

/** The shift that runs at a moment: of several the one begun last. */
export async function findShiftAt(db: Reader, agencyId: string, at: Date): Promise<ShiftRow | undefined> {
  const { rows } = await sql<ShiftRow>`
    ${withPeople} where h.agency_id = ${agencyId} and h.starts_at <= ${at} and h.ends_at > ${at} order by h.starts_at desc, h.id desc limit 1`.execute(
    db,
  )
  return rows[0]
}

/** The next shift to begin after a moment. */
export async function findShiftAfter(db: Reader, agencyId: string, at: Date): Promise<ShiftRow | undefined> {
  const { rows } = await sql<ShiftRow>`
    ${withPeople} where h.agency_id = ${agencyId} and h.starts_at > ${at} order by h.starts_at, h.id limit 1`.execute(
    db,
  )
  return rows[0]
}

/** Who can be on duty in a hotline today: its operators and on-duty leaders. */
export async function listPeople(
  db: Reader,
  agencyId: string,
  on: string,
): Promise<{ id: string; name: string; may_lead: boolean }[]> {
  const { rows } = await sql<{ id: string; name: string; may_lead: boolean }>`
    select s.id, s.display_name as name, bool_or(r.role = 'duty_leader') as may_lead
    from   staff_role r join staff s on s.id = r.staff_id and s.enabled
    where  r.agency_id = ${agencyId} and r.role in ('operator', 'duty_leader')
      and  r.from_on <= ${on}::date and (r.until_on is null or r.until_on > ${on}::date)
    group by s.id, s.display_name order by s.display_name, s.id`.execute(db)
  return rows
}

/** Who decides at a moment: the leader of the running shift, else every on-duty leader of the hotline. */
export async function listLeadersNow(db: Reader, agencyId: string, at: Date): Promise<string[]> {
  const { rows } = await sql<{ staff_id: string }>`
    with running as (select leader_id from shift where agency_id = ${agencyId} and starts_at <= ${at} and ends_at > ${at})
    select leader_id as staff_id from running
    union
    select r.staff_id from staff_role r join staff s on s.id = r.staff_id and s.enabled
    where  r.agency_id = ${agencyId} and r.role = 'duty_leader' and not exists (select 1 from running)
      and  r.from_on <= (${at}::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date
      and  (r.until_on is null or r.until_on > (${at}::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date)`.execute(
    db,
  )
  return rows.map((row) => row.staff_id)
}

export async function insertShift(trx: Writer, row: Insertable<ShiftTable>): Promise<void> {
  await trx.insertInto('shift').values(row).execute()
}

/** A shift, held until the transaction ends. Refuses with `record.not_found`. */
export async function lockShift(trx: Writer, id: string) {
  const row = await trx.selectFrom('shift').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new Refusal('record.not_found', { id })
  return row
}

export async function updateShift(trx: Writer, id: string, change: Updateable<ShiftTable>): Promise<number> {
  const { version } = await trx
    .updateTable('shift')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return version
}

/** Who is on a shift: those who left it are taken out, those who joined are put in. */
export async function setMembers(trx: Writer, shiftId: string, staffIds: readonly string[]): Promise<void> {
  await sql`delete from shift_member where shift_id = ${shiftId} and staff_id <> all (${[...staffIds]}::uuid[])`.execute(
    trx,
  )
  await sql`insert into shift_member (shift_id, staff_id) select ${shiftId}, unnest(${[...staffIds]}::uuid[]) on conflict do nothing`.execute(
    trx,
  )
}
