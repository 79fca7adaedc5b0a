import { sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { newId } from '#kernel/id.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'
import {
  lockCase,
  lockOpenCase,
  mark,
  placeExists,
  refuseUnassigned,
  touchCase,
} from '#modules/cases/index.ts'
import type * as contracts from './regime.contract.ts'
import { type SupportState, supportLife } from './returnee.life.ts'
import { findRegimeItem, lockCare, lockReturnee, lockSupport, overlapsCare } from './returnee.queries.ts'
import { refuseFutureDay, sealerOf } from './returnee.seal.ts'
import { dropLimits, meetLimit, startLimit, startOfDay } from './returnee-clocks.ts'

/**
 * Care at a facility begins; TR-SHELTER-MAX runs from then. Refuses with `returnee.care_overlaps`, `returnee.in_future`,
 * `returnee.before_came`, `returnee.wrong_state` for who is no victim, `place.unknown`, `returnee.unknown_body`.
 */
export function beginCare(ctx: Context, { params, body }: RequestOf<typeof contracts.beginCareContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOpenCase(trx, params.case_id)
    const returnee = await lockReturnee(trx, found.id, params.returnee_id)
    if (returnee.status === 'not_victim')
      throw new Refusal('returnee.wrong_state', { id: returnee.id, status: returnee.status })
    refuseFutureDay(ctx, body.began_on)
    if (body.began_on < returnee.came_on) throw new Refusal('returnee.before_came', { id: returnee.id })
    if (body.place_id && !(await placeExists(trx, body.place_id))) throw new Refusal('place.unknown')
    if (await overlapsCare(trx, returnee.id, body.began_on))
      throw new Refusal('returnee.care_overlaps', { id: returnee.id })
    const id = newId()
    await refusing(
      trx
        .insertInto('returnee_care')
        .values({
          id,
          returnee_id: returnee.id,
          case_id: found.id,
          province_id: found.province_id,
          place_id: body.place_id ?? null,
          kind: body.kind,
          agency_id: body.agency_id ?? null,
          began_on: body.began_on,
          recorded_at: ctx.now(),
          recorded_by: ctx.session.staffId,
          sealed_facility: sealerOf(ctx, found, 'returnee_care', id)('sealed_facility', body.facility),
        })
        .execute(),
      { returnee_care_agency: () => new Refusal('returnee.unknown_body') },
    )
    await startLimit(trx, found, {
      rule: 'TR-SHELTER-MAX',
      recordKind: 'returnee_care',
      recordId: id,
      at: startOfDay(body.began_on),
    })
    await touchCase(trx, found.id, mark(ctx))
    return { id, version: 1 }
  })
}

/** Care ends. Refuses with `returnee.care_ended`, `returnee.ends_before`, `returnee.in_future`, `version.stale`. */
export function endCare(ctx: Context, { params, body }: RequestOf<typeof contracts.endCareContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockCase(trx, params.case_id)
    refuseUnassigned(found)
    const returnee = await lockReturnee(trx, found.id, params.returnee_id)
    const care = await lockCare(trx, returnee.id, params.care_id)
    sameVersion(body.version, care.version)
    if (care.ended_on) throw new Refusal('returnee.care_ended', { id: care.id })
    refuseFutureDay(ctx, body.ended_on)
    if (body.ended_on < care.began_on) throw new Refusal('returnee.ends_before', { since: care.began_on })
    await meetLimit(trx, ctx, care.id, 'TR-SHELTER-MAX', startOfDay(body.ended_on))
    const changed = await trx
      .updateTable('returnee_care')
      .set({
        ended_on: body.ended_on,
        ended_to: body.ended_to,
        sealed_words: sealerOf(ctx, found, 'returnee_care', care.id)('sealed_words', body.words),
        version: sql<number>`version + 1`,
      })
      .where('id', '=', care.id)
      .returning(['id', 'version'])
      .executeTakeFirstOrThrow()
    await touchCase(trx, found.id, mark(ctx))
    return changed
  })
}

