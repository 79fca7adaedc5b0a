import { type Insertable, type RawBuilder, sql, type Updateable } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import type { Activity } from '#kernel/database.types.ts'
import { Refusal } from '#kernel/refusal.ts'
import { keptLine, keptLines } from '#modules/documents/index.ts'
import type { ActivityView } from './activity.contract.ts'
import type { ActivityStatus } from './activity.life.ts'
import type { ActivityLine } from './activity-line.contract.ts'
import { wordsAsked } from './activity-words.queries.ts'

/** Roles that keep records of prevention for their agency. */
export const writing = sql`(select access.agencies_as('commune_officer', 'union_officer', 'provincial_officer'))::uuid[]`

/** The agency for which the person asking records; that of the session where it is one of them. */
export async function findRecordingAgency(trx: Writer, preferred: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from unnest(${writing}) as mine (id) order by id <> ${preferred}::uuid, id limit 1`.execute(trx)
  return rows[0]?.id
}

const manyRows = 400

/** Writes rows of one table, some hundreds at a time, since a statement holds no more values. */
export async function insertMany<T>(
  rows: readonly T[],
  insert: (some: T[]) => Promise<unknown>,
): Promise<void> {
  for (let from = 0; from < rows.length; from += manyRows) await insert(rows.slice(from, from + manyRows))
}

export const insertActivities = (trx: Writer, rows: readonly Insertable<Activity>[]) =>
  insertMany(rows, (some) => trx.insertInto('activity').values(some).execute())

/** What a change has to know of the activity as it stands. */
export interface Locked {
  id: string
  version: number
  status: ActivityStatus
  kind: string
  training: boolean
  starts_on: string
  ends_on: string
  attendances: number
  mine: boolean
  door_opened_at: Date | null
  door_closed_at: Date | null
}

/**
 * An activity of my own agency, held until the transaction ends. Refuses with `record.not_found`, and with
 * `activity.not_yours` where it is another agency's: everybody of the province may know that it exists.
 */
export async function lockActivity(trx: Writer, id: string): Promise<Locked> {
  const { rows } = await sql<Locked>`
    select a.id, a.version, a.status, a.kind, c.training, a.starts_on::text as starts_on, a.ends_on::text as ends_on, a.attendances,
           a.agency_id = any (${writing}) as mine, a.door_opened_at, a.door_closed_at
    from   activity a join activity_code c on c.list = 'kind' and c.code = a.kind where a.id = ${id}`.execute(
    trx,
  )
  const found = rows[0]
  if (!found) throw new Refusal('record.not_found', { id })
  if (!found.mine) throw new Refusal('activity.not_yours', { id })
  // Locked after it is known to be mine: a row one may not change cannot be locked either.
  const { rows: held } = await sql<Locked>`
    select version, status, attendances, door_opened_at, door_closed_at from activity where id = ${id} for update`.execute(
    trx,
  )
  return { ...found, ...held[0] }
}

export async function updateActivity(trx: Writer, id: string, change: Updateable<Activity>): Promise<void> {
  await trx
    .updateTable('activity')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute()
}

/** Name of a place as it was on a day. */
export const nameOn = (place: RawBuilder<unknown>, on: RawBuilder<unknown>) => sql`
  (select coalesce((select f.name from place_form f where f.place_id = named.id and f.valid_until > ${on} order by f.valid_until limit 1), named.name)
   from place named where named.id = ${place})`

const line = sql`a.id, a.version, a.kind, a.title, a.status, a.starts_on::text as starts_on, a.ends_on::text as ends_on,
  jsonb_build_object('id', a.place_id, 'name', ${nameOn(sql`a.place_id`, sql`a.starts_on`)}) as place,
  coalesce(a.host_name, (select coalesce(h.short_name, h.name) from agency h where h.id = coalesce(a.host_id, a.agency_id))) as host,
  a.topics, a.attendances, a.items, a.pattern, a.agency_id = any (${writing}) as mine`

export interface ActivityFilter {
  q?: string | undefined
  kind?: string | undefined
  family?: string | undefined
  topic?: string | undefined
  status?: string | undefined
  from?: string | undefined
  until?: string | undefined
  place_id?: string | undefined
  mine?: 'yes' | undefined
}

/** Activities of a province, latest first; `words` are already folded. */
export async function listLines(
  trx: Writer,
  asked: {
    province: string
    words: readonly string[]
    filter: ActivityFilter
    after?: readonly [string, string] | undefined
    limit: number
  },
): Promise<ActivityLine[]> {
  const { filter, after } = asked
  const wanted: RawBuilder<unknown>[] = [
    // An agency sees what it recorded in another province beside what happened in its own.
    filter.mine ? sql`a.agency_id = any (${writing})` : sql`a.province_id = ${asked.province}`,
    ...(await wordsAsked(trx, asked.words)),
    ...(filter.kind ? [sql`a.kind = ${filter.kind}`] : []),
    ...(filter.family
      ? [
          sql`a.kind in (select c.code from activity_code c where c.list = 'kind' and c.family = ${filter.family})`,
        ]
      : []),
    ...(filter.topic ? [sql`${filter.topic} = any (a.topics)`] : []),
    ...(filter.status ? [sql`a.status = ${sql.lit(filter.status)}`] : []), // as a word, so that the index of what is planned serves
    ...(filter.from ? [sql`a.ends_on >= ${filter.from}::date`] : []),
    ...(filter.until ? [sql`a.starts_on < ${filter.until}::date`] : []),
    ...(filter.place_id ? [sql`a.place_id = ${filter.place_id}`] : []),
    ...(after ? [sql`(a.starts_on, a.id) < (${after[0]}::date, ${after[1]}::uuid)`] : []),
  ]
  const { rows } = await sql<ActivityLine>`
    select ${line} from activity a where ${sql.join(wanted, sql` and `)}
    order by a.starts_on desc, a.id desc limit ${asked.limit}`.execute(trx)
  return rows
}

/** What waits for the agency asking: overdue plans, the next days, patterns, and what it recorded last. */
export async function listToday(trx: Writer, today: string, limit: number) {
  const some = (where: RawBuilder<unknown>, order: RawBuilder<unknown>, most: number) =>
    sql<ActivityLine & { total: number }>`
      select ${line}, (count(*) over ())::integer as total from activity a where a.agency_id = any (${writing}) and ${where}
      order by ${order} limit ${most}`.execute(trx)
  const overdue = await some(
    sql`a.status = 'planned' and a.ends_on < ${today}::date`,
    sql`a.starts_on, a.id`,
    limit,
  )
  const soon = await some(
    sql`a.status = 'planned' and a.ends_on >= ${today}::date and a.starts_on <= ${today}::date + 14`,
    sql`a.starts_on, a.id`,
    limit,
  )
  const patterns = await some(sql`a.pattern is not null`, sql`a.pattern, a.id`, 50)
  const last = await some(
    sql`a.recorded_by = (select access.current_staff())`,
    sql`a.recorded_at desc, a.id desc`,
    1,
  )
  const bare = ({ total: _, ...rest }: ActivityLine & { total: number }): ActivityLine => rest
  return {
    overdue: { total: overdue.rows[0]?.total ?? 0, items: overdue.rows.map(bare) },
    soon: soon.rows.map(bare),
    patterns: patterns.rows.map(bare),
    last: last.rows.map(bare)[0] ?? null,
  }
}

const part = (table: string, columns: RawBuilder<unknown>, order: RawBuilder<unknown>, alias = 't') => sql`
  coalesce((select jsonb_agg(jsonb_build_object(${columns}) order by ${order}) from ${sql.table(table)} ${sql.ref(alias)}
            where ${sql.ref(`${alias}.activity_id`)} = a.id and ${sql.ref(`${alias}.removed_at`)} is null), '[]')`

/** One activity with everything that belongs to it; undefined when it is out of sight. */
export async function findActivity(
  trx: Writer,
  id: string,
  today: string,
): Promise<ActivityView | undefined> {
  const { rows } = await sql<
    ActivityView & { recorded_at: Date; door_opened_at: Date | null; door_closed_at: Date | null }
  >`
    select ${line}, g.name as agency, a.venue, to_char(a.clock, 'HH24:MI') as clock, a.form, a.language, a.copies, a.reach, a.entries, a.link, a.cost_vnd, a.funding,
           a.note, a.series_id, a.initiative_id, a.cancelled_why, a.door_opened_at, a.door_closed_at, s.display_name as recorded_by, a.recorded_at,
           jsonb_build_object('id', a.place_id, 'name', ${nameOn(sql`a.place_id`, sql`a.starts_on`)}, 'today',
             (select case when p.valid_until <= ${today}::date then (select string_agg(b.name, ', ' order by b.name) from place_successor x join place b on b.id = x.to_id where x.from_id = p.id) end
              from place p where p.id = a.place_id)) as place,
           case when a.test_max is not null then jsonb_build_object('most', a.test_max,
             'before', case when a.pre_takers is not null then jsonb_build_object('takers', a.pre_takers, 'mean', a.pre_mean) end,
             'after', case when a.post_takers is not null then jsonb_build_object('takers', a.post_takers, 'mean', a.post_mean) end) end as test,
           jsonb_build_array(jsonb_build_object('agency_id', case when a.host_name is null then coalesce(a.host_id, a.agency_id) end,
             'name', coalesce(a.host_name, (select h.name from agency h where h.id = coalesce(a.host_id, a.agency_id)))))
             || coalesce((select jsonb_agg(jsonb_build_object('agency_id', t.agency_id, 'name', coalesce(t.name, h.name)) order by t.id)
                          from activity_host t left join agency h on h.id = t.agency_id where t.activity_id = a.id and t.removed_at is null), '[]') as hosts,
           ${part('activity_attendance', sql`'on_day', t.on_day, 'audience', t.audience, 'attendances', t.attendances, 'persons', t.persons, 'female', t.female, 'male', t.male, 'source', t.source`, sql`t.on_day, t.id`)} as groups,
           ${part('activity_person', sql`'id', t.id, 'part', t.part, 'name', t.name, 'position', t.position, 'organization', t.organization, 'sex', t.sex, 'audience', t.audience, 'officer_id', t.officer_id`, sql`t.id`)} as people,
           ${part('activity_award', sql`'honour', t.honour, 'given_to', t.given_to, 'quantity', t.quantity, 'name', t.name`, sql`t.id`)} as awards,
           ${part(
             'activity_gift',
             sql`'item', t.item, 'quantity', t.quantity, 'value_vnd', t.value_vnd, 'sponsor', t.sponsor, 'recipients',
               coalesce((select jsonb_agg(jsonb_build_object('recipient', r.recipient, 'people', r.people, 'place', case when r.place_id is not null
                           then jsonb_build_object('id', r.place_id, 'name', ${nameOn(sql`r.place_id`, sql`a.starts_on`)}) end) order by r.id)
                         from activity_recipient r where r.gift_id = t.id and r.removed_at is null), '[]')`,
             sql`t.id`,
           )} as gifts,
           coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'outlet_id', t.outlet_id, 'outlet', o.name, 'sent_on', t.sent_on, 'used_on', t.used_on, 'link', t.link, 'reach', t.reach) order by o.folded, t.id)
                     from activity_press t join press_outlet o on o.id = t.outlet_id where t.activity_id = a.id and t.removed_at is null), '[]') as sendings,
           ${keptLines({ table: 'activity_file', owner: 'activity_id' }, sql`a.id`)} as files
    from   activity a join agency g on g.id = a.agency_id join staff s on s.id = a.recorded_by where a.id = ${id}`.execute(
    trx,
  )
  const row = rows[0]
  return (
    row && {
      ...row,
      recorded_at: row.recorded_at.toISOString(),
      door_opened_at: row.door_opened_at?.toISOString() ?? null,
      door_closed_at: row.door_closed_at?.toISOString() ?? null,
      files: row.files.map(keptLine),
    }
  )
}

/** Activities by a condition over `a`, first day first; those out of sight are left out. */
export async function listLinesWhere(
  trx: Writer,
  where: RawBuilder<unknown>,
  limit: number,
): Promise<ActivityLine[]> {
  const { rows } = await sql<ActivityLine>`
    select ${line} from activity a where ${where} order by a.starts_on, a.id limit ${limit}`.execute(trx)
  return rows
}
