import { sql } from 'kysely'
import type { Writer } from '#kernel/database.ts'

export interface LoadRow {
  staff_id: string
  name: string
  open_cases: number
  night_shifts: number
  hard_calls: number
  talks_held: number
  open_threats: number
  away_until: string | null
}

/**
 * What each person of the agencies I supervise carries. A night is a shift that begins at 20:00 or later, or before
 * 04:00; a hard call one with danger, sexual assault or suicide risk; both of the last 14 days. Talks of 90 days.
 */
export async function listLoad(trx: Writer, now: Date): Promise<LoadRow[]> {
  const { rows } = await sql<LoadRow>`
    with mine as (select (select access.agencies_as('supervisor'))::uuid[] as agencies),
    people as (
      select distinct s.id, s.display_name from staff_role r join staff s on s.id = r.staff_id and s.enabled, mine
      where  r.agency_id = any (mine.agencies) and r.role in ('operator', 'duty_leader', 'case_manager', 'shelter_keeper', 'supervisor')
        and  r.from_on <= (${now} at time zone 'Asia/Ho_Chi_Minh')::date and (r.until_on is null or r.until_on > (${now} at time zone 'Asia/Ho_Chi_Minh')::date))
    select p.id as staff_id, p.display_name as name,
           (select count(*)::integer from case_assignment a join case_file f on f.id = a.case_id and f.status = 'open'
            where a.staff_id = p.id and a.from_at <= now() and (a.until_at is null or a.until_at > now())) as open_cases,
           (select count(*)::integer from shift_member m join shift h on h.id = m.shift_id
            where m.staff_id = p.id and h.starts_at > ${now}::timestamptz - interval '14 days' and h.starts_at <= ${now}
              and (extract(hour from h.starts_at at time zone 'Asia/Ho_Chi_Minh') >= 20 or extract(hour from h.starts_at at time zone 'Asia/Ho_Chi_Minh') < 4)) as night_shifts,
           (select count(*)::integer from contact c
            where c.taken_by = p.id and c.import_id is null and c.started_at > ${now}::timestamptz - interval '14 days' and c.started_at <= ${now}
              and (c.danger_now or c.sexual_assault or c.suicide_risk)) as hard_calls,
           (select count(*)::integer from supervision_talk t where t.staff_id = p.id and t.status = 'held' and t.held_at > ${now}::timestamptz - interval '90 days') as talks_held,
           (select count(*)::integer from staff_threat t where t.staff_id = p.id and t.status = 'open') as open_threats,
           (select max(b.until_on) from staff_absence b where b.staff_id = p.id and b.withdrawn_at is null
              and b.from_on <= (${now} at time zone 'Asia/Ho_Chi_Minh')::date and b.until_on > (${now} at time zone 'Asia/Ho_Chi_Minh')::date) as away_until
    from   people p order by hard_calls desc, open_cases desc, p.display_name, p.id`.execute(trx)
  return rows
}

/** An agency in which somebody works and I hold one of these roles; undefined when there is none. */
export async function sharedAgency(
  trx: Writer,
  staffId: string,
  roles: readonly string[],
): Promise<string | undefined> {
  const { rows } = await sql<{ agency_id: string }>`
    select r.agency_id from staff_role r
    where  r.staff_id = ${staffId} and r.agency_id = any ((select access.agencies_as(variadic ${[...roles]}::text[]))::uuid[])
      and  r.from_on <= (now() at time zone 'Asia/Ho_Chi_Minh')::date and (r.until_on is null or r.until_on > (now() at time zone 'Asia/Ho_Chi_Minh')::date)
    order  by r.from_on limit 1`.execute(trx)
  return rows[0]?.agency_id
}
