import { type RawBuilder, sql } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import { forms } from './incident.codes.ts'
import { incidentCode } from './incident.rule.ts'
import type { IncidentLine } from './incident-line.contract.ts'

export interface LineRow {
  id: string
  year: number
  no: number
  version: number
  household_no: number
  reported_at: Date
  happened_on: string
  status: string
  check_result: string | null
  psychological: boolean
  physical: boolean
  sexual: boolean
  economic: boolean
  danger_now: boolean
  crime_signs: boolean
  crime_told_at: Date | null
  relationship: string
  reporter: string
  desk: string
  channel: string
  mediation: string
  result: string | null
  measures_running: number
  handover: string | null
  micros: number
}

/** Columns of a line over `commune_incident i`; nothing sealed. */
const line = sql`i.id, i.year, i.no, i.version, h.no as household_no, i.reported_at, i.happened_on, i.status, i.check_result,
  i.psychological, i.physical, i.sexual, i.economic, i.danger_now, i.crime_signs, i.crime_told_at, i.relationship, i.reporter, i.desk, i.channel,
  i.mediation, i.result, (extract(epoch from i.reported_at) * 1000000)::bigint as micros,
  (select count(*)::integer from commune_deed d where d.incident_id = i.id and d.kind in ('no_contact', 'shelter', 'education') and d.ended_on is null) as measures_running,
  (select o.status from commune_handover o where o.incident_id = i.id order by o.sent_at desc limit 1) as handover`
const withHousehold = sql`join commune_household h on h.id = i.household_id`

export interface IncidentFilter {
  status?: string | undefined
  form?: string | undefined
  check_result?: string | undefined
  from?: string | undefined
  until?: string | undefined
}

/** Incidents of my book, newest report first. */
export async function listLines(
  trx: Writer,
  asked: { filter: IncidentFilter; after?: readonly [number, string] | undefined; limit: number },
): Promise<LineRow[]> {
  const { filter, after, limit } = asked
  const startOf = (day: string) => sql`(${day}::date)::timestamp at time zone 'Asia/Ho_Chi_Minh'`
  const wanted: RawBuilder<unknown>[] = [
    sql`i.agency_id = any ((select access.agencies_as('commune_officer'))::uuid[])`,
    ...(filter.status ? [sql`i.status = ${filter.status}`] : []),
    ...(filter.check_result ? [sql`i.check_result = ${filter.check_result}`] : []),
    ...(filter.form ? [sql`i.${sql.ref(filter.form)}`] : []),
    ...(filter.from ? [sql`i.reported_at >= ${startOf(filter.from)}`] : []),
    ...(filter.until ? [sql`i.reported_at < ${startOf(filter.until)}`] : []),
    ...(after
      ? [
          sql`(i.reported_at, i.id) < (timestamptz 'epoch' + ${after[0]}::bigint * interval '1 microsecond', ${after[1]}::uuid)`,
        ]
      : []),
  ]
  const { rows } = await sql<LineRow>`
    select ${line} from commune_incident i ${withHousehold} where ${sql.join(wanted, sql` and `)}
    order by i.reported_at desc, i.id desc limit ${limit}`.execute(trx)
  return rows
}

/** One line by its id; undefined when it is out of sight. */
export async function listOne(trx: Writer, id: string): Promise<LineRow | undefined> {
  const { rows } =
    await sql<LineRow>`select ${line} from commune_incident i ${withHousehold} where i.id = ${id}`.execute(
      trx,
    )
  return rows[0]
}

/** What a search asks for: tokens of a sealed name or phone, a number, or codes whose words were typed. */
export interface Sought {
  tokens: readonly Buffer[]
  code: { year: number; no: number } | undefined
  household: number | undefined
  columns: readonly { column: string; codes: readonly string[] }[]
}

/** Incidents found, each by its best match, newest first. */
export async function findLines(trx: Writer, sought: Sought, limit: number) {
  const byWords = sought.columns.map(({ column, codes }) =>
    column === 'forms'
      ? sql.join(
          codes.map((code) => sql`i.${sql.ref(code)}`),
          sql` or `,
        )
      : sql`i.${sql.ref(column)} = any (${[...codes]}::text[])`,
  )
  const { rows } = await sql<LineRow & { matched: 'code' | 'household' | 'name' | 'phone' | 'words' }>`
    with hit as (
      select i.id, 1 as rank, 'code' as matched from commune_incident i where i.year = ${sought.code?.year ?? null} and i.no = ${sought.code?.no ?? null}
      union all
      select i.id, 2, 'household' from commune_incident i join commune_household h on h.id = i.household_id where h.no = ${sought.household ?? null}
      union all
      select t.incident_id, 3, t.purpose from commune_person_token t where t.token = any (${[...sought.tokens]}::bytea[])
      union all
      select i.id, 4, 'words' from commune_incident i where ${byWords.length > 0 ? sql.join(byWords, sql` or `) : sql`false`}
    ),
    once as (select distinct on (id) id, matched from hit order by id, rank)
    select ${line}, once.matched from once join commune_incident i on i.id = once.id ${withHousehold}
    order by i.reported_at desc, i.id desc limit ${limit}`.execute(trx)
  return rows
}

/** Counts of what waits in my book. */
export async function countWaiting(trx: Writer, year: number) {
  const { rows } = await sql<{
    unchecked: number
    crime_untold: number
    measures_running: number
    open: number
    this_year: number
  }>`
    select count(*) filter (where i.status = 'reported')::integer as unchecked,
           count(*) filter (where i.crime_signs and i.crime_told_at is null and i.status <> 'closed')::integer as crime_untold,
           coalesce(sum((select count(*) from commune_deed d where d.incident_id = i.id and d.kind in ('no_contact', 'shelter', 'education') and d.ended_on is null)), 0)::integer as measures_running,
           count(*) filter (where i.status <> 'closed')::integer as open,
           count(*) filter (where i.year = ${year} and i.check_result = 'confirmed')::integer as this_year
    from   commune_incident i where i.agency_id = any ((select access.agencies_as('commune_officer'))::uuid[])`.execute(
    trx,
  )
  return rows[0] ?? { unchecked: 0, crime_untold: 0, measures_running: 0, open: 0, this_year: 0 }
}

/** A row as lists show it. Codes in the table are held to the same lists by its constraints. */
export function lineOf(row: LineRow): IncidentLine {
  const {
    year,
    no,
    micros: _,
    psychological,
    physical,
    sexual,
    economic,
    reported_at,
    crime_told_at,
    ...rest
  } = row
  const is = { psychological, physical, sexual, economic }
  return {
    ...(rest as unknown as IncidentLine),
    code: incidentCode(year, no),
    reported_at: reported_at.toISOString(),
    crime_told_at: crime_told_at?.toISOString() ?? null,
    forms: forms.filter((form) => is[form]),
  }
}
