import { z } from 'zod'
import { contract } from '#kernel/contract.ts'
import { day, id, instant, version } from '#kernel/shapes.ts'
import { caseParams } from './case.contract.ts'
import { words } from './case.shapes.ts'
import { reviewAttention, reviewChanges, reviewKinds, reviewPeriods } from './review.codes.ts'

const once = (codes: readonly string[]) => new Set(codes).size === codes.length

export const readReviewsContract = contract({
  method: 'GET',
  path: '/api/cases/:case_id/reviews',
  permit: 'case.read',
  effect: 'read',
  summary: 'Reviews of a case and hand-over notes, newest first. Recorded',
  params: caseParams,
  reply: z.strictObject({
    assigned: z.boolean(),
    reviews: z.array(
      z.strictObject({
        id,
        kind: z.enum(reviewKinds),
        held_at: instant,
        written_by: z.string(),
        changed: z.array(z.enum(reviewChanges)),
        attention: z.array(z.enum(reviewAttention)),
        next_on: day.nullable(),
        words: z.string().nullable(),
        read_at: instant.nullable(),
        read_by: z.string().nullable(),
        version,
      }),
    ),
    hand_over_notes: z.array(
      z.strictObject({
        id,
        written_at: instant,
        written_by: z.string(),
        /** I wrote it, so somebody else confirms having read it. */
        mine: z.boolean(),
        words: z.string().nullable(),
        read_at: instant.nullable(),
        read_by: z.string().nullable(),
        version,
      }),
    ),
  }),
})
export type ReviewsView = z.infer<typeof readReviewsContract.reply>

export const holdReviewContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/reviews',
  permit: 'case.work',
  effect: 'write',
  summary: 'Writes a review by who works on the case: what changed, when the next one is',
  params: caseParams,
  body: z.strictObject({
    kind: z.enum(reviewPeriods),
    changed: z.array(z.enum(reviewChanges)).min(1).max(8).refine(once, { error: 'input.not_offered' }),
    words: words.optional(),
    next_on: day.optional(),
  }),
  reply: z.strictObject({ id, version }),
})

export const superviseContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/supervision',
  permit: 'case.review',
  effect: 'write',
  summary:
    'A supervisor’s review, of structure and without names, with a note back to who works on the case; never of one’s own',
  params: caseParams,
  body: z.strictObject({
    attention: z.array(z.enum(reviewAttention)).max(9).refine(once, { error: 'input.not_offered' }),
    words,
    next_on: day.optional(),
  }),
  reply: z.strictObject({ id, version }),
})

export const readReviewNoteContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/reviews/:review_id/read',
  permit: 'case.work',
  effect: 'write',
  summary: 'Who works on the case confirms having read the supervisor’s note',
  params: z.strictObject({ case_id: id, review_id: id }),
  body: z.strictObject({ version }),
  reply: z.strictObject({ id, version }),
})

export const writeHandOverContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/hand-over-notes',
  permit: 'case.work',
  effect: 'write',
  summary: 'Writes what the next worker must know before the case is handed over; sealed',
  params: caseParams,
  body: z.strictObject({ words }),
  reply: z.strictObject({ id, version }),
})

export const confirmHandOverContract = contract({
  method: 'POST',
  path: '/api/cases/:case_id/hand-over-notes/:note_id/read',
  permit: 'case.work',
  effect: 'write',
  summary: 'The next worker confirms having read a hand-over note; never one’s own',
  params: z.strictObject({ case_id: id, note_id: id }),
  body: z.strictObject({ version }),
  reply: z.strictObject({ id, version }),
})
