import { type Insertable, type RawBuilder, type Selectable, sql, type Updateable } from 'kysely'
import { Refusal } from '#kernel/refusal.ts'
import type { ClockState } from './clock.life.ts'
import type { ClockDatabase, ClockReader } from './clock.tables.ts'

export type ClockRow = Selectable<ClockDatabase['clock']>

/** A clock of a page, with its place in the order, to the microsecond, and what names it. */
export type ListedClock = ClockRow & {
  runs_out_micros: number
  case_code: string | null
  acting_agency: string | null
  place_name: string | null
}

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

/** A list of clocks: which state, which rule, which case. */
export interface ClockFilter {
  state: ClockState
  rule?: string
}

const stateRule: Readonly<Record<ClockState, RawBuilder<unknown>>> = {
  open: sql`c.met_at is null and c.status <> 'cancelled'`,
  late: sql`c.met_at is null and c.status = 'missed'`,
  running: sql`c.met_at is null and c.status = 'running'`,
  paused: sql`c.status = 'paused'`,
  done: sql`c.met_at is not null`,
}

/**
 * Clocks I may see in one state, least time left first. `after` is `micros_id` of the last one seen. Which ones I may
 * see is the row policy's business: by agency, by the case, or because the duty is my agency's.
 */
export async function listClocks(
  db: ClockReader,
  filter: ClockFilter,
  page: { after?: string | undefined; limit: number },
): Promise<ListedClock[]> {
  const [micros, id] = page.after?.split('_') ?? []
  const onwards = id
    ? sql`and (c.runs_out_at, c.id) > (timestamptz 'epoch' + ${micros}::bigint * interval '1 microsecond', ${id}::uuid)`
    : sql``
  const { rows } = await sql<ListedClock>`
    select ${listed} from clock c
    where  ${stateRule[filter.state]} ${filter.rule ? sql`and c.rule_code = ${filter.rule}` : sql``} ${onwards}
    order by c.runs_out_at, c.id limit ${page.limit}`.execute(db)
  return rows
}

/** Clocks I may see that still ask for something, least time left first. */
export function listRunningClocks(
  db: ClockReader,
  page: { after?: string; limit: number },
): Promise<ListedClock[]> {
  return listClocks(db, { state: 'open' }, page)
}

/** Clocks of the case with this number, where I may see it; newest first. */
export async function listClocksByCase(db: ClockReader, code: string): Promise<ListedClock[]> {
  const { rows } = await sql<ListedClock>`
    select ${listed} from clock c join case_file f on f.id = c.case_id
    where  f.code = ${code} order by c.started_at desc, c.id limit 200`.execute(db)
  return rows
}

/** One clock, or `undefined` when it is out of sight. */
export async function findClock(db: ClockReader, id: string): Promise<ListedClock | undefined> {
  const { rows } = await sql<ListedClock>`select ${listed} from clock c where c.id = ${id}`.execute(db)
  return rows[0]
}

const listed = sql`c.*, (extract(epoch from c.runs_out_at) * 1000000)::bigint as runs_out_micros,
    (select g.code from case_file g where g.id = c.case_id) as case_code,
    (select a.name from agency a where a.id = c.acting_agency_id) as acting_agency,
    (select p.name from place p where p.id = c.place_id) as place_name`

/** Where an edited calendar moved a clock, oldest first. */
export async function listRecounts(
  db: ClockReader,
  clockId: string,
): Promise<{ holiday: string; was_due_at: Date; became_due_at: Date; recounted_at: Date }[]> {
  const { rows } = await sql<{
    holiday: string
    was_due_at: Date
    became_due_at: Date
    recounted_at: Date
  }>`select holiday::text as holiday, was_due_at, became_due_at, recounted_at from clock_recount where clock_id = ${clockId} order by recounted_at, id`.execute(
    db,
  )
  return rows
}

/**
 * Running clocks whose limit has passed become missed, as of the moment it passed. Returns them. What ends by itself on
 * the day a paper names is met on it instead.
 */
export async function missOverdue(trx: ClockReader, now: Date): Promise<ClockRow[]> {
  await trx
    .updateTable('clock')
    .set({ status: 'met', met_at: sql<Date>`due_at`, version: sql<number>`version + 1` })
    .where('status', '=', 'running')
    .where('ends_itself', '=', true)
    .where('due_at', '<', now)
    .execute()
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
