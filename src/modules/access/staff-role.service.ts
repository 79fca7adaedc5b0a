import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { Refusal } from '#kernel/refusal.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { lockAgency } from './agency.queries.ts'
import { enterRole } from './role-grant.service.ts'
import type { endRoleContract, giveRoleContract } from './staff.contract.ts'
import { endRoleOn, endSessionsOf, holdsRole, lockRole, lockStaff } from './staff.queries.ts'
import { refuseOneself } from './staff.service.ts'

/** Gives a role and ends the person's sessions. Refuses with `staff.not_oneself`, `staff.role_held`. */
export function giveRole(ctx: Context, { params, body }: RequestOf<typeof giveRoleContract>) {
  return inTransaction(ctx, async (trx) => {
    refuseOneself(ctx, params.staff_id)
    const found = await lockStaff(trx, params.staff_id) // two who give the same role at once stand in line
    await lockAgency(trx, body.agency_id)
    if (await holdsRole(trx, { staff_id: found.id, ...body }))
      throw new Refusal('staff.role_held', { id: found.id })
    const entered = await enterRole(trx, ctx, { staff_id: found.id, ...body })
    await endSessionsOf(trx, found.id)
    return { ...entered, version: 1 }
  })
}

/** Ends a role and the person's sessions. Refuses with `staff.not_oneself`, `staff.role_ended`, `version.stale`. */
export function endRole(ctx: Context, { params, body }: RequestOf<typeof endRoleContract>) {
  return inTransaction(ctx, async (trx) => {
    refuseOneself(ctx, params.staff_id)
    const role = await lockRole(trx, params.staff_id, params.role_id)
    sameVersion(body.version, role.version)
    const untilOn = body.until_on ?? dayInVietNam(ctx.now())
    if (untilOn < role.from_on || (role.until_on !== null && role.until_on <= untilOn))
      throw new Refusal('staff.role_ended', { id: role.id })
    const ended = await endRoleOn(trx, role.id, untilOn)
    await endSessionsOf(trx, params.staff_id)
    return ended
  })
}
