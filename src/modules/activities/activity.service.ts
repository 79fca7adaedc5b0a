import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { fold } from '#kernel/fold.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { closeDraft } from '#modules/access/index.ts'
import { identifyingIn } from '#modules/documents/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { loadReference, type Reference, wrongsOf } from './activity.check.ts'
import type * as contracts from './activity.contract.ts'
import { nextActivityStatus } from './activity.life.ts'
import {
  findActivity,
  findRecordingAgency,
  insertActivities,
  lockActivity,
  updateActivity,
} from './activity.queries.ts'
import type { ActivityBody } from './activity.shapes.ts'
import { insertParts, takeBackParts, takeBackSendings } from './activity-parts.queries.ts'
import { seriesDays } from './series.rule.ts'

/** An activity about to be written. */
export interface NewActivity {
  body: ActivityBody
  status: 'planned' | 'held'
  series_id?: string
  copied_from?: string
}

/**
 * Records an activity, or a series of planned ones. Refuses with `activity.no_agency`, `record.not_found` and with what
 * `wrongsOf` tells; nothing is half-written.
 */
export function recordActivity(ctx: Context, { body }: RequestOf<typeof contracts.recordActivityContract>) {
  const { status, repeat, copied_from, client_ref, ...said } = body
  return inTransaction(ctx, async (trx) => {
    if (copied_from && !(await findActivity(trx, copied_from, dayInVietNam(ctx.now()))))
      throw new Refusal('record.not_found', { id: copied_from })
    const copied = copied_from ? { copied_from } : {}
    const series_id = newId()
    const each: NewActivity[] = repeat
      ? seriesDays(said, repeat).map((days) => ({ body: { ...said, ...days }, status, series_id, ...copied }))
      : [{ body: said, status, ...copied }]
    const ids = await writeActivities(trx, ctx, each)
    if (client_ref) await closeDraft(trx, ctx, client_ref)
    return {
      id: ids[0] ?? '',
      ids,
      version: 1,
      status,
      recorded_at: ctx.now().toISOString(),
      warnings: warningsOf(said),
    }
  })
}

/** Records a table of activities, all or none. The refusal names the row. */
export function recordActivities(
  ctx: Context,
  { body }: RequestOf<typeof contracts.recordActivitiesContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const ids = await writeActivities(
      trx,
      ctx,
      body.rows.map((row) => ({ body: row, status: body.status })),
    )
    if (body.client_ref) await closeDraft(trx, ctx, body.client_ref)
    const warnings = [...new Set(body.rows.flatMap(warningsOf))]
    return { ids, recorded_at: ctx.now().toISOString(), warnings }
  })
}

/** Writes many activities of my agency in one story; the first thing that is wrong refuses them all. */
export async function writeActivities(
  trx: Writer,
  ctx: Context,
  each: readonly NewActivity[],
): Promise<string[]> {
  const agencyId = await findRecordingAgency(trx, ctx.session.agencyId)
  if (!agencyId) throw new Refusal('activity.no_agency')
  const reference = await loadReference(
    trx,
    each.map(({ body }) => body),
  )
  const today = dayInVietNam(ctx.now())
  each.forEach(({ body, status }, at) => {
    refuseFirst(body, status, today, reference, at + 1)
  })
  const made = each.map((one) => ({ id: newId(), ...one }))
  await insertActivities(
    trx,
    made.map(({ id, body, status, series_id, copied_from }) => ({
      id,
      agency_id: agencyId,
      status,
      ...columnsOf(body, reference),
      initiative_id: body.initiative_id ?? null,
      series_id: series_id ?? null,
      copied_from: copied_from ?? null,
      recorded_by: ctx.session.staffId,
      recorded_at: ctx.now(),
      changed_by: ctx.session.staffId,
      changed_at: ctx.now(),
    })),
  )
  await insertParts(trx, made)
  return made.map(({ id }) => id)
}

/** Everything of one activity. Refuses with `record.not_found`. */
export function readActivity(ctx: Context, { params }: RequestOf<typeof contracts.readActivityContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await findActivity(trx, params.activity_id, dayInVietNam(ctx.now()))
    if (!found) throw new Refusal('record.not_found', { id: params.activity_id })
    return found
  })
}

