import { sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import type * as contracts from './stay.contract.ts'
import { lockStay } from './stay.queries.ts'
import { givenAt, sealed, stayKey, stayNoteAt } from './stay.seal.ts'
import { refuseAhead } from './take-in.service.ts'

/** Something given during a stay, also written down after it. Refuses with `stay.in_future`, `stay.before_arrival`. */
export function addGiven(ctx: Context, { params, body }: RequestOf<typeof contracts.addGivenContract>) {
  return inTransaction(ctx, async (trx) => {
    const stay = await lockStay(trx, params.stay_id)
    if (body.given_on > dayInVietNam(ctx.now())) throw new Refusal('stay.in_future')
    if (body.given_on < dayInVietNam(stay.arrived_at)) throw new Refusal('stay.before_arrival')
    const id = newId()
    await trx
      .insertInto('shelter_given')
      .values({
        id,
        stay_id: stay.id,
        case_id: stay.case_id,
        house_id: stay.house_id,
        agency_id: stay.agency_id,
        kind: body.kind,
        quantity: body.quantity,
        given_on: body.given_on,
        recorded_at: ctx.now(),
        recorded_by: ctx.session.staffId,
        sealed_words: body.words ? sealed(stayKey(ctx, stay), givenAt(id), body.words) : null,
      })
      .execute()
    return { id, version: 1 }
  })
}

/** Takes back what was written by mistake. Refuses with `stay.wrong_state` when it was taken back before, `version.stale`. */
export function withdrawGiven(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.withdrawGivenContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const stay = await lockStay(trx, params.stay_id)
    const given = await trx
      .selectFrom('shelter_given')
      .select(['id', 'state', 'version'])
      .where('id', '=', params.given_id)
      .where('stay_id', '=', stay.id)
      .executeTakeFirst()
    if (!given) throw new Refusal('record.not_found', { id: params.given_id })
    if (given.state !== 'given') throw new Refusal('stay.wrong_state', { id: given.id, state: given.state })
    sameVersion(body.version, given.version)
    await trx
      .updateTable('shelter_given')
      .set({ state: 'withdrawn', version: sql<number>`version + 1` })
      .where('id', '=', given.id)
      .execute()
    return { id: given.id, version: given.version + 1 }
  })
}

/** A keeper's note. Refuses with `stay.in_future`. */
export function addStayNote(ctx: Context, { params, body }: RequestOf<typeof contracts.addStayNoteContract>) {
  return inTransaction(ctx, async (trx) => {
    const stay = await lockStay(trx, params.stay_id)
    refuseAhead(ctx, body.happened_at)
    const id = newId()
    await trx
      .insertInto('shelter_note')
      .values({
        id,
        stay_id: stay.id,
        case_id: stay.case_id,
        house_id: stay.house_id,
        agency_id: stay.agency_id,
        happened_at: body.happened_at,
        recorded_at: ctx.now(),
        written_by: ctx.session.staffId,
        sealed_words: sealed(stayKey(ctx, stay), stayNoteAt(id), body.words),
      })
      .execute()
    return { id }
  })
}
