import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Reader, Writer } from '#kernel/database.ts'
import { fold } from '#kernel/fold.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { closeDraft } from '#modules/access/index.ts'
import { dayInVietNam, stoodOn } from '#modules/places/index.ts'
import type { Kind } from './initiative.codes.ts'
import type * as contracts from './initiative.contract.ts'
import { nextStage, type Stage } from './initiative.life.ts'
import * as queries from './initiative.queries.ts'
import { alikeOf } from './initiative.rule.ts'

/** What is founded: the words of the form, of a row of a list, or of the demo. */
export interface Founding {
  kind: Kind
  name: string
  placeIds: readonly string[]
  foundedOn: string
  stage: Stage
  evidence: string
  agencyId: string
  phase?: string | undefined
  duty?: string | undefined
  fromId?: string | undefined
  sponsors?: readonly string[] | undefined
  about?: string | undefined
  batch?: { id: string; row: number }
}

/**
 * Founds a model, club, chapter or team. Refuses with `initiative.duplicate` (telling which one stands there already),
 * `initiative.in_future`, `initiative.kind_not_then`, `initiative.phase_not_then`, `place.unknown`,
 * `initiative.place_not_then`, `initiative.not_your_host`, `initiative.duty_unknown`, `initiative.origin_unknown`.
 */
export function foundInitiative(ctx: Context, { body }: RequestOf<typeof contracts.foundInitiativeContract>) {
  return inTransaction(ctx, async (trx) => {
    const founding: Founding = {
      kind: body.kind,
      name: body.name,
      placeIds: [...new Set(body.place_ids)],
      foundedOn: body.founded_on,
      stage: body.stage,
      evidence: body.evidence,
      agencyId: body.agency_id ?? ctx.session.agencyId,
      phase: body.phase,
      duty: body.duty,
      fromId: body.from_id,
      sponsors: body.sponsors,
      about: body.about,
    }
    await mayFound(trx, ctx, founding)
    const [id] = await writeFoundings(trx, ctx, [founding])
    if (body.client_ref) await closeDraft(trx, ctx, body.client_ref)
    return { id: id ?? '', version: 1 }
  })
}

async function mayFound(trx: Writer, ctx: Context, asked: Founding): Promise<void> {
  const { provinceId } = ctx.session
  notInFuture(ctx, asked.foundedOn)
  const kind = (await queries.listKinds(trx)).find((each) => each.code === asked.kind)
  if (!kind || !stoodOn(kind, asked.foundedOn)) throw new Refusal('initiative.kind_not_then')
  await phaseFits(trx, asked.phase, asked.foundedOn)
  await placesFit(trx, ctx, asked.placeIds, asked.foundedOn)
  const isOurs =
    (await queries.isAgencyOf(trx, asked.agencyId, provinceId)) &&
    (await queries.mayHost(trx, asked.agencyId, provinceId))
  if (!isOurs) throw new Refusal('initiative.not_your_host')
  if (asked.duty && !(await queries.isDuty(trx, asked.duty))) throw new Refusal('initiative.duty_unknown')
  if (asked.fromId) {
    const origin = await trx
      .selectFrom('initiative')
      .select('founded_on')
      .where('id', '=', asked.fromId)
      .executeTakeFirst()
    if (!origin || origin.founded_on > asked.foundedOn) throw new Refusal('initiative.origin_unknown')
  }
  await notAlike(trx, {
    provinceId,
    kind: asked.kind,
    placeId: asked.placeIds[0] ?? '',
    alike: alikeOf(asked.name),
  })
}

/** Refuses with `initiative.duplicate`, telling the id of the one that stands there. */
async function notAlike(trx: Reader, asked: Parameters<typeof queries.findAlike>[1]): Promise<void> {
  const there = await queries.findAlike(trx, asked)
  if (there) throw new Refusal('initiative.duplicate', { id: there.id })
}

async function phaseFits(trx: Reader, code: string | null | undefined, on: string): Promise<void> {
  if (!code) return
  const phase = (await queries.listPhases(trx)).find((each) => each.code === code)
  if (!phase || on >= phase.until_on) throw new Refusal('initiative.phase_not_then')
}

/**
 * Places of my province that stood on a day or came later: who writes an old club down today may name today's commune,
 * and figures of then find it through what that was made of.
 */
export async function placesFit(
  trx: Reader,
  ctx: Context,
  ids: readonly string[],
  on: string,
): Promise<void> {
  const places = await queries.listPlaces(trx, ids)
  const today = dayInVietNam(ctx.now())
  const begun = (place: { valid_from: string | null }) => (place.valid_from ?? '') <= today
  for (const id of ids) {
    const place = places.find((each) => each.id === id)
    if (!place || place.province_id !== ctx.session.provinceId) throw new Refusal('place.unknown')
    const isOver = place.valid_until !== null && place.valid_until <= on
    if (isOver || !begun(place)) throw new Refusal('initiative.place_not_then', { place: id })
  }
}

/** Refuses a day that has not come. */
export function notInFuture(ctx: Context, on: string): void {
  if (on > dayInVietNam(ctx.now())) throw new Refusal('initiative.in_future')
}

/**
 * Writes what is founded, one or thousands, with first step, places and host. Asks nothing: `mayFound` and the reader of
 * lists have. Answers the ids in the same order.
 */
