import { sql } from 'kysely'
import { type Context, inTransaction, sameVersion } from '#kernel/context.ts'
import type { RequestOf } from '#kernel/contract.ts'
import type { Writer } from '#kernel/database.ts'
import { fold } from '#kernel/fold.ts'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { insertMany, lockActivity, updateActivity, writing } from './activity.queries.ts'
import type * as contracts from './door.contract.ts'
import { ticketCode, ticketNo } from './door.rule.ts'
import { passFor } from './visitor.service.ts'

const codeOf = (ctx: Context, activityId: string, no: number) =>
  ticketCode(no, ctx.mac('activity.ticket', `${activityId} ${no}`))

/** Most tickets of one activity; the table keeps the same. */
const mostTickets = 5000

/** Issues tickets, numbered on. Refuses with `record.not_found`, `activity.not_yours`, `activity.code_unknown`, `activity.too_many_tickets`. */
export function issueTickets(
  ctx: Context,
  { params, body }: RequestOf<typeof contracts.issueTicketsContract>,
) {
  return inTransaction(ctx, async (trx) => {
    const found = await lockActivity(trx, params.activity_id)
    await refuseUnknownGroup(trx, body.audience)
    const { rows } = await sql<{ last: number }>`
      select coalesce(max(no), 0)::integer as last from activity_ticket where activity_id = ${found.id}`.execute(
      trx,
    )
    const first = (rows[0]?.last ?? 0) + 1
    const last = first + body.count - 1
    if (last > mostTickets) throw new Refusal('activity.too_many_tickets', { most: mostTickets })
    const tickets = Array.from({ length: body.count }, (_, at) => ({
      activity_id: found.id,
      no: first + at,
      audience: body.audience,
      issued_at: ctx.now(),
    }))
    await insertMany(tickets, (some) => trx.insertInto('activity_ticket').values(some).execute())
    return { id: found.id, first, last }
  })
}

/** Tickets with their codes, to print. Recorded. Refuses with `record.not_found`, `activity.not_yours`. */
export function listTickets(ctx: Context, { params }: RequestOf<typeof contracts.listTicketsContract>) {
  return inTransaction(ctx, async (trx) => {
    const found = await findDoor(trx, params.activity_id)
    const tickets = await trx
      .selectFrom('activity_ticket')
      .select(['no', 'audience'])
      .where('activity_id', '=', found.id)
      .orderBy('no')
      .execute()
    await sql`select audit.note('tickets_printed', 'activity', ${found.id}, ${JSON.stringify({ tickets: tickets.length })}::jsonb)`.execute(
      trx,
    )
    return {
      title: found.title,
      starts_on: found.starts_on,
      tickets: tickets.map((ticket) => ({ ...ticket, code: codeOf(ctx, found.id, ticket.no) })),
    }
  })
}

interface Door {
  id: string
  version: number
  title: string
  starts_on: string
  ends_on: string
  opened_at: Date | null
  closed_at: Date | null
}

async function findDoor(trx: Writer, id: string): Promise<Door> {
  const { rows } = await sql<Door & { mine: boolean }>`
    select id, version, title, starts_on::text as starts_on, ends_on::text as ends_on, door_opened_at as opened_at, door_closed_at as closed_at,
           agency_id = any (${writing}) as mine from activity where id = ${id}`.execute(trx)
  const found = rows[0]
  if (!found) throw new Refusal('record.not_found', { id })
  if (!found.mine) throw new Refusal('activity.not_yours', { id })
  return found
}

/** Whoever closes a door waits for those who are just coming in, and they for it, so that nobody is counted too late. */
const atDoor = (trx: Writer, activityId: string, as: 'comes in' | 'closes') =>
  sql`select ${sql.raw(as === 'closes' ? 'pg_advisory_xact_lock' : 'pg_advisory_xact_lock_shared')}(hashtextextended(${activityId}::text, 1))`.execute(
    trx,
  )

/** The day that is counted now: today within the activity, else its first or last day. */
function countedDay(door: { starts_on: string; ends_on: string }, now: Date): string {
  const today = dayInVietNam(now)
  if (today < door.starts_on) return door.starts_on
  if (today > door.ends_on) return door.ends_on
  return today
}

async function groupsOf(trx: Writer, activityId: string, onDay: string) {
  const { rows } = await sql<{ audience: string; attendances: number; female: number; male: number }>`
    select audience, count(*)::integer as attendances, (count(*) filter (where sex = 'female'))::integer as female, (count(*) filter (where sex = 'male'))::integer as male
    from   activity_scan where activity_id = ${activityId} and on_day = ${onDay}::date and undone_at is null group by audience order by audience`.execute(
    trx,
  )
  return rows
}

