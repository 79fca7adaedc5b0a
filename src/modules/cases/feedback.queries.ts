import { sql } from 'kysely'
import type { Writer } from '#kernel/database.ts'

/** Writes an opinion through the database's own rule. False when the taker ever worked on the case, or there is none. */
export async function takeFeedbackOf(
  trx: Writer,
  taken: {
    id: string
    code: string
    month: string
    wrapped: Buffer
    comments: Buffer | null
    answers: Readonly<Record<string, string>>
  },
): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    select access.take_feedback(${taken.code}, ${taken.id}, ${taken.month}::date, ${taken.wrapped}, ${taken.comments}, ${JSON.stringify(taken.answers)}::jsonb) as taken`.execute(
    trx,
  )
  return rows[0]?.taken ?? false
}

/** How often each answer was given to each question. */
export async function countFeedback(trx: Writer) {
  const { rows } = await sql<{ item: string; answer: string; n: number }>`
    select item, answer, count(*)::integer as n from feedback_answer group by item, answer`.execute(trx)
  return rows
}

export async function countOpinions(trx: Writer): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::integer as n from feedback`.execute(trx)
  return rows[0]?.n ?? 0
}

/** Opinions with something said beside, newest month first. */
export async function listComments(trx: Writer, after: readonly [string, string] | undefined, limit: number) {
  const { rows } = await sql<{
    id: string
    taken_month: string
    sealed_key: Buffer
    sealed_comments: Buffer
  }>`
    select id, taken_month, sealed_key, sealed_comments from feedback
    where  sealed_comments is not null ${after ? sql`and (taken_month, id) < (${after[0]}::date, ${after[1]}::uuid)` : sql``}
    order  by taken_month desc, id desc limit ${limit}`.execute(trx)
  return rows
}
