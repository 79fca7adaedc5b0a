import type { Updateable } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import type { Petition } from '#kernel/database.types.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { closeDraft } from '#modules/access/index.ts'
import { leaveNotice } from '#modules/messages/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import type { Regime } from './dialogue.codes.ts'
import { countAgencies, findPlace } from './dialogue.queries.ts'
import type * as contracts from './petition.contract.ts'
import { bodyMoves, nextPetitionState, type PetitionMove, type PetitionState } from './petition.life.ts'
import * as queries from './petition.queries.ts'
import { dutyHeld, findHolder, listRefused, listWorkers } from './petition-body.queries.ts'
import { limitsOf, notedUntil, running } from './petition-limit.ts'

type Asked = RequestOf<typeof contracts.movePetitionContract>['body']
type Locked = queries.LockedPetition

/**
 * Moves a petition along its life. Refuses with `record.not_found`, `version.stale`, `petition.wrong_state`,
 * `petition.not_your_turn`, `petition.nobody_responsible` (no body holds the duty there: name one),
 * `petition.asked_before` (a body that refused), `petition.itself`, `petition.body_unknown`, `petition.due_before`,
 * `petition.no_body`, `place.unknown`, `dialogue.in_future`.
 */
export function movePetition(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.movePetitionContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await queries.lockPetition(trx, params.petition_id)
    sameVersion(body.version, found.version)
    const state = nextPetitionState(found.state, body.move)
    if (!state) throw new Refusal('petition.wrong_state', { id: found.id, state: found.state })
    mayMove(found, body.move)
    const change = await followed(trx, ctx, found, body, state)
    const version = await queries.updatePetition(trx, found.id, { ...change, state: change.state ?? state })
    if (body.client_ref) await closeDraft(trx, ctx, body.client_ref)
    const bodyId = change.body_id === undefined ? found.body_id : change.body_id
    const due = change.due_at === undefined ? found.due_at : (change.due_at as Date | null)
    return {
      id: found.id,
      version,
      state: (change.state as PetitionState | undefined) ?? state,
      body_id: bodyId,
      due_at: due ? new Date(due).toISOString() : null,
    }
  })
}

/** The body moves what is its turn; who holds the dialogue does the rest, and enters for a body what came on paper. */
function mayMove(found: Locked, move: PetitionMove): void {
  const isOfBody = (bodyMoves as readonly string[]).includes(move)
  if (!found.is_host && !(isOfBody && found.is_body))
    throw new Refusal('petition.not_your_turn', { id: found.id })
}

type Change = Omit<Updateable<Petition>, 'due_at'> & { due_at?: Date | null }

async function followed(
  trx: Writer,
  ctx: Context,
  found: Locked,
  body: Asked,
  state: PetitionState,
): Promise<Change> {
  const now = ctx.now()
  const step = (words?: string, agencyId: string | null = found.body_id) =>
    queries.insertStep(trx, {
      petitionId: found.id,
      move: body.move,
      state,
      agencyId,
      onBehalf: !found.is_body && (bodyMoves as readonly string[]).includes(body.move),
      words,
      by: ctx.session.staffId,
      at: now,
    })
  switch (body.move) {
    case 'ask': {
      const holder = body.agency_id
        ? await named(trx, found, body.agency_id, now)
        : await findHolder(trx, found.topic_code, found.place_id, dayInVietNam(now))
      if (!holder) throw new Refusal('petition.nobody_responsible', { topic: found.topic_code })
      if (found.state === 'asked') {
        if (holder.agency_id === found.body_id) throw new Refusal('petition.itself')
        await queries.endTurn(trx, found.id, { at: now, outcome: 'withdrawn' })
      }
      await step(undefined, holder.agency_id)
      return ask(trx, ctx, found, holder, body.agency_id ? 'named' : 'by_duty')
    }
    case 'refuse': {
      if (body.next_agency_id === found.body_id) throw new Refusal('petition.itself')
      if ((await listRefused(trx, found.id)).includes(body.next_agency_id))
        throw new Refusal('petition.asked_before', { agency: body.next_agency_id })
      const next = await named(trx, found, body.next_agency_id, now)
      await queries.endTurn(trx, found.id, { at: now, outcome: 'refused', words: body.why })
      await step(body.why)
      return ask(trx, ctx, found, next, 'named_by_body')
    }
    case 'give_back':
      await queries.endTurn(trx, found.id, { at: now, outcome: 'refused', words: body.why })
      await step(body.why)
      await tellHost(trx, ctx, found)
      return { body_id: null, due_at: null }
    case 'note':
      await step(body.words)
      return { noted_at: now, due_at: await notedUntil(trx, now) }
    case 'answer':
      return answered(trx, ctx, found, body, step)
    case 'read_back':
      await readBack(trx, ctx, found, body)
      await step(body.words, ctx.session.agencyId)
      return { read_back_on: body.on }
    case 'close_met':
    case 'close_unmet':
      await queries.endTurn(trx, found.id, { at: now, outcome: 'closed' })
      await step(body.move === 'close_unmet' ? body.why : undefined, ctx.session.agencyId)
      return { closed_at: now, due_at: null }
    case 'reopen': {
      if (!found.body_id) throw new Refusal('petition.no_body', { id: found.id })
      await step(body.why, ctx.session.agencyId)
      const on = dayInVietNam(now)
      const holder = (await dutyHeld(trx, found.topic_code, found.body_id, on)) ??
        (await findHolder(trx, found.topic_code, found.place_id, on)) ?? { agency_id: found.body_id }
      const change = await ask(trx, ctx, found, holder, 'reopened')
      return {
        ...change,
        reopened: found.reopened + 1,
        answered_at: null,
        read_back_on: null,
        closed_at: null,
        noted_at: null,
      }
    }
    case 'accept': {
      await step()
      const turn = await queries.openTurn(trx, found.id)
      return { due_at: turn?.due_at ?? null }
    }
    case 'ask_more':
      await step(body.words)
      await tellHost(trx, ctx, found)
      return {}
    case 'give_more':
      await step(body.words, ctx.session.agencyId)
      await tellBody(trx, ctx, found.id, found.body_id)
      return {}
  }
}

