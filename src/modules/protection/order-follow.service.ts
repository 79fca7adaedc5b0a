import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'
import type * as contracts from './order.contract.ts'
import { type LockedOrder, lockOrder, updateOrder } from './order.queries.ts'
import { cancellationAt, orderAt, orderKey, violationNoteAt } from './order.seal.ts'
import { meetOrderClock, moved, refuseFuture, startOrderClock, wrongState } from './order.service.ts'

/** The decision was given to one of the four. Refuses with `order.wrong_state`, `order.told_already`, `order.in_future`. */
export function tellRecipient(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.tellRecipientContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const order = await lockSigned(trx, params.order_id)
    refuseFuture(ctx, body.told_at)
    await refusing(
      trx
        .insertInto('order_recipient')
        .values({ order_id: order.id, case_id: order.case_id, ...body, told_by: ctx.session.staffId })
        .execute(),
      { order_recipient_pkey: () => new Refusal('order.told_already', { id: order.id }) },
    )
    return { id: order.id, who: body.who, told_at: body.told_at }
  })
}

/** She knows the hour he was served. Refuses with `order.not_served` while he was not, `version.stale`, `order.in_future`. */
export function tellHerServed(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.tellHerServedContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const order = await lockOrder(trx, params.order_id)
    sameVersion(body.version, order.version)
    refuseFuture(ctx, body.at)
    const served = await trx
      .selectFrom('order_recipient')
      .select('told_at')
      .where('order_id', '=', order.id)
      .where('who', '=', 'banned')
      .executeTakeFirst()
    if (!served) throw new Refusal('order.not_served', { id: order.id })
    return updateOrder(trx, order.id, { she_told_served_at: body.at })
  })
}

/** Who watches the order: a name and a function, no account. Refuses with `order.wrong_state`, `version.stale`, `order.in_future`. */
export function assignWatcher(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.assignWatcherContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const order = await lockInForce(trx, params.order_id)
    sameVersion(body.version, order.version)
    refuseFuture(ctx, body.assigned_at)
    const key = orderKey(ctx, order.id, order.sealed_key)
    return updateOrder(trx, order.id, {
      watcher_function: body.function,
      watcher_assigned_at: body.assigned_at,
      sealed_watcher_name: key.seal(orderAt('sealed_watcher_name', order.id), body.name),
    })
  })
}

/** A contact the law allows; its four hours run. Refuses with `order.wrong_state`, `order.no_watcher`, `order.contact_outside`. */
export function allowContact(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.allowContactContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const order = await lockInForce(trx, params.order_id)
    const watched = await trx
      .selectFrom('no_contact_order')
      .select('watcher_function')
      .where('id', '=', order.id)
      .executeTakeFirst()
    if (!watched?.watcher_function) throw new Refusal('order.no_watcher', { id: order.id })
    refuseFuture(ctx, body.countersigned_at)
    const [from, until] = [Date.parse(body.starts_at), Date.parse(body.ends_at)]
    if (from < (order.signed_at?.getTime() ?? 0) || until > (order.ends_at?.getTime() ?? 0))
      throw new Refusal('order.contact_outside', { id: order.id })
    const id = newId()
    await trx
      .insertInto('order_contact')
      .values({
        id,
        order_id: order.id,
        case_id: order.case_id,
        ...body,
        recorded_by: ctx.session.staffId,
      })
      .execute()
    await startOrderClock(trx, { ...order, id }, 'DV-CONTACT', new Date(from))
    return { id, version: 1 }
  })
}

/** The contact is over and the chair knows. Refuses with `record.not_found`, `order.wrong_state`, `version.stale`, `order.in_future`. */
export function endContact(ctx: Context, { params, body }: RequestOf<typeof contracts.endContactContract>) {
  return inTransaction(ctx, async (trx) => {
    await lockOrder(trx, params.order_id)
    const allowed = await trx
      .selectFrom('order_contact')
      .select(['id', 'version', 'ended_at', 'starts_at'])
      .where('id', '=', params.allowed_id)
      .where('order_id', '=', params.order_id)
      .executeTakeFirst()
    if (!allowed) throw new Refusal('record.not_found', { id: params.allowed_id })
    if (allowed.ended_at) throw new Refusal('order.wrong_state', { id: params.order_id, status: 'ended' })
    sameVersion(body.version, allowed.version)
    refuseFuture(ctx, body.ended_at)
    refuseFuture(ctx, body.chair_told_at)
    if (Date.parse(body.ended_at) < Date.parse(String(allowed.starts_at)))
      throw new Refusal('order.contact_outside', { id: params.order_id })
    await trx
      .updateTable('order_contact')
      .set({ ended_at: body.ended_at, chair_told_at: body.chair_told_at, version: allowed.version + 1 })
      .where('id', '=', allowed.id)
      .execute()
    await meetOrderClock(trx, allowed.id, 'DV-CONTACT', new Date(body.ended_at), ctx.now())
    return { id: allowed.id, version: allowed.version + 1 }
  })
}

