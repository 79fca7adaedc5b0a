import { Temporal } from 'temporal-polyfill'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { dueAt, lockOpenClocksOf } from '#modules/clocks/index.ts'
import { findClockRule } from '#modules/law/index.ts'
import { dayInVietNam, loadCalendar } from '#modules/places/index.ts'
import type { moveCaseContract } from './case.contract.ts'
import { nextStatus } from './case.life.ts'
import { changeCase, type LockedCase, lockCase, touchCase } from './case.queries.ts'
import { caseKey } from './case.seal.ts'
import { mark, refuseFuture, writeNote } from './case.service.ts'
import { lookAtCase, opener } from './case-look.queries.ts'
import { getRow } from './case-row.queries.ts'
import { openElsewhere } from './closing-told.ts'
import type * as contracts from './closure.contract.ts'
import { countOpen, insertClosure, insertSigner, listClosures, listSigners } from './closure.queries.ts'
import { lastContactOf } from './follow-up.queries.ts'

const wordsAt = (id: string) => ({ table: 'case_closure', column: 'sealed_words', row: id })
const signerAt = (id: string) => ({ table: 'closure_signer', column: 'sealed_name', row: id })

/** Limits that only say what may be done, or how long something lasts, keep nobody from closing. */
async function openThingsOf(trx: Writer, caseId: string): Promise<contracts.OpenThings> {
  const counted = await countOpen(trx, caseId)
  const clocks = (await lockOpenClocksOf(trx, caseId)).filter((clock) => clock.sense === 'due')
  return {
    ...counted,
    clocks: clocks.map((clock) => clock.rule_code),
    others: await openElsewhere(trx, caseId),
  }
}

const isNothingOpen = (open: contracts.OpenThings) =>
  open.needs + open.goals + open.follow_ups + open.decisions + open.clocks.length + open.others.length === 0

/** From when on a case may be closed because nobody was reached: the rule CM-LOST, counted from the last contact. */
async function lostFrom(trx: Writer, ctx: Context, lastContact: Date): Promise<Date | null> {
  const rule = await findClockRule(trx, 'CM-LOST', dayInVietNam(ctx.now()))
  if (!rule) return null
  const started = Temporal.Instant.fromEpochMilliseconds(lastContact.getTime())
  const due = dueAt(rule, started, await loadCalendar(trx))
  return due ? new Date(due.epochMilliseconds) : null
}

/** What stands open, and the minutes of past closings. Refuses with `record.not_found`. */
export function readClosing(
  ctx: Context,
  { params }: RequestOf<typeof contracts.readClosingContract>,
): Promise<contracts.ClosingView> {
  return inTransaction(ctx, async (trx) => {
    const look = await lookAtCase(trx, params.case_id, 'closing')
    const open = opener(ctx, look)
    const closures = await listClosures(trx, look.id, look.assigned)
    const signers = Map.groupBy(await listSigners(trx, look.id, look.assigned), (one) => one.closure_id)
    const lastContact = await lastContactOf(trx, look.id)
    return {
      assigned: look.assigned,
      open: await openThingsOf(trx, look.id),
      last_contact_at: lastContact.toISOString(),
      lost_from: (await lostFrom(trx, ctx, lastContact))?.toISOString() ?? null,
      closures: closures.map(({ sealed_words, ...closure }) => ({
        ...closure,
        closed_at: closure.closed_at.toISOString(),
        words: open(wordsAt(closure.id), sealed_words),
        signers: (signers.get(closure.id) ?? []).map((one) => ({
          role: one.role,
          name: open(signerAt(one.id), one.sealed_name),
          signed_at: one.signed_at.toISOString(),
        })),
      })),
    } as contracts.ClosingView
  })
}

/**
 * Closes a case with its reason and minute, or opens it again; every closing keeps its own minute. Refuses with
 * `case.wrong_state`, `version.stale`, and unless a reason is written with `closure.open_things` (something is not
 * finished) or `closure.contact_recent` ("no contact for one month" before the month is over).
 */
export function moveCase(ctx: Context, { params, body }: RequestOf<typeof moveCaseContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockCase(trx, params.case_id)
    const status = nextStatus(found.status, body.move)
    if (!status) throw new Refusal('case.wrong_state', { id: found.id, status: found.status })
    sameVersion(body.version, found.version)
    const at = ctx.now()
    if (status === 'closed') await writeClosure(trx, ctx, found, body, at)
    await writeNote(trx, ctx, found, status === 'closed' ? 'closed' : 'reopened', body.note, at)
    return changeCase(
      trx,
      found.id,
      { by: ctx.session.staffId, at },
      {
        status,
        closed_at: status === 'closed' ? at : null,
        closed_reason: status === 'closed' ? (body.reason ?? null) : null,
      },
    )
  })
}

type Closing = RequestOf<typeof moveCaseContract>['body']

async function writeClosure(trx: Writer, ctx: Context, found: LockedCase, body: Closing, at: Date) {
  const open = await openThingsOf(trx, found.id)
  const lastContact = await lastContactOf(trx, found.id)
  if (!body.despite) {
    if (!isNothingOpen(open)) throw new Refusal('closure.open_things', { id: found.id })
    const lost = await lostFrom(trx, ctx, lastContact)
    if (body.reason === 'no_contact_one_month' && lost && at < lost)
      throw new Refusal('closure.contact_recent', {
        id: found.id,
        last_contact_at: lastContact.toISOString(),
      })
  }
  const id = newId()
  const said = [body.note, body.despite].filter(Boolean).join('\n\n')
  await insertClosure(trx, {
    id,
    case_id: found.id,
    province_id: found.province_id,
    closed_at: at,
    written_by: ctx.session.staffId,
    reason: body.reason ?? '',
    ...body.minute,
    last_contact_at: lastContact,
    open_needs: open.needs,
    open_goals: open.goals,
    open_follow_ups: open.follow_ups,
    open_decisions: open.decisions,
    open_clocks: open.clocks.length,
    sealed_words: caseKey(ctx, found.id, found.sealed_key).seal(wordsAt(id), said),
  })
}

/** Records a signature under the minute. Refuses with `closure.signed_already`, `support.in_future`. */
export function signClosure(ctx: Context, { params, body }: RequestOf<typeof contracts.signClosureContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockCase(trx, params.case_id)
    const closure = await getRow(trx, 'case_closure', found.id, params.closure_id)
    refuseFuture(ctx, body.signed_at)
    const id = newId()
    const isNew = await insertSigner(trx, {
      id,
      closure_id: closure.id,
      case_id: found.id,
      role: body.role,
      signed_at: body.signed_at,
      recorded_by: ctx.session.staffId,
      sealed_name: caseKey(ctx, found.id, found.sealed_key).seal(signerAt(id), body.name),
    })
    if (!isNew) throw new Refusal('closure.signed_already', { id: closure.id })
    await touchCase(trx, found.id, mark(ctx))
    return { id, version: 1 }
  })
}
