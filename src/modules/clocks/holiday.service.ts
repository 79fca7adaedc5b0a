import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { type Context, inTransaction } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { ClockRule } from '#modules/law/index.ts'
import { loadCalendar } from '#modules/places/index.ts'
import { dueAt, internalDueAt, type Pause } from './due.ts'
import type { Holiday, listHolidaysContract, setHolidayContract } from './holiday.contract.ts'

/** Days of a year that depart from Monday to Friday, in order. */
export function listHolidays(ctx: Context, { query }: RequestOf<typeof listHolidaysContract>) {
  return inTransaction(ctx, async (trx) => {
    const { rows } = await sql<Omit<Holiday, 'changed_at'> & { changed_at: Date | null }>`
      select day::text as day, working, name_vi, source, status, changed_at from public_holiday
      where  day >= make_date(${query.year}, 1, 1) and day < make_date(${query.year} + 1, 1, 1) order by public_holiday.day`.execute(
      trx,
    )
    return { items: rows.map((row) => ({ ...row, changed_at: row.changed_at?.toISOString() ?? null })) }
  })
}

/**
 * Writes a day of the calendar and counts every limit that depends on working days and is still open again, in the
 * same story: either both stand or neither. Refuses with `version.stale` when somebody changed the day meanwhile.
 */
export function setHoliday(ctx: Context, { params, body }: RequestOf<typeof setHolidayContract>) {
  return inTransaction(ctx, async (trx) => {
    const now = ctx.now()
    const { read_changed_at, ...values } = body
    const { rows } = await sql<{ changed_at: Date | null }>`
      select changed_at from public_holiday where day = ${params.day}::date for update`.execute(trx)
    const stored = rows[0]?.changed_at?.getTime() ?? null
    if (stored !== (read_changed_at === null ? null : Date.parse(read_changed_at)))
      throw new Refusal('version.stale', { day: params.day })
    await sql`
      insert into public_holiday as h (day, working, name_vi, source, status, changed_at)
      values (${params.day}::date, ${values.working}, ${values.name_vi}, ${values.source}, ${values.status}, ${now})
      on conflict (day) do update set working = excluded.working, name_vi = excluded.name_vi, source = excluded.source,
        status = excluded.status, changed_at = excluded.changed_at`.execute(trx)
    return {
      day: params.day,
      changed_at: now.toISOString(),
      recounted: await recountClocks(trx, params.day, now),
    }
  })
}

/** Counts open working-day limits again by the calendar as it stands in this transaction; says how many moved. */
async function recountClocks(trx: Writer, because: string, now: Date): Promise<number> {
  const calendar = await loadCalendar(trx)
  const { rows } = await sql<{
    id: string
    rule_snapshot: ClockRule
    started_at: Date
    pauses: [string, string][]
    due_at: Date
  }>`select * from access.clocks_by_calendar()`.execute(trx)
  let moved = 0
  for (const clock of rows) {
    const startedAt = Temporal.Instant.fromEpochMilliseconds(clock.started_at.getTime())
    const pauses = clock.pauses.map(
      ([from, until]): Pause => [Temporal.Instant.from(from), Temporal.Instant.from(until)],
    )
    const due = dueAt(clock.rule_snapshot, startedAt, calendar, pauses)
    if (!due || due.epochMilliseconds === clock.due_at.getTime()) continue
    const internal = internalDueAt(clock.rule_snapshot, startedAt, calendar, pauses)
    await sql`select access.recount_clock(${clock.id}, ${newId()}, ${new Date(due.epochMilliseconds)},
      ${internal && new Date(internal.epochMilliseconds)}, ${because}::date, ${now})`.execute(trx)
    moved++
  }
  return moved
}
