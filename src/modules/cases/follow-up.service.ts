import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { cancelClock, lockOpenClocksOf, meetClock, startClock } from '#modules/clocks/index.ts'
import { loadCalendar } from '#modules/places/index.ts'
import { type LockedCase, lockCase, refuseUnassigned, touchCase } from './case.queries.ts'
import { caseKey } from './case.seal.ts'
import { mark, refuseFuture } from './case.service.ts'
import { lookAtCase, opener } from './case-look.queries.ts'
import { changeRow, getRow } from './case-row.queries.ts'
import type * as contracts from './follow-up.contract.ts'
import { type FollowUpOutcome, type FollowUpState, nextFollowUpState, wasReached } from './follow-up.life.ts'
import {
  insertFollowUps,
  lastContactOf,
  listFollowUps,
  listReturnChecks,
  worksOn,
} from './follow-up.queries.ts'
import { returnWordsAt } from './return-check.service.ts'

const planAt = (id: string) => ({ table: 'follow_up', column: 'sealed_plan', row: id })
const wordsAt = (id: string) => ({ table: 'follow_up', column: 'sealed_words', row: id })

/** Planned and past contacts; words only for those who work on the case. Refuses with `record.not_found`. */
export function readFollowUps(
  ctx: Context,
  { params }: RequestOf<typeof contracts.readFollowUpsContract>,
): Promise<contracts.FollowUpsView> {
  return inTransaction(ctx, async (trx) => {
    const look = await lookAtCase(trx, params.case_id, 'follow_ups')
    const open = opener(ctx, look)
    const rows = await listFollowUps(trx, look.id, look.assigned)
    const checks = await listReturnChecks(trx, look.id, look.assigned)
    return {
      assigned: look.assigned,
      follow_ups: rows.map(({ sealed_plan, sealed_words, ...row }) => ({
        ...row,
        due_from: row.due_from.toISOString(),
        due_until: row.due_until.toISOString(),
        state_at: row.state_at.toISOString(),
        plan: open(planAt(row.id), sealed_plan),
        words: open(wordsAt(row.id), sealed_words),
      })),
      return_checks: checks.map(({ sealed_words, checked_at, ...check }) => ({
        ...check,
        checked_at: checked_at.toISOString(),
        words: open(returnWordsAt(check.id), sealed_words),
      })),
    } as contracts.FollowUpsView
  })
}

/** Plans a contact, also after closing. Refuses with `follow_up.not_on_case` for somebody who does not work on it. */
export function planFollowUp(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.planFollowUpContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockMine(trx, params.case_id)
    if (body.staff_id && !(await worksOn(trx, found.id, body.staff_id)))
      throw new Refusal('follow_up.not_on_case', { id: found.id })
    const id = newId()
    await insertFollowUps(trx, [
      {
        id,
        case_id: found.id,
        province_id: found.province_id,
        kind: body.kind,
        purpose: body.purpose,
        due_from: body.due_from,
        due_until: body.due_until,
        staff_id: body.staff_id ?? found.manager_id ?? ctx.session.staffId,
        state_at: ctx.now(),
        planned_by: ctx.session.staffId,
        changed_by: ctx.session.staffId,
        sealed_plan: body.plan ? caseKey(ctx, found.id, found.sealed_key).seal(planAt(id), body.plan) : null,
      },
    ])
    await touchCase(trx, found.id, mark(ctx))
    return { id, version: 1, state: 'planned' as const }
  })
}

/** Says what became of a contact. Refuses with `follow_up.wrong_state`, `version.stale`, `support.in_future`. */
export function tellFollowUp(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.tellFollowUpContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockMine(trx, params.case_id)
    const row = await getRow(trx, 'follow_up', found.id, params.follow_up_id)
    const state = nextFollowUpState(row.state as FollowUpState, body.move)
    if (!state) throw wrongState(row)
    sameVersion(body.version, row.version)
    if (body.at) refuseFuture(ctx, body.at)
    const at = body.at ? new Date(body.at) : ctx.now()
    const changed = await changeRow(trx, 'follow_up', row.id, {
      state,
      state_at: at,
      outcome: body.outcome ?? null,
      changed_by: ctx.session.staffId,
      ...(body.words
        ? { sealed_words: caseKey(ctx, found.id, found.sealed_key).seal(wordsAt(row.id), body.words) }
        : {}),
    })
    if (state !== 'cancelled')
      await tellClocks(trx, ctx, found, { at, outcome: body.outcome, purpose: row.purpose })
    await touchCase(trx, found.id, mark(ctx))
    return { ...changed, state }
  })
}

/**
 * What a contact means for the law's months: one that was reached ends the month without contact, one that was not
 * begins it at the last contact there was; after a return the six months are met by the first contact after them.
 */
async function tellClocks(
  trx: Writer,
  ctx: Context,
  found: LockedCase,
  told: { at: Date; outcome: FollowUpOutcome | undefined; purpose: string },
): Promise<void> {
  const lost = await lockOpenClocksOf(trx, found.id, 'CM-LOST')
  if (told.outcome && wasReached(told.outcome)) {
    for (const clock of lost) await cancelClock(trx, clock.id)
    if (told.purpose !== 'after_return') return
    for (const clock of await lockOpenClocksOf(trx, found.id, 'CM-REINT'))
      if (clock.due_at && told.at >= clock.due_at) await meetClock(trx, clock.id, told.at, ctx.now())
    return
  }
  if (lost.length > 0) return
  await startClock(
    trx,
    {
      provinceId: found.province_id,
      agencyId: found.agency_id,
      recordKind: 'case',
      recordId: found.id,
      ruleCode: 'CM-LOST',
      startedAt: await lastContactOf(trx, found.id),
    },
    await loadCalendar(trx),
  )
}

/** Puts a contact off. Refuses with `follow_up.wrong_state`, `version.stale`. */
export function moveFollowUp(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.moveFollowUpContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockMine(trx, params.case_id)
    const row = await getRow(trx, 'follow_up', found.id, params.follow_up_id)
    const state = nextFollowUpState(row.state as FollowUpState, 'move')
    if (!state) throw wrongState(row)
    sameVersion(body.version, row.version)
    const key = caseKey(ctx, found.id, found.sealed_key)
    await changeRow(trx, 'follow_up', row.id, {
      state,
      state_at: ctx.now(),
      changed_by: ctx.session.staffId,
      ...(body.words ? { sealed_words: key.seal(wordsAt(row.id), body.words) } : {}),
    })
    const id = newId()
    await insertFollowUps(trx, [
      {
        id,
        case_id: found.id,
        province_id: found.province_id,
        kind: row.kind,
        purpose: row.purpose,
        due_from: body.due_from,
        due_until: body.due_until,
        staff_id: row.staff_id,
        state_at: ctx.now(),
        moved_from: row.id,
        return_check_id: row.return_check_id,
        planned_by: ctx.session.staffId,
        changed_by: ctx.session.staffId,
        sealed_plan: row.sealed_plan
          ? key.seal(planAt(id), key.openBytes(planAt(row.id), row.sealed_plan))
          : null,
      },
    ])
    await touchCase(trx, found.id, mark(ctx))
    return { id, version: 1, state: 'planned' as const }
  })
}

/** A case I work on, open or closed: people are followed for months after closing. */
async function lockMine(trx: Writer, caseId: string): Promise<LockedCase> {
  const found = await lockCase(trx, caseId)
  refuseUnassigned(found)
  return found
}

function wrongState(row: { id: string; state: string }): Refusal {
  return new Refusal('follow_up.wrong_state', { id: row.id, state: row.state })
}
