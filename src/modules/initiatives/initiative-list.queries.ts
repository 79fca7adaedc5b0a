import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { Sign } from './initiative.codes.ts'
import type { InitiativeLine } from './initiative.contract.ts'

/** A line as the table tells it, with what its pages sort by. */
export interface LineRow extends Omit<InitiativeLine, 'asks_place'> {
  folded_name: string
}

/**
 * Whether an initiative `i` lives on a day: a sign within the months its kind asks for; the founding itself for as long;
 * else nothing is known of it.
 */
const signOn = (today: string) => sql<Sign>`
  case when i.stage = 'closed' then 'closed'
       when last.on_day > (${today}::date - make_interval(months => r.months))::date then 'kept'
       when i.founded_on > (${today}::date - make_interval(months => r.months))::date then 'new'
       else 'silent' end`

/** The joins behind a line: kind, months asked for on the day, last sign of life up to it, home and host. */
const joined = (today: string) => sql`
  initiative i
  join initiative_kind k on k.code = i.kind_code
  join place p on p.id = i.place_id
  join agency a on a.id = i.agency_id
  join lateral (select x.months from initiative_rhythm x where x.kind_code = i.kind_code and x.valid_from <= ${today}::date
                order by x.valid_from desc limit 1) r on true
  left join lateral (select max(s.on_day) as on_day from initiative_sign s where s.initiative_id = i.id and s.on_day <= ${today}::date) last on true`

const line = (today: string) => sql`
  i.id, i.version, i.name, i.folded_name, i.kind_code as kind, k.form, i.phase_code as phase, i.stage, i.founded_on, i.place_id,
  p.name as place_name, a.name as agency_name, r.months, last.on_day as last_on, ${signOn(today)} as sign,
  (select count(*)::integer from initiative_place w where w.initiative_id = i.id and w.until_on is null) as places,
  coalesce(nullif(case when i.members = 'listed' then access.count_members(i.id) end, 0),
           (select h.total from initiative_headcount h where h.initiative_id = i.id order by h.on_day desc, h.recorded_at desc limit 1)) as people`

export interface ListFilter {
  folded?: string | undefined
  kind?: string | undefined
  form?: string | undefined
  phase?: string | undefined
  stage?: string | undefined
  sign?: string | undefined
  place?: string | undefined
  agency_id?: string | undefined
}

/** A unit with everything that lies in it, or that it was made of: records keep the place they were written for. */
const within = (place: string) => sql`
  i.place_id in (
    with recursive down (id) as (
      select ${place}::text collate "C" union select c.id from place c join down on c.parent_id = down.id
    ), back (id) as (
      select id from down union select s.from_id from place_successor s join back on s.to_id = back.id
    )
    select id from back)`

const wanted = (today: string, asked: ListFilter): RawBuilder<unknown> => {
  const parts = [
    sql`true`,
    ...(asked.folded ? [sql`position(${asked.folded} in i.folded_name) > 0`] : []),
    ...(asked.kind ? [sql`i.kind_code = ${asked.kind}`] : []),
    ...(asked.form ? [sql`k.form = ${asked.form}`] : []),
    ...(asked.phase ? [sql`i.phase_code = ${asked.phase}`] : []),
    ...(asked.stage ? [sql`i.stage = ${asked.stage}`] : []),
    ...(asked.sign ? [sql`${signOn(today)} = ${asked.sign}`] : []),
    ...(asked.agency_id ? [sql`i.agency_id = ${asked.agency_id}`] : []),
    ...(asked.place ? [within(asked.place)] : []),
  ]
  return sql.join(parts, sql` and `)
}

/** Initiatives by name. */
export async function listLines(
  db: Reader,
  asked: {
    today: string
    filter: ListFilter
    after?: readonly [string, string] | undefined
    limit: number
  },
): Promise<LineRow[]> {
  const { today, filter, after, limit } = asked
  const { rows } = await sql<LineRow>`
    select ${line(today)} from ${joined(today)}
    where  ${wanted(today, filter)} ${after ? sql`and (i.folded_name, i.id) > (${after[0]}, ${after[1]}::uuid)` : sql``}
    order  by i.folded_name, i.id limit ${limit}`.execute(db)
  return rows
}

/** One line by its id; undefined when it is out of sight. */
export async function findLine(db: Reader, today: string, id: string): Promise<LineRow | undefined> {
  const { rows } = await sql<LineRow>`select ${line(today)} from ${joined(today)} where i.id = ${id}`.execute(
    db,
  )
  return rows[0]
}

