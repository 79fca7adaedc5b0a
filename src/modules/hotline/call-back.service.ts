import { sql } from 'kysely'
import { type Context, entered, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Reader, Writer } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import { leaveNotice } from '#modules/messages/index.ts'
import type * as contracts from './call-back.contract.ts'
import type { CallBackItem } from './call-back.contract.ts'
import { afterMove, type CallBackMove, type CallBackStatus } from './call-back.life.ts'
import * as queries from './call-back.queries.ts'
import { getContact } from './contact.queries.ts'
import { contactKey } from './contact.sealed.ts'
import { findSafeContact } from './safe-contact.queries.ts'
import { mayCallNow } from './safe-contact.rule.ts'
import { callAnswerShown } from './safe-contact.service.ts'
import { listLeadersNow } from './shift.queries.ts'

const mostShown = 200

/** Calls to return, with whether each may be made at this moment. */
export function showCallBacks(ctx: Context) {
  return inTransaction(ctx, async (trx) => ({ items: await openCallBacks(trx, ctx) }))
}

/** Calls somebody still has to decide, make or look back at. */
export async function openCallBacks(db: Reader, ctx: Context): Promise<CallBackItem[]> {
  const now = ctx.now()
  return (await queries.listOpenCallBacks(db, mostShown)).map((row) => shownCallBack(row, now))
}

function shownCallBack(row: queries.OpenCallBack, now: Date): CallBackItem {
  const { call_allowed, hours, verified_at, ...rest } = row
  const record = call_allowed !== null && hours && verified_at ? { call_allowed, hours, verified_at } : null
  const isAllowedEmergency = row.emergency && row.status === 'due'
  return {
    ...(rest as unknown as CallBackItem),
    due_at: row.due_at.toISOString(),
    contact_started_at: row.contact_started_at.toISOString(),
    late: row.status !== 'made' && row.due_at < now,
    ...(isAllowedEmergency
      ? { may_call_now: true, not_because: null, next_call_at: null }
      : callAnswerShown(record, now)),
  }
}

type ById = { params: { id: string } }

/**
 * Notes that the call was made, and the next try where one was agreed. Refuses with `safe_contact.not_now` outside safe
 * contact, unless the on-duty leader has allowed this one call; that refusal is recorded too.
 */
export async function callBackMade(ctx: Context, { params, body }: RequestOf<typeof contracts.callBackMade>) {
  try {
    return await inTransaction(ctx, async (trx) => {
      const callBack = await queries.lockCallBack(trx, params.id)
      const now = ctx.now()
      const status = moved(callBack, 'make')
      if (!callBack.emergency && !mayCallNow(await findSafeContact(trx, callBack.contact_id), now)) {
        throw new Refusal('safe_contact.not_now', { id: callBack.id, contact_id: callBack.contact_id })
      }
      const made = { status, made_at: now, made_by: ctx.session.staffId, result: body.result }
      const version = await queries.updateCallBack(trx, callBack.id, made)
      const again = body.again_at && {
        dueAt: new Date(body.again_at),
        contactId: callBack.contact_id,
        agencyId: callBack.agency_id,
      }
      const againId = again ? await queries.insertDue(trx, { ctx, ...again }) : null
      if (callBack.emergency) await tellReviewers(trx, ctx, callBack)
      return { id: callBack.id, version, status, again_id: againId }
    })
  } catch (error) {
    if (error instanceof Refusal && error.code === 'safe_contact.not_now') await noteRefused(ctx, error)
    throw error
  }
}

/** In a transaction of its own, since what was refused has rolled back. */
function noteRefused(ctx: Context, refusal: Refusal): Promise<unknown> {
  const detail = JSON.stringify({ code: refusal.code, ...refusal.facts })
  return entered(ctx.db, ctx.session.tokenHash, (trx) =>
    sql`select audit.note('refused', 'call_back', ${String(refusal.facts.id)}, ${detail}::jsonb)`.execute(
      trx,
    ),
  )
}

/** The call is no longer wanted. Refuses with `call_back.wrong_state`. */
export function dropCallBack(ctx: Context, { params }: ById) {
  return inTransaction(ctx, async (trx) => {
    const callBack = await queries.lockCallBack(trx, params.id)
    const status = moved(callBack, 'drop')
    return { id: callBack.id, status, version: await queries.updateCallBack(trx, callBack.id, { status }) }
  })
}