/** Says an activity anew as a whole. Refuses with `record.not_found`, `activity.not_yours`, `version.stale` and what `wrongsOf` tells. */
export function changeActivity(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.changeActivityContract>,
) {
  const { version, ...said } = body
  return inTransaction(ctx, async (trx) => {
    const found = await lockActivity(trx, params.activity_id)
    sameVersion(version, found.version)
    const reference = await loadReference(trx, [said])
    refuseFirst(said, found.status, dayInVietNam(ctx.now()), reference, 1)
    await updateActivity(trx, found.id, {
      ...columnsOf(said, reference),
      initiative_id: said.initiative_id ?? null,
      changed_by: ctx.session.staffId,
      changed_at: ctx.now(),
    })
    await takeBackParts(trx, found.id, ctx.now())
    await takeBackSendings(trx, found.id, ctx.now())
    await insertParts(trx, [{ id: found.id, body: said }])
    return { id: found.id, version: found.version + 1, status: found.status, warnings: warningsOf(said) }
  })
}

/**
 * Moves an activity along its life. Refuses with `record.not_found`, `activity.not_yours`, `version.stale`,
 * `activity.wrong_state`; held only when its last day has come (`activity.in_future`), a training only with those who
 * came (`activity.no_attendance`).
 */
export function moveActivity(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.moveActivityContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockActivity(trx, params.activity_id)
    sameVersion(body.version, found.version)
    const status = nextActivityStatus(found.status, body.move)
    if (!status) throw new Refusal('activity.wrong_state', { id: found.id, status: found.status })
    if (status === 'held' && found.ends_on > dayInVietNam(ctx.now()))
      throw new Refusal('activity.in_future', { id: found.id })
    if (status === 'held' && found.training && found.attendances === 0)
      throw new Refusal('activity.no_attendance', { id: found.id })
    await updateActivity(trx, found.id, {
      status,
      cancelled_why: body.why ?? null,
      changed_by: ctx.session.staffId,
      changed_at: ctx.now(),
    })
    return { id: found.id, version: found.version + 1, status }
  })
}

/** Offers an activity as a pattern under a name, or no longer. */
export function namePattern(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.nameActivityPatternContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockActivity(trx, params.activity_id)
    sameVersion(body.version, found.version)
    await updateActivity(trx, found.id, {
      pattern: body.name,
      changed_by: ctx.session.staffId,
      changed_at: ctx.now(),
    })
    return { id: found.id, version: found.version + 1, status: found.status }
  })
}

function refuseFirst(
  body: ActivityBody,
  status: 'planned' | 'held' | 'cancelled',
  today: string,
  reference: Reference,
  row: number,
): void {
  const [wrong] = wrongsOf(body, status, today, reference)
  if (wrong) throw new Refusal(wrong.code, { field: wrong.field, row })
}

function columnsOf(body: ActivityBody, reference: Reference) {
  const { host, test } = body
  const hostName = host?.name ?? null
  return {
    // The place stands: it has been looked up before.
    province_id: reference.place(body.place_id)?.province_id ?? '',
    kind: body.kind,
    title: body.title,
    folded: fold([body.title, body.venue, hostName].filter(Boolean).join(' ')),
    starts_on: body.starts_on,
    ends_on: body.ends_on ?? body.starts_on,
    clock: body.clock ?? null,
    place_id: body.place_id,
    venue: body.venue ?? null,
    form: body.form,
    host_id: host?.agency_id ?? null,
    host_name: hostName,
    topics: [...new Set(body.topics)],
    language: body.language ?? null,
    items: body.items,
    copies: body.copies ?? null,
    reach: body.reach ?? null,
    entries: body.entries ?? null,
    link: body.link ?? null,
    cost_vnd: body.cost_vnd ?? null,
    funding: body.funding ?? null,
    test_max: test?.most ?? null,
    pre_takers: test?.before?.takers ?? null,
    pre_mean: test?.before?.mean ?? null,
    post_takers: test?.after?.takers ?? null,
    post_mean: test?.after?.mean ?? null,
    attendances: body.groups.reduce((sum, group) => sum + group.attendances, 0),
    note: body.note ?? null,
  }
}

function warningsOf(body: ActivityBody) {
  return identifyingIn(body.title, body.venue, body.note)
}
