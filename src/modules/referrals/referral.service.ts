import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import {
  lockCase,
  lockOpenCase,
  mark,
  refuseFuture,
  refuseUnassigned,
  touchCase,
} from '#modules/cases/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { findOpenDesk, findPlaceOf } from './desk.queries.ts'
import { referralCode } from './referral.codes.ts'
import type {
  enterAnswerContract,
  notePhoneContract,
  offerReferralContract,
  replyContract,
  sendReferralContract,
  withdrawReferralContract,
} from './referral.contract.ts'
import { readFields } from './referral.fields.ts'
import { nextStatus, type ReferralMove } from './referral.life.ts'
import {
  changeReferral,
  fieldsShared,
  insertEvent,
  insertFields,
  insertReferral,
  insertWord,
  type LockedReferral,
  leaveWord,
  lockReferral,
  nextReferralNumber,
} from './referral.queries.ts'
import { referralKey } from './referral.seal.ts'

const hourMs = 3_600_000

/** Which fields a desk may be told of this case for a purpose now. Refuses with `record.not_found`, `case.not_assigned`. */
export function offerReferral(ctx: Context, { params, query }: RequestOf<typeof offerReferralContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockCase(trx, params.case_id)
    refuseUnassigned(found)
    const desk = await findOpenDesk(trx, query.desk_id, dayInVietNam(ctx.now()))
    return { fields: await fieldsShared(trx, found.id, desk.agency_id, query.purpose) }
  })
}

/**
 * Hands a person over to a desk: each field is read where it stands, copied under the referral's own key, and nothing more
 * goes out than may be told now. The answer is due by what the desk promised. Refuses with `referral.no_consent` before
 * anything of her is opened, `record.not_found` (case or desk), `case.wrong_state`.
 */
export function sendReferral(ctx: Context, { params, body }: RequestOf<typeof sendReferralContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOpenCase(trx, params.case_id)
    const desk = await findOpenDesk(trx, body.desk_id, dayInVietNam(ctx.now()))
    const allowed = await fieldsShared(trx, found.id, desk.agency_id, body.purpose)
    if (!body.fields.every((field) => allowed.includes(field)))
      throw new Refusal('referral.no_consent', { case: found.id })

    const [id, sentAt] = [newId(), ctx.now()]
    const year = Number(dayInVietNam(sentAt).slice(0, 4))
    const code = referralCode(year, await nextReferralNumber(trx, found.province_id, year))
    const promised = body.urgency === 'now' ? desk.urgent_hours : desk.hours_to_answer
    const dueAt = new Date(sentAt.getTime() + promised * hourMs)
    const { wrapped, key } = ctx.vault.newRecordKey('referral', id)
    const values = await readFields(trx, ctx, found, body.fields, body)
    await insertReferral(trx, {
      id,
      province_id: found.province_id,
      code,
      case_id: found.id,
      place_id: await findPlaceOf(trx, found.id),
      from_agency_id: found.agency_id,
      desk_id: desk.id,
      to_agency_id: desk.agency_id,
      to_kind: desk.agency_kind,
      purpose: body.purpose,
      services: body.services,
      urgency: body.urgency,
      fields: body.fields,
      sent_at: sentAt,
      sent_by: ctx.session.staffId,
      promised_hours: promised,
      answer_due_at: dueAt,
      sealed_key: wrapped,
    })
    await insertFields(trx, key, { referralId: id, caseId: found.id }, values)
    if (body.note) await insertWord(trx, key, { id, case_id: found.id }, wordOf(ctx, 'note', body.note))
    await insertEvent(trx, id, 'sent', mark(ctx))
    await leaveWord(trx, id, 'desk', 'referral.received', sentAt)
    await touchCase(trx, found.id, mark(ctx))
    return { id, code, version: 1, status: 'sent' as const, answer_due_at: dueAt.toISOString() }
  })
}

/** Calls a referral back; the desk finds nothing there with its next request. Refuses with `referral.wrong_state`, `version.stale`. */
export function withdrawReferral(ctx: Context, { params, body }: RequestOf<typeof withdrawReferralContract>) {
  return inTransaction(ctx, async (trx) => {
    const referral = await lockReferral(trx, params.referral_id)
    const status = guardMove(referral, 'withdraw', body.version)
    if (body.note)
      await insertWord(trx, referralKey(ctx, referral), referral, wordOf(ctx, 'withdrawal', body.note))
    await insertEvent(trx, referral.id, 'withdrawn', mark(ctx))
    await leaveWord(trx, referral.id, 'desk', 'referral.withdrawn', ctx.now())
    return changeReferral(trx, referral.id, {
      status,
      asked_at: null,
      withdrawn_at: ctx.now(),
      withdraw_reason: body.reason,
    })
  })
}

