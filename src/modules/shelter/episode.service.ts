import { sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'
import {
  caseKey,
  type LockedCase,
  lockCase,
  lockOpenCase,
  mark,
  refuseUnassigned,
  touchCase,
} from '#modules/cases/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import type * as contracts from './episode.contract.ts'
import { episodeAt, noteAt, serviceAt } from './episode.seal.ts'
import { type ServiceState, serviceLife, stayLife } from './shelter.life.ts'
import { refuseAhead } from './take-in.service.ts'

/**
 * She is received in a one-stop house; every service the house offers on that day is laid before her. Refuses with
 * `record.not_found`, `case.not_assigned`, `case.wrong_state`, `stay.in_future`, `episode.worker_unfit`, `episode.overlaps`.
 */
export function beginEpisode(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.beginEpisodeContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOpenCase(trx, params.case_id)
    refuseAhead(ctx, body.arrived_at)
    await refuseUnfitWorker(trx, found.id, body.responsible_id)
    if (body.house_id) await refuseOtherHouse(trx, body.house_id)
    const id = newId()
    const begun = trx
      .insertInto('one_stop_episode')
      .values({
        id,
        case_id: found.id,
        province_id: found.province_id,
        house_id: body.house_id ?? null,
        arrived_at: body.arrived_at,
        arrived_by: body.arrived_by,
        first_needs: body.first_needs,
        responsible_id: body.responsible_id,
        recorded_at: ctx.now(),
        recorded_by: ctx.session.staffId,
        sealed_words: body.words
          ? caseKey(ctx, found.id, found.sealed_key).seal(episodeAt('sealed_words', id), body.words)
          : null,
      })
      .execute()
    await refusing(begun, { one_stop_episode_once: () => new Refusal('episode.overlaps') })
    const on = dayInVietNam(new Date(body.arrived_at))
    const { rows } = await sql<{ code: string }>`
      select code from law_one_stop_service where from_on <= ${on}::date and (until_on is null or until_on > ${on}::date) order by position`.execute(
      trx,
    )
    if (rows.length > 0)
      await trx
        .insertInto('one_stop_service')
        .values(
          rows.map(({ code }) => ({
            id: newId(),
            episode_id: id,
            case_id: found.id,
            service_code: code,
            state: 'offered',
            happened_at: body.arrived_at,
            recorded_by: ctx.session.staffId,
          })),
        )
        .execute()
    await touchCase(trx, found.id, mark(ctx))
    return { id, version: 1 }
  })
}

/** Whoever is responsible works on the case, or it would be a name without a person. Refuses with `episode.worker_unfit`. */
async function refuseUnfitWorker(trx: Writer, caseId: string, staffId: string): Promise<void> {
  const { rows } = await sql`select 1 where access.is_assigned(${caseId}, ${staffId})`.execute(trx)
  if (rows.length === 0) throw new Refusal('episode.worker_unfit', { id: staffId })
}

async function refuseOtherHouse(trx: Writer, houseId: string): Promise<void> {
  const { rows } = await sql`select 1 from shelter_house where id = ${houseId} and kind = 'one_stop'`.execute(
    trx,
  )
  if (rows.length === 0) throw new Refusal('record.not_found', { id: houseId })
}

interface LockedEpisode {
  id: string
  arrived_at: Date
  left_at: Date | null
  version: number
}

async function lockEpisode(trx: Writer, found: LockedCase, id: string): Promise<LockedEpisode> {
  const { rows } = await sql<LockedEpisode>`
    select id, arrived_at, left_at, version from one_stop_episode where id = ${id} and case_id = ${found.id} for update`.execute(
    trx,
  )
  const row = rows[0]
  if (!row) throw new Refusal('record.not_found', { id })
  return row
}

/** The one plan and the one responsible. Refuses with `episode.wrong_state`, `episode.worker_unfit`, `record.not_found`, `version.stale`. */
export function changeEpisode(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.changeEpisodeContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOpenCase(trx, params.case_id)
    const episode = await lockEpisode(trx, found, params.episode_id)
    if (episode.left_at) throw new Refusal('episode.wrong_state', { id: episode.id, state: 'left' })
    sameVersion(body.version, episode.version)
    await refuseUnfitWorker(trx, found.id, body.responsible_id)
    if (body.plan_id) {
      const { rows } =
        await sql`select 1 from plan where id = ${body.plan_id} and case_id = ${found.id}`.execute(trx)
      if (rows.length === 0) throw new Refusal('record.not_found', { id: body.plan_id })
    }
    await trx
      .updateTable('one_stop_episode')
      .set({
        plan_id: body.plan_id,
        responsible_id: body.responsible_id,
        version: sql<number>`version + 1`,
      })
      .where('id', '=', episode.id)
      .execute()
    return { id: episode.id, version: episode.version + 1 }
  })
}

