import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { listPlaces, lockInitiative, updateInitiative } from './initiative.queries.ts'
import { notInFuture, placesFit } from './initiative.service.ts'
import { listBecame } from './initiative-list.queries.ts'
import type * as contracts from './place.contract.ts'

const there = { initiative_place_once: () => new Refusal('initiative.works_there') }

/** One more place. Refuses with `place.unknown`, `initiative.place_not_then`, `initiative.works_there`, `initiative.in_future`. */
export function addPlace(ctx: Context, { params, body }: RequestOf<typeof contracts.addPlaceContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockInitiative(trx, params.initiative_id)
    notInFuture(ctx, body.from_on)
    if (body.from_on < found.founded_on) throw new Refusal('initiative.before_founding')
    await placesFit(trx, ctx, [body.place_id], body.from_on)
    await refusing(
      trx
        .insertInto('initiative_place')
        .values({
          id: newId(),
          initiative_id: found.id,
          province_id: found.province_id,
          place_id: body.place_id,
          from_on: body.from_on,
        })
        .execute(),
      there,
    )
    return { id: found.id, version: await updateInitiative(trx, found.id, {}) }
  })
}

/**
 * Somebody says which unit of today is meant. What came before stays with the former place, so that its figures do. Refuses
 * with `initiative.place_stands` (nothing to choose), `initiative.not_a_successor`, `initiative.duplicate`.
 */
export function choosePlace(ctx: Context, { params, body }: RequestOf<typeof contracts.choosePlaceContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockInitiative(trx, params.initiative_id)
    const working = await lockWorking(trx, found.id, params.working_id)
    const units = (await listBecame(trx, dayInVietNam(ctx.now()), found.id)).filter(
      (unit) => unit.origin === working.place_id,
    )
    if (units.length === 0) throw new Refusal('initiative.place_stands')
    if (!units.some((unit) => unit.id === body.place_id)) throw new Refusal('initiative.not_a_successor')
    const [former] = await listPlaces(trx, [working.place_id])
    const ended = former?.valid_until ?? working.from_on
    const [, on = ended] = [ended, working.from_on].sort()
    await trx.updateTable('initiative_place').set({ until_on: on }).where('id', '=', working.id).execute()
    await refusing(
      trx
        .insertInto('initiative_place')
        .values({
          id: newId(),
          initiative_id: found.id,
          province_id: found.province_id,
          place_id: body.place_id,
          home: working.home,
          from_on: on,
          chosen_by: ctx.session.staffId,
        })
        .execute(),
      there,
    )
    const version = await updateInitiative(trx, found.id, working.home ? { place_id: body.place_id } : {})
    return { id: found.id, version }
  })
}

/** It no longer works there. Refuses with `initiative.home_stays`, `initiative.before_last_step`, `initiative.in_future`. */
export function endPlace(ctx: Context, { params, body }: RequestOf<typeof contracts.endPlaceContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockInitiative(trx, params.initiative_id)
    const working = await lockWorking(trx, found.id, params.working_id)
    if (working.home) throw new Refusal('initiative.home_stays')
    notInFuture(ctx, body.on)
    if (body.on < working.from_on) throw new Refusal('initiative.before_last_step')
    await trx
      .updateTable('initiative_place')
      .set({ until_on: body.on })
      .where('id', '=', working.id)
      .execute()
    return { id: found.id, version: await updateInitiative(trx, found.id, {}) }
  })
}

async function lockWorking(trx: Writer, initiativeId: string, id: string) {
  const row = await trx
    .selectFrom('initiative_place')
    .select(['id', 'place_id', 'home', 'from_on'])
    .where('id', '=', id)
    .where('initiative_id', '=', initiativeId)
    .where('until_on', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('record.not_found', { place: id })
  return row
}
