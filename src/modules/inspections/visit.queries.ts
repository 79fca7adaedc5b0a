import { type RawBuilder, sql } from 'kysely'
import type { Reader, Writer } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import { nameOn } from '#modules/activities/index.ts'
import { sanctionsOf } from './finding.queries.ts'
import type { VisitStatus } from './inspection.life.ts'
import { ofTeam, placesWithin } from './inspection.queries.ts'
import type { UnitLine, Visit, VisitLine } from './visit.contract.ts'

export interface LockedVisit {
  id: string
  version: number
  province_id: string
  place_id: string
  round_id: string
  unit_id: string
  checklist_code: string
  checklist_no: number
  status: VisitStatus
  planned_on: string
  visited_on: string | null
  from_on: string
  until_on: string
}

/** A visit I may write at, held until the transaction ends. Refuses with `record.not_found`, `inspection.not_yours`. */
export async function lockVisit(trx: Writer, id: string): Promise<LockedVisit> {
  const { rows } = await sql<LockedVisit & { mine: boolean }>`
    select v.id, v.version, v.province_id, v.place_id, v.round_id, v.unit_id, v.checklist_code, v.checklist_no, v.status, v.planned_on::text as planned_on,
           v.visited_on::text as visited_on, r.from_on::text as from_on, r.until_on::text as until_on, ${ofTeam(sql`v.round_id`)} as mine
    from   inspection_visit v join inspection_round r on r.id = v.round_id where v.id = ${id}`.execute(trx)
  const found = rows[0]
  if (!found) throw new Refusal('record.not_found', { id })
  if (!found.mine) throw new Refusal('inspection.not_yours', { id })
  const { rows: held } = await sql<Pick<LockedVisit, 'version' | 'status' | 'visited_on' | 'planned_on'>>`
    select version, status, visited_on::text as visited_on, planned_on::text as planned_on from inspection_visit where id = ${id} for update`.execute(
    trx,
  )
  const { mine: _, ...rest } = found
  return { ...rest, ...held[0] }
}

const unfinished = sql`(select count(*)::integer from inspection_finding f where f.unit_id = v.unit_id and f.status in ('open', 'corrected'))`

const line = (today: string) => sql`
  v.id, v.version, v.status, v.round_id, r.title as round_title, r.kind, v.unit_id, u.name as unit_name, u.kind as unit_kind, ${nameOn(sql`v.place_id`, sql`v.planned_on`)} as place_name,
  c.title_vi as checklist_vi, c.title_en as checklist_en, v.planned_on::text as planned_on, v.visited_on::text as visited_on,
  case when v.possible > 0 then round(v.points * 100 / v.possible, 1)::float end as percent, v.met, v.failed, ${unfinished} as unfinished,
  (v.status = 'planned' and v.planned_on < ${today}::date) as late, ${ofTeam(sql`v.round_id`)} as mine`
const joined = sql`inspection_visit v join inspection_round r on r.id = v.round_id join inspection_unit u on u.id = v.unit_id
  join inspection_checklist c on c.code = v.checklist_code and c.no = v.checklist_no`

export interface VisitFilter {
  words?: readonly string[]
  status?: string | undefined
  kind?: string | undefined
  unit_kind?: string | undefined
  round_id?: string | undefined
  unit_id?: string | undefined
  place_id?: string | undefined
  from?: string | undefined
  until?: string | undefined
}

