import { sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import { pageOf } from '#kernel/cursor.ts'
import type { Writer } from '#kernel/database.ts'
import { saysAll } from '#kernel/fold.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { mayBeAsked, netsOf } from './address.ts'
import { secretOf } from './deliver.ts'
import type * as contracts from './webhook.contract.ts'
import { nextStatus } from './webhook.life.ts'
import { listDeliveryRows, listWebhookRows, lockWebhook, type WebhookRow } from './webhook.queries.ts'

/** Addresses of my province that have not ended. */
export function listWebhooks(ctx: Context, { query }: RequestOf<typeof contracts.listWebhooks>) {
  return inTransaction(ctx, async (trx) => ({ items: await findWebhooks(trx, query.q) }))
}

/** Addresses that have not ended and say what is searched for, without anything of their secret. */
export async function findWebhooks(trx: Writer, q: string | undefined) {
  return (await listWebhookRows(trx))
    .filter((row) => saysAll(row.url, q))
    .map(({ secret_no: _, ...row }) => ({
      ...row,
      made_at: row.made_at.toISOString(),
      last_sent_at: row.last_sent_at?.toISOString() ?? null,
    }))
}

function askAddress(url: string): void {
  if (!mayBeAsked(url, netsOf(process.env.WEBHOOK_NETS))) throw new Refusal('webhook.address')
}

/** Adds an address, and shows its secret once. Refuses with `webhook.address`. */
export function addWebhook(ctx: Context, { body }: RequestOf<typeof contracts.addWebhook>) {
  return inTransaction(ctx, async (trx) => {
    askAddress(body.url)
    const id = newId()
    const { provinceId, staffId } = ctx.session
    await trx
      .insertInto('webhook')
      .values({
        id,
        province_id: provinceId,
        url: body.url,
        kinds: [...new Set(body.kinds)],
        made_by: staffId,
        made_at: ctx.now(),
      })
      .execute()
    return { id, version: 1, secret: secretOf(ctx, id, 1) }
  })
}

/** Changes an address. Refuses with `record.not_found`, `version.stale`, `webhook.wrong_state`, `webhook.address`. */
export function changeWebhook(ctx: Context, { params, body }: RequestOf<typeof contracts.changeWebhook>) {
  return inTransaction(ctx, async (trx) => {
    const row = await lockOpen(trx, params.webhook_id, body.version)
    askAddress(body.url)
    return changed(trx, row, { url: body.url, kinds: [...new Set(body.kinds)] })
  })
}

async function lockOpen(trx: Writer, id: string, version: number): Promise<WebhookRow> {
  const row = await lockWebhook(trx, id)
  sameVersion(version, row.version)
  if (row.status === 'ended') throw new Refusal('webhook.wrong_state', { id, status: row.status })
  return row
}

/** Pauses, goes on or ends. Refuses with `record.not_found`, `version.stale`, `webhook.wrong_state`. */
export function moveWebhook(ctx: Context, { params, body }: RequestOf<typeof contracts.moveWebhook>) {
  return inTransaction(ctx, async (trx) => {
    const row = await lockOpen(trx, params.webhook_id, body.version)
    const status = nextStatus(row.status, body.move)
    if (!status) throw new Refusal('webhook.wrong_state', { id: row.id, status: row.status })
    return changed(trx, row, { status })
  })
}

/** Signs with another secret from now on. Refuses with `record.not_found`, `version.stale`, `webhook.wrong_state`. */
export function renewSecret(ctx: Context, { params, body }: RequestOf<typeof contracts.renewSecret>) {
  return inTransaction(ctx, async (trx) => {
    const row = await lockOpen(trx, params.webhook_id, body.version)
    const secretNo = row.secret_no + 1
    const { version } = await changed(trx, row, { secret_no: secretNo })
    return { id: row.id, version, secret: secretOf(ctx, row.id, secretNo) }
  })
}

async function changed(trx: Writer, row: WebhookRow, change: Record<string, unknown>) {
  const made = await trx
    .updateTable('webhook')
    .set({ ...change, version: sql`version + 1` })
    .where('id', '=', row.id)
    .returning(['status', 'version'])
    .executeTakeFirstOrThrow()
  return { id: row.id, status: made.status as WebhookRow['status'], version: made.version }
}

/** What was sent to an address. Refuses with `record.not_found`. */
export function listDeliveries(ctx: Context, { params, query }: RequestOf<typeof contracts.listDeliveries>) {
  return inTransaction(ctx, async (trx) => {
    const known = await trx
      .selectFrom('webhook')
      .select('id')
      .where('id', '=', params.webhook_id)
      .executeTakeFirst()
    if (!known) throw new Refusal('record.not_found', { id: params.webhook_id })
    const rows = await listDeliveryRows(trx, known.id, query)
    const { shown, next } = pageOf(rows, query.limit, (row) => [row.at_us, row.id])
    return {
      items: shown.map(({ at_us: _, ...row }) => ({
        ...row,
        at: row.at.toISOString(),
        next_at: row.status === 'waiting' ? row.next_at.toISOString() : null,
        sent_at: row.sent_at?.toISOString() ?? null,
      })),
      next,
    }
  })
}

/** Tries what was given up once more. Refuses with `record.not_found` and `webhook.wrong_state`. */
export function sendAgain(ctx: Context, { params }: RequestOf<typeof contracts.sendAgain>) {
  return inTransaction(ctx, async (trx) => {
    const { rows } = await sql<{ id: string; status: string }>`
      select id, status from webhook_delivery where id = ${params.delivery_id} for update`.execute(trx)
    const [row] = rows
    if (!row) throw new Refusal('record.not_found', { id: params.delivery_id })
    if (row.status !== 'failed') throw new Refusal('webhook.wrong_state', { id: row.id, status: row.status })
    await sql`update webhook_delivery set status = 'waiting', tries = 0, next_at = ${ctx.now()} where id = ${row.id}`.execute(
      trx,
    )
    return { id: row.id }
  })
}
