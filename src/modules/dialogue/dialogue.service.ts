import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { fold } from '#kernel/fold.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { closeDraft } from '#modules/access/index.ts'
import { dayInVietNam, stoodOn } from '#modules/places/index.ts'
import type * as contracts from './dialogue.contract.ts'
import { type DialogueState, nextDialogueState } from './dialogue.life.ts'
import * as queries from './dialogue.queries.ts'
import { listDialogueFiles } from './file.service.ts'

type Plan = Omit<RequestOf<typeof contracts.planDialogueContract>['body'], 'client_ref'>

/**
 * Plans a dialogue. Refuses with `dialogue.place_not_then`, `place.unknown`, `dialogue.hours`, `dialogue.body_unknown`,
 * `dialogue.topic_unknown`.
 */
export function planDialogue(ctx: Context, { body }: RequestOf<typeof contracts.planDialogueContract>) {
  return inTransaction(ctx, async (trx) => {
    const { client_ref, ...plan } = body
    const id = await writePlan(trx, ctx, plan)
    if (client_ref) await closeDraft(trx, ctx, client_ref)
    return { id, version: 1 }
  })
}

/** Writes a plan in the story of whoever calls. */
export async function writePlan(trx: Writer, ctx: Context, plan: Plan): Promise<string> {
  const id = newId()
  await queries.insertDialogue(trx, {
    id,
    province_id: ctx.session.provinceId,
    agency_id: ctx.session.agencyId,
    status: 'planned',
    recorded_by: ctx.session.staffId,
    recorded_at: ctx.now(),
    ...(await rowOf(trx, plan)),
  })
  await insertParts(trx, id, plan)
  return id
}

/** Says anew what is planned and who came. Refuses as `planDialogue`, and with `version.stale`, `dialogue.wrong_state` once it is called off. */
export function changeDialogue(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.changeDialogueContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const { version: read, client_ref, ...plan } = body
    const found = await queries.lockDialogue(trx, params.dialogue_id)
    sameVersion(read, found.version)
    if (found.status === 'cancelled') throw new Refusal('dialogue.wrong_state', { status: found.status })
    if (found.status === 'held') notInFuture(ctx, plan.held_on)
    const version = await queries.updateDialogue(trx, found.id, await rowOf(trx, plan))
    for (const table of ['dialogue_item', 'dialogue_party'] as const)
      await trx
        .updateTable(table)
        .set({ removed_at: ctx.now() })
        .where('dialogue_id', '=', found.id)
        .where('removed_at', 'is', null)
        .execute()
    await insertParts(trx, found.id, plan)
    if (client_ref) await closeDraft(trx, ctx, client_ref)
    return { id: found.id, version }
  })
}

/** Held, called off, planned again. Refuses with `dialogue.wrong_state`, `version.stale`, `dialogue.in_future`. */
export function moveDialogue(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.moveDialogueContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await queries.lockDialogue(trx, params.dialogue_id)
    sameVersion(body.version, found.version)
    const status = nextDialogueState(found.status as DialogueState, body.move)
    if (!status) throw new Refusal('dialogue.wrong_state', { status: found.status })
    if (status === 'held') notInFuture(ctx, found.held_on)
    return { id: found.id, version: await queries.updateDialogue(trx, found.id, { status }), status }
  })
}

function notInFuture(ctx: Context, on: string): void {
  if (on > dayInVietNam(ctx.now())) throw new Refusal('dialogue.in_future')
}

/** One dialogue. Refuses with `record.not_found`. */
export function readDialogue(ctx: Context, { params }: RequestOf<typeof contracts.readDialogueContract>) {
  return inTransaction(ctx, (trx) => dialogueFile(trx, ctx, params.dialogue_id))
}

