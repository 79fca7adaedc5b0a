import { sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { fold } from '#kernel/fold.ts'
import { newId } from '#kernel/id.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'
import { findRecordingAgency, lockActivity, updateActivity, writing } from './activity.queries.ts'
import type * as contracts from './press.contract.ts'

/** Press contacts of my province, with what was sent and used. */
export function listPressOutlets(ctx: Context) {
  return inTransaction(ctx, async (trx) => {
    const { rows } = await sql<contracts.PressOutlet>`
      select o.id, o.version, o.name, o.kind, o.from_on::text as from_on, o.until_on::text as until_on, o.agency_id = any (${writing}) as mine,
             count(s.id)::integer as sent, count(s.used_on)::integer as used
      from   press_outlet o left join activity_press s on s.outlet_id = o.id and s.removed_at is null
      where  o.province_id = ${ctx.session.provinceId} group by o.id order by o.until_on is not null, o.folded, o.id`.execute(
      trx,
    )
    return { items: rows }
  })
}

/** Adds press contacts. One of the same name stays as it is, and its id is told. Refuses with `activity.no_agency`. */
export function addPressOutlets(ctx: Context, { body }: RequestOf<typeof contracts.addPressOutletsContract>) {
  return inTransaction(ctx, async (trx) => {
    const agency_id = await findRecordingAgency(trx, ctx.session.agencyId)
    if (!agency_id) throw new Refusal('activity.no_agency')
    const outlets = [...new Map(body.outlets.map((outlet) => [fold(outlet.name), outlet])).values()]
    await trx
      .insertInto('press_outlet')
      .values(
        outlets.map((outlet) => ({
          id: newId(),
          province_id: ctx.session.provinceId,
          agency_id,
          folded: fold(outlet.name),
          recorded_by: ctx.session.staffId,
          ...outlet,
        })),
      )
      .onConflict((conflict) => conflict.constraint('press_outlet_once').doNothing())
      .execute()
    const rows = await trx
      .selectFrom('press_outlet')
      .select(['id', 'folded'])
      .where('agency_id', '=', agency_id)
      .where(
        'folded',
        'in',
        outlets.map((outlet) => fold(outlet.name)),
      )
      .execute()
    const byName = new Map(rows.map((row) => [row.folded, row.id]))
    return { ids: outlets.flatMap((outlet) => byName.get(fold(outlet.name)) ?? []) }
  })
}

/** Ends a press contact. Refuses with `record.not_found`, `activity.not_yours`, `version.stale`, `activity.ends_before_start`. */
export function endPressOutlet(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.endPressOutletContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const { rows } = await sql<{ version: number; mine: boolean }>`
      select version, agency_id = any (${writing}) as mine from press_outlet where id = ${params.outlet_id}`.execute(
      trx,
    )
    const found = rows[0]
    if (!found) throw new Refusal('record.not_found', { id: params.outlet_id })
    if (!found.mine) throw new Refusal('activity.not_yours', { id: params.outlet_id })
    sameVersion(body.version, found.version)
    const changed = await refusing(
      trx
        .updateTable('press_outlet')
        .set({ until_on: body.until_on, version: sql<number>`version + 1` })
        .where('id', '=', params.outlet_id)
        .where('version', '=', body.version)
        .executeTakeFirst(),
      {
        press_outlet_ends_after_start: () =>
          new Refusal('activity.ends_before_start', { id: params.outlet_id }),
      },
    )
    // Somebody was first between the look and the change.
    if (changed.numUpdatedRows === 0n) sameVersion(body.version, body.version + 1)
    return { id: params.outlet_id, version: found.version + 1 }
  })
}

/**
 * What came of something that was sent. Refuses with `record.not_found`, `activity.not_yours`, `version.stale`,
 * `activity.used_before_sent`.
 */
export function tellSendingUsed(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.tellSendingUsedContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockActivity(trx, params.activity_id)
    const sending = await trx
      .selectFrom('activity_press')
      .select('id')
      .where('id', '=', params.sending_id)
      .where('activity_id', '=', found.id)
      .where('removed_at', 'is', null)
      .executeTakeFirst()
    if (!sending) throw new Refusal('record.not_found', { id: params.sending_id })
    sameVersion(body.version, found.version)
    await refusing(
      trx
        .updateTable('activity_press')
        .set({ used_on: body.used_on, link: body.link ?? null, reach: body.reach ?? null })
        .where('id', '=', sending.id)
        .execute(),
      { activity_press_used: () => new Refusal('activity.used_before_sent', { id: sending.id }) },
    )
    await updateActivity(trx, found.id, { changed_by: ctx.session.staffId, changed_at: ctx.now() })
    return { id: found.id, version: found.version + 1 }
  })
}
