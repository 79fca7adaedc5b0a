import { type RawBuilder, sql } from 'kysely'
import type { CalendarException } from './calendar.ts'
import type { Wanted } from './place.names.ts'
import type { Kind, Level, PlacesReader } from './place.tables.ts'
import type { Standing, Step } from './succession.ts'

export interface FoundPlace {
  id: string
  code: string
  name: string
  kind: Kind
  level: Level
  parent_name: string | null
  province_id: string
  valid_from: string | null
  valid_until: string | null
  formerly: string | null
}

/** Places as on a day: kind, name and parents of the earlier form that held then, else of the place itself. */
const asOf = (on: string, only: RawBuilder<unknown>) => sql`
  select p.id, p.code, p.level, p.valid_from, p.valid_until,
         coalesce(f.kind, p.kind) as kind, coalesce(f.name, p.name) as name, coalesce(f.folded_name, p.folded_name) as folded_name,
         case when f.place_id is null then p.parent_id else f.parent_id end as parent_id,
         coalesce(f.province_id, p.province_id) as province_id,
         (p.valid_until is null or p.valid_until > ${on}::date) as stands
  from   place p
  left   join lateral (select * from place_form f where f.place_id = p.id and f.valid_until > ${on}::date
                       order by f.valid_until limit 1) f on true
  where  ${only}`

const begun = (on: string) => sql`(p.valid_from is null or p.valid_from <= ${on}::date)`

const shown = sql`u.id, u.code, u.name, u.kind, u.level, u.province_id,
  u.valid_from::text as valid_from, u.valid_until::text as valid_until`

/** The name the parent had on that day. */
const parentName = (on: string) => sql`
  (select coalesce((select f.name from place_form f where f.place_id = above.id and f.valid_until > ${on}::date
                    order by f.valid_until limit 1), above.name)
   from place above where above.id = u.parent_id) as parent_name`

/**
 * Places found by name on a day, former ones too: whole name first, then its beginning, then a later word;
 * `near` before other provinces, what stands before what has ended, the larger unit first. A former district also
 * answers a search for communes.
 */
export async function searchPlaces(
  db: PlacesReader,
  asked: Wanted & { on: string; level?: Level; within?: string; near: string; limit: number },
): Promise<FoundPlace[]> {
  const { words, kinds, rest, on } = asked
  const ofKind = sql`said.kind = any (${[...kinds]}::text[])`
  const { rows } = await sql<FoundPlace>`
    with said as (
      select id, kind, folded_name, null as formerly from place
      union all
      select place_id, kind, folded_name, case when valid_until <= ${on}::date then name end from place_form
    ),
    fitting as (
      select said.*, case
        when folded_name = ${words} or (folded_name = ${rest} and ${ofKind}) then 0
        when starts_with(folded_name, ${words}) or (starts_with(folded_name, ${rest}) and ${ofKind}) then 1
        when position(' ' || ${words} in folded_name) > 0 then 2 end as fit
      from said
    ),
    hit as (
      select distinct on (id) id, fit, formerly from fitting where fit is not null
      order  by id, fit, formerly nulls first
    ),
    u as (${asOf(on, sql`p.id in (select id from hit) and ${begun(on)}`)})
    select ${shown}, nullif(hit.formerly, u.name) as formerly, ${parentName(on)}
    from   hit join u on u.id = hit.id
    where  ${ofLevel(asked.level)} and ${lyingWithin(asked.within)}
    order  by hit.fit, u.province_id <> ${asked.near}, not u.stands,
              array_position(array['province', 'district', 'commune'], u.level::text), u.folded_name, u.id
    limit  ${asked.limit}`.execute(db)
  return rows
}

/** Places that stood on a day, by name; without a search there is no reason to show former ones. */
export async function listStanding(
  db: PlacesReader,
  asked: { on: string; level?: Level; within?: string; limit: number },
): Promise<FoundPlace[]> {
  const { rows } = await sql<FoundPlace>`
    with u as (${asOf(asked.on, begun(asked.on))})
    select ${shown}, null as formerly, ${parentName(asked.on)}
    from   u
    where  u.stands and ${ofLevel(asked.level)} and ${lyingWithin(asked.within)}
    order  by u.folded_name, u.id limit ${asked.limit}`.execute(db)
  return rows
}

