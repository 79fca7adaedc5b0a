import { sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'
import { closeDraft } from '#modules/access/index.ts'
import {
  caseKey,
  findDanger,
  type LockedCase,
  listPersonsOf,
  lockCase,
  lockOpenCase,
  mark,
  placeExists,
  refuseUnassigned,
  touchCase,
} from '#modules/cases/index.ts'
import type { Direction, OtherKind } from './handover.codes.ts'
import type { moveHandoverContract, prepareHandoverContract } from './handover.contract.ts'
import { type HandoverStatus, nextHandover } from './handover.life.ts'
import { insertHandover, lastCheck, lockHandover, passagesOf, personsOf } from './handover.queries.ts'
import { answerOfCheck, asksForCheck, outOfTurn } from './handover.rule.ts'
import { sealOutcome, sealSigners, sealWords } from './handover.seal.ts'

/** A moment ahead of the clock by more than a slow watch has not come. */
const slowWatchMs = 5 * 60_000

interface Handing {
  id: string
  direction: Direction
  otherKind: OtherKind
  happenedAt: string
  signedAt?: string | undefined
  receiverId?: string | null | undefined
  personIds: readonly string[]
}

/**
 * Draws up a hand-over, signed at once where both signatures are told. Refuses with `record.not_found` for somebody of
 * another case, `handover.alleged_person`, `handover.receiver_alleged`, `handover.return_check_missing`,
 * `handover.danger_says_stop`, `handover.before_received`, `handover.given_before`, `handover.received_before`,
 * `handover.in_future`, `handover.signed_too_early`, `place.unknown`, `handover.unknown_body`.
 */
export function prepareHandover(ctx: Context, { params, body }: RequestOf<typeof prepareHandoverContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOpenCase(trx, params.case_id)
    const id = newId()
    const { signed } = body
    if (body.place_id && !(await placeExists(trx, body.place_id))) throw new Refusal('place.unknown')
    const checkId = await refuseUnfit(trx, ctx, found, {
      id,
      direction: body.direction,
      otherKind: body.other_kind,
      happenedAt: body.happened_at,
      signedAt: signed?.signed_at,
      receiverId: body.receiver_person_id,
      personIds: body.person_ids,
    })
    const key = caseKey(ctx, found.id, found.sealed_key)
    const status: HandoverStatus = signed ? 'done' : 'prepared'
    await refusing(
      insertHandover(
        trx,
        {
          id,
          case_id: found.id,
          province_id: found.province_id,
          place_id: body.place_id ?? null,
          direction: body.direction,
          other_kind: body.other_kind,
          other_agency_id: body.other_agency_id ?? null,
          receiver_person_id: body.receiver_person_id ?? null,
          status: 'prepared',
          happened_at: body.happened_at,
          papers: body.papers,
          status_at: ctx.now(),
          prepared_at: ctx.now(),
          prepared_by: ctx.session.staffId,
          changed_by: ctx.session.staffId,
          sealed_content: sealWords(key, id, {
            other_name: body.other_name,
            where: body.where,
            papers_words: body.papers_words,
            belongings: body.belongings,
            note: body.note,
          }),
        },
        body.person_ids,
      ),
      { person_handover_agency: () => new Refusal('handover.unknown_body') },
    )
    const version = signed
      ? (
          await changeHandover(trx, ctx, id, {
            status,
            return_check_id: checkId,
            signed_at: signed.signed_at,
            sealed_signers: sealSigners(key, id, signed),
          })
        ).version
      : 1
    await touchCase(trx, found.id, mark(ctx))
    if (body.client_ref) await closeDraft(trx, ctx, body.client_ref)
    return { id, version, status }
  })
}

/**
 * Moves a hand-over along its life. How they are may be asked after the case is closed; everything else while it is open.
 * Refuses with `handover.wrong_state`, `handover.only_given`, `version.stale` and, where both sides sign, with all that
 * drawing it up refuses.
 */
