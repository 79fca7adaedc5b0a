import { type RawBuilder, sql } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import type { RecordKind } from './record.codes.ts'

/** The ids are written as one array of PostgreSQL: there may be tens of thousands. */
const seenBy: Record<RecordKind, (ids: string) => RawBuilder<{ id: string; opens: string }>> = {
  contact: (ids) => sql`select id, id as opens from contact where id = any (${ids}::uuid[])`,
  counselling: (ids) => sql`select id, contact_id as opens from counselling where id = any (${ids}::uuid[])`,
  initiative: (ids) => sql`select id, id as opens from initiative where id = any (${ids}::uuid[])`,
  initiative_place: (ids) =>
    sql`select id, initiative_id as opens from initiative_place where id = any (${ids}::uuid[])`,
  initiative_fund: (ids) =>
    sql`select id, initiative_id as opens from initiative_fund where id = any (${ids}::uuid[])`,
  case: (ids) => sql`select id, id as opens from case_file where id = any (${ids}::uuid[])`,
  commune_incident: (ids) =>
    sql`select id, id as opens from commune_incident where id = any (${ids}::uuid[])`,
  incident: (ids) => sql`select id, case_id as opens from incident where id = any (${ids}::uuid[])`,
  // The id that fact_incident_context gives a context of an incident.
  incident_context: (ids) => sql`
    select * from (
      select overlay(overlay(md5(i.id || c.context) placing '4' from 13) placing '8' from 17)::uuid as id, i.case_id as opens
      from   incident i cross join unnest(i.contexts) as c (context)) told
    where  id = any (${ids}::uuid[])`,
  incident_service: (ids) =>
    sql`select id, case_id as opens from incident_service where id = any (${ids}::uuid[])`,
  police_report: (ids) => sql`select id, case_id as opens from police_report where id = any (${ids}::uuid[])`,
  respondent: (ids) => sql`select id, id as opens from respondent_file where id = any (${ids}::uuid[])`,
  service: (ids) => sql`select id, case_id as opens from service_given where id = any (${ids}::uuid[])`,
  referral: (ids) =>
    sql`select id, case_id as opens from referral where id = any (${ids}::uuid[]) and case_id in (select f.id from case_file f)`,
  person: (ids) => sql`select id, case_id as opens from person where id = any (${ids}::uuid[])`,
  returnee: (ids) => sql`select id, case_id as opens from returnee where id = any (${ids}::uuid[])`,
  measure: (ids) => sql`select id, case_id as opens from protection_measure where id = any (${ids}::uuid[])`,
  directory_entry: (ids) => sql`select id, id as opens from directory_entry where id = any (${ids}::uuid[])`,
  dialogue: (ids) => sql`select id, id as opens from dialogue where id = any (${ids}::uuid[])`,
  dialogue_party: (ids) =>
    sql`select id, dialogue_id as opens from dialogue_party where id = any (${ids}::uuid[])`,
  petition: (ids) => sql`select id, id as opens from petition where id = any (${ids}::uuid[])`,
  petition_turn: (ids) =>
    sql`select id, petition_id as opens from petition_turn where id = any (${ids}::uuid[])`,
  recommendation: (ids) => sql`select id, id as opens from recommendation where id = any (${ids}::uuid[])`,
  activity: (ids) => sql`select id, id as opens from activity where id = any (${ids}::uuid[])`,
  attendance: (ids) =>
    sql`select id, activity_id as opens from activity_attendance where id = any (${ids}::uuid[])`,
  trained: (ids) => sql`select id, activity_id as opens from activity_person where id = any (${ids}::uuid[])`,
  honour: (ids) => sql`select id, activity_id as opens from activity_award where id = any (${ids}::uuid[])`,
  gift: (ids) => sql`select id, activity_id as opens from activity_gift where id = any (${ids}::uuid[])`,
  gift_recipient: (ids) =>
    sql`select id, activity_id as opens from activity_recipient where id = any (${ids}::uuid[])`,
  press_sending: (ids) =>
    sql`select id, activity_id as opens from activity_press where id = any (${ids}::uuid[])`,
  inspection: (ids) => sql`select id, id as opens from inspection_visit where id = any (${ids}::uuid[])`,
  inspection_finding: (ids) =>
    sql`select id, visit_id as opens from inspection_finding where id = any (${ids}::uuid[])`,
  inspection_sanction: (ids) =>
    sql`select s.id, f.visit_id as opens from inspection_sanction s join inspection_finding f on f.id = s.finding_id where s.id = any (${ids}::uuid[])`,
  clock: (ids) =>
    sql`select id, case_id as opens from clock where id = any (${ids}::uuid[]) and case_id is not null`,
  stay: (ids) =>
    sql`select id, case_id as opens from shelter_stay where id = any (${ids}::uuid[]) and case_id in (select f.id from case_file f)`,
  stay_person: (ids) =>
    sql`select id, case_id as opens from shelter_stay_person where id = any (${ids}::uuid[]) and case_id in (select f.id from case_file f)`,
  one_stop: (ids) => sql`select id, case_id as opens from one_stop_service where id = any (${ids}::uuid[])`,
  campaign_task: (ids) =>
    sql`select id, id as opens from campaign_assignment where id = any (${ids}::uuid[])`,
  policy_reach: (ids) => sql`select id, id as opens from policy_reach where id = any (${ids}::uuid[])`,
  post: (ids) => sql`select id, id as opens from work_post where id = any (${ids}::uuid[])`,
  post_holding: (ids) => sql`select id, post_id as opens from post_holding where id = any (${ids}::uuid[])`,
  turn_away: (ids) => sql`select id, id as opens from turn_away where id = any (${ids}::uuid[])`,
}

/** Of these records, those the person asking may open, each with the id of what shows it. Row policies decide. */
export async function visibleRecords(
  trx: Writer,
  kind: RecordKind,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  // One line for all of them, at fixed places: a row each would take longer to read than to find.
  const { rows } = await sql<{ seen: string | null }>`
    select string_agg(v.id::text || v.opens::text, '') as seen from (${seenBy[kind](`{${ids.join()}}`)}) v`.execute(
    trx,
  )
  const seen = rows[0]?.seen ?? ''
  return new Map(
    Array.from({ length: seen.length / 72 }, (_, at) => [
      seen.slice(at * 72, at * 72 + 36),
      seen.slice(at * 72 + 36, at * 72 + 72),
    ]),
  )
}
