import { sql } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Incident, Incidents } from './incident.contract.ts'
import type { IncidentStatus } from './incident.life.ts'

type Row = Omit<Incident, 'narrative' | 'other' | 'acts'> & {
  acts: string[]
  sealed_narrative: string | null
  sealed_other: string | null
}
export type IncidentsRow = Omit<Incidents, 'items'> & { sealed_key: Buffer | null; items: Row[] }

/** All incidents of a case in one statement, noted as read; sealed bytes leave only for those who work on it. */
export async function findIncidents(trx: Writer, caseId: string): Promise<IncidentsRow | undefined> {
  const { rows } = await sql<IncidentsRow & { noted: boolean }>`
    with file as (
      select f.*, access.works_on(f.id) as assigned, audit.read('case', f.id, '{"part":"incident"}') as noted from case_file f where f.id = ${caseId}
    )
    select f.assigned, f.status = 'open' as is_open, f.code, (f.opened_at at time zone 'Asia/Ho_Chi_Minh')::date::text as opened_on, f.noted,
           case when f.assigned then f.sealed_key end as sealed_key,
           (select p.age_years from person p where p.case_id = f.id and p.part = 'survivor') as survivor_age_years,
           (select json_build_object('id', p.id, 'name', p.name) from place p where p.id = f.place_id) as place,
           (select coalesce(json_agg(l order by l.no desc), '[]') from (
              select i.id, i.version, i.no, i.status, i.aside_reason,
                     to_char(i.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as recorded_at, s.display_name as recorded_by,
                     i.reported_on, i.occurred_on, i.occurred_sure, i.time_of_day, i.place_kind, i.type_answers, i.bond, i.other_forms, i.harmful_practice,
                     i.abduction, i.exchanged, i.previous_gbv, i.reported_elsewhere, i.reported_where, i.alleged_number, i.alleged_sex, i.alleged_age,
                     i.alleged_occupation, i.alleged_before, i.relationship, i.survivor_age, i.survivor_country, i.survivor_marital, i.survivor_disability,
                     i.survivor_child, i.displacement, i.stage, i.referred_by, i.wants_legal_action, i.consent_reporting, i.gbv_type, i.contexts,
                     i.place_id, (select p.name from place p where p.id = i.place_id) as place_name, i.acts, i.acts_on,
                     (select coalesce(json_agg(json_build_object('service', v.service, 'outcome', v.outcome) order by v.service), '[]')
                      from incident_service v where v.incident_id = i.id) as services,
                     case when f.assigned then encode(i.sealed_narrative, 'base64') end as sealed_narrative,
                     case when f.assigned then encode(i.sealed_other, 'base64') end as sealed_other
              from incident i join staff s on s.id = i.recorded_by where i.case_id = f.id) l) as items
    from   file f`.execute(trx)
  if (!rows[0]) return undefined
  const { noted: _, ...row } = rows[0]
  return row
}

/** The next number of an incident in a case that is held by the caller. */
export async function nextIncidentNo(trx: Writer, caseId: string): Promise<number> {
  const row = await trx
    .selectFrom('incident')
    .select(({ fn }) => fn.max('no').as('no'))
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  return (row?.no ?? 0) + 1
}

/** An incident of a case that is held by the caller, or `record.not_found`. */
export async function getIncident(trx: Writer, caseId: string, incidentId: string) {
  const row = await trx
    .selectFrom('incident')
    .select(['id', 'version', 'status', 'gbv_type'])
    .where('id', '=', incidentId)
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  if (!row) throw new Refusal('record.not_found', { id: incidentId })
  return { ...row, status: row.status as IncidentStatus }
}

/** Writes what came of services: each once, later answers over earlier ones. */
export async function putServices(
  trx: Writer,
  rows: { id: string; incident_id: string; case_id: string; service: string; outcome: string }[],
): Promise<void> {
  if (rows.length === 0) return
  await trx
    .insertInto('incident_service')
    .values(rows)
    .onConflict((conflict) =>
      conflict.constraint('incident_service_once').doUpdateSet({
        outcome: sql`excluded.outcome`,
        version: sql<number>`incident_service.version + 1`,
      }),
    )
    .execute()
}
