import { sql } from 'kysely'
import type { Reader, Writer } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { House, HouseUse, HouseView, Tonight } from './house.contract.ts'
import type { BedState } from './shelter.life.ts'
import { limitOf } from './stay.queries.ts'

export interface KnownHouse {
  id: string
  agency_id: string
  province_id: string
  hold_minutes: number
  opened_on: string
  closed_on: string | null
  version: number
  may_manage: boolean
  /** I give its beds: its keeper, or I place people from its agency. */
  may_keep: boolean
}

/** A house I may know of, or `record.not_found`. */
export async function getHouse(trx: Writer, id: string): Promise<KnownHouse> {
  const { rows } = await sql<KnownHouse>`
    select id, agency_id, province_id, hold_minutes, opened_on::text as opened_on, closed_on::text as closed_on, version,
           agency_id = any ((select access.agencies_as('shelter_keeper', 'supervisor'))::uuid[]) as may_manage,
           agency_id = any ((select access.agencies_as('shelter_keeper', 'operator', 'duty_leader', 'case_manager'))::uuid[]) as may_keep
    from   shelter_house where id = ${id}`.execute(trx)
  const row = rows[0]
  if (!row) throw new Refusal('record.not_found', { id })
  return row
}

/** The same for who answers for it, held until the transaction ends. Refuses with `record.not_found`. */
export async function lockManagedHouse(trx: Writer, id: string): Promise<KnownHouse> {
  const house = await getHouse(trx, id)
  if (!house.may_manage) throw new Refusal('record.not_found', { id })
  await sql`select 1 from shelter_house where id = ${id} for update`.execute(trx)
  return getHouse(trx, id)
}

const houseColumns = sql`
  h.id, h.name, h.kind, h.location_class, (select coalesce(a.short_name, a.name) from agency a where a.id = h.agency_id) as agency_name, h.hold_minutes,
  h.visits, h.visit_place, to_char(h.visit_from, 'HH24:MI') as visit_from, to_char(h.visit_until, 'HH24:MI') as visit_until, h.visit_persons,
  h.opened_on::text as opened_on, h.closed_on::text as closed_on, h.version,
  (select json_build_object('id', e.id, 'name', e.name, 'front_gate', e.front_gate) from directory_entry e where e.id = h.entry_id) as entry,
  h.agency_id = any ((select access.agencies_as('shelter_keeper', 'supervisor'))::uuid[]) as may_manage`

/** Houses I may know of, open ones first. */
export async function listHouseRows(trx: Writer, today: string): Promise<House[]> {
  const { rows } = await sql<House>`
    select ${houseColumns} from shelter_house h order by (h.closed_on is not null and h.closed_on <= ${today}::date), h.name, h.id`.execute(
    trx,
  )
  return rows
}

/** One house with rooms and beds; each bed with the spans in which it could be slept in. */
export async function findHouseView(trx: Writer, id: string, today: string): Promise<HouseView | undefined> {
  const { rows } = await sql<HouseView>`
    select ${houseColumns},
           (select coalesce(json_agg(json_build_object('id', r.id, 'name', r.name, 'suits', r.suits, 'beds',
              (select coalesce(json_agg(json_build_object('id', b.id, 'name', b.name, 'version', b.version,
                 'state', case when exists (select 1 from shelter_bed_span s where s.bed_id = b.id and (s.until_on is null or s.until_on > ${today}::date)) then 'open' else 'closed' end,
                 'spans', (select coalesce(json_agg(json_build_object('from_on', s.from_on, 'until_on', s.until_on) order by s.from_on), '[]')
                           from shelter_bed_span s where s.bed_id = b.id)) order by b.name, b.id), '[]')
               from shelter_bed b where b.room_id = r.id)) order by r.name, r.id), '[]')
            from shelter_room r where r.house_id = h.id) as rooms
    from   shelter_house h where h.id = ${id}`.execute(trx)
  return rows[0]
}

export interface LockedBed {
  id: string
  house_id: string
  name: string
  version: number
  state: BedState
  /** The span that runs, where one does. */
  span_id: string | null
  span_from: string | null
}

/** A bed of this house, held. Refuses with `record.not_found`. */
export async function lockBed(trx: Writer, houseId: string, id: string, today: string): Promise<LockedBed> {
  await holdBeds(trx, [id])
  const { rows } = await sql<LockedBed>`
    select b.id, b.house_id, b.name, b.version, s.id as span_id, s.from_on::text as span_from, case when s.id is null then 'closed' else 'open' end as state
    from   shelter_bed b left join shelter_bed_span s on s.bed_id = b.id and (s.until_on is null or s.until_on > ${today}::date)
    where  b.id = ${id} and b.house_id = ${houseId} order by s.from_on limit 1`.execute(trx)
  const row = rows[0]
  if (!row) throw new Refusal('record.not_found', { id })
  return row
}

