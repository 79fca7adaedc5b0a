import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { Writer } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'

const place = (ref: string) => ({ table: 'draft', column: 'sealed', row: ref })

/** My unfinished forms, newest first, closed as they are. */
export function listDrafts(ctx: Context, request: { query: { form?: string } }) {
  return inTransaction(ctx, async (trx) => {
    let drafts = trx
      .selectFrom('draft')
      .select(['client_ref', 'form', 'seq', 'opened_at', 'saved_at'])
      .where('author_id', '=', ctx.session.staffId)
    if (request.query.form) drafts = drafts.where('form', '=', request.query.form)
    const rows = await drafts.orderBy('saved_at', 'desc').limit(50).execute()
    return {
      items: rows.map((row) => ({
        ...row,
        opened_at: row.opened_at.toISOString(),
        saved_at: row.saved_at.toISOString(),
      })),
    }
  })
}

/** One of my drafts, opened; the opening is recorded. Refuses with `record.not_found`. */
export function getDraft(ctx: Context, request: { params: { client_ref: string } }) {
  return inTransaction(ctx, async (trx) => {
    const ref = request.params.client_ref
    const row = await trx
      .selectFrom('draft')
      .selectAll()
      .where('author_id', '=', ctx.session.staffId)
      .where('client_ref', '=', ref)
      .executeTakeFirst()
    if (!row) throw new Refusal('record.not_found', { id: ref })
    await sql`select audit.note('draft_opened', ${row.form}, ${ref})`.execute(trx)
    const content = ctx.vault.openRecordKey('draft', ref, row.sealed_key).openJson(place(ref), row.sealed)
    return {
      client_ref: ref,
      form: row.form,
      seq: row.seq,
      saved_at: row.saved_at.toISOString(),
      content: content as Record<string, unknown>,
    }
  })
}

/**
 * Keeps what is typed so far. Saves may arrive out of order (a page that closes sends its last one on its own), so
 * the highest sequence number stays. Only the first save is recorded.
 */
export function saveDraft(
  ctx: Context,
  request: {
    params: { client_ref: string }
    body: { form: string; seq: number; content: Record<string, unknown> }
  },
) {
  return inTransaction(ctx, async (trx) => {
    const ref = request.params.client_ref
    const { form, seq, content } = request.body
    const { wrapped, key } = ctx.vault.newRecordKey('draft', ref)
    const now = ctx.now()
    const saved = await sql<{ seq: number; saved_at: Date; first: boolean }>`
      insert into draft as d (author_id, client_ref, form, seq, sealed_key, sealed, opened_at, saved_at)
      values (${ctx.session.staffId}, ${ref}, ${form}, ${seq}, ${wrapped}, ${key.sealJson(place(ref), content)}, ${now}, ${now})
      on conflict (author_id, client_ref) do update
      set seq = excluded.seq, sealed_key = excluded.sealed_key, sealed = excluded.sealed, saved_at = excluded.saved_at where d.seq < excluded.seq
      returning seq, saved_at, xmax = 0 as first`.execute(trx)
    const row = saved.rows[0]
    if (row?.first) await sql`select audit.note('draft_begun', ${form}, ${ref})`.execute(trx)
    return { client_ref: ref, seq: row?.seq ?? seq, saved_at: (row?.saved_at ?? now).toISOString() }
  })
}

/** Throws a draft away. One that is gone already is no error. */
export function dropDraft(
  ctx: Context,
  request: { params: { client_ref: string } },
): Promise<Record<string, never>> {
  return inTransaction(ctx, async (trx) => {
    await closeDraft(trx, ctx, request.params.client_ref)
    return {}
  })
}

/** Ends a draft in the story of the record it became. */
export async function closeDraft(trx: Writer, ctx: Context, clientRef: string): Promise<void> {
  const gone = await trx
    .deleteFrom('draft')
    .where('author_id', '=', ctx.session.staffId)
    .where('client_ref', '=', clientRef)
    .returning('form')
    .executeTakeFirst()
  if (gone) await sql`select audit.note('draft_closed', ${gone.form}, ${clientRef})`.execute(trx)
}
