import { sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { listLinesWhere } from '#modules/activities/index.ts'
import type * as contracts from './event.contract.ts'
import { type LockedPlan, lockOpenPlan } from './plan.queries.ts'

type Said = RequestOf<typeof contracts.addEventContract>['body']

/**
 * Adds an event with its programme. Refuses with `record.not_found`, `campaign.not_yours`, `campaign.closed`,
 * `campaign.place_not_then` (not a place of the plan's province that stood then).
 */
export function addEvent(ctx: Context, { params, body }: RequestOf<typeof contracts.addEventContract>) {
  return inTransaction(ctx, async (trx) => {
    const plan = await lockOpenPlan(trx, params.plan_id)
    await fits(trx, plan, body)
    const id = newId()
    const { lines: _, ...said } = body
    await trx
      .insertInto('campaign_event')
      .values({ id, plan_id: plan.id, ...said })
      .execute()
    await writeLines(trx, id, body)
    return { id, version: 1 }
  })
}

/** Says an event anew. Refuses like `addEvent`, and with `version.stale`. */
export function changeEvent(ctx: Context, { params, body }: RequestOf<typeof contracts.changeEventContract>) {
  return inTransaction(ctx, async (trx) => {
    const { plan, event } = await lockEvent(trx, params.event_id, body.version)
    await fits(trx, plan, body)
    const { lines: _, version: __, ...said } = body
    await trx
      .updateTable('campaign_event')
      .set({
        ...said,
        venue: said.venue ?? null,
        activity_id: said.activity_id ?? null,
        version: event.version + 1,
      })
      .where('id', '=', event.id)
      .execute()
    await sql`update campaign_event_line set removed_at = ${ctx.now()} where event_id = ${event.id} and removed_at is null`.execute(
      trx,
    )
    await writeLines(trx, event.id, body)
    return { id: event.id, version: event.version + 1 }
  })
}

/** Takes an event out of its plan. Refuses with `record.not_found`, `campaign.not_yours`, `campaign.closed`, `version.stale`. */
export function removeEvent(ctx: Context, { params, body }: RequestOf<typeof contracts.removeEventContract>) {
  return inTransaction(ctx, async (trx) => {
    const { event } = await lockEvent(trx, params.event_id, body.version)
    await trx
      .updateTable('campaign_event')
      .set({ removed_at: ctx.now(), version: event.version + 1 })
      .where('id', '=', event.id)
      .execute()
    return { id: event.id, version: event.version + 1 }
  })
}

async function lockEvent(trx: Writer, id: string, version: number) {
  const found = await trx
    .selectFrom('campaign_event')
    .select(['id', 'plan_id'])
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (!found) throw new Refusal('record.not_found', { id })
  const plan = await lockOpenPlan(trx, found.plan_id)
  const event = await trx
    .selectFrom('campaign_event')
    .select(['id', 'version'])
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!event) throw new Refusal('record.not_found', { id })
  sameVersion(version, event.version)
  return { plan, event }
}

async function fits(trx: Writer, plan: LockedPlan, body: Pick<Said, 'place_id' | 'on_day' | 'activity_id'>) {
  const { rows } = await sql`
    select 1 from place where id = ${body.place_id} and province_id = ${plan.province_id} and coalesce(valid_from, '-infinity') <= ${body.on_day}::date
    and coalesce(valid_until, 'infinity') > ${body.on_day}::date`.execute(trx)
  if (rows.length === 0) throw new Refusal('campaign.place_not_then', { field: 'place_id' })
  if (body.activity_id && (await listLinesWhere(trx, sql`a.id = ${body.activity_id}`, 1)).length === 0)
    throw new Refusal('record.not_found', { id: body.activity_id })
}

async function writeLines(trx: Writer, eventId: string, body: Pick<Said, 'lines'>): Promise<void> {
  if (body.lines.length === 0) return
  await trx
    .insertInto('campaign_event_line')
    .values(
      body.lines.map((line, at) => ({
        id: newId(),
        event_id: eventId,
        position: at + 1,
        clock: line.clock,
        what: line.what,
        who: line.who ?? null,
      })),
    )
    .execute()
}
