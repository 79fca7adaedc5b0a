import { type RawBuilder, sql } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { StayView } from './stay.contract.ts'
import type { StayLine } from './stay.shapes.ts'

export const moment = (column: string) =>
  sql`to_char(${sql.raw(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
const dayOf = (column: string) => sql`(${sql.raw(column)} at time zone 'Asia/Ho_Chi_Minh')::date`

/** The last day the trafficking law lets somebody stay, extended or not; its clock is watched with the others. */
export const limitOf = (stay: string) =>
  sql`(select ${dayOf('k.due_at')}::text from clock k where k.record_id = ${sql.raw(stay)} and k.rule_code = 'TR-SHELTER-MAX' and k.status <> 'cancelled' order by k.due_at desc limit 1)`

export interface LockedStay {
  id: string
  case_id: string
  house_id: string
  agency_id: string
  province_id: string
  arrived_at: Date
  left_at: Date | null
  sealed_key: Buffer | null
  version: number
}

/** A stay I may write in, held: I keep the house, or work on the case in its agency. Refuses with `record.not_found`. */
export async function lockStay(trx: Writer, id: string): Promise<LockedStay> {
  const { rows } = await sql<LockedStay>`
    select id, case_id, house_id, agency_id, province_id, arrived_at, left_at, sealed_key, version from shelter_stay where id = ${id} for update`.execute(
    trx,
  )
  const row = rows[0]
  if (!row) throw new Refusal('record.not_found', { id })
  return row
}

/** The same while she is here. Refuses with `stay.wrong_state`. */
export async function lockStayHere(trx: Writer, id: string): Promise<LockedStay> {
  const stay = await lockStay(trx, id)
  if (stay.left_at) throw new Refusal('stay.wrong_state', { id, state: 'left' })
  return stay
}

/** Says that something in the stay was written. */
export async function touchStay(trx: Writer, id: string): Promise<number> {
  const { version } = await trx
    .updateTable('shelter_stay')
    .set({ version: sql<number>`version + 1` })
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return version
}

export interface StayFilter {
  state?: 'here' | 'left' | undefined
  house_id?: string | undefined
  case_id?: string | undefined
  q?: string | undefined
  from_on?: string | undefined
  until_on?: string | undefined
}

export type StayLineRow = StayLine & { micros: number }

/** Stays I may see, newest first. Nights up to `today`, counted from days. */
export async function listStayLines(
  trx: Writer,
  asked: {
    filter: StayFilter
    today: string
    after?: readonly [number, string] | undefined
    limit: number
  },
): Promise<StayLineRow[]> {
  const { filter, today } = asked
  const only: RawBuilder<unknown>[] = [
    sql`true`,
    ...(filter.state ? [filter.state === 'here' ? sql`s.left_at is null` : sql`s.left_at is not null`] : []),
    ...(filter.house_id ? [sql`s.house_id = ${filter.house_id}`] : []),
    ...(filter.case_id ? [sql`s.case_id = ${filter.case_id}`] : []),
    ...(filter.q ? [sql`strpos(s.case_code, upper(${filter.q})) > 0`] : []),
    ...(filter.from_on ? [sql`${dayOf('s.arrived_at')} >= ${filter.from_on}::date`] : []),
    ...(filter.until_on ? [sql`${dayOf('s.arrived_at')} <= ${filter.until_on}::date`] : []),
    ...(asked.after
      ? [
          sql`(s.arrived_at, s.id) < (timestamptz 'epoch' + ${asked.after[0]}::bigint * interval '1 microsecond', ${asked.after[1]}::uuid)`,
        ]
      : []),
  ]
  const until = (column: string) => sql`least(coalesce(${dayOf(column)}, ${today}::date), ${today}::date)`
  const { rows } = await sql<StayLineRow>`
    select s.id, s.case_code, h.name as house_name, case when s.left_at is null then 'here' else 'left' end as state,
           ${moment('s.arrived_at')} as arrived_at, s.arrived_by, ${moment('s.left_at')} as left_at, s.left_to,
           (extract(epoch from s.arrived_at) * 1000000)::bigint as micros, counted.persons, counted.children, counted.person_nights,
           greatest(0, ${until('s.left_at')} - ${dayOf('s.arrived_at')}) as nights
    from   shelter_stay s join shelter_house h on h.id = s.house_id
           cross join lateral (
             select count(distinct x.person_id)::int as persons, (count(distinct x.person_id) filter (where p.part = 'child'))::int as children,
                    coalesce(sum(greatest(0, ${until('x.left_at')} - ${dayOf('x.arrived_at')})), 0)::int as person_nights
             from   shelter_stay_person x join lateral (select n.id, n.part from access.persons_staying(s.id) n where n.id = x.person_id limit 1) p on true
             where  x.stay_id = s.id) counted
    where  ${sql.join(only, sql` and `)}
    order  by s.arrived_at desc, s.id desc limit ${asked.limit}`.execute(trx)
  return rows
}

type Sealed<T> = Omit<T, 'words'> & { sealed: string | null }
export type StayRow = Omit<
  StayView,
  | 'persons'
  | 'given'
  | 'notes'
  | 'visits'
  | 'extensions'
  | 'call_name'
  | 'needs'
  | 'warning'
  | 'leaving'
  | 'nights'
> & {
  sealed_key: Buffer | null
  sealed_call_name: Buffer | null
  sealed_needs: Buffer | null
  sealed_warning: Buffer | null
  sealed_leaving: Buffer | null
  arrived_on: string
  left_on: string | null
  persons: (Omit<StayView['persons'][number], 'nights'> & { arrived_on: string; left_on: string | null })[]
  given: Sealed<StayView['given'][number]>[]
  notes: Sealed<StayView['notes'][number]>[]
  visits: Sealed<StayView['visits'][number]>[]
  extensions: Sealed<StayView['extensions'][number]>[]
}

/** Days for which a keeper still opens the words of a stay that has ended: what was left behind is sent on by then. */
const keptOpenDays = 7

/** One stay in one statement, which also records that it was read. Words leave the database only for whom they open. */
export async function findStay(trx: Writer, id: string, now: Date): Promise<StayRow | undefined> {
  const words = (column: string) => sql`case when s.opens then s.${sql.raw(column)} end as ${sql.raw(column)}`
  const { rows } = await sql<StayRow>`
    with s as (
      select r.*, access.works_on(r.case_id) as works_on,
             access.works_on(r.case_id) or (r.agency_id = any ((select access.agencies_as('shelter_keeper'))::uuid[])
               and (r.left_at is null or r.left_at > ${now}::timestamptz - ${`${keptOpenDays} days`}::interval)) as opens,
             r.agency_id = any ((select access.agencies_as('shelter_keeper'))::uuid[])
               or (access.works_on(r.case_id) and r.agency_id = any ((select access.agencies_as('operator', 'duty_leader', 'case_manager'))::uuid[])) as may_keep
      from   shelter_stay r where r.id = ${id} and audit.read('case', r.case_id, jsonb_build_object('part', 'stay', 'stay', r.id)))
    select s.id, s.case_code, case when access.sees_case(s.case_id) then s.case_id end as case_id, s.house_id, h.name as house_name,
           case when s.left_at is null then 'here' else 'left' end as state, s.may_keep, s.opens, ${moment('s.arrived_at')} as arrived_at, s.arrived_by,
           ${moment('s.left_at')} as left_at, s.left_to, s.follow_up_on::text as follow_up_on, s.warnings, s.version, ${dayOf('s.arrived_at')}::text as arrived_on,
           ${dayOf('s.left_at')}::text as left_on,
           ${words('sealed_key')}, ${words('sealed_call_name')}, ${words('sealed_needs')}, ${words('sealed_warning')}, ${words('sealed_leaving')},
           (select coalesce(json_agg(json_build_object('person_id', x.person_id, 'part', p.part, 'sex', p.sex, 'age_years', p.age_years, 'bed_id', u.bed_id,
              'bed_name', u.name, 'arrived_at', ${moment('x.arrived_at')}, 'left_at', ${moment('x.left_at')}, 'schooling', x.schooling,
              'arrived_on', ${dayOf('x.arrived_at')}, 'left_on', ${dayOf('x.left_at')}) order by p.part <> 'survivor', x.arrived_at, x.id), '[]')
            from shelter_stay_person x
                 join lateral (select n.id, n.part, n.sex, n.age_years from access.persons_staying(s.id) n where n.id = x.person_id limit 1) p on true
                 left join lateral (select v.bed_id, b.name from shelter_bed_use v join shelter_bed b on b.id = v.bed_id
                                    where v.of_id = s.id and v.person_id = x.person_id order by v.from_at desc limit 1) u on true
            where x.stay_id = s.id) as persons,
           (select coalesce(json_agg(json_build_object('id', g.id, 'kind', g.kind, 'quantity', g.quantity, 'given_on', g.given_on, 'by', w.display_name,
              'version', g.version, 'sealed', case when s.opens then encode(g.sealed_words, 'base64') end) order by g.given_on desc, g.recorded_at desc), '[]')
            from shelter_given g join staff w on w.id = g.recorded_by where g.stay_id = s.id and g.state = 'given') as given,
           (select coalesce(json_agg(json_build_object('id', n.id, 'happened_at', ${moment('n.happened_at')}, 'by', w.display_name,
              'sealed', case when s.opens then encode(n.sealed_words, 'base64') end) order by n.happened_at desc, n.id desc), '[]')
            from shelter_note n join staff w on w.id = n.written_by where n.stay_id = s.id) as notes,
           (select coalesce(json_agg(json_build_object('id', v.id, 'visitor', v.visitor, 'persons', v.persons, 'at_place', v.at_place, 'came_at', ${moment('v.came_at')},
              'answer', v.answer, 'reason', v.reason, 'by', w.display_name, 'sealed', case when s.opens then encode(v.sealed_words, 'base64') end) order by v.came_at desc, v.id desc), '[]')
            from shelter_visit v join staff w on w.id = v.recorded_by where v.stay_id = s.id) as visits,
           json_build_object('location_class', h.location_class, 'visits', h.visits, 'visit_place', h.visit_place, 'visit_from', to_char(h.visit_from, 'HH24:MI'),
             'visit_until', to_char(h.visit_until, 'HH24:MI'), 'visit_persons', h.visit_persons) as visit_rules,
           (select coalesce(json_agg(json_build_object('id', e.id, 'until_on', e.until_on, 'decided_on', e.decided_on, 'decided_by', e.decided_by, 'by', w.display_name,
              'sealed', case when s.opens then encode(e.sealed_words, 'base64') end) order by e.until_on desc), '[]')
            from shelter_extension e join staff w on w.id = e.recorded_by where e.stay_id = s.id) as extensions,
           ${limitOf('s.id')} as limit_on
    from   s join shelter_house h on h.id = s.house_id`.execute(trx)
  return rows[0]
}
