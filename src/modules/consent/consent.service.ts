import { sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { askSecond, type Decision } from '#modules/access/index.ts'
import {
  caseKey,
  type LockedCase,
  lockCase,
  mark,
  refuseFuture,
  refuseUnassigned,
  touchCase,
} from '#modules/cases/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { childUnderYears, leavesHouse } from './consent.codes.ts'
import type {
  approveGroundContract,
  giveConsentContract,
  groundOtherwiseContract,
  reviewGroundContract,
  withdrawGroundContract,
} from './consent.contract.ts'
import {
  basisHolds,
  changeGround,
  findCode,
  findSurvivor,
  insertGround,
  type LockedGround,
  lockGround,
} from './consent.queries.ts'

export const reasonAt = (groundId: string) => ({
  table: 'sharing_ground',
  column: 'sealed_reason',
  row: groundId,
})

type Told = RequestOf<typeof giveConsentContract>['body'] | RequestOf<typeof groundOtherwiseContract>['body']

/**
 * Records what the survivor agreed to. It lets nothing out yet: sharing takes the head's key too. Also on a closed case,
 * since she may agree to something later. Refuses with `consent.guardian_needed` under 16, `consent.guardian_alleged`,
 * `consent.recipient_unknown`, `support.in_future`.
 */
export function giveConsent(ctx: Context, { params, body }: RequestOf<typeof giveConsentContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOwn(trx, params.case_id)
    refuseFuture(ctx, body.given_at)
    const age = (await findSurvivor(trx, found.id))?.age_years ?? childUnderYears
    if (age < childUnderYears && body.given_by === 'survivor')
      throw new Refusal('consent.guardian_needed', { id: found.id })
    const { medium, language, interpreter, given_by, guardian } = body
    const id = newId()
    await insertGround(trx, {
      ...base(ctx, found, id, body),
      ground: 'consent',
      medium,
      language,
      interpreter,
      given_by,
      guardian_person_id: guardian?.person_id ?? null,
      guardian_relation: guardian?.relation ?? null,
      explained_by: ctx.session.staffId,
      told_help_is_free: body.told_help_is_free,
    })
    if (leavesHouse(body.purposes)) await tellSupervisors(trx, ctx, found, 'case.sharing_waits')
    await touchCase(trx, found.id, mark(ctx))
    return { id, version: 1 }
  })
}

/**
 * Records a ground other than consent, as what it is. A law waits for the head's key like consent does; where a life is at
 * risk one person acts at once and a second looks within 24 hours, of which the supervisors are told now. Refuses with
 * `consent.law_unknown`, `consent.recipient_unknown`, `support.in_future`.
 */
export function groundOtherwise(ctx: Context, { params, body }: RequestOf<typeof groundOtherwiseContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOwn(trx, params.case_id)
    refuseFuture(ctx, body.given_at)
    if (body.law_code && !(await basisHolds(trx, body.law_code, dayInVietNam(ctx.now()))))
      throw new Refusal('consent.law_unknown')
    const id = newId()
    const key = caseKey(ctx, found.id, found.sealed_key)
    await insertGround(trx, {
      ...base(ctx, found, id, body),
      ground: body.ground,
      law_code: body.law_code ?? null,
      sealed_reason: key.seal(reasonAt(id), body.reason),
    })
    if (body.ground === 'life_risk')
      await askReview(trx, ctx, { caseId: found.id, groundId: id, fields: body.fields })
    await tellSupervisors(
      trx,
      ctx,
      found,
      body.ground === 'life_risk' ? 'case.acted_for_life' : 'case.sharing_waits',
    )
    await touchCase(trx, found.id, mark(ctx))
    return { id, version: 1 }
  })
}

/**
 * The second key. Refuses with `consent.own_key` who recorded the first, `consent.wrong_state` when it was turned,
 * withdrawn or needs none, `version.stale`, `support.in_future`.
 */
export function approveGround(ctx: Context, { params, body }: RequestOf<typeof approveGroundContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockCase(trx, params.case_id)
    const ground = await lockGround(trx, found.id, params.ground_id)
    refuseOwnHand(ctx, ground)
    if (ground.approved_at || ground.withdrawn_at || ground.ground === 'life_risk') throw wrongState(ground)
    sameVersion(body.version, ground.version)
    if (body.signed_at) refuseFuture(ctx, body.signed_at)
    return changeGround(trx, ground.id, {
      approved_at: body.signed_at ?? ctx.now(),
      approver_name: body.approver_name ?? null,
      approval_recorded_by: ctx.session.staffId,
    })
  })
}

