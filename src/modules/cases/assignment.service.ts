import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { Refusal } from '#kernel/refusal.ts'
import { excludeFromRecord } from '#modules/access/index.ts'
import type { assignCaseContract, endAssignmentContract, setConflictContract } from './assignment.contract.ts'
import { endAssignmentOf, findAssignee, putAssignment } from './assignment.queries.ts'
import { changeCase, lockCase } from './case.queries.ts'
import { mark } from './case.service.ts'

/**
 * Gives a case to its manager (the one before hands it over: "chuyển hồ sơ") or takes somebody into its team. Refuses
 * with `case.not_oneself`, `case.assignee_unfit`, `case.assignee_related`, `version.stale`.
 */
export function assignCase(ctx: Context, { params, body }: RequestOf<typeof assignCaseContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockCase(trx, params.case_id)
    sameVersion(body.version, found.version)
    if (body.staff_id === ctx.session.staffId) throw new Refusal('case.not_oneself', { id: found.id })
    const assignee = await findAssignee(trx, found, body.staff_id, body.part)
    if (!assignee) throw new Refusal('case.assignee_unfit', { id: found.id })
    if (assignee.related) throw new Refusal('case.assignee_related', { id: found.id })
    if (body.until_at && Date.parse(body.until_at) <= ctx.now().getTime())
      throw new Refusal('case.ends_before_now', { id: found.id })

    const setBy = ctx.session.staffId
    const takesOver = body.part === 'manager'
    if (takesOver && found.manager_id && found.manager_id !== body.staff_id)
      await endAssignmentOf(trx, found.id, found.manager_id, setBy)
    await putAssignment(trx, found, {
      staffId: body.staff_id,
      part: body.part,
      untilAt: body.until_at ?? null,
      setBy,
    })
    const stepsDown = body.part === 'team' && found.manager_id === body.staff_id
    return changeCase(
      trx,
      found.id,
      mark(ctx),
      takesOver ? { manager_id: body.staff_id } : stepsDown ? { manager_id: null } : {},
    )
  })
}

/** Ends an assignment. Refuses with `record.not_found` when none runs, `version.stale`. */
export function endAssignment(ctx: Context, { params, body }: RequestOf<typeof endAssignmentContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockCase(trx, params.case_id)
    sameVersion(body.version, found.version)
    if (!(await endAssignmentOf(trx, found.id, params.staff_id, ctx.session.staffId)))
      throw new Refusal('record.not_found', { id: found.id })
    return changeCase(
      trx,
      found.id,
      mark(ctx),
      found.manager_id === params.staff_id ? { manager_id: null } : {},
    )
  })
}

/**
 * "Có quan hệ liên quan": the case, and the contact it began with, exist for that person no more. An assignment ends
 * with it. Said twice it stays as it was. Refuses with `record.not_found` for a person who is not of this house.
 */
export function setConflict(ctx: Context, { params, body }: RequestOf<typeof setConflictContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockCase(trx, params.case_id)
    const ended = await endAssignmentOf(trx, found.id, body.staff_id, ctx.session.staffId)
    if (ended || found.manager_id === body.staff_id) {
      await changeCase(
        trx,
        found.id,
        mark(ctx),
        found.manager_id === body.staff_id ? { manager_id: null } : {},
      )
    }
    // Last, since the one who says it may be the one who is related: from the next statement on the case is gone for them.
    const related = { staffId: body.staff_id, agencyId: found.agency_id, setBy: ctx.session.staffId }
    await excludeFromRecord(trx, { ...related, kind: 'contact', recordId: found.contact_id })
    await excludeFromRecord(trx, { ...related, kind: 'case', recordId: found.id })
    return { id: found.id, staff_id: body.staff_id }
  })
}