export function moveHandover(ctx: Context, { params, body }: RequestOf<typeof moveHandoverContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockForMove(trx, params.case_id, body.move)
    const handover = await lockHandover(trx, found.id, params.handover_id)
    sameVersion(body.version, handover.version)
    const status = nextHandover(handover.status, body.move)
    if (!status) throw new Refusal('handover.wrong_state', { id: handover.id, status: handover.status })
    const key = caseKey(ctx, found.id, found.sealed_key)
    if (body.move === 'sign') {
      const checkId = await refuseUnfit(trx, ctx, found, {
        id: handover.id,
        direction: handover.direction,
        otherKind: handover.other_kind,
        happenedAt: body.happened_at,
        signedAt: body.signed_at,
        receiverId: handover.receiver_person_id,
        personIds: await personsOf(trx, handover.id),
      })
      const changed = await changeHandover(trx, ctx, handover.id, {
        status,
        happened_at: body.happened_at,
        return_check_id: checkId,
        signed_at: body.signed_at,
        sealed_signers: sealSigners(key, handover.id, body),
      })
      await touchCase(trx, found.id, mark(ctx))
      return { ...changed, status }
    }
    if (body.move === 'confirm' && handover.direction !== 'given')
      throw new Refusal('handover.only_given', { id: handover.id })
    const changed = await changeHandover(trx, ctx, handover.id, {
      status,
      ...(body.move === 'confirm' ? { arrival: body.arrival } : {}),
      sealed_outcome: sealOutcome(key, handover.id, body.outcome),
    })
    await touchCase(trx, found.id, mark(ctx))
    return { ...changed, status }
  })
}

async function lockForMove(trx: Writer, caseId: string, move: string): Promise<LockedCase> {
  if (move !== 'confirm') return lockOpenCase(trx, caseId)
  const found = await lockCase(trx, caseId)
  refuseUnassigned(found)
  return found
}

/** Everything that stands against a hand-over; answers the return check it rests on, where it needs one. */
async function refuseUnfit(
  trx: Writer,
  ctx: Context,
  found: LockedCase,
  handing: Handing,
): Promise<string | null> {
  refuseMoments(ctx, handing)
  const persons = new Map((await listPersonsOf(trx, found.id)).map((person) => [person.id, person]))
  for (const id of handing.personIds) {
    const person = persons.get(id)
    if (!person) throw new Refusal('record.not_found', { id })
    if (person.part === 'alleged') throw new Refusal('handover.alleged_person', { id })
  }
  if (handing.receiverId) {
    const receiver = persons.get(handing.receiverId)
    if (!receiver) throw new Refusal('record.not_found', { id: handing.receiverId })
    if (receiver.part === 'alleged') throw new Refusal('handover.receiver_alleged', { id: receiver.id })
  }
  const at = new Date(handing.happenedAt)
  const known = Map.groupBy(await passagesOf(trx, handing.personIds, handing.id), (one) => one.person_id)
  for (const id of handing.personIds) {
    const wrong = outOfTurn(known.get(id) ?? [], { direction: handing.direction, at })
    if (wrong) throw new Refusal(wrong, { id })
  }
  if (!asksForCheck(handing.direction, handing.otherKind)) return null
  return standingCheck(trx, ctx, found)
}

/** The return check of a case, or its refusal: danger stops, and without a check of these days nobody goes to family. */
async function standingCheck(trx: Writer, ctx: Context, found: LockedCase): Promise<string> {
  const check = await lastCheck(trx, found.id)
  const answer = answerOfCheck(
    check && { checkedAt: check.checked_at, danger: check.danger, planReviewed: check.plan_reviewed },
    { at: ctx.now(), danger: await findDanger(trx, found.id) },
  )
  if (answer === 'danger') throw new Refusal('handover.danger_says_stop', { id: found.id })
  if (!check || answer !== 'stands')
    throw new Refusal('handover.return_check_missing', { id: found.id, why: answer })
  return check.id
}

function refuseMoments(ctx: Context, { happenedAt, signedAt }: Handing): void {
  if (signedAt === undefined) return
  const late = ctx.now().getTime() + slowWatchMs
  if (Date.parse(happenedAt) > late || Date.parse(signedAt) > late) throw new Refusal('handover.in_future')
  if (Date.parse(signedAt) < Date.parse(happenedAt)) throw new Refusal('handover.signed_too_early')
}

async function changeHandover(trx: Writer, ctx: Context, id: string, values: Record<string, unknown>) {
  return trx
    .updateTable('person_handover')
    .set({
      ...values,
      status_at: ctx.now(),
      changed_by: ctx.session.staffId,
      version: sql<number>`version + 1`,
    })
    .where('id', '=', id)
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
}
