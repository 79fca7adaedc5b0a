import { sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import type * as contracts from './load.contract.ts'
import { listLoad, sharedAgency } from './load.queries.ts'

/** What each of my people carries, the hardest first. */
export function readLoad(ctx: Context) {
  return inTransaction(ctx, async (trx) => ({ items: await listLoad(trx, ctx.now()) }))
}

/** Days away that are not over, soonest first. */
export function listAbsences(ctx: Context) {
  return inTransaction(ctx, async (trx) => {
    const rows = await trx
      .selectFrom('staff_absence as b')
      .innerJoin('staff as s', 's.id', 'b.staff_id')
      .select([
        'b.id',
        'b.version',
        'b.staff_id',
        's.display_name as staff_name',
        'b.kind',
        'b.from_on',
        'b.until_on',
      ])
      .where('b.withdrawn_at', 'is', null)
      .where('b.until_on', '>', dayInVietNam(ctx.now()))
      .orderBy('b.from_on')
      .orderBy('b.id')
      .limit(200)
      .execute()
    return {
      items: rows.map((row) => ({
        ...row,
        kind: row.kind as 'leave' | 'sick' | 'training' | 'rest' | 'other', // held to this list by its constraint
        mine: row.staff_id === ctx.session.staffId,
      })),
    }
  })
}

/** Writes days away. Refuses with `record.not_found` for somebody I do not lead or supervise. */
export function addAbsence(ctx: Context, { body }: RequestOf<typeof contracts.addAbsenceContract>) {
  return inTransaction(ctx, async (trx) => {
    const staffId = body.staff_id ?? ctx.session.staffId
    const agencyId =
      staffId === ctx.session.staffId
        ? ctx.session.agencyId
        : await sharedAgency(trx, staffId, ['supervisor', 'duty_leader'])
    if (!agencyId) throw new Refusal('record.not_found', { id: staffId })
    if (Date.parse(body.until_on) - Date.parse(body.from_on) > 400 * 86_400_000)
      throw new Refusal('absence.too_long')
    const id = newId()
    await trx
      .insertInto('staff_absence')
      .values({
        id,
        province_id: ctx.session.provinceId,
        agency_id: agencyId,
        staff_id: staffId,
        kind: body.kind,
        from_on: body.from_on,
        until_on: body.until_on,
        set_by: ctx.session.staffId,
      })
      .execute()
    return { id, version: 1 }
  })
}

/** Takes days away back. Refuses with `record.not_found`, also for a colleague's whom I do not lead, `version.stale`. */
export function withdrawAbsence(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.withdrawAbsenceContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const stored = await trx
      .selectFrom('staff_absence')
      .select(['id', 'version', 'withdrawn_at'])
      .where('id', '=', params.absence_id)
      .forUpdate()
      .executeTakeFirst() // held for update, so that only whoever may change it sees it here
    if (!stored || stored.withdrawn_at) throw new Refusal('record.not_found', { id: params.absence_id })
    sameVersion(body.version, stored.version)
    return trx
      .updateTable('staff_absence')
      .set({ withdrawn_at: ctx.now(), version: sql<number>`version + 1` })
      .where('id', '=', stored.id)
      .returning(['id', 'version'])
      .executeTakeFirstOrThrow()
  })
}

/** The name callers hear instead of one's own. */
export function setWorkingName(ctx: Context, { body }: RequestOf<typeof contracts.setWorkingNameContract>) {
  return inTransaction(ctx, (trx) =>
    trx
      .updateTable('staff')
      .set({ working_name: body.working_name, version: sql<number>`version + 1` })
      .where('id', '=', ctx.session.staffId)
      .returning(['id', 'version'])
      .executeTakeFirstOrThrow(),
  )
}
