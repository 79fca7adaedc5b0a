import { sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'
import { inLots, lockInitiative } from './initiative.queries.ts'
import { notInFuture } from './initiative.service.ts'
import type * as contracts from './meeting.contract.ts'

/** A meeting of one initiative as it is written. */
export interface Meeting {
  initiativeId: string
  heldOn: string
  total: number
  women: number
  men: number
  atPlace?: string | undefined
  topics?: readonly string[] | undefined
  minutes?: string | undefined
}

/**
 * Writes a meeting down. Refuses with `initiative.in_future`, `initiative.before_founding`, `initiative.closed_then`,
 * `initiative.met_that_day`.
 */
export function addMeeting(ctx: Context, { params, body }: RequestOf<typeof contracts.addMeetingContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockInitiative(trx, params.initiative_id)
    notInFuture(ctx, body.held_on)
    if (body.held_on < found.founded_on) throw new Refusal('initiative.before_founding')
    if (found.stage === 'closed' && body.held_on > found.stage_on) throw new Refusal('initiative.closed_then')
    const [id] = await writeMeetings(trx, ctx, [
      {
        initiativeId: found.id,
        heldOn: body.held_on,
        total: body.total,
        women: body.women,
        men: body.men,
        atPlace: body.at_place,
        topics: body.topics,
        minutes: body.minutes,
      },
    ])
    return { id: id ?? '', version: 1 }
  })
}

/** Writes meetings, one or thousands; whether they fit has been asked. Refuses with `initiative.met_that_day`. */
export async function writeMeetings(
  trx: Writer,
  ctx: Context,
  meetings: readonly Meeting[],
): Promise<string[]> {
  const rows = meetings.map((each) => ({
    id: newId(),
    initiative_id: each.initiativeId,
    province_id: ctx.session.provinceId,
    held_on: each.heldOn,
    at_place: each.atPlace ?? null,
    total: each.total,
    women: each.women,
    men: each.men,
    topics: [...(each.topics ?? [])],
    minutes: each.minutes ?? null,
    recorded_by: ctx.session.staffId,
    recorded_at: ctx.now(),
  }))
  await inLots(rows, (some) =>
    refusing(trx.insertInto('initiative_meeting').values(some).execute(), {
      initiative_meeting_once: () => new Refusal('initiative.met_that_day'),
    }),
  )
  return rows.map((row) => row.id)
}

/** Takes a meeting out of the counts. Refuses with `version.stale`, `initiative.withdrawn_before`. */
export function withdrawMeeting(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.withdrawMeetingContract>,
) {
  return inTransaction(ctx, async (trx) => {
    await lockInitiative(trx, params.initiative_id)
    const meeting = await trx
      .selectFrom('initiative_meeting')
      .select(['version', 'withdrawn_at'])
      .where('id', '=', params.meeting_id)
      .where('initiative_id', '=', params.initiative_id)
      .forUpdate()
      .executeTakeFirst()
    if (!meeting) throw new Refusal('record.not_found', { meeting: params.meeting_id })
    sameVersion(body.version, meeting.version)
    if (meeting.withdrawn_at) throw new Refusal('initiative.withdrawn_before')
    await trx
      .updateTable('initiative_meeting')
      .set({ withdrawn_at: ctx.now(), version: sql<number>`version + 1` })
      .where('id', '=', params.meeting_id)
      .execute()
    return { id: params.meeting_id, version: meeting.version + 1 }
  })
}
