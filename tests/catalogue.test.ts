import { expect, inject as provided, test } from 'vitest'
import { withClient } from '#kernel/schema.ts'
import { useWorld } from './support/world.ts'

const world = useWorld()
const ask = <T extends Record<string, unknown>>(text: string) =>
  withClient(
    { ...provided('cluster').superuser, database: world().server.database },
    async (client) => (await client.query(text)).rows as T[],
  )

/** Reference data and directories of the house itself: they name no person who is helped. */
const openTables = [
  'agency',
  'agency_duty',
  'case_number',
  'duty',
  'duty_number',
  'gbvims_code',
  'hotline_number',
  'installation',
  'law_act',
  'law_act_offer',
  'law_clock_rule',
  'law_form',
  'law_load',
  'law_measure',
  'law_sharing_basis',
  'law_target',
  'law_text',
  'law_theme',
  'one_time_link',
  'period',
  'period_scheme',
  'place',
  'place_form',
  'place_load',
  'place_successor',
  'public_holiday',
  'reading_alert_rule',
  'recourse_item',
  'referral_number',
  'register_number',
  'respondent_number',
  'response_load',
  'risk_instrument',
  'risk_question',
  'risk_review_rule',
  'schema_migration',
  'session',
  'sign_in_guard',
  'staff',
  'staff_role',
  'staff_secret',
  'two_person_rule',
]

test('the role that serves people owns nothing and may bypass nothing', async () => {
  const roles = await ask<{ rolname: string; strong: boolean; owns: number }>(`
    select rolname, rolsuper or rolbypassrls or rolcreaterole or rolcreatedb as strong,
           (select count(*)::int from pg_class c where c.relowner = r.oid) as owns
    from pg_roles r where rolname in ('nangmai_app', 'nangmai_intake', 'nangmai_jobs', 'nangmai_reporter') order by 1`)
  expect(roles.filter((role) => role.strong || role.owns > 0)).toEqual([])
  const may = await ask<{ create_public: boolean; temp: boolean }>(
    `select has_schema_privilege('nangmai_app', 'public', 'create') as create_public`,
  )
  expect(may[0]?.create_public).toBe(false)
})

test('every table that may hold a person has row policies that bind its owner too', async () => {
  const tables = await ask<{ relname: string }>(`
    select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity) order by 1`)
  expect(tables.map((table) => table.relname).filter((name) => !openTables.includes(name))).toEqual([])
})

test('only fact views run with their owner’s rights, and no materialised view exists', async () => {
  const views = await ask<{ relname: string; owner: string }>(`
    select c.relname, pg_get_userbyid(c.relowner) as owner from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'access', 'audit') and (c.relkind = 'm' or (c.relkind = 'v' and not coalesce('security_invoker=true' = any (c.reloptions), false)))`)
  expect(views.filter((view) => !view.relname.startsWith('fact_') || view.owner !== 'nangmai_facts')).toEqual(
    [],
  )
})

test('the role that counts sees facts and reference data, and nothing else', async () => {
  const seen = await ask<{ relname: string }>(`
    select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'audit') and c.relkind in ('r', 'v') and has_table_privilege('nangmai_reporter', c.oid, 'select') order by 1`)
  const reference = seen.map((each) => each.relname).filter((name) => !name.startsWith('fact_'))
  expect(reference.filter((name) => !openTables.includes(name))).toEqual([])
  expect(reference).not.toEqual(expect.arrayContaining(['staff', 'session']))
})

test('facts carry no name, no text, no birthday and no address', async () => {
  const columns = await ask<{ column: string }>(`
    select table_name || '.' || column_name as column from information_schema.columns where table_schema = 'public' and table_name like 'fact\\_%' order by 1`)
  expect(columns.map((each) => each.column)).toEqual(factColumns)
})

