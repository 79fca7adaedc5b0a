import { type RawBuilder, sql } from 'kysely'
import type { Reader, Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { writing } from '#modules/activities/index.ts'
import type { FindingLine } from './finding.contract.ts'
import type { FindingState } from './inspection.codes.ts'
import type { FindingStatus } from './inspection.life.ts'
import { ofUnit } from './inspection.queries.ts'

const overdue = (today: string) => sql<boolean>`(f.status = 'open' and f.due_on < ${today}::date)`

const line = (today: string) => sql`
  f.id, f.version, f.status, f.what, f.action, f.question, coalesce(f.owner_name, o.name) as owner, f.found_on::text as found_on, f.due_on::text as due_on,
  f.status_on::text as status_on, ${overdue(today)} as overdue, f.visit_id, f.unit_id, u.name as unit_name, u.kind as unit_kind, p.name as place_name,
  coalesce(f.owner_id = any (${writing}), false) as owned, ${ofUnit(sql`f.unit_id`)} as mine`
const joined = sql`inspection_finding f join inspection_unit u on u.id = f.unit_id join place p on p.id = u.place_id left join agency o on o.id = f.owner_id`

const states: Readonly<Record<FindingState, (today: string) => RawBuilder<unknown>>> = {
  unfinished: () => sql`f.status in ('open', 'corrected')`,
  overdue,
  open: () => sql`f.status = 'open'`,
  corrected: () => sql`f.status = 'corrected'`,
  closed: () => sql`f.status = 'closed'`,
  withdrawn: () => sql`f.status = 'withdrawn'`,
}

export interface FindingFilter {
  state?: FindingState | undefined
  words?: readonly string[]
  unit_id?: string | undefined
  owned?: 'yes' | undefined
  /** Found at this visit. */
  visit_id?: string
  /** Not found at this visit. */
  not_of?: string
  id?: string
}

const wanted = (province: string, today: string, asked: FindingFilter) =>
  sql.join(
    [
      sql`f.province_id = ${province}`,
      ...(asked.state ? [states[asked.state](today)] : []),
      ...(asked.words ?? []).map((word) => sql`u.folded like ${`%${word}%`}`),
      ...(asked.unit_id ? [sql`f.unit_id = ${asked.unit_id}`] : []),
      ...(asked.owned ? [sql`f.owner_id = any (${writing})`] : []),
      ...(asked.visit_id ? [sql`f.visit_id = ${asked.visit_id}`] : []),
      ...(asked.not_of ? [sql`f.visit_id <> ${asked.not_of}`] : []),
      ...(asked.id ? [sql`f.id = ${asked.id}`] : []),
    ],
    sql` and `,
  )

/** Findings by deadline. */
export async function listFindingLines(
  db: Reader,
  asked: {
    province: string
    today: string
    filter: FindingFilter
    after?: readonly [string, string] | undefined
    limit: number
  },
): Promise<FindingLine[]> {
  const { rows } = await sql<FindingLine>`
    select ${line(asked.today)} from ${joined} where ${wanted(asked.province, asked.today, asked.filter)}
    ${asked.after ? sql`and (f.due_on, f.id) > (${asked.after[0]}::date, ${asked.after[1]}::uuid)` : sql``}
    order by f.due_on, f.id limit ${asked.limit}`.execute(db)
  return rows
}

/** Sanctions of the findings `f` that fit, as JSON. */
export const sanctionsOf = (fits: RawBuilder<unknown>) => sql`
  coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'version', s.version, 'finding_id', s.finding_id, 'kind', s.kind, 'amount_vnd', s.amount_vnd,
              'decision', s.decision, 'on_day', s.on_day) order by s.on_day, s.id)
            from inspection_sanction s join inspection_finding f on f.id = s.finding_id where ${fits} and s.withdrawn_at is null), '[]')`

/** How many are open, told corrected, and past their day, of those asked for. */
export async function countFindings(db: Reader, province: string, today: string, filter: FindingFilter) {
  const { rows } = await sql<{ open: number; corrected: number; overdue: number }>`
    select count(*) filter (where f.status = 'open')::integer as open, count(*) filter (where f.status = 'corrected')::integer as corrected,
           count(*) filter (where ${overdue(today)})::integer as overdue
    from ${joined} where ${wanted(province, today, { ...filter, state: undefined })}`.execute(db)
  return rows[0] ?? { open: 0, corrected: 0, overdue: 0 }
}

export interface LockedFinding {
  id: string
  version: number
  province_id: string
  place_id: string
  unit_id: string
  status: FindingStatus
  status_on: string
  found_on: string
  due_on: string
  owned: boolean
  mine: boolean
}

/** A finding I may write at, held until the transaction ends. Refuses with `record.not_found`, `inspection.not_yours`. */
export async function lockFinding(trx: Writer, id: string): Promise<LockedFinding> {
  const { rows } = await sql<LockedFinding>`
    select f.id, f.version, f.province_id, f.place_id, f.unit_id, f.status, f.status_on::text as status_on, f.found_on::text as found_on, f.due_on::text as due_on,
           coalesce(f.owner_id = any (${writing}), false) as owned, ${ofUnit(sql`f.unit_id`)} as mine
    from   inspection_finding f where f.id = ${id}`.execute(trx)
  const found = rows[0]
  if (!found) throw new Refusal('record.not_found', { id })
  if (!found.owned && !found.mine) throw new Refusal('inspection.not_yours', { id })
  const { rows: held } = await sql<Pick<LockedFinding, 'version' | 'status' | 'status_on' | 'due_on'>>`
    select version, status, status_on::text as status_on, due_on::text as due_on from inspection_finding where id = ${id} for update`.execute(
    trx,
  )
  return { ...found, ...held[0] }
}

/** Writes where a finding stands now, and the step that led there. */
export async function stepFinding(
  trx: Writer,
  found: LockedFinding,
  step: {
    status: FindingStatus
    on: string
    dueOn: string
    words?: string | undefined
    visitId?: string
    by: string
    at: Date
  },
): Promise<number> {
  await sql`
    update inspection_finding set status = ${step.status}, status_on = ${step.on}::date, due_on = ${step.dueOn}::date, version = version + 1
    where id = ${found.id}`.execute(trx)
  await sql`
    insert into inspection_finding_step (id, finding_id, province_id, no, status, on_day, due_on, visit_id, words, recorded_by, recorded_at)
    select ${newId()}::uuid, ${found.id}::uuid, ${found.province_id}, max(s.no) + 1, ${step.status}, ${step.on}::date, ${step.dueOn}::date, ${step.visitId ?? null}::uuid,
           ${step.words ?? null}, ${step.by}::uuid, ${step.at}
    from   inspection_finding_step s where s.finding_id = ${found.id}`.execute(trx)
  return found.version + 1
}