/** A dialogue with its parts, in the story of whoever calls. */
export async function dialogueFile(trx: Writer, ctx: Context, id: string) {
  const found = await queries.findDialogue(trx, id, ctx.now())
  if (!found) throw new Refusal('record.not_found', { dialogue: id })
  const { items, parties } = await queries.listParts(trx, id)
  const of = (kind: 'agenda' | 'policy') => items.filter((item) => item.kind === kind)
  return {
    ...found,
    agenda: of('agenda').map(({ kind: _, ...item }) => item),
    policies: of('policy').map(({ kind: _, topic: __, at: ___, ...item }) => item),
    parties,
    files: await listDialogueFiles(trx, id),
  }
}

async function rowOf(trx: Writer, plan: Plan) {
  const place = await queries.findPlace(trx, plan.place_id)
  if (!place) throw new Refusal('place.unknown')
  if (!stoodOn(place, plan.held_on)) throw new Refusal('dialogue.place_not_then', { place: place.id })
  if (plan.from_time && plan.until_time && plan.until_time <= plan.from_time)
    throw new Refusal('dialogue.hours')
  return {
    level: place.level,
    place_id: place.id,
    title: plan.title,
    folded: fold(`${plan.title} ${place.name} ${plan.venue ?? ''}`),
    held_on: plan.held_on,
    from_time: plan.from_time ?? null,
    until_time: plan.until_time ?? null,
    venue: plan.venue ?? null,
    form: plan.form,
    chair: plan.chair ?? null,
    conclusion: plan.conclusion ?? null,
  }
}

async function insertParts(trx: Writer, dialogueId: string, plan: Plan): Promise<void> {
  const bodies = [
    plan.agenda.map((item) => item.body_id),
    plan.policies.map((item) => item.body_id),
    plan.bodies.map((body) => body.agency_id),
  ]
  const named = [...new Set(bodies.flat().filter((id) => id !== undefined))]
  if (named.length > 0 && (await queries.countAgencies(trx, named)) !== named.length)
    throw new Refusal('dialogue.body_unknown')
  await knowTopics(
    trx,
    plan.agenda.map((item) => item.topic),
  )
  const items = [
    ...plan.agenda.map((item, position) => ({
      kind: 'agenda',
      position,
      title: item.title,
      topic_code: item.topic ?? null,
      at_time: item.at ?? null,
      body_id: item.body_id ?? null,
      speaker: item.speaker ?? null,
    })),
    ...plan.policies.map((item, position) => ({
      kind: 'policy',
      position,
      title: item.title,
      topic_code: null,
      at_time: null,
      body_id: item.body_id ?? null,
      speaker: item.speaker ?? null,
    })),
  ]
  if (items.length > 0)
    await trx
      .insertInto('dialogue_item')
      .values(items.map((item) => ({ id: newId(), dialogue_id: dialogueId, ...item })))
      .execute()
  const parties = [
    ...plan.bodies.map((body) => ({
      kind: 'body',
      agency_id: body.agency_id ?? null,
      name: body.name ?? null,
      group_code: null,
      invited: null,
      coming: body.coming,
      attended: body.attended ?? null,
      female: body.female ?? null,
    })),
    ...plan.groups.map((group) => ({
      kind: 'group',
      agency_id: null,
      name: null,
      group_code: group.group,
      invited: group.invited ?? null,
      coming: 'asked',
      attended: group.attended ?? null,
      female: group.female ?? null,
    })),
  ]
  if (parties.length > 0)
    await trx
      .insertInto('dialogue_party')
      .values(parties.map((party) => ({ id: newId(), dialogue_id: dialogueId, ...party })))
      .execute()
}

/** Refuses with `dialogue.topic_unknown` unless all of these are topics. */
export async function knowTopics(trx: Writer, codes: readonly (string | undefined)[]): Promise<void> {
  const asked = new Set(codes.filter((code) => code !== undefined))
  if (asked.size === 0) return
  const known = new Set((await queries.listTopics(trx)).map((topic) => topic.code))
  for (const code of asked) if (!known.has(code)) throw new Refusal('dialogue.topic_unknown', { topic: code })
}