/** Takes beds one after the other, always in the same order, so that two who want the same wait instead of locking each other out. */
export async function holdBeds(trx: Writer, ids: readonly string[]): Promise<void> {
  for (const id of [...new Set(ids)].toSorted())
    await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 7))`.execute(trx)
}

/**
 * Refuses with `bed.other_house` where a bed is not of this house, `bed.closed` where one cannot be slept in on that day,
 * `record.not_found` where I know of no such bed.
 */
export async function refuseUnfitBeds(
  trx: Writer,
  houseId: string,
  bedIds: readonly string[],
  on: string,
): Promise<void> {
  const { rows } = await sql<{ id: string; house_id: string; open: boolean }>`
    select b.id, b.house_id, exists (select 1 from shelter_bed_span s where s.bed_id = b.id and s.from_on <= ${on}::date
                                     and (s.until_on is null or s.until_on > ${on}::date)) as open
    from   shelter_bed b where b.id = any (${[...bedIds]}::uuid[])`.execute(trx)
  const found = new Map(rows.map((row) => [row.id, row]))
  for (const id of bedIds) {
    const bed = found.get(id)
    if (!bed) throw new Refusal('record.not_found', { id })
    if (bed.house_id !== houseId) throw new Refusal('bed.other_house', { id })
    if (!bed.open) throw new Refusal('bed.closed', { id })
  }
}

interface TonightRow {
  house_id: string
  house_name: string
  kind: Tonight['houses'][number]['kind']
  hold_minutes: number
  may_keep: boolean
  bed_id: string | null
  bed_name: string
  room_name: string
  suits: Tonight['houses'][number]['beds'][number]['suits']
  taken: boolean
  hold: Tonight['houses'][number]['beds'][number]['hold']
  stay:
    | (Omit<NonNullable<Tonight['houses'][number]['beds'][number]['stay']>, 'nights'> & {
        arrived_on: string
      })
    | null
}

/** Every bed of my agencies' open houses with what takes it at that moment. What I may not know of is a taken bed and no more. */
export async function listTonight(trx: Writer, now: Date, today: string): Promise<TonightRow[]> {
  const { rows } = await sql<TonightRow>`
    select h.id as house_id, h.name as house_name, h.kind, h.hold_minutes,
           h.agency_id = any ((select access.agencies_as('shelter_keeper', 'operator', 'duty_leader', 'case_manager'))::uuid[]) as may_keep,
           b.id as bed_id, b.name as bed_name, r.name as room_name, r.suits, u.of_id is not null as taken,
           (select json_build_object('id', k.id, 'case_code', k.case_code, 'has_case', k.case_id is not null,
                                     'until_at', to_char(k.until_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'version', k.version)
            from shelter_hold k where k.id = u.of_id) as hold,
           (select json_build_object('id', s.id, 'case_code', s.case_code, 'warnings', s.warnings,
                                     'limit_on', ${limitOf('s.id')},
                                     'persons', (select count(*) from shelter_stay_person p where p.stay_id = s.id and (p.left_at is null or p.left_at > ${now})),
                                     'arrived_on', (s.arrived_at at time zone 'Asia/Ho_Chi_Minh')::date)
            from shelter_stay s where s.id = u.of_id) as stay
    from   shelter_house h
           left join shelter_bed b on b.house_id = h.id and exists (
             select 1 from shelter_bed_span n where n.bed_id = b.id and n.from_on <= ${today}::date and (n.until_on is null or n.until_on > ${today}::date))
           left join shelter_room r on r.id = b.room_id
           left join lateral (select x.of_id from shelter_bed_use x where x.bed_id = b.id and x.from_at <= ${now} and (x.until_at is null or x.until_at > ${now}) limit 1) u on true
    where  h.opened_on <= ${today}::date and (h.closed_on is null or h.closed_on > ${today}::date)
      and  h.agency_id = any ((select access.agencies_as('shelter_keeper', 'supervisor', 'operator', 'duty_leader', 'case_manager'))::uuid[])
    order  by h.name, h.id, r.name, b.name, b.id`.execute(trx)
  return rows
}

/** Bed-nights a house had and bed-nights slept in, by month, over nights that have passed. A bed two shared counts once. */
export async function listUse(
  db: Reader,
  houseId: string,
  from: string,
  until: string,
): Promise<HouseUse['months']> {
  const { rows } = await sql<HouseUse['months'][number]>`
    with night as (select d::date as on_day from generate_series(${from}::date, ${until}::date - 1, interval '1 day') d)
    select to_char(date_trunc('month', n.on_day), 'YYYY-MM-DD') as month,
           sum((select count(*) from shelter_bed_span s where s.house_id = ${houseId} and s.from_on <= n.on_day and (s.until_on is null or s.until_on > n.on_day)))::int as available,
           sum((select count(distinct u.bed_id) from shelter_bed_use u where u.house_id = ${houseId} and u.person_id is not null
                and (u.from_at at time zone 'Asia/Ho_Chi_Minh')::date <= n.on_day
                and (u.until_at is null or (u.until_at at time zone 'Asia/Ho_Chi_Minh')::date > n.on_day)))::int as occupied
    from   night n group by 1 order by 1`.execute(db)
  return rows
}