/** What the door has counted. Refuses with `record.not_found`, `activity.not_yours`. */
export function readDoor(ctx: Context, { params }: RequestOf<typeof contracts.readDoorContract>) {
  return inTransaction(ctx, async (trx) => {
    const door = await findDoor(trx, params.activity_id)
    const onDay = countedDay(door, ctx.now())
    const groups = await groupsOf(trx, door.id, onDay)
    const { rows: last } = await sql<contracts.DoorView['last'][number] & { scanned_at: Date }>`
      select id, how, ticket_no, audience, scanned_at from activity_scan
      where  activity_id = ${door.id} and on_day = ${onDay}::date and undone_at is null order by scanned_at desc, id desc limit 8`.execute(
      trx,
    )
    const { rows: issued } = await sql<{ n: number }>`
      select count(*)::integer as n from activity_ticket where activity_id = ${door.id}`.execute(trx)
    const { rows: counted } = await sql<{ n: number }>`
      select count(*)::integer as n from activity_scan where activity_id = ${door.id} and on_day = ${onDay}::date and how = 'self' and undone_at is null`.execute(
      trx,
    )
    return {
      id: door.id,
      version: door.version,
      title: door.title,
      on_day: onDay,
      opened_at: door.opened_at?.toISOString() ?? null,
      closed_at: door.closed_at?.toISOString() ?? null,
      tickets: issued[0]?.n ?? 0,
      total: groups.reduce((sum, group) => sum + group.attendances, 0),
      self: counted[0]?.n ?? 0,
      groups,
      last: last.map((scan) => ({ ...scan, scanned_at: scan.scanned_at.toISOString() })),
    }
  })
}

/**
 * Opens the door, or closes it: then what was scanned on each day becomes that day's attendances, in place of what was
 * said before for the same group. Refuses with `record.not_found`, `activity.not_yours`, `version.stale`, `activity.wrong_state`.
 */
export function openDoor(ctx: Context, { params, body }: RequestOf<typeof contracts.openDoorContract>) {
  return inTransaction(ctx, async (trx) => {
    // Before the activity is held: who is just coming in asks that it is there, and would wait for us while we wait for them.
    if (!body.open) await atDoor(trx, params.activity_id, 'closes')
    const found = await lockActivity(trx, params.activity_id)
    sameVersion(body.version, found.version)
    const isOpen = found.door_opened_at !== null && found.door_closed_at === null
    if (isOpen === body.open || found.status === 'cancelled')
      throw new Refusal('activity.wrong_state', { id: found.id, status: found.status })
    const attendances = body.open ? found.attendances : await takeOverScans(trx, found.id, ctx.now())
    await updateActivity(trx, found.id, {
      ...(body.open
        ? { door_opened_at: ctx.now(), door_closed_at: null }
        : { door_closed_at: ctx.now(), attendances }),
      changed_by: ctx.session.staffId,
      changed_at: ctx.now(),
    })
    return { id: found.id, version: found.version + 1, attendances }
  })
}

/** Where visitors count themselves, until the day is over. Recorded. Refuses with `record.not_found`, `activity.not_yours`, `activity.door_shut`. */
export function readDoorPass(ctx: Context, { params }: RequestOf<typeof contracts.readDoorPassContract>) {
  return inTransaction(ctx, async (trx) => {
    const door = await findDoor(trx, params.activity_id)
    if (!door.opened_at || door.closed_at) throw new Refusal('activity.door_shut', { id: door.id })
    const until = new Date(`${dayInVietNam(ctx.now())}T23:59:00+07:00`)
    await sql`select audit.note('door_pass', 'activity', ${door.id}, null)`.execute(trx)
    return {
      address: `${ctx.publicUrl.origin}/vao/${passFor(ctx, door.id, until)}`,
      until: until.toISOString(),
      title: door.title,
    }
  })
}

async function takeOverScans(trx: Writer, activityId: string, now: Date): Promise<number> {
  const { rows } = await sql<{
    on_day: string
    audience: string
    attendances: number
    female: number
    male: number
  }>`
    select on_day::text as on_day, audience, count(*)::integer as attendances, (count(*) filter (where sex = 'female'))::integer as female,
           (count(*) filter (where sex = 'male'))::integer as male
    from   activity_scan where activity_id = ${activityId} and undone_at is null group by 1, 2`.execute(trx)
  await sql`
    update activity_attendance t set removed_at = ${now} where t.activity_id = ${activityId} and t.removed_at is null and (t.source = 'door'
      or exists (select 1 from activity_scan s where s.activity_id = t.activity_id and s.on_day = t.on_day and s.audience = t.audience and s.undone_at is null))`.execute(
    trx,
  )
  await insertMany(
    rows.map((row) => ({ id: newId(), activity_id: activityId, source: 'door', ...row })),
    (some) => trx.insertInto('activity_attendance').values(some).execute(),
  )
  const { rows: total } = await sql<{ n: number }>`
    select coalesce(sum(attendances), 0)::integer as n from activity_attendance where activity_id = ${activityId} and removed_at is null`.execute(
    trx,
  )
  return total[0]?.n ?? 0
}