/** Takes it back, for good; a new yes is a new row. Refuses with `consent.wrong_state`, `version.stale`. */
export function withdrawGround(ctx: Context, { params, body }: RequestOf<typeof withdrawGroundContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOwn(trx, params.case_id)
    const ground = await lockGround(trx, found.id, params.ground_id)
    if (ground.withdrawn_at) throw wrongState(ground)
    sameVersion(body.version, ground.version)
    const changed = await changeGround(trx, ground.id, {
      withdrawn_at: ctx.now(),
      withdrawn_by: ctx.session.staffId,
      withdrawn_how: body.how,
    })
    await touchCase(trx, found.id, mark(ctx))
    return changed
  })
}

/** Looks at what somebody else did for a life at risk. Refuses with `consent.own_key`, `consent.wrong_state`, `version.stale`. */
export function reviewGround(ctx: Context, { params, body }: RequestOf<typeof reviewGroundContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockCase(trx, params.case_id)
    const ground = await lockGround(trx, found.id, params.ground_id)
    refuseOwnHand(ctx, ground)
    if (ground.ground !== 'life_risk' || ground.reviewed_at || ground.withdrawn_at) throw wrongState(ground)
    sameVersion(body.version, ground.version)
    return changeGround(trx, ground.id, {
      reviewed_at: ctx.now(),
      reviewed_by: ctx.session.staffId,
      upheld: body.upheld,
    })
  })
}

/**
 * Puts an act for a life at risk into the register of acts for two, without its words: whoever looks there judges by the
 * number of the case and by what was told.
 */
async function askReview(
  trx: Writer,
  ctx: Context,
  told: { caseId: string; groundId: string; fields: readonly string[] },
): Promise<void> {
  await askSecond(trx, ctx, {
    kind: 'consent_override',
    recordKind: 'case',
    recordId: told.caseId,
    subjectId: told.groundId,
    detail: { about: [await findCode(trx, told.caseId), ...told.fields].join(' ') },
    actedFirst: true,
  })
}

/** The second look from the register: upheld with a yes, closed at once with a no. Nothing when somebody has looked before. */
export async function reviewOverride(
  trx: Writer,
  _: Context,
  { id, status, at, answer }: Decision,
): Promise<number | undefined> {
  const { rows } = await sql<{ version: number | null }>`
    select access.review_for_life(${id}, ${status === 'approved'}, ${at}, ${answer}) as version`.execute(trx)
  return rows[0]?.version ?? undefined
}

function base(ctx: Context, found: LockedCase, id: string, body: Told) {
  return {
    id,
    case_id: found.id,
    agency_id: found.agency_id,
    province_id: found.province_id,
    purposes: body.purposes,
    recipient_agency_id: body.recipient_agency_id ?? null,
    recipient_duty_code: body.recipient_duty?.duty_code ?? null,
    recipient_place_id: body.recipient_duty?.place_id ?? null,
    recipient_name: body.recipient_name ?? null,
    fields: body.fields,
    given_at: body.given_at,
    expires_at: body.expires_at,
    recorded_by: ctx.session.staffId,
    recorded_at: ctx.now(),
  }
}

/** A case I work on, open or closed, held. */
async function lockOwn(trx: Writer, caseId: string): Promise<LockedCase> {
  const found = await lockCase(trx, caseId)
  refuseUnassigned(found)
  return found
}

function refuseOwnHand(ctx: Context, ground: LockedGround): void {
  if (ground.recorded_by === ctx.session.staffId) throw new Refusal('consent.own_key', { id: ground.id })
}

const wrongState = (ground: LockedGround) => new Refusal('consent.wrong_state', { id: ground.id })

async function tellSupervisors(trx: Writer, ctx: Context, found: LockedCase, word: string): Promise<void> {
  await sql`select access.leave_word_to_supervisors(${found.agency_id}, ${found.id}, ${word}, ${ctx.now()})`.execute(
    trx,
  )
}
