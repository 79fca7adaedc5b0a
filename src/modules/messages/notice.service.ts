import { type Context, inTransaction } from '#kernel/context.ts'
import { pageOf } from '#kernel/cursor.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { countUnread, insertNotices, listNoticesOf, markRead } from './notice.queries.ts'

/** A word to leave: for whom, what kind, about which record. Never case data. */
export interface Word {
  staffIds: readonly string[]
  /** Code of the sentence the reader sees, e.g. `call_back.asked`. */
  kind: string
  recordId?: string
}

/** Leaves word for members of staff in the story of whoever calls; the same person is told once. */
export function leaveNotice(trx: Writer, word: Word, now: Date): Promise<void> {
  const staffIds = new Set(word.staffIds)
  return insertNotices(
    trx,
    [...staffIds].map((staffId) => ({
      id: newId(),
      staff_id: staffId,
      kind: word.kind,
      record_id: word.recordId ?? null,
      at: now,
    })),
  )
}

/** Words left for me, newest first. */
export function showNotices(
  ctx: Context,
  { query }: { query: { all: 'true' | 'false'; after?: readonly [number, string]; limit: number } },
) {
  return inTransaction(ctx, async (trx) => {
    const { staffId } = ctx.session
    const rows = await listNoticesOf(trx, staffId, {
      all: query.all === 'true',
      after: query.after,
      limit: query.limit + 1,
    })
    const { shown, next } = pageOf(rows, query.limit, (row) => [row.at_micros, row.id])
    const items = shown.map(({ at_micros: _, ...row }) => ({
      ...row,
      at: row.at.toISOString(),
      read_at: row.read_at?.toISOString() ?? null,
    }))
    return { unread: await countUnread(trx, staffId), items, next }
  })
}

/** Says that I have read a word. Refuses with `record.not_found` when it was left for somebody else. */
export function noticeRead(ctx: Context, { params }: { params: { id: string } }) {
  return inTransaction(ctx, async (trx) => {
    const readAt = await markRead(trx, params.id, ctx.session.staffId, ctx.now())
    if (!readAt) throw new Refusal('record.not_found', { id: params.id })
    return { id: params.id, read_at: readAt.toISOString() }
  })
}