interface Holding {
  agency_id: string
  duty_code?: string
  place_id?: string
}

/** A body somebody named, with the duty it holds for the topic where it holds it: then the petition follows that duty. */
async function named(trx: Writer, found: Locked, agencyId: string, now: Date): Promise<Holding> {
  if ((await countAgencies(trx, [agencyId])) !== 1) throw new Refusal('petition.body_unknown')
  return (await dutyHeld(trx, found.topic_code, agencyId, dayInVietNam(now))) ?? { agency_id: agencyId }
}

/** Begins the turn of a body: its limit runs from now, by the regime and the rules of today. */
async function ask(
  trx: Writer,
  ctx: Context,
  found: Locked,
  holder: Holding,
  why: 'by_duty' | 'named' | 'named_by_body' | 'reopened',
): Promise<Change> {
  const now = ctx.now()
  // What was merged into it before anybody was asked had been waiting already: its limit goes on.
  const from = found.asked_at ? null : await queries.askedBeforeMerging(trx, found.id, found.regime)
  const limits = await limitsOf(trx, found.regime as Regime, from ?? now)
  await queries.insertTurn(trx, {
    petition_id: found.id,
    province_id: found.province_id,
    host_id: found.agency_id,
    agency_id: holder.agency_id,
    place_id: found.place_id,
    duty_code: holder.duty_code ?? null,
    duty_place: holder.place_id ?? null,
    why,
    named_by: why === 'named_by_body' ? found.body_id : null,
    asked_at: now,
    counts_from: from,
    rule: JSON.stringify(limits.rules),
    due_at: limits.dueAt,
    refuse_by: limits.refuseBy,
  })
  await tellBody(trx, ctx, found.id, holder.agency_id)
  return {
    body_id: holder.agency_id,
    asked_at: now,
    due_at: running(limits, 'asked'),
    noted_at: null,
    reminded_at: null,
    escalated_at: null,
  }
}

async function answered(
  trx: Writer,
  ctx: Context,
  found: Locked,
  body: Extract<Asked, { move: 'answer' }>,
  step: (words?: string, agencyId?: string | null) => Promise<void>,
): Promise<Change> {
  const now = ctx.now()
  if (body.due_on < dayInVietNam(now) && body.due_on < found.received_on)
    throw new Refusal('petition.due_before')
  let agencyId = found.body_id
  if (found.state === 'recorded') {
    if (!body.agency_id) throw new Refusal('petition.no_body', { id: found.id })
    await ask(trx, ctx, found, await named(trx, found, body.agency_id, now), 'named')
    agencyId = body.agency_id
  } else if (body.agency_id && body.agency_id !== found.body_id)
    throw new Refusal('petition.not_your_turn', { id: found.id })
  if (!agencyId) throw new Refusal('petition.no_body', { id: found.id })
  await queries.insertAnswer(trx, {
    id: newId(),
    petition_id: found.id,
    agency_id: agencyId,
    rule: body.rule,
    action: body.action,
    due_on: body.due_on,
    owner: body.owner,
    answered_at: now,
    on_behalf: !found.is_body,
    recorded_by: ctx.session.staffId,
  })
  await queries.endTurn(trx, found.id, { at: now, outcome: 'answered' })
  await step(undefined, agencyId)
  await tellHost(trx, ctx, found)
  return { body_id: agencyId, asked_at: found.asked_at ?? now, answered_at: now, due_at: null }
}

async function readBack(
  trx: Writer,
  ctx: Context,
  found: Locked,
  body: Extract<Asked, { move: 'read_back' }>,
): Promise<void> {
  if (!(await findPlace(trx, body.place_id))) throw new Refusal('place.unknown')
  if (body.on > dayInVietNam(ctx.now())) throw new Refusal('dialogue.in_future')
  await queries.insertReading(trx, {
    id: newId(),
    petition_id: found.id,
    place_id: body.place_id,
    on_day: body.on,
    reader: body.reader ?? null,
    heard: body.heard,
    reaction: body.reaction,
    words: body.words ?? null,
    recorded_by: ctx.session.staffId,
  })
}

async function tellBody(
  trx: Writer,
  ctx: Context,
  petitionId: string,
  agencyId: string | null,
): Promise<void> {
  if (!agencyId) return
  const staffIds = await listWorkers(trx, agencyId, dayInVietNam(ctx.now()))
  await leaveNotice(trx, { staffIds, kind: 'petition.asked', recordId: petitionId }, ctx.now())
}

async function tellHost(trx: Writer, ctx: Context, found: Locked): Promise<void> {
  const staffIds = await listWorkers(trx, found.agency_id, dayInVietNam(ctx.now()))
  await leaveNotice(
    trx,
    {
      staffIds: staffIds.filter((id) => id !== ctx.session.staffId),
      kind: 'petition.came_back',
      recordId: found.id,
    },
    ctx.now(),
  )
}