/** Visits of a province, latest first. */
export async function listVisitLines(
  db: Reader,
  asked: {
    province: string
    today: string
    filter: VisitFilter
    after?: readonly [string, string] | undefined
    limit: number
  },
): Promise<VisitLine[]> {
  const { filter, after } = asked
  const wanted: RawBuilder<unknown>[] = [
    sql`v.province_id = ${asked.province}`,
    ...(filter.words ?? []).map(
      (word) => sql`(u.folded like ${`%${word}%`} or r.folded like ${`%${word}%`})`,
    ),
    ...(filter.status ? [sql`v.status = ${filter.status}`] : []),
    ...(filter.kind ? [sql`r.kind = ${filter.kind}`] : []),
    ...(filter.unit_kind ? [sql`u.kind = ${filter.unit_kind}`] : []),
    ...(filter.round_id ? [sql`v.round_id = ${filter.round_id}`] : []),
    ...(filter.unit_id ? [sql`v.unit_id = ${filter.unit_id}`] : []),
    ...(filter.place_id ? [sql`v.place_id in ${placesWithin(filter.place_id)}`] : []),
    ...(filter.from ? [sql`v.planned_on >= ${filter.from}::date`] : []),
    ...(filter.until ? [sql`v.planned_on < ${filter.until}::date`] : []),
    ...(after ? [sql`(v.planned_on, v.id) < (${after[0]}::date, ${after[1]}::uuid)`] : []),
  ]
  const { rows } = await sql<VisitLine>`
    select ${line(asked.today)} from ${joined} where ${sql.join(wanted, sql` and `)}
    order by v.planned_on desc, v.id desc limit ${asked.limit}`.execute(db)
  return rows
}

/** Visits of my agency that are late or come within two weeks, first the earliest. */
export async function listSoon(db: Reader, today: string, limit: number): Promise<VisitLine[]> {
  const { rows } = await sql<VisitLine>`
    select ${line(today)} from ${joined} where v.status = 'planned' and v.planned_on <= ${today}::date + 14 and ${ofTeam(sql`v.round_id`)}
    order by v.planned_on, v.id limit ${limit}`.execute(db)
  return rows
}

/** What a visit says itself; undefined when it is out of sight. Findings and questions are read beside it. */
export async function findVisit(
  db: Reader,
  today: string,
  id: string,
): Promise<
  | (Omit<Visit, 'checklist' | 'carried' | 'findings'> & { checklist_code: string; checklist_no: number })
  | undefined
> {
  const { rows } = await sql<
    Omit<Visit, 'checklist' | 'carried' | 'findings'> & { checklist_code: string; checklist_no: number }
  >`
    select ${line(today)}, v.checklist_code, v.checklist_no, v.received_by, v.note, v.points::float as points, v.possible::float as possible, v.conclusion,
           v.concluded_on::text as concluded_on, v.cancelled_why,
           coalesce((select jsonb_agg(jsonb_build_object('question', a.question, 'answer', a.answer, 'note', a.note) order by a.id)
                     from inspection_answer a where a.visit_id = v.id and a.removed_at is null), '[]') as answers,
           ${sanctionsOf(sql`f.visit_id = v.id`)} as sanctions,
           coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'version', f.version, 'name', f.name, 'media_type', f.media_type, 'bytes', f.bytes, 'question', f.question,
                       'finding_id', f.finding_id, 'uploaded_at', f.uploaded_at) order by f.uploaded_at, f.id)
                     from inspection_file f where f.visit_id = v.id and f.removed_at is null), '[]') as files
    from   ${joined} where v.id = ${id}`.execute(db)
  const row = rows[0]
  return (
    row && {
      ...row,
      files: row.files.map((file) => ({ ...file, uploaded_at: new Date(file.uploaded_at).toISOString() })),
    }
  )
}

/** Units by name, those visited last first, with what is unfinished at each. */
export async function listUnits(
  db: Reader,
  asked: { province: string; words: readonly string[]; unitId?: string | undefined; limit: number },
): Promise<UnitLine[]> {
  const wanted = [
    sql`u.province_id = ${asked.province}`,
    ...asked.words.map((word) => sql`u.folded like ${`%${word}%`}`),
    ...(asked.unitId ? [sql`u.id = ${asked.unitId}`] : []),
  ]
  const { rows } = await sql<UnitLine>`
    select u.id, u.kind, u.name, p.name as place_name, last.on_day::text as last_visited_on,
           coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'what', f.what, 'due_on', f.due_on) order by f.due_on, f.id)
                     from inspection_finding f where f.unit_id = u.id and f.status in ('open', 'corrected')), '[]') as unfinished
    from   inspection_unit u join place p on p.id = u.place_id
    left   join lateral (select max(v.visited_on) as on_day from inspection_visit v where v.unit_id = u.id) last on true
    where  ${sql.join(wanted, sql` and `)} order by last.on_day desc nulls last, u.folded, u.id limit ${asked.limit}`.execute(
    db,
  )
  return rows
}
