import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { pageOf } from '#kernel/cursor.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { readCaseCode } from './case.code.ts'
import { feedbackItems } from './feedback.codes.ts'
import type { readFeedbackContract, takeFeedbackContract } from './feedback.contract.ts'
import { countFeedback, countOpinions, listComments, takeFeedbackOf } from './feedback.queries.ts'

const commentsAt = (id: string) => ({ table: 'feedback', column: 'sealed_comments', row: id })

/**
 * Takes an opinion. Refuses with `feedback.not_yours` whoever ever worked on the case or is related to it, in the same
 * words as for a number that does not exist: what one may not know is not told by the refusal either.
 */
export function takeFeedback(ctx: Context, { body }: RequestOf<typeof takeFeedbackContract>) {
  return inTransaction(ctx, async (trx) => {
    const id = newId()
    const { wrapped, key } = ctx.vault.newRecordKey('feedback', id)
    const isTaken = await takeFeedbackOf(trx, {
      id,
      code: readCaseCode(body.code) ?? '',
      month: `${dayInVietNam(ctx.now()).slice(0, 7)}-01`,
      wrapped,
      comments: body.comments ? key.seal(commentsAt(id), body.comments) : null,
      answers: body.answers,
    })
    if (!isTaken) throw new Refusal('feedback.not_yours')
    return { id }
  })
}

/** Opinions of my agencies together, and what was said beside. Recorded. */
export function readFeedback(ctx: Context, { query }: RequestOf<typeof readFeedbackContract>) {
  return inTransaction(ctx, async (trx) => {
    const counted = await countFeedback(trx)
    const rows = await listComments(trx, query.after, query.limit + 1)
    const { shown, next } = pageOf(rows, query.limit, (row) => [row.taken_month, row.id])
    await sql`select audit.note('read', 'feedback', null, ${JSON.stringify({ comments: shown.length })}::jsonb)`.execute(
      trx,
    )
    const times = (item: string, answer: string) =>
      counted.find((each) => each.item === item && each.answer === answer)?.n ?? 0
    return {
      total: await countOpinions(trx),
      counts: feedbackItems.map((item) => ({
        item,
        yes: times(item, 'yes'),
        partly: times(item, 'partly'),
        no: times(item, 'no'),
        not_said: times(item, 'not_said'),
      })),
      items: shown.map((row) => ({
        id: row.id,
        month: row.taken_month.slice(0, 7),
        comments: ctx.vault
          .openRecordKey('feedback', row.id, row.sealed_key)
          .open(commentsAt(row.id), row.sealed_comments),
      })),
      next,
    }
  })
}