/** Every column that leaves the sealed floor. A new one is a decision, written here. */
const factColumns = [
  'fact_case.closed_on',
  'fact_case.closed_reason',
  'fact_case.gbv',
  'fact_case.gender_equality',
  'fact_case.id',
  'fact_case.opened_on',
  'fact_case.place_id',
  'fact_case.province_id',
  'fact_case.received_from',
  'fact_case.status',
  'fact_case.topic',
  'fact_case_help.case_id',
  'fact_case_help.given_on',
  'fact_case_person.age_band',
  'fact_case_person.case_id',
  'fact_case_person.country',
  'fact_case_person.disabled',
  'fact_case_person.displacement',
  'fact_case_person.id',
  'fact_case_person.marital',
  'fact_case_person.opened_on',
  'fact_case_person.part',
  'fact_case_person.place_id',
  'fact_case_person.province_id',
  'fact_case_person.separation',
  'fact_case_person.sex',
  'fact_clock.id',
  'fact_clock.outcome',
  'fact_clock.place_id',
  'fact_clock.province_id',
  'fact_clock.rule_code',
  'fact_clock.started_on',
  'fact_commune_incident.agency_id',
  'fact_commune_incident.check_result',
  'fact_commune_incident.economic',
  'fact_commune_incident.happened_on',
  'fact_commune_incident.household_id',
  'fact_commune_incident.id',
  'fact_commune_incident.physical',
  'fact_commune_incident.place_id',
  'fact_commune_incident.province_id',
  'fact_commune_incident.psychological',
  'fact_commune_incident.reported_on',
  'fact_commune_incident.sexual',
  'fact_consent.case_id',
  'fact_consent.given_on',
  'fact_consent.id',
  'fact_consent.police_report',
  'fact_consent.province_id',
  'fact_consent.referral',
  'fact_consent.statistics',
  'fact_consent.withdrawn_on',
  'fact_contact.caller',
  'fact_contact.caller_age',
  'fact_contact.caller_sex',
  'fact_contact.danger',
  'fact_contact.gbv',
  'fact_contact.gender_equality',
  'fact_contact.id',
  'fact_contact.kind',
  'fact_contact.language',
  'fact_contact.outcome',
  'fact_contact.place_id',
  'fact_contact.province_id',
  'fact_contact.received_from',
  'fact_contact.started_hour',
  'fact_contact.started_on',
  'fact_contact.topic',
  'fact_counselling_session.caller_age',
  'fact_counselling_session.caller_sex',
  'fact_counselling_session.counselling_id',
  'fact_counselling_session.held_on',
  'fact_counselling_session.id',
  'fact_counselling_session.mode',
  'fact_counselling_session.place_id',
  'fact_counselling_session.province_id',
  'fact_counselling_session.topic',
  'fact_detected.age_band',
  'fact_detected.help',
  'fact_detected.id',
  'fact_detected.kind',
  'fact_detected.on_date',
  'fact_detected.place_id',
  'fact_detected.province_id',
  'fact_emergency_person.accompanies',
  'fact_emergency_person.age_band',
  'fact_emergency_person.case_id',
  'fact_emergency_person.given_on',
  'fact_emergency_person.id',
  'fact_emergency_person.part',
  'fact_emergency_person.place_id',
  'fact_emergency_person.province_id',
  'fact_emergency_person.sex',
  'fact_emergency_person.support_id',
  'fact_emergency_support.case_id',
  'fact_emergency_support.gbv',
  'fact_emergency_support.given_on',
  'fact_emergency_support.id',
  'fact_emergency_support.medical',
  'fact_emergency_support.needs',
  'fact_emergency_support.place_id',
  'fact_emergency_support.protection',
  'fact_emergency_support.province_id',
  'fact_first_help.gbv',
  'fact_first_help.helped_on',
  'fact_first_help.hours',
  'fact_first_help.id',
  'fact_first_help.place_id',
  'fact_first_help.province_id',
  'fact_first_help.reported_on',
  'fact_follow_up.case_id',
  'fact_follow_up.due_on',
  'fact_follow_up.due_until_on',
  'fact_follow_up.id',
  'fact_follow_up.kind',
  'fact_follow_up.outcome',
  'fact_follow_up.place_id',
  'fact_follow_up.province_id',
  'fact_follow_up.purpose',
  'fact_follow_up.state',
  'fact_incident.alleged_age',
  'fact_incident.alleged_number',
  'fact_incident.alleged_occupation',
  'fact_incident.contexts',
  'fact_incident.delay',
  'fact_incident.displacement',
  'fact_incident.gbv_type',
  'fact_incident.health_reached',
  'fact_incident.id',
  'fact_incident.marital',
  'fact_incident.place_id',
  'fact_incident.place_kind',
  'fact_incident.previous_gbv',
  'fact_incident.province_id',
  'fact_incident.referred_by',
  'fact_incident.relationship',
  'fact_incident.reported_on',
  'fact_incident.sex',
  'fact_incident.sexual_violence',
  'fact_incident.stage',
  'fact_incident.survivor_age',
  'fact_incident.time_of_day',
  'fact_incident.vulnerability',
  'fact_incident_context.context',
  'fact_incident_context.id',
  'fact_incident_context.incident_id',
  'fact_incident_context.place_id',
  'fact_incident_context.province_id',
  'fact_incident_context.reported_on',
  'fact_incident_deed.done_on',
  'fact_incident_deed.id',
  'fact_incident_deed.incident_id',
  'fact_incident_deed.kind',
  'fact_incident_deed.person_id',
  'fact_incident_person.age_band',
  'fact_incident_person.id',
  'fact_incident_person.incident_id',
  'fact_incident_person.part',
  'fact_incident_person.province_id',
  'fact_incident_person.sex',
  'fact_incident_service.id',
  'fact_incident_service.incident_id',
  'fact_incident_service.outcome',
  'fact_incident_service.place_id',
  'fact_incident_service.province_id',
  'fact_incident_service.reported_on',
  'fact_incident_service.service',
  'fact_measure.actor',
  'fact_measure.case_id',
  'fact_measure.from_on',
  'fact_measure.id',
  'fact_measure.measure_code',
  'fact_measure.outcome',
  'fact_measure.place_id',
  'fact_measure.province_id',
  'fact_measure.until_on',
  'fact_need.case_id',
  'fact_need.found_on',
  'fact_need.id',
  'fact_need.kind',
  'fact_need.place_id',
  'fact_need.province_id',
  'fact_need.state',
  'fact_need.state_on',
  'fact_need.urgency',
  'fact_police_report.case_id',
  'fact_police_report.id',
  'fact_police_report.place_id',
  'fact_police_report.province_id',
  'fact_police_report.reported_on',
  'fact_police_report.result',
  'fact_police_report.result_on',
  'fact_police_report.withdrawn',
  'fact_referral.answered_in_time',
  'fact_referral.answered_on',
  'fact_referral.case_id',
  'fact_referral.decline_reason',
  'fact_referral.hours_to_answer',
  'fact_referral.id',
  'fact_referral.outcome',
  'fact_referral.place_id',
  'fact_referral.promised_hours',
  'fact_referral.province_id',
  'fact_referral.purpose',
  'fact_referral.sent_on',
  'fact_referral.status',
  'fact_referral.to_kind',
  'fact_referral.urgency',
  'fact_respondent.age_band',
  'fact_respondent.basis',
  'fact_respondent.counselled_on',
  'fact_respondent.criminal',
  'fact_respondent.detected_on',
  'fact_respondent.id',
  'fact_respondent.place_id',
  'fact_respondent.province_id',
  'fact_respondent.sex',
  'fact_service.case_id',
  'fact_service.gbv',
  'fact_service.given_on',
  'fact_service.id',
  'fact_service.kind',
  'fact_service.place_id',
  'fact_service.provider',
  'fact_service.province_id',
  'fact_service_person.case_id',
  'fact_service_person.given_on',
  'fact_service_person.id',
  'fact_service_person.kind',
  'fact_service_person.part',
  'fact_service_person.place_id',
  'fact_service_person.province_id',
  'fact_service_person.service_id',
  'fact_service_person.sex',
]

