import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import { askSecond, excludeAgency, type RequestRow } from '#modules/access/index.ts'
import { changeCase, lockCase } from '#modules/cases/index.ts'
import type * as contracts from './conflict.contract.ts'

/**
 * "Có quan hệ liên quan" of a whole body: the case and the contact it began with exist for nobody who works there, and
 * their assignments end. Refuses with `record.not_found`, `conflict.own_agency` where the case is that body's own.
 */
export function excludeWholeAgency(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.excludeAgencyContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockCase(trx, params.case_id)
    if (body.agency_id === found.agency_id) throw new Refusal('conflict.own_agency', { id: found.id })
    const related = {
      agencyId: body.agency_id,
      withUnits: body.with_units,
      heldBy: found.agency_id,
      setBy: ctx.session.staffId,
    }
    const ended = await endAssignmentsOf(trx, found.id, body.agency_id, ctx.session.staffId)
    if (ended.length > 0)
      await changeCase(
        trx,
        found.id,
        { by: ctx.session.staffId, at: ctx.now() },
        found.manager_id && ended.includes(found.manager_id) ? { manager_id: null } : {},
      )
    await excludeAgency(trx, { ...related, kind: 'contact', recordId: found.contact_id })
    await excludeAgency(trx, { ...related, kind: 'case', recordId: found.id })
    return { id: found.id, agency_id: body.agency_id }
  })
}

/** Asks for it; what is hidden stays hidden until somebody else says yes. Refuses with `record.not_found`. */
export function askToLiftConflict(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.liftConflictContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockCase(trx, params.case_id)
    const { rows } = await sql<{ about: string }>`
      select f.code as about from case_file f where f.id = ${found.id} and (
        exists (select 1 from conflict_of_interest c where c.record_id = f.id and c.staff_id = ${body.subject_id} and c.staff_id <> ${ctx.session.staffId})
        or exists (select 1 from conflict_of_agency c where c.record_id = f.id and c.agency_id = ${body.subject_id}))`.execute(
      trx,
    )
    if (!rows[0]) throw new Refusal('record.not_found', { id: body.subject_id })
    const id = await askSecond(trx, ctx, {
      kind: 'conflict_lift',
      recordKind: 'case',
      recordId: found.id,
      subjectId: body.subject_id,
      detail: { about: rows[0].about },
      words: body.words,
    })
    return { id }
  })
}

/** The second person said yes: the record exists again. */
export async function liftConflict(trx: Writer, _: Context, request: RequestRow): Promise<void> {
  const { rows } = await sql<{
    lifted: boolean
  }>`select access.lift_conflict(${request.id}) as lifted`.execute(trx)
  if (!rows[0]?.lifted) throw new Refusal('two_person.not_used', { id: request.id })
}

async function endAssignmentsOf(
  trx: Writer,
  caseId: string,
  agencyId: string,
  setBy: string,
): Promise<readonly string[]> {
  const { rows } = await sql<{ staff_id: string }>`
    update case_assignment a set until_at = now(), set_by = ${setBy}
    where  a.case_id = ${caseId} and (a.until_at is null or a.until_at > now())
      and  exists (select 1 from staff_role r where r.staff_id = a.staff_id and r.agency_id = ${agencyId} and (r.until_on is null or r.until_on > (now() at time zone 'Asia/Ho_Chi_Minh')::date))
    returning a.staff_id`.execute(trx)
  return rows.map((row) => row.staff_id)
}
