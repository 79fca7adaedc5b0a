import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import type { FileReply } from '#kernel/module.ts'
import { Refusal } from '#kernel/refusal.ts'
import { closeDraft } from '#modules/access/index.ts'
import { ActivityBody, keepActivityPhoto, writeActivities } from '#modules/activities/index.ts'
import { openKept } from '#modules/documents/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import type * as contracts from './village.contract.ts'
import { nextVillageState, type VillageMove, type VillageState } from './village.life.ts'
import { hashOfToken, type LockedLink, lockLink, tokenOf } from './village.queries.ts'

async function lockFor(
  trx: Writer,
  id: string,
  of: { version: number; move: VillageMove },
): Promise<LockedLink & { next: VillageState }> {
  const held = await lockLink(trx, id)
  sameVersion(of.version, held.version)
  const next = nextVillageState(held.state, of.move)
  if (!next) throw new Refusal('villages.wrong_state', { id, state: held.state })
  return { ...held, next }
}

/** Replaces a link. Refuses with `record.not_found`, `villages.not_yours`, `version.stale`, `villages.wrong_state` once nothing is asked any more. */
export function renewLink(ctx: Context, { params, body }: RequestOf<typeof contracts.renewLinkContract>) {
  return inTransaction(ctx, async (trx) => {
    const held = await lockFor(trx, params.link_id, { version: body.version, move: 'tell' })
    const serial = held.serial + 1
    await trx
      .updateTable('village_link')
      .set({
        serial,
        token_hash: hashOfToken(tokenOf(ctx, { id: held.id, serial })),
        version: held.version + 1,
      })
      .where('id', '=', held.id)
      .execute()
    return { id: held.id, version: held.version + 1, state: held.state }
  })
}

/** Asks a village no longer, or again. Refuses as `renewLink` does. What it had told before stays on record. */
export function moveLink(ctx: Context, { params, body }: RequestOf<typeof contracts.moveLinkContract>) {
  return inTransaction(ctx, async (trx) => {
    const held = await lockFor(trx, params.link_id, body)
    const state: VillageState = body.move === 'reopen' && held.held_on ? 'sent' : held.next
    await trx
      .updateTable('village_link')
      .set({ state, version: held.version + 1 })
      .where('id', '=', held.id)
      .execute()
    return { id: held.id, version: held.version + 1, state }
  })
}

/**
 * Enters what came on paper or by telephone; the true day is `told_on`, the moment of typing is in the audit. Refuses as
 * `renewLink` does, and with `villages.day_outside`.
 */
export function enterVillage(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.enterVillageContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const { version, how, told_on, client_ref, ...numbers } = body
    const held = await lockFor(trx, params.link_id, { version, move: 'tell' })
    if (body.held_on < held.from_on || told_on > dayInVietNam(ctx.now()))
      throw new Refusal('villages.day_outside', { id: held.id })
    await trx
      .updateTable('village_link')
      .set({
        state: held.next,
        ...numbers,
        how,
        told_on,
        sent_at: ctx.now(),
        entered_by: ctx.session.staffId,
        version: held.version + 1,
      })
      .where('id', '=', held.id)
      .execute()
    if (client_ref) await closeDraft(trx, ctx, client_ref)
    return { id: held.id, version: held.version + 1, state: held.next }
  })
}

/** Who came, as the groups of an activity. */
const groupsOf = ({ women, men, girls, boys }: LockedLink) => {
  const group = (audience: string, female: number, male: number) =>
    female + male > 0 ? [{ audience, attendances: female + male, female, male }] : []
  return [...group('people', women ?? 0, men ?? 0), ...group('children', girls ?? 0, boys ?? 0)]
}

/**
 * Takes the numbers over into an activity that my agency keeps, and the photo among its files where it is said who can be made out
 * in it. A correction sent in between is not overlooked: it raised the version. Refuses as `renewLink` does, with what an activity
 * refuses, and with `record.not_found` where a photo is asked for that is not there.
 */
export function takeVillage(ctx: Context, { params, body }: RequestOf<typeof contracts.takeVillageContract>) {
  return inTransaction(ctx, async (trx) => {
    const held = await lockFor(trx, params.link_id, { version: body.version, move: 'take' })
    const said = ActivityBody.parse({
      kind: held.kind,
      title: `${held.title}: ${held.village}`,
      starts_on: held.held_on,
      place_id: held.place_id,
      venue: held.village,
      groups: groupsOf(held),
    })
    const [activity_id = ''] = await writeActivities(trx, ctx, [{ body: said, status: 'held' }])
    if (body.photo) {
      const { bytes } = await openPhoto(trx, ctx, held.id)
      await keepActivityPhoto(trx, ctx, activity_id, { name: held.village, people_shown: body.photo, bytes })
    }
    await trx
      .updateTable('village_link')
      .set({
        state: held.next,
        activity_id,
        taken_by: ctx.session.staffId,
        taken_at: ctx.now(),
        version: held.version + 1,
      })
      .where('id', '=', held.id)
      .execute()
    return { id: held.id, version: held.version + 1, state: held.next, activity_id }
  })
}

/** The photo of a village. Refuses with `record.not_found`. */
export function readVillagePhoto(
  ctx: Context,
  { params }: RequestOf<typeof contracts.readVillagePhotoContract>,
): Promise<FileReply> {
  return inTransaction(ctx, (trx) => openPhoto(trx, ctx, params.link_id))
}

async function openPhoto(trx: Writer, ctx: Context, linkId: string): Promise<FileReply> {
  const found = await trx
    .selectFrom('village_photo')
    .select(['id', 'name', 'media_type', 'sealed_key', 'sealed_bytes'])
    .where('link_id', '=', linkId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (!found) throw new Refusal('record.not_found', { id: linkId })
  return openKept(ctx.vault, 'village_photo', found)
}
