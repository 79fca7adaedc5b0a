import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import { loadCalendar } from '#modules/places/index.ts'
import type { Regime, VoiceKind } from './dialogue.codes.ts'
import { knowTopics } from './dialogue.service.ts'
import type * as contracts from './petition.contract.ts'
import * as queries from './petition.queries.ts'
import { type Held, joinedVoices, mergeFault, splitFault } from './petition.rule.ts'
import { counted, type KeptRules, running } from './petition-limit.ts'
import { writePetition } from './petition-record.service.ts'

/**
 * Splits a petition that raises several matters. Each part begins anew; the whole stays to be looked up. Refuses with
 * `record.not_found`, `version.stale`, `petition.not_your_turn`, `petition.wrong_state`, `petition.voice_lost`,
 * `petition.not_its_voice`, `dialogue.topic_unknown`.
 */
export function splitPetition(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.splitPetitionContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await locked(trx, params.petition_id)
    sameVersion(body.version, found.version)
    const held = await heldOf(trx, found)
    const fault = splitFault(
      held,
      body.parts.map((part) => part.voice_ids),
    )
    if (fault) throw new Refusal(fault, { id: found.id })
    await knowTopics(
      trx,
      body.parts.map((part) => part.topic),
    )
    const hall = {
      provinceId: found.province_id,
      agencyId: found.agency_id,
      dialogueId: found.dialogue_id,
      saidOn: found.received_on,
    }
    const parts: string[] = []
    for (const part of body.parts) {
      const { id } = await writePetition(trx, ctx, hall, {
        title: part.title,
        kind: found.kind as VoiceKind,
        topic: part.topic,
        regime: found.regime as Regime,
        place_id: found.place_id,
        voiceIds: [...new Set(part.voice_ids)],
        receivedOn: found.received_on,
        fromId: found.id,
      })
      parts.push(id)
    }
    await queries.endTurn(trx, found.id, { at: ctx.now(), outcome: 'withdrawn' })
    await stepped(trx, ctx, found.id, 'split')
    const version = await queries.updatePetition(trx, found.id, {
      state: 'split',
      due_at: null,
      closed_at: null,
    })
    return { id: found.id, version, parts }
  })
}

/**
 * Merges others into one. Nothing is lost: every voice of theirs stands behind it from then on, and so does everybody who
 * asked. Refuses with `record.not_found`, `version.stale`, `petition.not_your_turn`, `petition.wrong_state`, `petition.with_itself`.
 */
export function mergePetitions(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.mergePetitionsContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const otherIds = [...new Set(body.other_ids)]
    // Held in one order, so that two merges that cross wait for each other instead of for ever.
    const all = new Map<string, queries.LockedPetition>()
    for (const id of [params.petition_id, ...otherIds].toSorted())
      all.set(id, await locked(trx, id, params.petition_id))
    const found = all.get(params.petition_id)
    if (!found) throw new Refusal('record.not_found')
    sameVersion(body.version, found.version)
    const into = await heldOf(trx, found)
    const others: Held[] = []
    for (const id of otherIds) others.push(await heldOf(trx, all.get(id) ?? found))
    const fault = mergeFault(into, others)
    if (fault) throw new Refusal(fault, { id: found.id })
    const voices = joinedVoices([into, ...others])
    await queries.tieVoices(trx, found.id, voices, ctx.now())
    for (const other of others) {
      await queries.endTurn(trx, other.id, { at: ctx.now(), outcome: 'withdrawn' })
      await stepped(trx, ctx, other.id, 'merged')
      await queries.updatePetition(trx, other.id, {
        state: 'merged',
        into_id: found.id,
        due_at: null,
        closed_at: null,
      })
    }
    await stepped(trx, ctx, found.id, found.state)
    const askers = await queries.countAskers(trx, voices)
    const version = await queries.updatePetition(trx, found.id, { askers, ...(await earliest(trx, found)) })
    return { id: found.id, version, askers }
  })
}

/** The limit after a merge: nobody who had been waiting longer waits longer for it. Nothing where it does not change. */
async function earliest(trx: Writer, found: queries.LockedPetition): Promise<{ due_at?: Date | null }> {
  const turn = await queries.openTurn(trx, found.id)
  const since = turn && (await queries.askedBeforeMerging(trx, found.id, found.regime))
  if (!since || since >= (turn.counts_from ?? turn.asked_at)) return {}
  const { dueAt, refuseBy } = counted(
    turn.rule as unknown as KeptRules,
    since,
    await loadCalendar(trx as never),
  )
  await queries.setTurnLimits(trx, turn.id, { counts_from: since, due_at: dueAt, refuse_by: refuseBy })
  return found.state === 'noted' ? {} : { due_at: running({ dueAt, refuseBy }, found.state) }
}

/** One I hold. Which of several is out of sight is not told. */
async function locked(trx: Writer, id: string, told = id): Promise<queries.LockedPetition> {
  const found = await queries.lockPetition(trx, id, told)
  if (!found.is_host) throw new Refusal('petition.not_your_turn', { id })
  return found
}

async function heldOf(trx: Writer, found: queries.LockedPetition): Promise<Held> {
  return { id: found.id, state: found.state, voices: await queries.voiceIdsOf(trx, found.id) }
}

function stepped(trx: Writer, ctx: Context, petitionId: string, state: queries.LockedPetition['state']) {
  return queries.insertStep(trx, {
    petitionId,
    move: state === 'split' ? 'split' : 'merge',
    state,
    agencyId: ctx.session.agencyId,
    by: ctx.session.staffId,
    at: ctx.now(),
  })
}
