import { type RawBuilder, sql } from 'kysely'
import type { Reader, Writer } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Regime } from './regime.contract.ts'
import type { Status } from './submission.life.ts'

/** What a submission counts as in the figures of a round: lateness and excuses by the moment asked. */
const tally = (now: Date): RawBuilder<unknown> => sql`
  count(s.id)::int as expected,
  count(*) filter (where s.status in ('sent', 'received'))::int as sent,
  count(*) filter (where s.status = 'received')::int as received,
  count(*) filter (where s.first_sent_at <= greatest(o.due_at, (s.excused_until + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'))::int as on_time,
  count(*) filter (where s.status in ('asked', 'returned') and ${now} > greatest(o.due_at, (s.excused_until + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'))::int as late`

type RegimeRow = Omit<Regime, 'rounds'>
export type RoundRow = Omit<Regime['rounds'][number], 'name' | 'due_at' | 'closes_at'> & {
  regime_id: string
  name_vi: string
  name_en: string
  due_at: Date
  closes_at: Date
}

export async function listRegimeRows(db: Reader): Promise<RegimeRow[]> {
  const { rows } = await sql<RegimeRow>`
    select r.id, r.name, r.content, r.reporters, a.name as receiver, r.method, r.due_days, r.closes_days, r.frequency, r.outline, r.forms, r.source,
           (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'title', c.title, 'unit', c.unit, 'indicator', c.indicator) order by c.position), '[]')
            from regime_cell c where c.regime_id = r.id) as cells
    from   regime r join agency a on a.id = r.agency_id where r.ended_on is null order by r.name, r.id`.execute(
    db,
  )
  return rows
}

/** Periods regimes were opened for, latest first, with how many are in. What the reader may not see is not counted. */
export async function listRounds(db: Reader, now: Date): Promise<RoundRow[]> {
  const { rows } = await sql<RoundRow>`
    select o.id, o.regime_id, o.period, p.name_vi, p.name_en, o.from_on::text as "from", o.until_on::text as until, o.due_at, o.closes_at, ${tally(now)}
    from   regime_round o join period p on p.scheme = o.scheme and p.code = o.period left join submission s on s.round_id = o.id
    group  by o.id, p.name_vi, p.name_en order by o.from_on desc, o.id`.execute(db)
  return rows
}

export interface SubmissionRow {
  id: string
  round_id: string
  regime_id: string
  agency_id: string
  regime: string
  content: string
  period_vi: string
  period_en: string
  from: string
  until: string
  agency: string
  place_id: string
  place_name: string
  status: Status
  due_at: Date
  closes_at: Date
  sent_at: Date | null
  received_at: Date | null
  receipt: string | null
  returned_why: string | null
  excused_until: string | null
  excused_why: string | null
  version: number
  mine: boolean
}

const submissions = sql`
  select s.id, s.round_id, o.regime_id, s.agency_id, r.name as regime, r.content, p.name_vi as period_vi, p.name_en as period_en, o.from_on::text as "from",
         o.until_on::text as until, a.name as agency, s.place_id, l.name as place_name, s.status, o.due_at, o.closes_at, s.sent_at, s.received_at, s.receipt,
         s.returned_why, s.excused_until::text as excused_until, s.excused_why, s.version,
         s.agency_id = any ((select access.agencies_as('commune_officer'))::uuid[]) as mine
  from   submission s join regime_round o on o.id = s.round_id join regime r on r.id = o.regime_id
  join   period p on p.scheme = o.scheme and p.code = o.period join agency a on a.id = s.agency_id join place l on l.id = s.place_id`

/** Submissions the reader may see, by due day and name; of one round where it is given, the latest where a limit is. */
export async function listSubmissionRows(
  db: Reader,
  roundId?: string,
  limit?: number,
): Promise<SubmissionRow[]> {
  const { rows } = await sql<SubmissionRow>`
    ${submissions} where ${roundId === undefined ? sql`true` : sql`s.round_id = ${roundId}`}
    order by o.due_at desc, a.name, s.id ${limit === undefined ? sql`` : sql`limit ${limit}`}`.execute(db)
  return rows
}

/** One submission. Refuses with `record.not_found`. */
export async function getSubmission(db: Reader, id: string): Promise<SubmissionRow> {
  const { rows } = await sql<SubmissionRow>`${submissions} where s.id = ${id}`.execute(db)
  if (!rows[0]) throw new Refusal('record.not_found', { id })
  return rows[0]
}

/** The same, held until the transaction ends. */
export async function lockSubmission(trx: Writer, id: string): Promise<SubmissionRow> {
  await sql`select 1 from submission where id = ${id} for update`.execute(trx)
  return getSubmission(trx, id)
}

export interface CellRow {
  id: string
  title: string
  unit: string
  indicator: string | null
  counted: number | null
  value: number | null
  explanation: string | null
}

/** Numbers of the form with what was sent of each. */
export async function listCells(db: Reader, regimeId: string, submissionId: string): Promise<CellRow[]> {
  const { rows } = await sql<CellRow>`
    select c.id, c.title, c.unit, c.indicator, v.counted::float8 as counted, v.value::float8 as value, v.explanation
    from   regime_cell c left join submission_value v on v.cell_id = c.id and v.submission_id = ${submissionId}
    where  c.regime_id = ${regimeId} order by c.position`.execute(db)
  return rows
}

/** Agencies that report: those of a kind in a province on a day, with the place each stands for. */
export async function listReporters(
  db: Reader,
  provinceId: string,
  kind: string,
  today: string,
): Promise<{ id: string; place_id: string }[]> {
  const { rows } = await sql<{ id: string; place_id: string }>`
    select id, place_id from agency where province_id = ${provinceId} and kind = ${kind} and (valid_from is null or valid_from <= ${today}::date)
      and (valid_until is null or valid_until > ${today}::date) order by name, id`.execute(db)
  return rows
}

/** Who works as officer of the agencies that are late in a round. */
export async function listLateStaff(
  db: Reader,
  roundId: string,
  now: Date,
  today: string,
): Promise<string[]> {
  const { rows } = await sql<{ staff_id: string }>`
    select distinct f.staff_id from submission s join regime_round o on o.id = s.round_id join staff_role f on f.agency_id = s.agency_id and f.role = 'commune_officer'
    where  s.round_id = ${roundId} and s.status in ('asked', 'returned')
      and  ${now} > greatest(o.due_at, (s.excused_until + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh')
      and  f.from_on <= ${today}::date and (f.until_on is null or f.until_on > ${today}::date)`.execute(db)
  return rows.map((row) => row.staff_id)
}
