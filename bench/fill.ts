import type pg from 'pg'

/** Fills a database with plainly made-up contacts and cases, as a superuser: speed of reading is measured, not of filling. */
export async function fill(
  superuser: pg.Client,
  asked: { agencyId: string; operatorId: string; managerId: string; from: number; until: number },
): Promise<void> {
  const values = [asked.agencyId, asked.operatorId, asked.from, asked.until]
  await superuser.query("set session_replication_role = 'replica'")
  await superuser.query(
    `insert into contact (id, province_id, agency_id, taken_by, kind, caller, started_at, ended_at, place_id, gender_equality, gbv, topic, outcome, anonymous, sealed_key, sealed_notes)
     select ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, '22', $1, $2, 'inbound_call', 'survivor',
            timestamptz '2026-11-01' - n * interval '37 seconds', timestamptz '2026-11-01' - n * interval '37 seconds' + interval '6 minutes', '22',
            n % 3 = 0, n % 6 = 0, 'psychology', 'advised', true, decode(repeat('ab', 63), 'hex'), decode(repeat('cd', 221), 'hex')
     from generate_series($3::int, $4::int - 1) n`,
    values,
  )
  await superuser.query(
    `insert into case_file (id, province_id, agency_id, code, contact_id, received_from, place_id, opened_at, opened_by, danger, gender_equality, gbv, topic, manager_id, sealed_key, sealed_summary, changed_by)
     select ('00000000-0000-7000-9000-' || lpad(to_hex(n), 12, '0'))::uuid, '22', $1, 'NM-' || n, ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'hotline', '22',
            timestamptz '2026-11-01' - n * interval '37 seconds', $2, (array['high', 'medium', 'low'])[1 + n % 3], true, n % 2 = 0, 'domestic_violence', $5,
            decode(repeat('ab', 63), 'hex'), null, $2
     from generate_series($3::int, $4::int - 1) n`,
    [...values, asked.managerId],
  )
  await superuser.query(
    `insert into case_assignment (case_id, staff_id, part, agency_id, opened_at, set_by)
     select ('00000000-0000-7000-9000-' || lpad(to_hex(n), 12, '0'))::uuid, $1, 'manager', $5, timestamptz '2026-11-01' - n * interval '37 seconds', $2
     from generate_series($3::int, $4::int - 1) n`,
    [asked.managerId, asked.operatorId, asked.from, asked.until, asked.agencyId],
  )
  await superuser.query(
    `insert into person (id, case_id, province_id, part, sex, age_years)
     select ('00000000-0000-7000-a000-' || lpad(to_hex(n), 12, '0'))::uuid, ('00000000-0000-7000-9000-' || lpad(to_hex(n), 12, '0'))::uuid, '22', 'survivor', 'female', 20 + n % 40
     from generate_series($1::int, $2::int - 1) n`,
    [asked.from, asked.until],
  )
  // Three tokens a person, as a name, a number and a phone leave them; random, since nobody here is looked for.
  await superuser.query(
    `insert into person_token (token, person_id, case_id, purpose)
     select sha256(convert_to(purpose || n, 'UTF8')), ('00000000-0000-7000-a000-' || lpad(to_hex(n), 12, '0'))::uuid,
            ('00000000-0000-7000-9000-' || lpad(to_hex(n), 12, '0'))::uuid, purpose
     from generate_series($1::int, $2::int - 1) n cross join unnest(array['name', 'phone', 'id_number']) as each (purpose)`,
    [asked.from, asked.until],
  )
  await superuser.query("set session_replication_role = 'origin'")
  for (const table of ['contact', 'case_file', 'case_assignment', 'person', 'person_token'])
    await superuser.query(`vacuum analyze ${table}`)
}

export const caseId = (n: number) => `00000000-0000-7000-9000-${n.toString(16).padStart(12, '0')}`
