import { sql } from 'kysely'
import type { Reader, Writer } from '#kernel/database.ts'

/** A body that holds a duty, and for which place. */
export interface Holder {
  agency_id: string
  duty_code: string
  place_id: string
}

/**
 * Who holds the duty of a topic for a place on a day: the body nearest to the place, going up to the province, and on to
 * what an ended unit has become as a whole. Undefined where nobody does.
 */
export async function findHolder(
  db: Reader,
  topic: string,
  placeId: string,
  on: string,
): Promise<Holder | undefined> {
  const { rows } = await sql<Holder>`
    with recursive up (id, step) as (
      select ${placeId}::text collate "C", 0
      union
      select n.id, up.step + 1 from up
      cross join lateral (select p.parent_id as id from place p where p.id = up.id and p.parent_id is not null
                          union select s.to_id from place_successor s where s.from_id = up.id and not s.needs_choice) n
      where up.step < 8
    )
    select d.agency_id, d.duty_code, d.place_id
    from   up join dialogue_topic t on t.code = ${topic}
    join   agency_duty d on d.duty_code = t.duty_code and d.place_id = up.id and d.from_on <= ${on}::date and (d.until_on is null or d.until_on > ${on}::date)
    order  by up.step, d.from_on desc limit 1`.execute(db)
  return rows[0]
}

/** Staff of a body who hear that something waits for them. */
export async function listWorkers(db: Reader, agencyId: string, today: string): Promise<string[]> {
  const { rows } = await sql<{ staff_id: string }>`
    select distinct r.staff_id from staff_role r join staff s on s.id = r.staff_id and s.enabled
    where  r.agency_id = ${agencyId} and r.role in ('commune_officer', 'union_officer', 'provincial_officer', 'partner_desk')
      and  r.from_on <= ${today}::date and (r.until_on is null or r.until_on > ${today}::date)`.execute(db)
  return rows.map((row) => row.staff_id)
}

/** The duty that a topic is found by and that an agency was asked under, for a body that is named. */
export async function dutyHeld(
  db: Reader,
  topic: string,
  agencyId: string,
  on: string,
): Promise<Holder | undefined> {
  const { rows } = await sql<Holder>`
    select d.agency_id, d.duty_code, d.place_id from dialogue_topic t
    join   agency_duty d on d.duty_code = t.duty_code and d.agency_id = ${agencyId} and d.from_on <= ${on}::date and (d.until_on is null or d.until_on > ${on}::date)
    where  t.code = ${topic} order by d.from_on desc limit 1`.execute(db)
  return rows[0]
}

/** Bodies that refused already. */
export async function listRefused(trx: Writer, petitionId: string): Promise<string[]> {
  const { rows } = await sql<{ agency_id: string }>`
    select distinct agency_id from petition_turn where petition_id = ${petitionId} and outcome = 'refused'`.execute(
    trx,
  )
  return rows.map((row) => row.agency_id)
}
