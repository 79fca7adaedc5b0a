import { sql } from 'kysely'
import type { Reader, Writer } from '#kernel/database.ts'

export interface NoticeRow {
  id: string
  kind: string
  record_id: string | null
  at: Date
  read_at: Date | null
  at_micros: number
}

/** Words left for one person, newest first. */
export async function listNoticesOf(
  db: Reader,
  staffId: string,
  page: { all: boolean; after?: readonly [number, string]; limit: number },
): Promise<NoticeRow[]> {
  const onwards = page.after
    ? sql`and (n.at, n.id) < (timestamptz 'epoch' + ${page.after[0]}::bigint * interval '1 microsecond', ${page.after[1]}::uuid)`
    : sql``
  const { rows } = await sql<NoticeRow>`
    select n.id, n.kind, n.record_id, n.at, n.read_at, (extract(epoch from n.at) * 1000000)::bigint as at_micros
    from   notice n
    where  n.staff_id = ${staffId} ${page.all ? sql`` : sql`and n.read_at is null`} ${onwards}
    order by n.at desc, n.id desc limit ${page.limit}`.execute(db)
  return rows
}

export async function countUnread(db: Reader, staffId: string): Promise<number> {
  const { rows } = await sql<{ unread: number }>`
    select count(*)::int as unread from notice where staff_id = ${staffId} and read_at is null`.execute(db)
  return rows[0]?.unread ?? 0
}

/** Marks a word as read, once; says when it was first read. `undefined` when it is not mine. */
export async function markRead(
  trx: Writer,
  id: string,
  staffId: string,
  now: Date,
): Promise<Date | undefined> {
  const { rows } = await sql<{ read_at: Date }>`
    update notice set read_at = coalesce(read_at, ${now}) where id = ${id} and staff_id = ${staffId} returning read_at`.execute(
    trx,
  )
  return rows[0]?.read_at
}

export async function insertNotices(
  trx: Writer,
  notices: readonly { id: string; staff_id: string; kind: string; record_id: string | null; at: Date }[],
): Promise<void> {
  if (notices.length > 0)
    await trx
      .insertInto('notice')
      .values([...notices])
      .execute()
}