/** Care may last longer, by whose decision. Refuses with `returnee.care_ended`, `returnee.ends_before`, `version.stale`. */
export function prolongCare(ctx: Context, { params, body }: RequestOf<typeof contracts.prolongCareContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOpenCase(trx, params.case_id)
    const returnee = await lockReturnee(trx, found.id, params.returnee_id)
    const care = await lockCare(trx, returnee.id, params.care_id)
    sameVersion(body.version, care.version)
    if (care.ended_on) throw new Refusal('returnee.care_ended', { id: care.id })
    if (body.until <= care.began_on) throw new Refusal('returnee.ends_before', { since: care.began_on })
    await dropLimits(trx, care.id)
    const changed = await trx
      .updateTable('returnee_care')
      .set({ longer_until: body.until, longer_by: body.by, version: sql<number>`version + 1` })
      .where('id', '=', care.id)
      .returning(['id', 'version'])
      .executeTakeFirstOrThrow()
    await touchCase(trx, found.id, mark(ctx))
    return changed
  })
}

/**
 * An item of the regime is needed; the article it rests on is kept as it stands that day. Refuses with
 * `returnee.unknown_item`, `returnee.support_open`, `returnee.in_future`, `returnee.before_came`, `returnee.wrong_state`.
 */
export function addSupportItem(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.addSupportItemContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOpenCase(trx, params.case_id)
    const returnee = await lockReturnee(trx, found.id, params.returnee_id)
    if (returnee.status === 'not_victim')
      throw new Refusal('returnee.wrong_state', { id: returnee.id, status: returnee.status })
    refuseFutureDay(ctx, body.needed_on)
    if (body.needed_on < returnee.came_on) throw new Refusal('returnee.before_came', { id: returnee.id })
    const item = await findRegimeItem(trx, body.item_code, body.needed_on)
    if (!item) throw new Refusal('returnee.unknown_item', { item: body.item_code })
    const id = newId()
    await refusing(
      trx
        .insertInto('returnee_support')
        .values({
          id,
          returnee_id: returnee.id,
          case_id: found.id,
          province_id: found.province_id,
          item_code: item.code,
          item_from: item.valid_from,
          needed_on: body.needed_on,
          basis: item.basis,
          recorded_at: ctx.now(),
          recorded_by: ctx.session.staffId,
          sealed_words: sealerOf(ctx, found, 'returnee_support', id)('sealed_words', body.words),
        })
        .execute(),
      { returnee_support_one_open: () => new Refusal('returnee.support_open', { item: item.code }) },
    )
    await touchCase(trx, found.id, mark(ctx))
    return { id, version: 1, state: 'needed' as const }
  })
}

const dayOf = {
  offer: 'offered_on',
  accept: 'answered_on',
  decline: 'answered_on',
  give: 'given_on',
} as const

/** An item moves along its life. Refuses with `returnee.support_wrong_state`, `returnee.support_before`, `returnee.support_open`, `version.stale`. */
export function moveSupportItem(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.moveSupportItemContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOpenCase(trx, params.case_id)
    const returnee = await lockReturnee(trx, found.id, params.returnee_id)
    const support = await lockSupport(trx, returnee.id, params.support_id)
    sameVersion(body.version, support.version)
    const state: SupportState | undefined = supportLife[support.state][body.move]
    if (!state) throw new Refusal('returnee.support_wrong_state', { id: support.id, state: support.state })
    refuseFutureDay(ctx, body.on)
    const since = support.answered_on ?? support.offered_on ?? support.needed_on
    if (body.on < since) throw new Refusal('returnee.support_before', { since })
    const seal = sealerOf(ctx, found, 'returnee_support', support.id)
    const changed = await refusing(
      trx
        .updateTable('returnee_support')
        .set({
          state,
          [dayOf[body.move]]: body.on,
          ...(body.move === 'offer' ? { answered_on: null } : {}),
          ...(body.amount_vnd === undefined ? {} : { amount_vnd: body.amount_vnd }),
          ...(body.words === undefined ? {} : { sealed_words: seal('sealed_words', body.words) }),
          version: sql<number>`version + 1`,
        })
        .where('id', '=', support.id)
        .returning(['id', 'version'])
        .executeTakeFirstOrThrow(),
      { returnee_support_one_open: () => new Refusal('returnee.support_open', { item: support.item_code }) },
    )
    await touchCase(trx, found.id, mark(ctx))
    return { ...changed, state }
  })
}