/** Answers the desk's question, and gives back the time it waited. Refuses with `referral.wrong_state`, `version.stale`. */
export function replyToDesk(ctx: Context, { params, body }: RequestOf<typeof replyContract>) {
  return inTransaction(ctx, async (trx) => {
    const referral = await lockReferral(trx, params.referral_id)
    const status = guardMove(referral, 'reply', body.version)
    const waitedMs = Math.max(0, ctx.now().getTime() - (referral.asked_at ?? ctx.now()).getTime())
    await insertWord(trx, referralKey(ctx, referral), referral, wordOf(ctx, 'reply', body.text))
    await insertEvent(trx, referral.id, 'replied', mark(ctx))
    await leaveWord(trx, referral.id, 'desk', 'referral.replied', ctx.now())
    return changeReferral(trx, referral.id, {
      status,
      asked_at: null,
      answer_due_at: new Date(referral.answer_due_at.getTime() + waitedMs),
    })
  })
}

/**
 * Enters what a desk answered without signing in: by whom and when it was answered, which may lie before the typing.
 * Refuses with `referral.wrong_state`, `referral.answered_before` it was sent, `support.in_future`, `version.stale`.
 */
export function enterAnswer(ctx: Context, { params, body }: RequestOf<typeof enterAnswerContract>) {
  return inTransaction(ctx, async (trx) => {
    const referral = await lockReferral(trx, params.referral_id)
    const status = guardMove(referral, body.move, body.version)
    refuseFuture(ctx, body.answered_at)
    if (Date.parse(body.answered_at) < referral.sent_at.getTime())
      throw new Refusal('referral.answered_before', { id: referral.id })
    const who = `${body.answerer_name} (${body.answerer_position})`
    const text = body.note ? `${who}: ${body.note}` : who
    await insertWord(trx, referralKey(ctx, referral), referral, wordOf(ctx, 'paper_answer', text))
    await insertEvent(trx, referral.id, 'answer_entered', mark(ctx))
    return changeReferral(trx, referral.id, {
      status,
      asked_at: null,
      answer_medium: body.medium,
      answer_entered_by: ctx.session.staffId,
      decline_reason: body.reason ?? null,
      outcome: body.outcome ?? null,
      ...(body.move === 'complete' ? { completed_at: body.answered_at } : { answered_at: body.answered_at }),
    })
  })
}

/** Notes a warm hand-over by phone; moves nothing. Refuses with `record.not_found`, `support.in_future`, `version.stale`. */
export function notePhone(ctx: Context, { params, body }: RequestOf<typeof notePhoneContract>) {
  return inTransaction(ctx, async (trx) => {
    const referral = await lockReferral(trx, params.referral_id)
    sameVersion(body.version, referral.version)
    refuseFuture(ctx, body.spoken_at)
    const text = [body.spoke_with, body.she_spoke_too ? '(+)' : '', body.note ?? '']
      .filter(Boolean)
      .join(' · ')
    await insertWord(trx, referralKey(ctx, referral), referral, {
      ...wordOf(ctx, 'phone', text),
      at: new Date(body.spoken_at),
    })
    await insertEvent(trx, referral.id, 'phoned', mark(ctx))
    return changeReferral(trx, referral.id, {})
  })
}

/** The state a move leads to. Refuses with `referral.wrong_state`, then `version.stale`; nothing was written. */
export function guardMove(referral: LockedReferral, move: ReferralMove, version: number) {
  const status = nextStatus(referral.status, move)
  if (!status) throw new Refusal('referral.wrong_state', { id: referral.id, status: referral.status })
  sameVersion(version, referral.version)
  return status
}

const wordOf = (
  ctx: Context,
  kind: 'note' | 'reply' | 'withdrawal' | 'paper_answer' | 'phone',
  text: string,
) => ({
  kind,
  side: 'sender' as const,
  by: ctx.session.staffId,
  at: ctx.now(),
  text,
})
