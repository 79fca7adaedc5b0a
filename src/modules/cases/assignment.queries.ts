import { sql } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { LockedCase } from './case.queries.ts'

/** Roles that may be given a part in a case. A manager manages cases by profession; a team has whoever answers. */
const fitting = { manager: ['case_manager'], team: ['operator', 'duty_leader', 'case_manager'] } as const

/** Whether somebody may take a part in a case: holds a fitting role in its agency today, and is not related to it. */
export async function findAssignee(
  trx: Writer,
  found: LockedCase,
  staffId: string,
  part: keyof typeof fitting,
): Promise<{ related: boolean } | undefined> {
  const { rows } = await sql<{ related: boolean }>`
    select exists (select 1 from conflict_of_interest c where c.staff_id = s.id and c.record_id = ${found.id}) as related
    from   staff s
    where  s.id = ${staffId} and s.enabled and exists (
      select 1 from staff_role r where r.staff_id = s.id and r.agency_id = ${found.agency_id} and r.role = any (${[...fitting[part]]}::text[])
      and r.from_on <= (now() at time zone 'Asia/Ho_Chi_Minh')::date and (r.until_on is null or r.until_on > (now() at time zone 'Asia/Ho_Chi_Minh')::date))`.execute(
    trx,
  )
  return rows[0]
}

/** Gives a part from now on. Somebody who had one gets this one instead; the audit keeps both. */
export async function putAssignment(
  trx: Writer,
  found: LockedCase,
  given: { staffId: string; part: string; untilAt: string | null; setBy: string },
): Promise<void> {
  const written = trx
    .insertInto('case_assignment')
    .values({
      case_id: found.id,
      staff_id: given.staffId,
      part: given.part,
      agency_id: found.agency_id,
      opened_at: found.opened_at,
      until_at: given.untilAt,
      set_by: given.setBy,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['case_id', 'staff_id'])
        .doUpdateSet({ part: given.part, from_at: sql`now()`, until_at: given.untilAt, set_by: given.setBy }),
    )
    .execute()
  // Somebody who works with the person on the other side: told like any other relation.
  await refusing(written, {
    assignment_one_side_only: () => new Refusal('case.assignee_related', { id: found.id }),
  })
}

/** Ends a running assignment by the database's clock. False when there was none. */
export async function endAssignmentOf(
  trx: Writer,
  caseId: string,
  staffId: string,
  setBy: string,
): Promise<boolean> {
  const ended = await trx
    .updateTable('case_assignment')
    .set({ until_at: sql`now()`, set_by: setBy })
    .where('case_id', '=', caseId)
    .where('staff_id', '=', staffId)
    .where((where) => where.or([where('until_at', 'is', null), where('until_at', '>', sql<Date>`now()`)]))
    .executeTakeFirst()
  return ended.numUpdatedRows > 0n
}
