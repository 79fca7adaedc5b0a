import { sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { fold } from '#kernel/fold.ts'
import { newId } from '#kernel/id.ts'
import { refusing } from '#kernel/named-constraint.ts'
import { Refusal } from '#kernel/refusal.ts'
import { closeDraft } from '#modules/access/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { findChecklist } from './checklist.queries.ts'
import { type Answers, gapsOf, isMet, questionsAsked, scoreOf } from './checklist.rule.ts'
import { listFindingLines, lockFinding, stepFinding } from './finding.queries.ts'
import { fitsAfter, writeFindings } from './finding.service.ts'
import { nextVisitStatus, type VisitMove, type VisitStatus } from './inspection.life.ts'
import { planningAgency } from './inspection.queries.ts'
import { findRound } from './round.service.ts'
import type * as contracts from './visit.contract.ts'
import type { NewUnit } from './visit.contract.ts'
import { type LockedVisit, lockVisit } from './visit.queries.ts'

const mostCarried = 200
const planned = { inspection_visit_once: () => new Refusal('inspection.visit_twice') }

/**
 * Plans a visit; what is unfinished at the unit is carried over by itself. Refuses with `record.not_found`,
 * `inspection.not_yours`, `inspection.outside_round`, `inspection.no_checklist`, `inspection.place_not_then`,
 * `place.unknown`, `inspection.visit_twice`.
 */
export function planVisit(ctx: Context, { body }: RequestOf<typeof contracts.planVisitContract>) {
  return inTransaction(ctx, async (trx) => {
    const round = await findRound(trx, body.round_id)
    if (!round.mine) throw new Refusal('inspection.not_yours', { id: round.id })
    if (body.planned_on < round.from_on || body.planned_on > round.until_on)
      throw new Refusal('inspection.outside_round')
    const checklist = await findChecklist(trx, body.checklist, { on: body.planned_on })
    if (!checklist) throw new Refusal('inspection.no_checklist')
    const unit = await unitOf(trx, ctx, body)
    const id = newId()
    await refusing(
      trx
        .insertInto('inspection_visit')
        .values({
          id,
          province_id: ctx.session.provinceId,
          place_id: unit.place_id,
          round_id: round.id,
          unit_id: unit.id,
          checklist_code: checklist.code,
          checklist_no: checklist.no,
          planned_on: body.planned_on,
          status: 'planned',
          recorded_by: ctx.session.staffId,
          recorded_at: ctx.now(),
          changed_at: ctx.now(),
        })
        .execute(),
      planned,
    )
    return {
      id,
      version: 1,
      unit_id: unit.id,
      carried: (await carriedTo(trx, ctx, { id, unit_id: unit.id })).length,
    }
  })
}

/** What earlier visits left unfinished at the unit. */
export function carriedTo(trx: Writer, ctx: Context, visit: { id: string; unit_id: string }) {
  return listFindingLines(trx, {
    province: ctx.session.provinceId,
    today: dayInVietNam(ctx.now()),
    filter: { state: 'unfinished', unit_id: visit.unit_id, not_of: visit.id },
    limit: mostCarried,
  })
}

/** The unit that is meant: one that stands there already under the same name is the same unit. */
async function unitOf(
  trx: Writer,
  ctx: Context,
  asked: { unit_id?: string | undefined; unit?: NewUnit | undefined; planned_on: string },
): Promise<{ id: string; place_id: string }> {
  const units = trx.selectFrom('inspection_unit').select(['id', 'place_id'])
  const { unit: said, planned_on: on } = asked
  if (!said) {
    const found = await units.where('id', '=', asked.unit_id ?? '').executeTakeFirst()
    if (!found) throw new Refusal('record.not_found', { id: asked.unit_id ?? '' })
    return found
  }
  const place = await trx
    .selectFrom('place')
    .select(['province_id', 'valid_from', 'valid_until'])
    .where('id', '=', said.place_id)
    .executeTakeFirst()
  if (place?.province_id !== ctx.session.provinceId) throw new Refusal('place.unknown')
  if ((place.valid_from ?? '') > on || (place.valid_until !== null && place.valid_until <= on))
    throw new Refusal('inspection.place_not_then')
  await trx
    .insertInto('inspection_unit')
    .values({
      id: newId(),
      province_id: ctx.session.provinceId,
      agency_id: await planningAgency(trx, ctx.session.agencyId),
      place_id: said.place_id,
      kind: said.kind,
      name: said.name,
      folded: fold(said.name),
      recorded_by: ctx.session.staffId,
      recorded_at: ctx.now(),
    })
    .onConflict((there) => there.constraint('inspection_unit_once').doNothing())
    .execute()
  return units
    .where('province_id', '=', ctx.session.provinceId)
    .where('kind', '=', said.kind)
    .where('place_id', '=', said.place_id)
    .where('folded', '=', fold(said.name))
    .executeTakeFirstOrThrow()
}

/** Another day. Refuses with `record.not_found`, `inspection.not_yours`, `version.stale`, `inspection.wrong_state`, `inspection.outside_round`, `inspection.visit_twice`. */
export function replanVisit(ctx: Context, { params, body }: RequestOf<typeof contracts.replanVisitContract>) {
  return inTransaction(ctx, async (trx) => {
    const visit = await lockVisit(trx, params.visit_id)
    sameVersion(body.version, visit.version)
    if (visit.status !== 'planned') throw wrongState(visit)
    if (body.planned_on < visit.from_on || body.planned_on > visit.until_on)
      throw new Refusal('inspection.outside_round')
    const version = await refusing(setVisit(trx, ctx, visit, { planned_on: body.planned_on }), planned)
    return { id: visit.id, version }
  })
}

const wrongState = (visit: LockedVisit) =>
  new Refusal('inspection.wrong_state', { id: visit.id, status: visit.status })

function nextOf(visit: LockedVisit, move: VisitMove): VisitStatus {
  const next = nextVisitStatus(visit.status, move)
  if (!next) throw wrongState(visit)
  return next
}

async function setVisit(
  trx: Writer,
  ctx: Context,
  visit: LockedVisit,
  change: Readonly<Record<string, unknown>>,
): Promise<number> {
  await trx
    .updateTable('inspection_visit')
    .set({ ...change, changed_at: ctx.now(), version: visit.version + 1 })
    .where('id', '=', visit.id)
    .execute()
  return visit.version + 1
}

/**
 * Hands a visit in, all or nothing: every question asked is answered, what fails is shown as the checklist wants it, what was
 * unfinished before is looked at again. Refuses with `record.not_found`, `inspection.not_yours`, `version.stale`,
 * `inspection.wrong_state`, `inspection.in_future`, `inspection.outside_round`, `inspection.unanswered`, `inspection.not_asked`,
 * `inspection.no_evidence`, `inspection.nothing_looked_at`, `inspection.recheck_missing`, `inspection.due_before_found`.
 */
export function submitVisit(ctx: Context, { params, body }: RequestOf<typeof contracts.submitVisitContract>) {
  return inTransaction(ctx, async (trx) => {
    const visit = await lockVisit(trx, params.visit_id)
    sameVersion(body.version, visit.version)
    const status = nextOf(visit, 'submit')
    if (body.visited_on > dayInVietNam(ctx.now())) throw new Refusal('inspection.in_future')
    if (body.visited_on < visit.from_on) throw new Refusal('inspection.outside_round')
    const score = await answersFit(trx, visit, body)
    await writeAnswers(trx, ctx, visit, body.answers)
    const version = await setVisit(trx, ctx, visit, {
      status,
      visited_on: body.visited_on,
      received_by: body.received_by ?? null,
      note: body.note ?? null,
      ...score,
    })
    await lookAgain(trx, ctx, visit, body)
    const findings = await writeFindings(trx, ctx, visit, body.visited_on, body.findings)
    if (body.client_ref) await closeDraft(trx, ctx, body.client_ref)
    return { id: visit.id, version, points: score.points, possible: score.possible, met: score.met, findings }
  })
}

type Submitted = RequestOf<typeof contracts.submitVisitContract>['body']

async function answersFit(trx: Writer, visit: LockedVisit, body: Submitted) {
  const checklist = await findChecklist(trx, visit.checklist_code, {
    no: visit.checklist_no,
    on: visit.planned_on,
  })
  if (!checklist) throw new Error('a visit has a checklist')
  const said: Answers = Object.fromEntries(body.answers.map((each) => [each.question, each.answer]))
  const asked = new Set(questionsAsked(checklist.content, said).map((question) => question.code))
  const known = checklist.content.flatMap((section) => section.questions.map((question) => question.code))
  const stray = [
    ...body.answers.map((each) => each.question).filter((code) => !asked.has(code)),
    ...body.findings.flatMap((each) => each.question ?? []).filter((code) => !known.includes(code)),
  ][0]
  if (stray || asked.size < body.answers.length)
    throw new Refusal('inspection.not_asked', { question: stray ?? '' })
  const photos = await trx
    .selectFrom('inspection_file')
    .select('question')
    .where('visit_id', '=', visit.id)
    .where('removed_at', 'is', null)
    .where('question', 'is not', null)
    .where('media_type', 'like', 'image/%')
    .execute()
  const [gap] = gapsOf(checklist.content, said, {
    words: new Set(body.answers.filter((each) => each.note).map((each) => each.question)),
    photos: new Set(photos.map((row) => row.question ?? '')),
  })
  if (gap)
    throw new Refusal(gap.wants === 'answer' ? 'inspection.unanswered' : 'inspection.no_evidence', { ...gap })
  const score = scoreOf(checklist.content, said)
  if (score.possible === 0) throw new Refusal('inspection.nothing_looked_at')
  return { ...score, met: isMet(score, checklist.pass_percent) }
}

async function writeAnswers(
  trx: Writer,
  ctx: Context,
  visit: LockedVisit,
  answers: Submitted['answers'],
): Promise<void> {
  await sql`update inspection_answer set removed_at = ${ctx.now()} where visit_id = ${visit.id} and removed_at is null`.execute(
    trx,
  )
  await trx
    .insertInto('inspection_answer')
    .values(
      answers.map((each) => ({
        id: newId(),
        visit_id: visit.id,
        province_id: visit.province_id,
        question: each.question,
        answer: each.answer,
        note: each.note ?? null,
      })),
    )
    .execute()
}

/** Every finding that is carried over is looked at again, and nothing else is. */
async function lookAgain(trx: Writer, ctx: Context, visit: LockedVisit, body: Submitted): Promise<void> {
  const carried = (await carriedTo(trx, ctx, visit)).filter((finding) => finding.found_on <= body.visited_on)
  const looked = new Map(body.rechecks.map((each) => [each.finding_id, each]))
  const missed = carried.find((finding) => !looked.has(finding.id))
  if (missed) throw new Refusal('inspection.recheck_missing', { id: missed.id })
  const stray = body.rechecks.find((each) => !carried.some((finding) => finding.id === each.finding_id))
  if (stray) throw new Refusal('record.not_found', { id: stray.finding_id })
  for (const each of looked.values()) {
    const found = await lockFinding(trx, each.finding_id)
    fitsAfter(ctx, found, body.visited_on)
    const dueOn = each.put_right ? found.due_on : (each.due_on ?? found.due_on)
    if (dueOn < found.found_on) throw new Refusal('inspection.due_before_found')
    await stepFinding(trx, found, {
      status: each.put_right ? 'closed' : 'open',
      on: body.visited_on,
      dueOn,
      words: each.words,
      visitId: visit.id,
      by: ctx.session.staffId,
      at: ctx.now(),
    })
  }
}

/**
 * Concludes, goes over again, cancels, restores. Refuses with `record.not_found`, `inspection.not_yours`, `version.stale`,
 * `inspection.wrong_state`, `inspection.in_future`, `inspection.before_visit`, `inspection.visit_twice`.
 */
export function moveVisit(ctx: Context, { params, body }: RequestOf<typeof contracts.moveVisitContract>) {
  return inTransaction(ctx, async (trx) => {
    const visit = await lockVisit(trx, params.visit_id)
    sameVersion(body.version, visit.version)
    const status = nextOf(visit, body.move)
    if (body.move === 'conclude') {
      if (body.on > dayInVietNam(ctx.now())) throw new Refusal('inspection.in_future')
      if (body.on < (visit.visited_on ?? '')) throw new Refusal('inspection.before_visit')
    }
    const changes = {
      conclude: () =>
        body.move === 'conclude' ? { conclusion: body.conclusion, concluded_on: body.on } : {},
      cancel: () => (body.move === 'cancel' ? { cancelled_why: body.why } : {}),
      // What was found stands as it is; only the answers are gone over again.
      reopen: () => ({ visited_on: null, points: null, possible: null, met: null, failed: 0 }),
      restore: () => ({ cancelled_why: null }),
    }[body.move]()
    const version = await refusing(setVisit(trx, ctx, visit, { status, ...changes }), planned)
    return { id: visit.id, version, status }
  })
}