test('functions that run with their owner’s rights are the approved ones, each with a fixed search path', async () => {
  const functions = await ask<{ name: string; fixed: boolean }>(`
    select n.nspname || '.' || p.proname as name, coalesce(p.proconfig::text like '%search_path=%', false) as fixed
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where p.prosecdef and n.nspname in ('public', 'access', 'audit') order by 1`)
  expect(functions.filter((each) => !each.fixed)).toEqual([])
  expect(functions.map((each) => each.name)).toEqual(definerFunctions)
})

const definerFunctions = [
  'access.add_passkey',
  'access.agencies_as',
  'access.ask_passkey',
  'access.case_assigned',
  'access.case_by_code',
  'access.case_opened',
  'access.clocks_by_calendar',
  'access.conflicts_of',
  'access.count_separation',
  'access.current_agencies',
  'access.current_staff',
  'access.destroy_case',
  'access.end_legal_hold',
  'access.end_session',
  'access.end_sessions_of',
  'access.erase_case',
  'access.erase_referrals',
  'access.follow_duties',
  'access.grant_approved_role',
  'access.guard_failed',
  'access.guard_passed',
  'access.guard_state',
  'access.has_administrator',
  'access.has_passkey',
  'access.has_second_for_roles',
  'access.incidents_to_share',
  'access.is_activated',
  'access.is_assigned',
  'access.leave_referral_word',
  'access.leave_silent_word',
  'access.leave_word_to_supervisors',
  'access.lift_conflict',
  'access.link_respondent',
  'access.make_link',
  'access.may_decide',
  'access.my_conflicts',
  'access.next_case_number',
  'access.next_referral_number',
  'access.next_register_number',
  'access.next_respondent_number',
  'access.open_child_path',
  'access.open_in_emergency',
  'access.open_session',
  'access.order_moved',
  'access.order_served',
  'access.passkey_secret',
  'access.passkeys_of',
  'access.possible_same',
  'access.protective_warnings',
  'access.recount_clock',
  'access.refuse_abuser',
  'access.refuse_other_side',
  'access.remove_passkey',
  'access.remove_passkeys_of',
  'access.rename_passkey',
  'access.respondent_opened',
  'access.retention_due',
  'access.sees_case',
  'access.session_of',
  'access.session_secret',
  'access.set_password',
  'access.set_session_state',
  'access.set_totp',
  'access.shared_fields',
  'access.sign_in_secret',
  'access.stands_opposite',
  'access.step_up',
  'access.stepped_up',
  'access.suicide_risk_heard',
  'access.take_feedback',
  'access.tell_case',
  'access.tell_case_moved',
  'access.tell_deciders',
  'access.tell_workers',
  'access.unlink_respondent',
  'access.use_link',
  'access.use_passkey',
  'access.use_passkey_challenge',
  'access.use_request',
  'access.use_totp_step',
  'access.was_told',
  'access.works_on',
  'access.works_with',
  'audit.note',
  'audit.read',
  'audit.record_change',
  'audit.unsealed',
]

test('nobody deletes what the law wants kept', async () => {
  const deletable = await ask<{ relname: string }>(`
    select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'audit') and c.relkind = 'r' and has_table_privilege('nangmai_app', c.oid, 'delete') order by 1`)
  expect(deletable.map((table) => table.relname)).toEqual([
    'contact_token',
    'draft',
    'person_token',
    'shift_member',
  ])
})

test('without a session, or with a forged one, no row of anybody is seen', async () => {
  const { house } = world()
  for (const setting of ['', 'ab'.repeat(32)]) {
    const rows = await house.db.connection().execute(async (connection) => {
      const { sql } = await import('kysely')
      await sql.raw(`begin; select set_config('app.session', '${setting}', true)`).execute(connection)
      const seen = await sql<{
        n: number
      }>`select (select count(*) from contact)::int + (select count(*) from case_file)::int + (select count(*) from person)::int as n`.execute(
        connection,
      )
      await sql.raw('rollback').execute(connection)
      return seen.rows[0]?.n
    })
    expect(rows).toBe(0)
  }
})
