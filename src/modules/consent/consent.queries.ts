import { type Insertable, sql, type Updateable } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import type { SharingGround } from '#kernel/database.types.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { GroundView } from './consent.contract.ts'

/** Writes a ground. Refuses with `consent.guardian_alleged` or `consent.recipient_unknown`. */
export async function insertGround(trx: Writer, row: Insertable<SharingGround>): Promise<void> {
  const unknown = () => new Refusal('consent.recipient_unknown')
  await refusing(trx.insertInto('sharing_ground').values(row).execute(), {
    sharing_ground_guardian_alleged: () => new Refusal('consent.guardian_alleged'),
    sharing_ground_guardian: () => new Refusal('record.not_found', { id: row.guardian_person_id ?? '' }),
    sharing_ground_recipient: unknown,
    sharing_ground_duty: unknown,
    sharing_ground_place: unknown,
  })
}

export interface LockedGround {
  id: string
  ground: string
  recorded_by: string
  approved_at: Date | null
  reviewed_at: Date | null
  withdrawn_at: Date | null
  version: number
}

/** A ground of this case, held, or `record.not_found`. */
export async function lockGround(trx: Writer, caseId: string, groundId: string): Promise<LockedGround> {
  const { rows } = await sql<LockedGround>`
    select id, ground, recorded_by, approved_at, reviewed_at, withdrawn_at, version
    from   sharing_ground where id = ${groundId} and case_id = ${caseId} for update`.execute(trx)
  const row = rows[0]
  if (!row) throw new Refusal('record.not_found', { id: groundId })
  return row
}

/** Turns a key of a ground, once; the database holds who may. */
export function changeGround(trx: Writer, id: string, values: Updateable<SharingGround>) {
  return trx
    .updateTable('sharing_ground')
    .set({ ...values, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
}

/** The number of a case I may see. */
export async function findCode(trx: Writer, caseId: string): Promise<string> {
  const found = await trx
    .selectFrom('case_file')
    .select('code')
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow()
  return found.code
}

/** Whether an article may stand in the place of consent on that day. */
export async function basisHolds(trx: Writer, code: string, on: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from law_sharing_basis where code = ${code} and valid_from <= ${on}::date
    and (valid_until is null or valid_until > ${on}::date) limit 1`.execute(trx)
  return rows.length > 0
}

/** Articles in force on a day, in the order of the page. */
export async function listBases(trx: Writer, language: 'vi' | 'en', on: string) {
  const { rows } = await sql<{ code: string; title: string; basis: string }>`
    select code, ${sql.ref(`title_${language}`)} as title, basis from (
      select distinct on (code) * from law_sharing_basis where valid_from <= ${on}::date
      and (valid_until is null or valid_until > ${on}::date) order by code, valid_from desc) b
    order by position`.execute(trx)
  return rows
}

export interface SurvivorRow {
  age_years: number | null
}

/** How old the survivor of a case is. */
export async function findSurvivor(trx: Writer, caseId: string): Promise<SurvivorRow | undefined> {
  const { rows } = await sql<SurvivorRow>`
    select age_years from person where case_id = ${caseId} and part = 'survivor'`.execute(trx)
  return rows[0]
}

/** People of a case who may speak for a child. */
export async function listGuardians(trx: Writer, caseId: string) {
  const { rows } = await sql<{ person_id: string; part: string; sex: string }>`
    select id as person_id, part, sex from person where case_id = ${caseId} and part in ('relative', 'other')
    order by added_at, id`.execute(trx)
  return rows
}

export type GroundRow = Omit<GroundView, 'state' | 'reason' | 'review_due_at' | 'recorded_by_me'> & {
  recorded_by_id: string
  guardian_is_alleged: boolean
  sealed_reason: string | null
}

/** Grounds of a case, newest first. The reason leaves the database only for those who work on it. */
export async function listGroundRows(
  trx: Writer,
  caseId: string,
  language: 'vi' | 'en',
  worksOn: boolean,
): Promise<GroundRow[]> {
  const { rows } = await sql<GroundRow>`
    select g.id, g.ground, g.purposes, coalesce(a.name, g.recipient_name) as recipient, g.recipient_agency_id,
           d.${sql.ref(`name_${language}`)} as follows_duty, g.fields, ${moment('g.given_at')} as given_at, ${moment('g.expires_at')} as expires_at,
           g.medium, g.language, g.interpreter, g.given_by, g.guardian_relation, e.display_name as explained_by, r.display_name as recorded_by,
           g.recorded_by as recorded_by_id, g.law_code, b.${sql.ref(`title_${language}`)} as law_title, b.basis as law_basis,
           ${moment('g.approved_at')} as approved_at, coalesce(g.approver_name, p.display_name) as approved_by,
           ${moment('g.withdrawn_at')} as withdrawn_at, w.display_name as withdrawn_by, g.withdrawn_how,
           ${moment('g.reviewed_at')} as reviewed_at, v.display_name as reviewed_by, g.upheld, g.version,
           coalesce(k.part = 'alleged', false) as guardian_is_alleged,
           case when ${worksOn} then encode(g.sealed_reason, 'base64') end as sealed_reason
    from   sharing_ground g
    join   staff r on r.id = g.recorded_by
    left join agency a on a.id = g.recipient_agency_id
    left join duty d on d.code = g.recipient_duty_code
    left join staff e on e.id = g.explained_by
    left join staff p on p.id = g.approval_recorded_by
    left join staff w on w.id = g.withdrawn_by
    left join staff v on v.id = g.reviewed_by
    left join person k on k.id = g.guardian_person_id
    left join lateral (select * from law_sharing_basis l where l.code = g.law_code order by l.valid_from desc limit 1) b on true
    where  g.case_id = ${caseId} order by g.given_at desc, g.id desc`.execute(trx)
  return rows
}

export interface WaitingGround {
  id: string
  case_id: string
  code: string
  ground: GroundView['ground']
  recipient: string | null
  recorded_at: Date
  given_at: Date
}

/** Grounds of my agencies that wait for a second key (supervisors) or a second look; never those I recorded. */
export async function listWaiting(
  trx: Writer,
  ask: { me: string; now: Date; approves: boolean },
): Promise<WaitingGround[]> {
  const { rows } = await sql<WaitingGround>`
    select g.id, g.case_id, f.code, g.ground, coalesce(a.name, g.recipient_name) as recipient, g.recorded_at, g.given_at
    from   sharing_ground g join case_file f on f.id = g.case_id left join agency a on a.id = g.recipient_agency_id
    where  g.approved_at is null and g.reviewed_at is null and g.withdrawn_at is null and g.expires_at > ${ask.now}
      and  g.recorded_by <> ${ask.me} and (g.ground = 'life_risk' or ${ask.approves})
      and  g.purposes && array['referral', 'police_report', 'no_contact']
    order by g.ground = 'life_risk' desc, g.recorded_at limit 100`.execute(trx)
  return rows
}

/** A moment as it goes out, to the millisecond. */
function moment(column: string) {
  return sql`to_char(${sql.raw(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}