/**
 * A service is accepted, given, or not wanted; also written down after she has left. Refuses with `episode.wrong_state`,
 * `episode.before_arrival`, `stay.in_future`, `record.not_found`, `version.stale`.
 */
export function moveService(ctx: Context, { params, body }: RequestOf<typeof contracts.moveServiceContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockCase(trx, params.case_id)
    refuseUnassigned(found)
    const episode = await lockEpisode(trx, found, params.episode_id)
    const { rows } = await sql<{ id: string; state: ServiceState; version: number }>`
      select id, state, version from one_stop_service where episode_id = ${episode.id} and service_code = ${params.service} for update`.execute(
      trx,
    )
    const service = rows[0]
    if (!service) throw new Refusal('record.not_found', { id: episode.id })
    const state = serviceLife[service.state][body.move]
    if (!state) throw new Refusal('episode.wrong_state', { id: service.id, state: service.state })
    sameVersion(body.version, service.version)
    refuseAhead(ctx, body.at)
    if (Date.parse(body.at) < episode.arrived_at.getTime()) throw new Refusal('episode.before_arrival')
    const words = body.words
      ? caseKey(ctx, found.id, found.sealed_key).seal(serviceAt(service.id), body.words)
      : undefined
    await trx
      .updateTable('one_stop_service')
      .set({
        state,
        happened_at: body.at,
        recorded_by: ctx.session.staffId,
        ...(words ? { sealed_words: words } : {}),
        version: sql<number>`version + 1`,
      })
      .where('id', '=', service.id)
      .execute()
    return { id: service.id, version: service.version + 1, state }
  })
}

/** The note of a day. Refuses with `stay.in_future`, `episode.before_arrival`, `record.not_found`, `case.not_assigned`. */
export function addEpisodeNote(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.addEpisodeNoteContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockCase(trx, params.case_id)
    refuseUnassigned(found)
    const episode = await lockEpisode(trx, found, params.episode_id)
    if (body.on_day > dayInVietNam(ctx.now())) throw new Refusal('stay.in_future')
    if (body.on_day < dayInVietNam(episode.arrived_at)) throw new Refusal('episode.before_arrival')
    const id = newId()
    await trx
      .insertInto('one_stop_note')
      .values({
        id,
        episode_id: episode.id,
        case_id: found.id,
        on_day: body.on_day,
        recorded_at: ctx.now(),
        written_by: ctx.session.staffId,
        sealed_words: caseKey(ctx, found.id, found.sealed_key).seal(noteAt(id), body.words),
      })
      .execute()
    return { id }
  })
}

/** She leaves the one-stop house. Refuses with `episode.wrong_state`, `episode.before_arrival`, `stay.in_future`, `version.stale`. */
export function leaveEpisode(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.leaveEpisodeContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockCase(trx, params.case_id)
    refuseUnassigned(found)
    const episode = await lockEpisode(trx, found, params.episode_id)
    if (!stayLife[episode.left_at ? 'left' : 'here'].leave)
      throw new Refusal('episode.wrong_state', { id: episode.id, state: 'left' })
    sameVersion(body.version, episode.version)
    refuseAhead(ctx, body.left_at)
    if (body.follow_up_on && body.follow_up_on < dayInVietNam(new Date(body.left_at)))
      throw new Refusal('stay.follow_up_before', { id: episode.id })
    const written = trx
      .updateTable('one_stop_episode')
      .set({
        left_at: body.left_at,
        left_to: body.left_to,
        follow_up_on: body.follow_up_on ?? null,
        sealed_leaving: body.words
          ? caseKey(ctx, found.id, found.sealed_key).seal(episodeAt('sealed_leaving', episode.id), body.words)
          : null,
        version: sql<number>`version + 1`,
      })
      .where('id', '=', episode.id)
      .execute()
    await refusing(written, { one_stop_episode_left_after: () => new Refusal('episode.before_arrival') })
    return { id: episode.id, version: episode.version + 1 }
  })
}
