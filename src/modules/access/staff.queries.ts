import { type Insertable, sql, type Updateable } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import type { Staff, StaffRole } from '#kernel/database.types.ts'
import { Refusal } from '#kernel/refusal.ts'
import { removePasskeysOf } from './passkey.queries.ts'
import type { Role } from './role.ts'
import type { StaffLine } from './staff.contract.ts'

/** Everybody with their roles: some thousands at most, so search and page are done on the list. */
export async function listEveryone(trx: Writer): Promise<StaffLine[]> {
  const { rows } = await sql<StaffLine>`
    with waiting as materialized (select * from access.waiting_roles())
    select s.id, s.username, s.display_name, s.working_name, s.language, s.enabled, s.version, access.is_activated(s.id) as activated,
           (select coalesce(json_agg(json_build_object('id', r.id, 'agency_id', r.agency_id, 'agency_name', a.name, 'role', r.role,
              'from_on', r.from_on, 'until_on', r.until_on, 'version', r.version,
              'waits', case when w.role_id is not null then json_build_object('asked_by', w.asked_by, 'expires_at', w.expires_at) end) order by r.until_on desc nulls first, r.from_on desc, r.id), '[]')
            from staff_role r join agency a on a.id = r.agency_id left join waiting w on w.role_id = r.id where r.staff_id = s.id) as roles
    from   staff s`.execute(trx)
  return rows
}

export interface Colleague {
  id: string
  display_name: string
  working_name: string | null
  roles: Role[]
  agency_ids: string[]
}

/** People who hold a role today in one of the agencies of the person asking. */
export async function listColleagues(
  trx: Writer,
  today: string,
  role: Role | undefined,
): Promise<Colleague[]> {
  const ofRole = role ? sql`having ${role} = any (array_agg(r.role))` : sql``
  const { rows } = await sql<Colleague>`
    select s.id, s.display_name, s.working_name, array_agg(distinct r.role) as roles, array_agg(distinct r.agency_id) as agency_ids
    from   staff_role r join staff s on s.id = r.staff_id and s.enabled
    where  r.agency_id = any ((select access.current_agencies())::uuid[])
    and    r.from_on <= ${today}::date and (r.until_on is null or r.until_on > ${today}::date)
    group  by s.id, s.display_name, s.working_name ${ofRole}`.execute(trx)
  return rows
}

export async function insertStaff(trx: Writer, row: Insertable<Staff>): Promise<void> {
  await trx.insertInto('staff').values(row).execute()
}

/** One person, held until the transaction ends, or `record.not_found`. */
export async function lockStaff(
  trx: Writer,
  id: string,
): Promise<{ id: string; version: number; enabled: boolean }> {
  const row = await trx
    .selectFrom('staff')
    .select(['id', 'version', 'enabled'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('record.not_found', { id })
  return row
}

export async function updateStaff(
  trx: Writer,
  id: string,
  values: Updateable<Staff>,
): Promise<{ id: string; version: number }> {
  return trx
    .updateTable('staff')
    .set({ ...values, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
}

/** Whether the person holds this role for this agency at some time between two days. */
export async function holdsRole(
  trx: Writer,
  role: { staff_id: string; agency_id: string; role: string; from_on: string; until_on?: string | undefined },
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from staff_role r
    where  r.staff_id = ${role.staff_id} and r.agency_id = ${role.agency_id} and r.role = ${role.role}
    and    (r.until_on is null or r.until_on > ${role.from_on}::date) and r.from_on < coalesce(${role.until_on ?? null}::date, 'infinity')`.execute(
    trx,
  )
  return rows.length > 0
}

export async function insertRole(trx: Writer, row: Insertable<StaffRole>): Promise<void> {
  await trx.insertInto('staff_role').values(row).execute()
}

/** A role of one person, held, or `record.not_found`. */
export async function lockRole(
  trx: Writer,
  staffId: string,
  roleId: string,
): Promise<{ id: string; version: number; from_on: string; until_on: string | null }> {
  const { rows } = await sql<{ id: string; version: number; from_on: string; until_on: string | null }>`
    select id, version, from_on::text as from_on, until_on::text as until_on from staff_role where id = ${roleId} and staff_id = ${staffId} for update`.execute(
    trx,
  )
  if (!rows[0]) throw new Refusal('record.not_found', { id: roleId })
  return rows[0]
}

export async function endRoleOn(
  trx: Writer,
  roleId: string,
  untilOn: string,
): Promise<{ id: string; version: number }> {
  return trx
    .updateTable('staff_role')
    .set({ until_on: untilOn, version: sql<number>`version + 1` })
    .where('id', '=', roleId)
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
}

export async function endSessionsOf(trx: Writer, staffId: string): Promise<void> {
  await sql`select access.end_sessions_of(${staffId})`.execute(trx)
}

/** Forgets the password and, where asked, the second factor: only a new link lets the person in. */
export async function forgetSecrets(trx: Writer, staffId: string, secondFactorToo: boolean): Promise<void> {
  await sql`select access.set_password(${staffId}, null)`.execute(trx)
  if (!secondFactorToo) return
  await sql`select access.set_totp(${staffId}, null, null)`.execute(trx)
  await removePasskeysOf(trx, staffId)
}
