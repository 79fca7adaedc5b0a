import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { fold } from '#kernel/fold.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { closeDraft } from '#modules/access/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import type { Regime, VoiceKind } from './dialogue.codes.ts'
import { findPlace, keptDialogue } from './dialogue.queries.ts'
import { knowTopics } from './dialogue.service.ts'
import type * as contracts from './petition.contract.ts'
import { isLive } from './petition.life.ts'
import * as queries from './petition.queries.ts'
import { type Hall, writeVoices } from './question.service.ts'

interface NewPetition {
  title: string
  kind: VoiceKind
  topic: string
  regime: Regime
  place_id: string
  voiceIds: readonly string[]
  receivedOn: string
  fromId?: string
}

/** Writes a petition that rests on voices, in the story of whoever calls. */
export async function writePetition(trx: Writer, ctx: Context, hall: Hall, asked: NewPetition) {
  const id = newId()
  const no = await queries.nextNumber(trx, hall.provinceId, Number(asked.receivedOn.slice(0, 4)))
  await queries.insertPetition(trx, {
    id,
    province_id: hall.provinceId,
    agency_id: hall.agencyId,
    dialogue_id: hall.dialogueId,
    no,
    place_id: asked.place_id,
    kind: asked.kind,
    topic_code: asked.topic,
    regime: asked.regime,
    title: asked.title,
    folded: fold(`${no} ${asked.title}`),
    state: 'recorded',
    askers: await queries.countAskers(trx, asked.voiceIds),
    received_on: asked.receivedOn,
    from_id: asked.fromId ?? null,
    recorded_by: ctx.session.staffId,
    recorded_at: ctx.now(),
  })
  await queries.tieVoices(trx, id, asked.voiceIds, ctx.now())
  await queries.insertStep(trx, {
    petitionId: id,
    move: 'record',
    state: 'recorded',
    agencyId: hall.agencyId,
    by: ctx.session.staffId,
    at: ctx.now(),
  })
  return { id, no }
}

/**
 * Records a petition with its original words: those taken down in the hall, and new ones. Refuses with `record.not_found`
 * for a dialogue that is not mine, `place.unknown`, `dialogue.topic_unknown`, `dialogue.in_future`, `petition.not_its_voice`.
 */
export function recordPetition(ctx: Context, { body }: RequestOf<typeof contracts.recordPetitionContract>) {
  return inTransaction(ctx, async (trx) => {
    const today = dayInVietNam(ctx.now())
    const dialogue = body.dialogue_id ? await keptDialogue(trx, body.dialogue_id) : undefined
    const receivedOn = body.received_on ?? dialogue?.held_on ?? today
    if (receivedOn > today) throw new Refusal('dialogue.in_future')
    if (!(await findPlace(trx, body.place_id))) throw new Refusal('place.unknown')
    await knowTopics(trx, [body.topic])
    const hall: Hall = {
      provinceId: dialogue?.province_id ?? ctx.session.provinceId,
      agencyId: dialogue?.agency_id ?? ctx.session.agencyId,
      dialogueId: dialogue?.id ?? null,
      saidOn: receivedOn,
    }
    const named = [...new Set(body.voice_ids)]
    const known = await queries.knownVoices(trx, hall.agencyId, named)
    if (known.length !== named.length) throw new Refusal('petition.not_its_voice')
    const taken = await writeVoices(trx, ctx, hall, body.voices)
    const { id, no } = await writePetition(trx, ctx, hall, {
      title: body.title,
      kind: body.kind,
      topic: body.topic,
      regime: body.regime,
      place_id: body.place_id,
      voiceIds: [...known, ...taken.map((voice) => voice.id)],
      receivedOn,
    })
    if (body.client_ref) await closeDraft(trx, ctx, body.client_ref)
    return { id, version: 1, no }
  })
}

/**
 * Corrects title, topic, kind or regime; what people said stays. A limit that runs already goes on as it was begun.
 * Refuses with `record.not_found`, `version.stale`, `petition.not_your_turn` for a body, `petition.wrong_state`.
 */
export function changePetition(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.changePetitionContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await queries.lockPetition(trx, params.petition_id)
    sameVersion(body.version, found.version)
    if (!found.is_host) throw new Refusal('petition.not_your_turn', { id: found.id })
    if (!isLive(found.state)) throw new Refusal('petition.wrong_state', { state: found.state })
    await knowTopics(trx, [body.topic])
    await queries.insertStep(trx, {
      petitionId: found.id,
      move: 'change',
      state: found.state,
      agencyId: ctx.session.agencyId,
      by: ctx.session.staffId,
      at: ctx.now(),
    })
    const version = await queries.updatePetition(trx, found.id, {
      ...(body.title ? { title: body.title, folded: fold(`${found.no} ${body.title}`) } : {}),
      ...(body.topic ? { topic_code: body.topic } : {}),
      ...(body.kind ? { kind: body.kind } : {}),
      ...(body.regime ? { regime: body.regime } : {}),
    })
    return { id: found.id, version }
  })
}
