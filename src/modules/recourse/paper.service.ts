import { sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { lockOpenCase, touchCase } from '#modules/cases/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import type {
  addLegalStepContract,
  addPaperContract,
  moveLegalStepContract,
  movePaperContract,
} from './paper.contract.ts'
import { type LegalState, legalLife, type PaperState, paperLife } from './recourse.life.ts'
import { lockWorkedCase, refuseFuture, sealedChanges, sealerOf } from './recourse.seal.ts'

/** Legal aid asked for, or proceedings begun. Refuses with `recourse.in_future`, `recourse.before_it_began`. */
export function addLegalStep(ctx: Context, { params, body }: RequestOf<typeof addLegalStepContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOpenCase(trx, params.case_id)
    refuseFuture(ctx, body.asked_on)
    refuseHearingBefore(body.hearing_on, body.asked_on)
    const id = newId()
    await trx
      .insertInto('legal_step')
      .values({
        id,
        case_id: found.id,
        province_id: found.province_id,
        kind: body.kind,
        asked_on: body.asked_on,
        hearing_on: body.hearing_on ?? null,
        recorded_at: ctx.now(),
        recorded_by: ctx.session.staffId,
        sealed_words: sealerOf(ctx, found, 'legal_step', id)('sealed_words', body.words),
      })
      .execute()
    await touchCase(trx, found.id, { by: ctx.session.staffId, at: ctx.now() })
    return { id, version: 1, state: 'asked' as const }
  })
}

/** Goes on, ends with its outcome, or is withdrawn. Refuses with `legal.wrong_state`, `version.stale`. */
export function moveLegalStep(ctx: Context, { params, body }: RequestOf<typeof moveLegalStepContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockWorkedCase(trx, params.case_id)
    const step = await lockRow<LegalState>(trx, 'legal_step', found.id, params.step_id)
    sameVersion(body.version, step.version)
    const state = legalLife[step.state][body.move]
    if (!state) throw new Refusal('legal.wrong_state', { id: step.id, state: step.state })
    refuseFuture(ctx, body.on)
    refuseHearingBefore(body.hearing_on, step.asked_on ?? body.on)
    if (step.asked_on && body.on < step.asked_on)
      throw new Refusal('recourse.before_it_began', { since: step.asked_on })
    const changed = await trx
      .updateTable('legal_step')
      .set({
        state,
        ...(state === 'going' ? {} : { ended_on: body.on }),
        ...(body.hearing_on ? { hearing_on: body.hearing_on } : {}),
        ...(body.outcome ? { outcome: body.outcome } : {}),
        ...sealedChanges(sealerOf(ctx, found, 'legal_step', step.id), { sealed_words: body.words }),
        version: sql<number>`version + 1`,
      })
      .where('id', '=', step.id)
      .returning(['id', 'version'])
      .executeTakeFirstOrThrow()
    await touchCase(trx, found.id, { by: ctx.session.staffId, at: ctx.now() })
    return { ...changed, state }
  })
}

/** A paper to be got. Refuses with `record.not_found` when the person is not of this case. */
export function addPaper(ctx: Context, { params, body }: RequestOf<typeof addPaperContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockOpenCase(trx, params.case_id)
    if (body.person_id) await refuseStranger(trx, found.id, body.person_id)
    const id = newId()
    const seal = sealerOf(ctx, found, 'paper', id)
    await trx
      .insertInto('paper')
      .values({
        id,
        case_id: found.id,
        province_id: found.province_id,
        kind: body.kind,
        person_id: body.person_id ?? null,
        moved_on: dayInVietNam(ctx.now()),
        recorded_at: ctx.now(),
        recorded_by: ctx.session.staffId,
        sealed_who: seal('sealed_who', body.who),
        sealed_need: seal('sealed_need', body.need),
      })
      .execute()
    await touchCase(trx, found.id, { by: ctx.session.staffId, at: ctx.now() })
    return { id, version: 1, state: 'wanted' as const }
  })
}

/** A paper is requested, got, or no longer wanted. Refuses with `paper.wrong_state`, `version.stale`. */
export function movePaper(ctx: Context, { params, body }: RequestOf<typeof movePaperContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockWorkedCase(trx, params.case_id)
    const paper = await lockRow<PaperState>(trx, 'paper', found.id, params.paper_id)
    sameVersion(body.version, paper.version)
    const state = paperLife[paper.state][body.move]
    if (!state) throw new Refusal('paper.wrong_state', { id: paper.id, state: paper.state })
    refuseFuture(ctx, body.on)
    const changed = await trx
      .updateTable('paper')
      .set({
        state,
        moved_on: body.on,
        ...sealedChanges(sealerOf(ctx, found, 'paper', paper.id), {
          sealed_who: body.who,
          sealed_need: body.need,
        }),
        version: sql<number>`version + 1`,
      })
      .where('id', '=', paper.id)
      .returning(['id', 'version'])
      .executeTakeFirstOrThrow()
    await touchCase(trx, found.id, { by: ctx.session.staffId, at: ctx.now() })
    return { ...changed, state }
  })
}

interface LockedRow<S> {
  id: string
  state: S
  asked_on: string | null
  version: number
}

async function lockRow<S>(
  trx: Writer,
  table: 'legal_step' | 'paper',
  caseId: string,
  id: string,
): Promise<LockedRow<S>> {
  const asked = table === 'legal_step' ? sql`asked_on` : sql`null`
  const { rows } = await sql<LockedRow<S>>`
    select id, state, ${asked} as asked_on, version from ${sql.table(table)} where id = ${id} and case_id = ${caseId} for update`.execute(
    trx,
  )
  if (!rows[0]) throw new Refusal('record.not_found', { id })
  return rows[0]
}

async function refuseStranger(trx: Writer, caseId: string, personId: string): Promise<void> {
  const person = await trx
    .selectFrom('person')
    .select('id')
    .where('id', '=', personId)
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  if (!person) throw new Refusal('record.not_found', { id: personId })
}

function refuseHearingBefore(hearing: string | undefined, since: string): void {
  if (hearing && hearing < since) throw new Refusal('recourse.before_it_began', { since })
}
