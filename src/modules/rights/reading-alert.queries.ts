import { sql } from 'kysely'
import type { Reader, Writer } from '#kernel/database.ts'
import type { AlertJudgement, AlertKind } from './reading-alert.codes.ts'

export interface FoundAlert {
  staff_id: string
  agency_id: string
  province_id: string
  kind: AlertKind
  weight: number
  from_at: Date
  until_at: Date
  window_at: Date
}

/**
 * What the audit tells of the last hours, held against the rules: searches for one's own name, many cases, searches in vain,
 * reading at night off duty. One thing is told once in its hour. As the service principal, which opens nothing sealed.
 */
export async function findUnusual(jobs: Reader, now: Date): Promise<FoundAlert[]> {
  const { rows } = await sql<FoundAlert>`
    with recent as (
      select e.staff_id, e.act, e.kind as of_kind, e.record_id, e.detail, e.at, r.kind, r.threshold,
             extract(hour from e.at at time zone 'Asia/Ho_Chi_Minh') as hour, r.from_hour, r.until_hour
      from   audit.entry e join reading_alert_rule r on e.at > ${now}::timestamptz - r.window_minutes * interval '1 minute' and e.at <= ${now}
      where  e.staff_id is not null and e.act in ('read', 'identity_opened', 'searched', 'emergency_opened')
    ), signs as (
      select staff_id, kind, threshold, at, record_id from recent where kind = 'own_name' and act = 'searched' and (detail ->> 'own')::boolean
      union all
      select staff_id, kind, threshold, at, record_id from recent where kind = 'searches_in_vain' and act = 'searched' and detail ->> 'found' = '0'
      union all
      select staff_id, kind, threshold, at, record_id from recent where kind = 'many_cases' and act <> 'searched' and of_kind in ('case', 'contact')
      union all
      select staff_id, kind, threshold, at, record_id from recent q where kind = 'night_reading' and act <> 'searched' and of_kind in ('case', 'contact')
        and (q.hour >= q.from_hour or q.hour < q.until_hour)
        and not exists (select 1 from shift s left join shift_member m on m.shift_id = s.id
                        where q.at >= s.starts_at and q.at < s.ends_at and q.staff_id in (s.leader_id, m.staff_id))
    ), counted as (
      select staff_id, kind, threshold, min(at) as from_at, max(at) as until_at,
             case when kind in ('many_cases', 'night_reading') then count(distinct record_id) else count(*) end as weight
      from   signs group by staff_id, kind, threshold
    )
    select c.staff_id, c.kind, c.weight::int, c.from_at, c.until_at, date_trunc('hour', c.from_at) as window_at, a.id as agency_id, a.province_id
    from   counted c
    join   lateral (select g.id, g.province_id from staff_role o join agency g on g.id = o.agency_id
                    where o.staff_id = c.staff_id and (o.until_on is null or o.until_on > ${now}::date) order by o.from_on, o.id limit 1) a on true
    where  c.weight >= c.threshold
      and  not exists (select 1 from reading_alert x where x.staff_id = c.staff_id and x.kind = c.kind and x.until_at >= c.from_at)`.execute(
    jobs,
  )
  return rows
}

/** Keeps an alert and leaves word for who oversees; false when another turn was first. */
export async function insertAlert(trx: Writer, id: string, found: FoundAlert): Promise<boolean> {
  const { rows } = await sql`
    insert into reading_alert (id, province_id, agency_id, staff_id, kind, weight, from_at, until_at, window_at)
    values (${id}, ${found.province_id}, ${found.agency_id}, ${found.staff_id}, ${found.kind}, ${found.weight}, ${found.from_at}, ${found.until_at}, ${found.window_at})
    on conflict do nothing returning id`.execute(trx)
  return rows.length > 0
}

/** Who is told of an alert: the data-protection officers of the province and the supervisors of the body; never whom it is about. */
export async function overseersOf(trx: Writer, found: FoundAlert): Promise<string[]> {
  const { rows } = await sql<{ staff_id: string }>`
    select distinct r.staff_id from staff_role r join staff s on s.id = r.staff_id and s.enabled join agency a on a.id = r.agency_id
    where  r.staff_id <> ${found.staff_id} and (r.until_on is null or r.until_on > (now() at time zone 'Asia/Ho_Chi_Minh')::date)
      and (r.role = 'supervisor' and r.agency_id = ${found.agency_id} or r.role = 'data_protection_officer' and a.province_id = ${found.province_id})`.execute(
    trx,
  )
  return rows.map((row) => row.staff_id)
}

export interface AlertRow {
  id: string
  version: number
  kind: AlertKind
  staff_id: string
  staff_name: string
  agency_name: string
  weight: number
  from_at: Date
  until_at: Date
  found_at: Date
  judgement: AlertJudgement | null
  judged_by: string | null
  judged_at: Date | null
  sealed_key: Buffer | null
  sealed_note: Buffer | null
  micros: number
}

/** Alerts the reader oversees, newest first. */
export async function listAlertRows(
  trx: Writer,
  asked: {
    id?: string
    filter?: { kind?: string | undefined; waiting?: string | undefined; staff_id?: string | undefined }
    after?: readonly [number, string] | undefined
    limit: number
  },
): Promise<AlertRow[]> {
  const { filter = {}, after } = asked
  const wanted = [
    sql`true`,
    ...(asked.id ? [sql`a.id = ${asked.id}`] : []),
    ...(filter.kind ? [sql`a.kind = ${filter.kind}`] : []),
    ...(filter.waiting ? [sql`(a.judgement is null) = ${filter.waiting === 'true'}`] : []),
    ...(filter.staff_id ? [sql`a.staff_id = ${filter.staff_id}`] : []),
    ...(after
      ? [
          sql`(a.found_at, a.id) < (timestamptz 'epoch' + ${after[0]}::bigint * interval '1 microsecond', ${after[1]}::uuid)`,
        ]
      : []),
  ]
  const { rows } = await sql<AlertRow>`
    select a.id, a.version, a.kind, a.staff_id, s.display_name as staff_name, g.name as agency_name, a.weight, a.from_at, a.until_at, a.found_at, a.judgement,
           j.display_name as judged_by, a.judged_at, a.sealed_key, a.sealed_note, (extract(epoch from a.found_at) * 1000000)::bigint as micros
    from   reading_alert a join staff s on s.id = a.staff_id join agency g on g.id = a.agency_id left join staff j on j.id = a.judged_by
    where  ${sql.join(wanted, sql` and `)} order by a.found_at desc, a.id desc limit ${asked.limit}`.execute(
    trx,
  )
  return rows
}

export async function updateAlert(
  trx: Writer,
  judged: {
    id: string
    version: number
    judgement: AlertJudgement
    by: string
    at: Date
    key: Buffer | null
    note: Buffer | null
  },
): Promise<number | undefined> {
  const row = await trx
    .updateTable('reading_alert')
    .set({
      judgement: judged.judgement,
      judged_by: judged.by,
      judged_at: judged.at,
      sealed_key: judged.key,
      sealed_note: judged.note,
      version: sql<number>`version + 1`,
    })
    .where('id', '=', judged.id)
    .where('version', '=', judged.version)
    .returning('version')
    .executeTakeFirst()
  return row?.version
}
