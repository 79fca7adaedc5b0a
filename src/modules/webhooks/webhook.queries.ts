import { sql } from 'kysely'
import type { Reader, Writer } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { DeliveryStatus, Kind } from './webhook.codes.ts'
import type { Status } from './webhook.life.ts'

export interface WebhookRow {
  id: string
  url: string
  kinds: Kind[]
  status: Status
  secret_no: number
  version: number
}

/** Addresses that have not ended, oldest first, with how their deliveries stand. */
export async function listWebhookRows(db: Reader) {
  const { rows } = await sql<
    WebhookRow & { made_at: Date; waiting: number; failed: number; last_sent_at: Date | null }
  >`
    select w.id, w.url, w.kinds, w.status, w.secret_no, w.version, w.made_at,
           count(d.id) filter (where d.status = 'waiting')::int as waiting, count(d.id) filter (where d.status = 'failed')::int as failed,
           max(d.sent_at) as last_sent_at
    from   webhook w left join webhook_delivery d on d.webhook_id = w.id
    where  w.status <> 'ended' group by w.id order by w.made_at, w.id`.execute(db)
  return rows
}

/** One address, held until the transaction ends. Refuses with `record.not_found`. */
export async function lockWebhook(trx: Writer, id: string): Promise<WebhookRow> {
  const { rows } = await sql<WebhookRow>`
    select id, url, kinds, status, secret_no, version from webhook where id = ${id} for update`.execute(trx)
  if (!rows[0]) throw new Refusal('record.not_found', { id })
  return rows[0]
}

export interface DeliveryRow {
  id: string
  kind: string
  record_id: string | null
  at: Date
  at_us: number
  status: DeliveryStatus
  tries: number
  next_at: Date
  last_answer: string | null
  sent_at: Date | null
}

/** What was sent to an address, newest first; one more than asked for. */
export async function listDeliveryRows(
  db: Reader,
  webhookId: string,
  asked: {
    status?: DeliveryStatus | undefined
    after?: readonly [number, string] | undefined
    limit: number
  },
): Promise<DeliveryRow[]> {
  const { rows } = await sql<DeliveryRow>`
    select d.id, e.kind, e.record_id, e.at, (extract(epoch from e.at) * 1000000)::bigint as at_us, d.status, d.tries, d.next_at, d.last_answer, d.sent_at
    from   webhook_delivery d join webhook_event e on e.id = d.event_id
    where  d.webhook_id = ${webhookId} ${asked.status ? sql`and d.status = ${asked.status}` : sql``}
    ${asked.after ? sql`and ((extract(epoch from e.at) * 1000000)::bigint, d.id) < (${asked.after[0]}::bigint, ${asked.after[1]}::uuid)` : sql``}
    order  by e.at desc, d.id desc limit ${asked.limit + 1}`.execute(db)
  return rows
}

export interface DueRow {
  id: string
  event_id: string
  webhook_id: string
  url: string
  secret_no: number
  kind: string
  record_id: string | null
  at: Date
  tries: number
}

/**
 * Takes what is due, oldest first, and moves it on by a few minutes: another process does not take it meanwhile, and when this one dies it is
 * taken again. So a word may arrive twice, never not at all; its event id tells.
 */
export async function takeDue(trx: Writer, now: Date, most: number): Promise<DueRow[]> {
  const { rows } = await sql<DueRow>`
    with due as (
      select d.id from webhook_delivery d join webhook w on w.id = d.webhook_id
      where  d.status = 'waiting' and d.next_at <= ${now} and w.status = 'active'
      order  by d.next_at, d.id limit ${most} for update of d skip locked
    ), taken as (
      update webhook_delivery d set next_at = ${new Date(now.getTime() + 300_000)} from due where d.id = due.id
      returning d.id, d.event_id, d.webhook_id, d.tries
    )
    select t.id, t.event_id, t.webhook_id, w.url, w.secret_no, e.kind, e.record_id, e.at, t.tries
    from   taken t join webhook w on w.id = t.webhook_id join webhook_event e on e.id = t.event_id order by e.at, t.id`.execute(
    trx,
  )
  return rows
}

/** Writes down what a try came to. */
export async function keepAnswer(
  trx: Writer,
  id: string,
  kept: { status: DeliveryStatus; tries: number; nextAt: Date; answer: string; now: Date },
): Promise<void> {
  await sql`
    update webhook_delivery set status = ${kept.status}, tries = ${kept.tries}, next_at = ${kept.nextAt}, last_answer = ${kept.answer}, tried_at = ${kept.now},
           sent_at = ${kept.status === 'sent' ? kept.now : null}
    where  id = ${id}`.execute(trx)
}
