import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { Refusal } from '#kernel/refusal.ts'
import { mark } from '#modules/cases/index.ts'
import type {
  answerReferralContract,
  endAppointmentContract,
  openReceivedContract,
  readInboxContract,
  setAppointmentContract,
} from './inbox.contract.ts'
import { endAppointmentRow, insertAppointment, listInbox, lockAppointment } from './inbox.queries.ts'
import type { WordKind } from './referral.codes.ts'
import type { DeskMove } from './referral.life.ts'
import { changeReferral, insertEvent, insertWord, leaveWord, lockReferral } from './referral.queries.ts'
import { referralKey, whereAt } from './referral.seal.ts'
import { guardMove } from './referral.service.ts'
import { receivedView } from './referral.view.ts'
import { findReceived } from './referral-view.queries.ts'

const eventOf = {
  accept: 'accepted',
  decline: 'declined',
  ask: 'asked',
  complete: 'completed',
} as const satisfies Record<DeskMove, string>
const wordOf: Record<DeskMove, WordKind> = {
  accept: 'answer',
  decline: 'decline',
  ask: 'question',
  complete: 'outcome',
}

/** What has come to my desk. */
export function readInbox(ctx: Context, { query }: RequestOf<typeof readInboxContract>) {
  return inTransaction(ctx, async (trx) => {
    const rows = await listInbox(trx, { ...query, now: ctx.now() })
    const at = (moment: Date | null) => moment?.toISOString() ?? null
    return {
      items: rows.map((row) => ({
        ...row,
        sent_at: row.sent_at.toISOString(),
        answer_due_at: row.answer_due_at.toISOString(),
        answered_at: at(row.answered_at),
        next_meeting_at: at(row.next_meeting_at),
      })),
    }
  })
}

/** One referral, with the fields that may be told at this moment and no others. Refuses with `record.not_found`. */
export function openReceived(ctx: Context, { params }: RequestOf<typeof openReceivedContract>) {
  return inTransaction(ctx, async (trx) => {
    const row = await findReceived(trx, params.referral_id)
    if (!row) throw new Refusal('record.not_found', { id: params.referral_id })
    return receivedView(ctx, row)
  })
}

/**
 * Answers as the desk. A question is no answer: the time runs on until the sender replies, and is given back then.
 * Refuses with `record.not_found` once nothing may be told any more, `referral.wrong_state`, `version.stale`.
 */
export function answerReferral(ctx: Context, { params, body }: RequestOf<typeof answerReferralContract>) {
  return inTransaction(ctx, async (trx) => {
    const referral = await lockReferral(trx, params.referral_id)
    const status = guardMove(referral, body.move, body.version)
    const [by, at] = [ctx.session.staffId, ctx.now()]
    const key = referralKey(ctx, referral)
    if (body.text)
      await insertWord(trx, key, referral, { kind: wordOf[body.move], side: 'desk', by, at, text: body.text })
    if (body.meets_at) await appoint(trx, ctx, referral, { meets_at: body.meets_at })
    await insertEvent(trx, referral.id, eventOf[body.move], mark(ctx))
    await leaveWord(trx, referral.id, 'sender', `referral.${eventOf[body.move]}`, at)
    return changeReferral(trx, referral.id, {
      status,
      asked_at: body.move === 'ask' ? at : null,
      decline_reason: body.reason ?? null,
      outcome: body.outcome ?? null,
      ...(body.move === 'complete' ? { completed_at: at } : {}),
      ...(body.move === 'accept' || body.move === 'decline' ? { answered_at: at } : {}),
    })
  })
}

/** Sets when she is expected; either side may while the referral is open. Refuses with `referral.wrong_state`. */
export function setAppointment(ctx: Context, { params, body }: RequestOf<typeof setAppointmentContract>) {
  return inTransaction(ctx, async (trx) => {
    const referral = await lockReferral(trx, params.referral_id)
    if (referral.status !== 'accepted' && referral.status !== 'sent')
      throw new Refusal('referral.wrong_state', { id: referral.id, status: referral.status })
    const id = await appoint(trx, ctx, referral, body)
    return { id, version: 1 }
  })
}

/** Says whether she came. Not coming closes nothing. Refuses with `referral.wrong_state`, `version.stale`, `record.not_found`. */
export function endAppointment(ctx: Context, { params, body }: RequestOf<typeof endAppointmentContract>) {
  return inTransaction(ctx, async (trx) => {
    const referral = await lockReferral(trx, params.referral_id)
    const found = await lockAppointment(trx, referral.id, params.appointment_id)
    if (found.status !== 'set')
      throw new Refusal('referral.wrong_state', { id: found.id, status: found.status })
    sameVersion(body.version, found.version)
    await insertEvent(trx, referral.id, `appointment_${body.result}`, mark(ctx))
    if (body.result === 'no_show') {
      await leaveWord(trx, referral.id, 'sender', 'referral.no_show', ctx.now())
    }
    return endAppointmentRow(trx, found.id, body.result)
  })
}

async function appoint(
  trx: Parameters<typeof insertAppointment>[0],
  ctx: Context,
  referral: Awaited<ReturnType<typeof lockReferral>>,
  { meets_at, where }: { meets_at: string; where?: string | undefined },
): Promise<string> {
  const key = referralKey(ctx, referral)
  const id = await insertAppointment(trx, {
    referralId: referral.id,
    caseId: referral.case_id,
    meetsAt: meets_at,
    by: ctx.session.staffId,
    at: ctx.now(),
    seal: (appointmentId) => (where ? key.seal(whereAt(appointmentId), where) : null),
  })
  await insertEvent(trx, referral.id, 'appointment_set', mark(ctx))
  return id
}