/**
 * Asks the on-duty leader for one call back of a line that was cut. Refuses with `call_back.not_cut_off`, or
 * `call_back.asked_before`.
 */
export function askEmergencyCallBack(ctx: Context, { params }: ById) {
  return inTransaction(ctx, async (trx) => {
    const contact = await getContact(trx, params.id)
    if (contact.outcome !== 'lost_line') throw new Refusal('call_back.not_cut_off', { id: contact.id })
    const id = await queries.insertAsked(trx, { ctx, contactId: contact.id, agencyId: contact.agency_id })
    await tellLeaders(trx, ctx, contact.agency_id, contact.id)
    return { id, version: 1, status: 'asked' as const }
  })
}

/** Tells whoever leads now that an emergency call back waits for a decision. */
export async function tellLeaders(
  trx: Writer,
  ctx: Context,
  agencyId: string,
  contactId: string,
): Promise<void> {
  const leaders = await listLeadersNow(trx, agencyId, ctx.now())
  const staffIds = leaders.filter((leader) => leader !== ctx.session.staffId)
  await leaveNotice(trx, { staffIds, kind: 'call_back.asked', recordId: contactId }, ctx.now())
}

async function tellReviewers(
  trx: Writer,
  ctx: Context,
  callBack: { agency_id: string; contact_id: string },
): Promise<void> {
  const leaders = await listLeadersNow(trx, callBack.agency_id, ctx.now())
  const staffIds = leaders.filter((leader) => leader !== ctx.session.staffId)
  await leaveNotice(trx, { staffIds, kind: 'call_back.to_review', recordId: callBack.contact_id }, ctx.now())
}

/** Allows an emergency call back. Refuses with `call_back.own` for the one who asked, `call_back.wrong_state`. */
export function allowCallBack(ctx: Context, request: ById) {
  return decide(ctx, request.params.id, 'allow')
}

/** Refuses an emergency call back. Refuses with `call_back.own` for the one who asked, `call_back.wrong_state`. */
export function refuseCallBack(ctx: Context, request: ById) {
  return decide(ctx, request.params.id, 'refuse')
}

function decide(ctx: Context, id: string, move: 'allow' | 'refuse') {
  return inTransaction(ctx, async (trx) => {
    const callBack = await queries.lockCallBack(trx, id)
    const status = moved(callBack, move)
    if (callBack.asked_by === ctx.session.staffId) throw new Refusal('call_back.own', { id })
    const allowedBy = move === 'allow' ? { allowed_by: ctx.session.staffId } : {}
    const version = await queries.updateCallBack(trx, id, { status, ...allowedBy })
    const kind = move === 'allow' ? 'call_back.allowed' : 'call_back.refused'
    await leaveNotice(trx, { staffIds: [callBack.asked_by], kind, recordId: callBack.contact_id }, ctx.now())
    return { id, version, status }
  })
}

/**
 * Looks back at an emergency call. Refuses with `call_back.own` for the one who made it, `call_back.wrong_state` when it
 * was not made, was no emergency, or was reviewed before.
 */
export function reviewCallBack(ctx: Context, { params, body }: RequestOf<typeof contracts.reviewCallBack>) {
  return inTransaction(ctx, async (trx) => {
    const callBack = await queries.lockCallBack(trx, params.id)
    const status = moved(callBack, 'review')
    if (!callBack.emergency || callBack.reviewed_at)
      throw new Refusal('call_back.wrong_state', { id: callBack.id, status })
    if (callBack.made_by === ctx.session.staffId) throw new Refusal('call_back.own', { id: callBack.id })
    const key = contactKey(ctx, await getContact(trx, callBack.contact_id))
    const sealed = key.seal({ table: 'call_back', column: 'sealed_review', row: callBack.id }, body.note)
    const version = await queries.updateCallBack(trx, callBack.id, {
      reviewed_by: ctx.session.staffId,
      reviewed_at: ctx.now(),
      sealed_review: sealed,
    })
    return { id: callBack.id, version, status }
  })
}

function moved(callBack: { id: string; status: CallBackStatus }, move: CallBackMove): CallBackStatus {
  const status = afterMove(callBack.status, move)
  if (!status) throw new Refusal('call_back.wrong_state', { id: callBack.id, status: callBack.status })
  return status
}
