import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { lockCase, refuseUnassigned, touchCase } from './case.queries.ts'
import { caseKey } from './case.seal.ts'
import { mark } from './case.service.ts'
import { lookAtCase, opener } from './case-look.queries.ts'
import { changeRow, getRow } from './case-row.queries.ts'
import type * as contracts from './review.contract.ts'
import { insertHandOver, insertReview, listHandOvers, listReviews } from './review.queries.ts'

const reviewAt = (id: string) => ({ table: 'case_review', column: 'sealed_words', row: id })
const handOverAt = (id: string) => ({ table: 'hand_over_note', column: 'sealed_words', row: id })
const moment = (at: Date | null) => at?.toISOString() ?? null

/** Reviews and hand-over notes; words as the statements let them out. Refuses with `record.not_found`. */
export function readReviews(
  ctx: Context,
  { params }: RequestOf<typeof contracts.readReviewsContract>,
): Promise<contracts.ReviewsView> {
  return inTransaction(ctx, async (trx) => {
    const look = await lookAtCase(trx, params.case_id, 'reviews')
    const open = opener(ctx, look)
    const me = ctx.session.staffId
    const reviews = await listReviews(trx, look.id, look.assigned, me)
    const notes = await listHandOvers(trx, look.id, look.assigned, me)
    return {
      assigned: look.assigned,
      reviews: reviews.map(({ sealed_words, ...review }) => ({
        ...review,
        held_at: review.held_at.toISOString(),
        read_at: moment(review.read_at),
        words: open(reviewAt(review.id), sealed_words),
      })),
      hand_over_notes: notes.map(({ sealed_words, ...note }) => ({
        ...note,
        written_at: note.written_at.toISOString(),
        read_at: moment(note.read_at),
        words: open(handOverAt(note.id), sealed_words),
      })),
    } as contracts.ReviewsView
  })
}

/** Writes a worker's review. Refuses with `case.not_assigned`. */
export function holdReview(ctx: Context, { params, body }: RequestOf<typeof contracts.holdReviewContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockCase(trx, params.case_id)
    refuseUnassigned(found)
    const id = newId()
    const { words, ...said } = body
    await insertReview(trx, {
      id,
      case_id: found.id,
      province_id: found.province_id,
      held_at: ctx.now(),
      written_by: ctx.session.staffId,
      ...said,
      sealed_words: words ? caseKey(ctx, found.id, found.sealed_key).seal(reviewAt(id), words) : null,
    })
    await touchCase(trx, found.id, mark(ctx))
    return { id, version: 1 }
  })
}

/** Writes a supervisor's review. Refuses with `review.own_work` for who works on the case themselves. */
export function supervise(ctx: Context, { params, body }: RequestOf<typeof contracts.superviseContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockCase(trx, params.case_id)
    if (found.works_on) throw new Refusal('review.own_work', { id: found.id })
    const id = newId()
    const { words, ...said } = body
    await insertReview(trx, {
      id,
      case_id: found.id,
      province_id: found.province_id,
      kind: 'supervisor',
      held_at: ctx.now(),
      written_by: ctx.session.staffId,
      ...said,
      sealed_words: caseKey(ctx, found.id, found.sealed_key).seal(reviewAt(id), words),
    })
    await touchCase(trx, found.id, mark(ctx))
    return { id, version: 1 }
  })
}

/** Confirms having read a supervisor's note. Refuses with `review.wrong_state`, `version.stale`. */
export function readReviewNote(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.readReviewNoteContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockCase(trx, params.case_id)
    refuseUnassigned(found)
    const row = await getRow(trx, 'case_review', found.id, params.review_id)
    if (row.kind !== 'supervisor' || row.read_at || row.written_by === ctx.session.staffId)
      throw new Refusal('review.wrong_state', { id: row.id })
    sameVersion(body.version, row.version)
    return changeRow(trx, 'case_review', row.id, { read_at: ctx.now(), read_by: ctx.session.staffId })
  })
}

/** Writes a hand-over note, also for a closed case. Refuses with `case.not_assigned`. */
export function writeHandOver(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.writeHandOverContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockCase(trx, params.case_id)
    refuseUnassigned(found)
    const id = newId()
    await insertHandOver(trx, {
      id,
      case_id: found.id,
      written_at: ctx.now(),
      written_by: ctx.session.staffId,
      sealed_words: caseKey(ctx, found.id, found.sealed_key).seal(handOverAt(id), body.words),
    })
    await touchCase(trx, found.id, mark(ctx))
    return { id, version: 1 }
  })
}

/** Confirms having read a hand-over note. Refuses with `hand_over.wrong_state` when it is one's own or was read, `version.stale`. */
export function confirmHandOver(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.confirmHandOverContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockCase(trx, params.case_id)
    refuseUnassigned(found)
    const row = await getRow(trx, 'hand_over_note', found.id, params.note_id)
    if (row.read_at || row.written_by === ctx.session.staffId)
      throw new Refusal('hand_over.wrong_state', { id: row.id })
    sameVersion(body.version, row.version)
    return changeRow(trx, 'hand_over_note', row.id, { read_at: ctx.now(), read_by: ctx.session.staffId })
  })
}
