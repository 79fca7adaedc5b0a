import { sql } from 'kysely'
import type { Context } from '#kernel/context.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { caseRoles, type Role } from './role.ts'
import { insertRole } from './staff.queries.ts'
import type { RequestRow } from './two-person.queries.ts'
import { askSecond } from './two-person.service.ts'

/**
 * Enters a role. One that opens the data of cases waits for a second person, as a row that ends on the day it begins and
 * is held by nobody yet; before the house has a data-protection officer, the administrator fills it alone.
 */
export async function enterRole(
  trx: Writer,
  ctx: Context,
  given: { staff_id: string; agency_id: string; role: Role; from_on: string; until_on?: string | undefined },
): Promise<{ id: string; awaits_second: boolean }> {
  const id = newId()
  const awaits = caseRoles.includes(given.role) && (await hasSecond(trx, ctx))
  await insertRole(trx, {
    id,
    ...given,
    until_on: awaits ? given.from_on : (given.until_on ?? null),
    granted_by: ctx.session.staffId,
  })
  if (awaits)
    await askSecond(trx, ctx, {
      kind: 'role_grant',
      recordKind: 'staff_role',
      recordId: id,
      subjectId: given.staff_id,
      detail: { about: given.role, until_on: given.until_on ?? null },
    })
  return { id, awaits_second: awaits }
}

/** The second person said yes: the role is held from now on, and the sessions of its holder end. */
export async function grantApprovedRole(trx: Writer, _: Context, request: RequestRow): Promise<void> {
  const { rows } = await sql<{
    granted: boolean
  }>`select access.grant_approved_role(${request.id}) as granted`.execute(trx)
  if (!rows[0]?.granted) throw new Refusal('two_person.not_used', { id: request.id })
}

async function hasSecond(trx: Writer, ctx: Context): Promise<boolean> {
  const { rows } = await sql<{
    there: boolean
  }>`select access.has_second_for_roles(${ctx.session.staffId}) as there`.execute(trx)
  return rows[0]?.there ?? false
}
