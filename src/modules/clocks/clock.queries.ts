import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import { Refusal } from '#kernel/refusal.ts'
import type { ClockDatabase, ClockReader } from './clock.tables.ts'

export type ClockRow = Selectable<ClockDatabase['clock']>

/** A clock of a page, with its place in the order, to the microsecond. */
export type ListedClock = ClockRow & { runs_out_micros: number }

export async function insertClock(
  trx: ClockReader,
  row: Insertable<ClockDatabase['clock']>,
): Promise<ClockRow> {
  return trx.insertInto('clock').values(row).returningAll().executeTakeFirstOrThrow()
}

/** The clock, held until the transaction ends; refuses with `record.not_found` when it is out of sight. */
export async function lockClock(trx: ClockReader, id: string): Promise<ClockRow> {
  const row = await trx.selectFrom('clock').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new Refusal('record.not_found', { id })
  return row
}

/** Clocks of one record that still ask for something, held until the transaction ends. */
export async function lockOpenClocksOf(
  trx: ClockReader,
  recordId: string,
  ruleCode?: string,
): Promise<ClockRow[]> {
  return trx
    .selectFrom('clock')
    .selectAll()
    .where('record_id', '=', recordId)
    .where('met_at', 'is', null)
    .where('status', '<>', 'cancelled')
    .$if(ruleCode !== undefined, (query) => query.where('rule_code', '=', ruleCode ?? ''))
    .orderBy('runs_out_at')
    .orderBy('id')
    .forUpdate()
    .execute()
}

export async function updateClock(
  trx: ClockReader,
  id: string,
  change: Updateable<ClockDatabase['clock']>,
): Promise<ClockRow> {
  return trx
    .updateTable('clock')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/**
 * Clocks of my agencies that still ask for something, least time left first: missed and not yet done, running,
 * paused. `after` is `micros_id` of the last one seen. Each agency rides its own index; the row policy then has
 * its say.
 */
export async function listRunningClocks(
  db: ClockReader,
  page: { after?: string; limit: number },
): Promise<ListedClock[]> {
  const [micros, id] = page.after?.split('_') ?? []
  const onwards = id
    ? sql`and (c.runs_out_at, c.id) > (timestamptz 'epoch' + ${micros}::bigint * interval '1 microsecond', ${id}::uuid)`
    : sql``
  const { rows } = await sql<ListedClock>`
    select found.*, (extract(epoch from found.runs_out_at) * 1000000)::bigint as runs_out_micros
    from   unnest((select access.current_agencies())::uuid[]) as mine (agency_id)
    cross join lateral (
      select c.* from clock c
      where  c.agency_id = mine.agency_id and c.met_at is null and c.status <> 'cancelled' ${onwards}
      order by c.runs_out_at, c.id limit ${page.limit}
    ) found
    order by found.runs_out_at, found.id limit ${page.limit}`.execute(db)
  return rows
}

/** Running clocks whose limit has passed become missed, as of the moment it passed. Returns them. */
export async function missOverdue(trx: ClockReader, now: Date): Promise<ClockRow[]> {
  return trx
    .updateTable('clock')
    .set({ status: 'missed', missed_at: sql<Date>`due_at`, version: sql<number>`version + 1` })
    .where('status', '=', 'running')
    .where('sense', '<>', 'earliest')
    .where('due_at', '<', now)
    .returningAll()
    .execute()
}

/** Running clocks whose own target or warning has passed and whom nobody was told about. Returns them, now told. */
export async function escalateDue(trx: ClockReader, now: Date): Promise<ClockRow[]> {
  return trx
    .updateTable('clock')
    .set({ escalated_at: now, version: sql<number>`version + 1` })
    .where('status', '=', 'running')
    .where('escalated_at', 'is', null)
    .where('internal_due_at', '<=', now)
    .returningAll()
    .execute()
}