export async function writeFoundings(
  trx: Writer,
  ctx: Context,
  foundings: readonly Founding[],
): Promise<string[]> {
  const { session } = ctx
  const at = ctx.now()
  const kinds = new Map((await queries.listKinds(trx)).map((kind) => [kind.code, kind.members]))
  const rows: queries.NewRows = { initiatives: [], steps: [], places: [], hosts: [] }
  const ids = foundings.map((each) => {
    const id = newId()
    const of = { initiative_id: id, province_id: session.provinceId }
    rows.initiatives.push({
      id,
      province_id: session.provinceId,
      agency_id: each.agencyId,
      duty_code: each.duty ?? null,
      kind_code: each.kind,
      members: kinds.get(each.kind) ?? 'counted',
      phase_code: each.phase ?? null,
      place_id: each.placeIds[0] ?? session.provinceId,
      name: each.name,
      folded_name: fold(each.name),
      alike: alikeOf(each.name),
      founded_on: each.foundedOn,
      stage: each.stage,
      stage_on: each.foundedOn,
      from_id: each.fromId ?? null,
      sponsors: [...(each.sponsors ?? [])],
      about: each.about ?? null,
      recorded_by: session.staffId,
      recorded_at: at,
      batch_id: each.batch?.id ?? null,
      batch_row: each.batch?.row ?? null,
    })
    rows.steps.push({
      ...of,
      id: newId(),
      no: 1,
      stage: each.stage,
      on_day: each.foundedOn,
      evidence: each.evidence,
      recorded_by: session.staffId,
      recorded_at: at,
    })
    each.placeIds.forEach((placeId, at) => {
      rows.places.push({ ...of, id: newId(), place_id: placeId, home: at === 0, from_on: each.foundedOn })
    })
    rows.hosts.push({ ...of, id: newId(), agency_id: each.agencyId, from_on: each.foundedOn })
    return id
  })
  await queries.insertInitiatives(trx, rows)
  return ids
}

/** Corrects what it is called. Refuses with `version.stale`, `initiative.duplicate`, `initiative.phase_not_then`. */
export function changeInitiative(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.changeInitiativeContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await queries.lockInitiative(trx, params.initiative_id)
    sameVersion(body.version, found.version)
    await phaseFits(trx, body.phase, found.founded_on)
    if (body.name && found.stage !== 'closed')
      await notAlike(trx, {
        provinceId: found.province_id,
        kind: found.kind_code,
        placeId: found.place_id,
        alike: alikeOf(body.name),
        but: found.id,
      })
    const version = await queries.updateInitiative(trx, found.id, {
      ...(body.name ? { name: body.name, folded_name: fold(body.name), alike: alikeOf(body.name) } : {}),
      ...(body.phase !== undefined ? { phase_code: body.phase } : {}),
      ...(body.sponsors ? { sponsors: body.sponsors } : {}),
      ...(body.about !== undefined ? { about: body.about } : {}),
    })
    return { id: found.id, version }
  })
}

/**
 * Moves it along its life, with the day and what shows it. Refuses with `initiative.wrong_state`, `version.stale`,
 * `initiative.in_future`, `initiative.before_last_step`, `initiative.duplicate` (when one of that name took its place).
 */
export function moveInitiative(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.moveInitiativeContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await queries.lockInitiative(trx, params.initiative_id)
    sameVersion(body.version, found.version)
    const stage = nextStage(found.stage as Stage, body.move)
    if (!stage) throw new Refusal('initiative.wrong_state', { id: found.id, stage: found.stage })
    notInFuture(ctx, body.on)
    if (body.on < found.stage_on) throw new Refusal('initiative.before_last_step')
    const version = await queries.updateInitiative(trx, found.id, { stage, stage_on: body.on })
    await queries.insertStep(trx, {
      id: newId(),
      initiative_id: found.id,
      province_id: found.province_id,
      stage,
      on_day: body.on,
      evidence: body.evidence,
      recorded_by: ctx.session.staffId,
      recorded_at: ctx.now(),
    })
    return { id: found.id, version, stage }
  })
}

/**
 * Another agency hosts it from a day on. Refuses with `version.stale`, `initiative.same_host`, `initiative.in_future`,
 * `initiative.before_last_step` (before the host there is), `initiative.not_your_host`, `initiative.duty_unknown`.
 */
export function changeInitiativeHost(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.changeHostContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await queries.lockInitiative(trx, params.initiative_id)
    sameVersion(body.version, found.version)
    if (body.agency_id === found.agency_id) throw new Refusal('initiative.same_host')
    notInFuture(ctx, body.on)
    if (!(await queries.isAgencyOf(trx, body.agency_id, found.province_id)))
      throw new Refusal('initiative.not_your_host')
    if (body.duty && !(await queries.isDuty(trx, body.duty))) throw new Refusal('initiative.duty_unknown')
    if (body.on < (await queries.hostSince(trx, found.id))) throw new Refusal('initiative.before_last_step')
    await queries.changeHost(trx, {
      id: newId(),
      initiative_id: found.id,
      province_id: found.province_id,
      agency_id: body.agency_id,
      from_on: body.on,
    })
    const version = await queries.updateInitiative(trx, found.id, {
      agency_id: body.agency_id,
      duty_code: body.duty,
    })
    return { id: found.id, version }
  })
}