/**
 * Counts one at the door. The same ticket, name or walk-in on the same day is the same row, so that two door keepers, a
 * lost answer or a second scan count once (`again`). No row is held but this one: scans do not wait for each other.
 * Refuses with `record.not_found`, `activity.not_yours`, `activity.door_shut`, `activity.ticket_unknown`, `activity.code_unknown`.
 */
export function scanAtDoor(ctx: Context, { params, body }: RequestOf<typeof contracts.scanAtDoorContract>) {
  return inTransaction(ctx, async (trx) => {
    await atDoor(trx, params.activity_id, 'comes in')
    const door = await findDoor(trx, params.activity_id)
    if (!door.opened_at || door.closed_at) throw new Refusal('activity.door_shut', { id: door.id })
    const onDay = countedDay(door, ctx.now())
    const ticket = body.how === 'ticket' ? await findTicket(trx, ctx, door.id, body.key) : undefined
    const audience = ticket?.audience ?? body.audience ?? ''
    if (!ticket) await refuseUnknownGroup(trx, audience)
    const said = body.how === 'name' ? fold(body.key) : body.key.trim().toUpperCase()
    const scanKey = ctx.mac('activity.scan', `${door.id} ${body.how} ${ticket ? ticket.no : said}`)
    const { rows } = await sql<{ id: string; again: boolean; audience: string }>`
      insert into activity_scan as s (id, activity_id, scan_key, how, audience, sex, ticket_no, on_day, scanned_at, scanned_by)
      values (${newId()}, ${door.id}, ${scanKey}, ${body.how}, ${audience}, ${body.sex ?? null}, ${ticket?.no ?? null}, ${onDay}::date, ${ctx.now()}, ${ctx.session.staffId})
      on conflict on constraint activity_scan_once do update set undone_at = null, audience = excluded.audience, sex = coalesce(excluded.sex, s.sex), how = excluded.how,
        scanned_at = excluded.scanned_at, scanned_by = excluded.scanned_by where s.undone_at is not null
      returning s.id, false as again, s.audience`.execute(trx)
    const made = rows[0] ?? (await findScan(trx, door.id, onDay, scanKey))
    return { id: made.id, again: made.again, ticket_no: ticket?.no ?? null, audience: made.audience }
  })
}

/** Somebody was counted already: the row that stands. */
async function findScan(trx: Writer, activityId: string, onDay: string, scanKey: Buffer) {
  const row = await trx
    .selectFrom('activity_scan')
    .select(['id', 'audience'])
    .where('activity_id', '=', activityId)
    .where('on_day', '=', onDay)
    .where('scan_key', '=', scanKey)
    .executeTakeFirstOrThrow()
  return { ...row, again: true }
}

async function findTicket(trx: Writer, ctx: Context, activityId: string, said: string) {
  const no = ticketNo(said)
  const ticket =
    no !== undefined && codeOf(ctx, activityId, no) === said.trim().toUpperCase()
      ? await trx
          .selectFrom('activity_ticket')
          .select(['no', 'audience'])
          .where('activity_id', '=', activityId)
          .where('no', '=', no)
          .executeTakeFirst()
      : undefined
  if (!ticket) throw new Refusal('activity.ticket_unknown', { id: activityId })
  return ticket
}

async function refuseUnknownGroup(trx: Writer, audience: string): Promise<void> {
  const row = await trx
    .selectFrom('activity_code')
    .select('code')
    .where('list', '=', 'audience')
    .where('code', '=', audience)
    .executeTakeFirst()
  if (!row) throw new Refusal('activity.code_unknown', { field: 'audience', row: 1 })
}

/** Takes one scan back. Refuses with `record.not_found`, `activity.not_yours`, `activity.door_shut`. */
export function undoScan(ctx: Context, { params }: RequestOf<typeof contracts.undoScanContract>) {
  return inTransaction(ctx, async (trx) => {
    const door = await findDoor(trx, params.activity_id)
    const scan = await trx
      .selectFrom('activity_scan')
      .select('id')
      .where('id', '=', params.scan_id)
      .where('activity_id', '=', door.id)
      .executeTakeFirst()
    if (!scan) throw new Refusal('record.not_found', { id: params.scan_id })
    if (!door.opened_at || door.closed_at) throw new Refusal('activity.door_shut', { id: door.id })
    await trx
      .updateTable('activity_scan')
      .set({ undone_at: ctx.now() })
      .where('id', '=', scan.id)
      .where('undone_at', 'is', null)
      .execute()
    return { id: scan.id }
  })
}
