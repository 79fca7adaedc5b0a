import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { findProvinceOf, lockAgency } from './agency.queries.ts'
import type { giveDutyContract, listDutiesContract, moveDutyContract } from './duty.contract.ts'
import { endHolding, findDuty, insertHolding, lineUp, listDutiesHeld, lockHolding } from './duty.queries.ts'
import { tellDutyMoved } from './duty-moved.ts'

/** Duties and who held them. */
export function listDuties(ctx: Context, { query }: RequestOf<typeof listDutiesContract>) {
  return inTransaction(ctx, async (trx) => ({ items: await listDutiesHeld(trx, query.agency_id) }))
}

/** Gives a duty to an agency. Refuses with `duty.held` where somebody holds it there then, `place.unknown`. */
export function giveDuty(ctx: Context, { params, body }: RequestOf<typeof giveDutyContract>) {
  return inTransaction(ctx, async (trx) => {
    await lockAgency(trx, body.agency_id)
    if (!(await findProvinceOf(trx, body.place_id))) throw new Refusal('place.unknown')
    await lineUp(trx, params.duty_code, body.place_id)
    const duty = await findDuty(trx, params.duty_code, body.place_id, body.from_on)
    if (!duty) throw new Refusal('record.not_found', { duty: params.duty_code })
    if (duty.held) throw new Refusal('duty.held', { duty: params.duty_code })
    const id = newId()
    await insertHolding(trx, { id, duty_code: params.duty_code, ...body })
    return { id, version: 1 }
  })
}

/**
 * Moves a duty: one holding ends and another begins on the same day, and what follows the duty follows it, all or
 * nothing. Refuses with `duty.ended`, `duty.moved_before`, `duty.same_agency`, `version.stale`.
 */
export function moveDuty(ctx: Context, { params, body }: RequestOf<typeof moveDutyContract>) {
  return inTransaction(ctx, async (trx) => {
    const holding = await lockHolding(trx, params.holding_id)
    sameVersion(body.version, holding.version)
    if (holding.until_on) throw new Refusal('duty.ended', { id: holding.id })
    if (body.on <= holding.from_on) throw new Refusal('duty.moved_before', { id: holding.id })
    if (body.to_agency_id === holding.agency_id) throw new Refusal('duty.same_agency', { id: holding.id })
    await lockAgency(trx, body.to_agency_id)
    await endHolding(trx, holding.id, body.on)
    const { duty_code, place_id } = holding
    const id = newId()
    await insertHolding(trx, {
      id,
      agency_id: body.to_agency_id,
      duty_code,
      place_id,
      from_on: body.on,
      basis: body.basis,
    })
    await tellDutyMoved(trx, ctx, {
      dutyCode: duty_code,
      placeId: place_id,
      fromAgencyId: holding.agency_id,
      toAgencyId: body.to_agency_id,
      on: body.on,
    })
    return { id, version: 1, ended_id: holding.id }
  })
}