/** He did not keep to it; also written after the days ended. Refuses with `order.wrong_state`, `order.in_future`. */
export function recordViolation(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.recordViolationContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const order = await lockSigned(trx, params.order_id)
    refuseFuture(ctx, body.happened_at)
    if (body.police_told_at) refuseFuture(ctx, body.police_told_at)
    const id = newId()
    const { note, ...values } = body
    await trx
      .insertInto('order_violation')
      .values({
        id,
        order_id: order.id,
        case_id: order.case_id,
        ...values,
        sealed_note: note ? orderKey(ctx, order.id, order.sealed_key).seal(violationNoteAt(id), note) : null,
        recorded_by: ctx.session.staffId,
      })
      .execute()
    return { id, version: 1 }
  })
}

/** Somebody asks to end it before its days; 12 hours run. Refuses with `order.wrong_state`, `order.cancel_waiting`, `order.in_future`. */
export function askCancellation(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.askCancellationContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const order = await lockInForce(trx, params.order_id)
    refuseFuture(ctx, body.received_at)
    const id = newId()
    await refusing(
      trx
        .insertInto('order_cancellation')
        .values({
          id,
          order_id: order.id,
          case_id: order.case_id,
          ...body,
          recorded_by: ctx.session.staffId,
        })
        .execute(),
      { order_cancellation_one_open: () => new Refusal('order.cancel_waiting', { id: order.id }) },
    )
    const clock = await startOrderClock(trx, { ...order, id }, 'DV-BAN-CANCEL', new Date(body.received_at))
    return { id, version: 1, due_at: clock.due_at?.toISOString() ?? null }
  })
}

/** Ends the order, or refuses in writing. Refuses with `record.not_found`, `order.wrong_state`, `version.stale`, `order.signed_before`. */
export function decideCancellation(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.decideCancellationContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const order = await lockInForce(trx, params.order_id)
    const asked = await trx
      .selectFrom('order_cancellation')
      .select(['id', 'status', 'version', 'received_at'])
      .where('id', '=', params.cancellation_id)
      .where('order_id', '=', order.id)
      .executeTakeFirst()
    if (!asked) throw new Refusal('record.not_found', { id: params.cancellation_id })
    if (asked.status !== 'requested') throw wrongState(order)
    sameVersion(body.version, asked.version)
    refuseFuture(ctx, body.signed_at)
    const signedAt = new Date(body.signed_at)
    if (signedAt.getTime() < new Date(asked.received_at).getTime())
      throw new Refusal('order.signed_before', { id: order.id })
    const key = orderKey(ctx, order.id, order.sealed_key)
    await trx
      .updateTable('order_cancellation')
      .set({
        status: body.decision,
        signed_at: signedAt,
        signer: body.signer,
        signer_authority: body.signer_authority ?? null,
        decision_number: body.decision_number ?? null,
        sealed_signer_name: key.seal(cancellationAt('sealed_signer_name', asked.id), body.signer_name),
        sealed_refusal: body.reason
          ? key.seal(cancellationAt('sealed_refusal', asked.id), body.reason)
          : null,
        version: asked.version + 1,
      })
      .where('id', '=', asked.id)
      .execute()
    await meetOrderClock(trx, asked.id, 'DV-BAN-CANCEL', signedAt, ctx.now())
    if (body.decision === 'refused')
      return { id: asked.id, version: asked.version + 1, order_status: order.status }
    const status = moved(order, 'cancel')
    await updateOrder(trx, order.id, { status, ended_at: signedAt })
    await meetOrderClock(trx, order.id, 'DV-BAN-MAX', signedAt, ctx.now())
    return { id: asked.id, version: asked.version + 1, order_status: status }
  })
}

/** An order in force, held. */
async function lockInForce(trx: Writer, id: string): Promise<LockedOrder> {
  const order = await lockOrder(trx, id)
  if (order.status !== 'in_force') throw wrongState(order)
  return order
}

/** An order that was signed, also when its days are over: papers come in later than things happen. */
async function lockSigned(trx: Writer, id: string): Promise<LockedOrder> {
  const order = await lockOrder(trx, id)
  if (!['in_force', 'ended', 'cancelled'].includes(order.status)) throw wrongState(order)
  return order
}
