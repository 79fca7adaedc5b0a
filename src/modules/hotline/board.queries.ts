import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import { type ListedContact, shown, withNames } from './contact.queries.ts'

/** Contacts of the last 24 hours with danger that nobody has answered: no case opened, not passed on, no hoax. Newest first. */
export async function listOpenDangers(db: Reader, now: Date): Promise<ListedContact[]> {
  const { rows } = await sql<ListedContact>`
    select ${shown}
    from   unnest((select access.agencies_as('operator', 'duty_leader', 'supervisor'))::uuid[]) as mine (agency_id)
    cross join lateral (
      select * from contact c
      where  c.agency_id = mine.agency_id and c.started_at > ${now}::timestamptz - interval '24 hours' and c.started_at <= ${now}::timestamptz + interval '1 minute'
        and  (c.danger_now or c.sexual_assault or c.suicide_risk) and c.outcome not in ('case_opened', 'passed_on', 'harassment') and c.caller <> 'hoax'
      order by c.started_at desc, c.id desc limit 200) c
    ${withNames}
    order by c.started_at desc, c.id desc`.execute(db)
  return rows
}

/** Contacts of the last seven days with a suicide risk, where nobody has reached the person since. Oldest first. */
export async function listSuicideRisks(db: Reader, now: Date): Promise<ListedContact[]> {
  const { rows } = await sql<ListedContact>`
    select ${shown}
    from   unnest((select access.agencies_as('operator', 'duty_leader', 'supervisor'))::uuid[]) as mine (agency_id)
    cross join lateral (
      select * from contact c
      where  c.agency_id = mine.agency_id and c.started_at > ${now}::timestamptz - interval '7 days' and c.suicide_risk and c.caller <> 'hoax'
        and  not exists (select 1 from call_back b where b.contact_id = c.id and b.status = 'made' and b.result = 'reached')
      order by c.started_at limit 200) c
    ${withNames}
    order by c.started_at, c.id`.execute(db)
  return rows
}

/** Contacts of one day of the province by kind, with how many of them told of danger and of violence. */
export async function countByKind(db: Reader, day: string) {
  const { rows } = await sql<{ kind: string; count: number; danger: number; gbv: number }>`
    select c.kind, count(*)::int as count, count(*) filter (where c.danger_now or c.sexual_assault or c.suicide_risk)::int as danger,
           count(*) filter (where c.gbv)::int as gbv
    from   contact c
    where  c.agency_id = any ((select access.agencies_as('operator', 'duty_leader', 'supervisor'))::uuid[])
      and  c.started_at >= ${day}::timestamp at time zone 'Asia/Ho_Chi_Minh'
      and  c.started_at < (${day}::timestamp + interval '1 day') at time zone 'Asia/Ho_Chi_Minh'
    group by c.kind order by count(*) desc, c.kind`.execute(db)
  return rows
}