/** How many fit, by sign of life. */
export async function countSigns(db: Reader, today: string, filter: ListFilter) {
  const { rows } = await sql<{ sign: Sign; n: number }>`
    select ${signOn(today)} as sign, count(*)::integer as n from ${joined(today)} where ${wanted(today, filter)} group by 1`.execute(
    db,
  )
  const of = (sign: Sign) => rows.find((row) => row.sign === sign)?.n ?? 0
  return { kept: of('kept'), new: of('new'), silent: of('silent'), closed: of('closed') }
}

/** Whether it lives, where only that is asked: one sign within the months is enough, however many there were. */
const livesOn = (today: string) => sql<Sign>`
  case when exists (select 1 from initiative_sign s where s.initiative_id = i.id and s.on_day <= ${today}::date
                    and s.on_day > (${today}::date - make_interval(months => r.months))::date) then 'kept'
       when i.founded_on > (${today}::date - make_interval(months => r.months))::date then 'new'
       else 'silent' end`

/** How many of those that are not closed stand in each place they are written for, by sign of life. */
export async function countByPlace(db: Reader, today: string, filter: Pick<ListFilter, 'kind' | 'form'>) {
  const { rows } = await sql<{ id: string; name: string; sign: 'kept' | 'new' | 'silent'; n: number }>`
    select i.place_id as id, min(p.name) as name, ${livesOn(today)} as sign, count(*)::integer as n
    from   initiative i join initiative_kind k on k.code = i.kind_code join place p on p.id = i.place_id
    join   (select distinct on (x.kind_code) x.kind_code, x.months from initiative_rhythm x where x.valid_from <= ${today}::date order by x.kind_code, x.valid_from desc) r
           on r.kind_code = i.kind_code
    where  i.stage <> 'closed' and ${wanted(today, filter)} group by 1, 3`.execute(db)
  return rows
}

/** Silent ones that I keep, longest silent first. */
export async function listSilent(db: Reader, today: string, limit: number) {
  const silent = sql`${mine} and i.stage <> 'closed' and ${signOn(today)} = 'silent'`
  const { rows } = await sql<LineRow>`
    select ${line(today)} from ${joined(today)} where ${silent}
    order  by coalesce(last.on_day, i.founded_on), i.id limit ${limit}`.execute(db)
  const all = await sql<{
    n: number
  }>`select count(*)::integer as n from ${joined(today)} where ${silent}`.execute(db)
  return { total: all.rows[0]?.n ?? 0, rows }
}

/** Those I keep among some places, by name. */
export async function listOfPlaces(db: Reader, today: string, placeIds: readonly string[], limit: number) {
  const there = sql`${mine} and i.stage <> 'closed' and i.place_id = any (${[...placeIds]}::text[])`
  const { rows } = await sql<LineRow>`
    select ${line(today)} from ${joined(today)} where ${there} order by i.folded_name, i.id limit ${limit}`.execute(
    db,
  )
  const all = await sql<{
    n: number
  }>`select count(*)::integer as n from initiative i where ${there}`.execute(db)
  return { total: all.rows[0]?.n ?? 0, rows }
}

/** The rule by which one may be written, as a question; the row rules hold it. */
export const mine = sql<boolean>`
  (i.agency_id = any ((select access.agencies_as('commune_officer', 'union_officer', 'provincial_officer'))::uuid[])
   or i.province_id = any ((select access.provinces_as('union_officer', 'provincial_officer'))::text[]))`

/** A unit that an ended place may be in now. */
export interface Became {
  origin: string
  id: string
  name: string
  needs_choice: boolean
}

/**
 * What ended places of initiatives have become by a day: one unit, or several of which somebody has to say one. Asked for
 * one initiative, or for all whose home has ended.
 */
export async function listBecame(db: Reader, today: string, of?: string): Promise<Became[]> {
  const { rows } = await sql<Became>`
    with recursive ended (id) as (
      select distinct w.place_id from initiative_place w join place p on p.id = w.place_id and p.valid_until <= ${today}::date
      where  w.until_on is null and ${of === undefined ? sql`w.home` : sql`w.initiative_id = ${of}`}
    ), walk (origin, id, needs_choice) as (
      select s.from_id, s.to_id, s.needs_choice from place_successor s join ended on ended.id = s.from_id where s.on_day <= ${today}::date
      union
      select walk.origin, s.to_id, walk.needs_choice or s.needs_choice
      from   walk join place_successor s on s.from_id = walk.id and s.on_day <= ${today}::date
    ), reached as (
      select walk.origin, p.id, p.name, p.folded_name, bool_or(walk.needs_choice) as needs_choice
      from   walk join place p on p.id = walk.id where p.valid_until is null or p.valid_until > ${today}::date
      group  by walk.origin, p.id, p.name, p.folded_name
    )
    select origin, id, name, needs_choice or count(*) over (partition by origin) > 1 as needs_choice
    from   reached order by origin, folded_name, id`.execute(db)
  return rows
}
