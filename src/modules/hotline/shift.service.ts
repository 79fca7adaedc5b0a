import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Reader } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import type * as contracts from './shift.contract.ts'
import type { Shift } from './shift.contract.ts'
import * as queries from './shift.queries.ts'

/** A shift as replies tell it. */
export function shownShift(row: queries.ShiftRow | undefined): Shift | null {
  if (!row) return null
  const { agency_id: _, ...shown } = row
  return { ...shown, starts_at: row.starts_at.toISOString(), ends_at: row.ends_at.toISOString() }
}

/** Shifts of my hotline that run on these days. */
export function showShifts(ctx: Context, { query }: RequestOf<typeof contracts.listShifts>) {
  return inTransaction(ctx, async (trx) => {
    const rows = await queries.listShiftsBetween(trx, ctx.session.agencyId, query.from, query.until)
    return { items: rows.flatMap((row) => shownShift(row) ?? []) }
  })
}

/** The shift that runs now and the one after it. */
export function showCurrentShift(ctx: Context) {
  return inTransaction(ctx, async (trx) => {
    const { agencyId } = ctx.session
    const current = await queries.findShiftAt(trx, agencyId, ctx.now())
    return {
      current: shownShift(current),
      next: shownShift(await queries.findShiftAfter(trx, agencyId, ctx.now())),
    }
  })
}

/** Who can be on duty in my hotline. */
export function showShiftPeople(ctx: Context) {
  return inTransaction(ctx, async (trx) => ({ items: await peopleOf(trx, ctx) }))
}

/** Plans a shift. Refuses with `shift.not_ours` when somebody is no operator or on-duty leader here, or the leader may not lead. */
export function planShift(ctx: Context, { body }: RequestOf<typeof contracts.planShift>) {
  return inTransaction(ctx, async (trx) => {
    const { member_ids, ...shift } = body
    await refuseStrangers(trx, ctx, body.leader_id, member_ids)
    const id = newId()
    await queries.insertShift(trx, { id, agency_id: ctx.session.agencyId, ...shift })
    await queries.setMembers(trx, id, member_ids)
    return { id, version: 1 }
  })
}

/** Changes a shift. Refuses like planning, and with `record.not_found` or `version.stale`. */
export function changeShift(ctx: Context, { params, body }: RequestOf<typeof contracts.changeShift>) {
  return inTransaction(ctx, async (trx) => {
    const { member_ids, version, ...shift } = body
    sameVersion(version, (await queries.lockShift(trx, params.id)).version)
    await refuseStrangers(trx, ctx, body.leader_id, member_ids)
    const next = await queries.updateShift(trx, params.id, shift)
    await queries.setMembers(trx, params.id, member_ids)
    return { id: params.id, version: next }
  })
}

/** Operators and on-duty leaders of the hotline of the person asking. */
export function peopleOf(db: Reader, ctx: Context) {
  return queries.listPeople(db, ctx.session.agencyId, dayInVietNam(ctx.now()))
}

async function refuseStrangers(
  db: Reader,
  ctx: Context,
  leaderId: string,
  memberIds: readonly string[],
): Promise<void> {
  const ours = new Map((await peopleOf(db, ctx)).map((person) => [person.id, person]))
  if (!ours.get(leaderId)?.may_lead) throw new Refusal('shift.not_ours', { staff_id: leaderId })
  const stranger = memberIds.find((each) => !ours.has(each))
  if (stranger) throw new Refusal('shift.not_ours', { staff_id: stranger })
}