const ofLevel = (level: Level | undefined) =>
  level === undefined
    ? sql`true`
    : sql`(u.level = ${level} or (${level} = 'commune' and u.level = 'district' and not u.stands))`

/** In a province or district, or in one of those a province of today was formed from. */
const lyingWithin = (within: string | undefined) =>
  within === undefined
    ? sql`true`
    : sql`(u.province_id = ${within} or u.parent_id = ${within}
           or u.province_id in (select from_id from place_successor where to_id = ${within}))`

/** One place by its id, as on a day or, once ended, as it was last. */
export async function findPlace(db: PlacesReader, id: string, on: string): Promise<FoundPlace | undefined> {
  const { rows } = await sql<FoundPlace>`
    with u as (${asOf(on, sql`p.id = ${id}`)})
    select ${shown}, null as formerly, ${parentName(on)} from u`.execute(db)
  return rows[0]
}

/** What places that had ended by a day became, followed through every change up to that day. */
export async function listSuccessors(
  db: PlacesReader,
  ids: readonly string[],
  on: string,
): Promise<{ origin: string; id: string; name: string; needs_choice: boolean }[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ origin: string; id: string; name: string; needs_choice: boolean }>`
    with recursive walk (origin, id, needs_choice) as (
      select from_id, to_id, needs_choice from place_successor where from_id = any (${[...ids]}::text[]) and on_day <= ${on}::date
      union
      select walk.origin, s.to_id, walk.needs_choice or s.needs_choice
      from   walk join place_successor s on s.from_id = walk.id and s.on_day <= ${on}::date
    ),
    u as (${asOf(on, sql`p.id in (select id from walk) and ${begun(on)}`)}),
    reached as (
      select walk.origin, u.id, u.name, u.folded_name, bool_or(walk.needs_choice) as needs_choice
      from   walk join u on u.id = walk.id where u.stands group by walk.origin, u.id, u.name, u.folded_name
    )
    select origin, id, name, needs_choice or count(*) over (partition by origin) > 1 as needs_choice
    from   reached order by origin, folded_name, id`.execute(db)
  return rows
}

/** What a place was made of, of its own level where there are such. */
export async function listPredecessors(
  db: PlacesReader,
  id: string,
): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select p.id, p.name
    from   (select p.*, p.level = own.level as same, bool_or(p.level = own.level) over () as any_same
            from   place_successor s join place p on p.id = s.from_id join place own on own.id = s.to_id
            where  s.to_id = ${id}) p
    where  p.same or not p.any_same order by p.folded_name, p.id`.execute(db)
  return rows
}

/** Earlier names and kinds of a place, latest first. */
export function listEarlierForms(db: PlacesReader, id: string) {
  return db
    .selectFrom('place_form')
    .select(['name', 'kind', sql<string>`valid_until::text`.as('valid_until')])
    .where('place_id', '=', id)
    .orderBy('place_form.valid_until', 'desc')
    .execute()
}

/** Every place and every step, for `successionOf`: some 15,000 rows each, read once per use. */
export async function listSuccession(db: PlacesReader): Promise<{ places: Standing[]; steps: Step[] }> {
  const places = await sql<Standing>`
    select id, code, level, valid_from::text as valid_from, valid_until::text as valid_until from place`.execute(
    db,
  )
  const steps = await sql<Step>`
    select from_id, to_id, needs_choice, on_day::text as on_day from place_successor`.execute(db)
  return { places: places.rows, steps: steps.rows }
}

/** All days that depart from Monday to Friday. */
export async function listCalendarExceptions(db: PlacesReader): Promise<CalendarException[]> {
  const { rows } =
    await sql<CalendarException>`select day::text as day, working from public_holiday order by public_holiday.day`.execute(
      db,
    )
  return rows
}
