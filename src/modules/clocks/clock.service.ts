import { Temporal } from 'temporal-polyfill'
import { newId } from '#kernel/id.ts'
import { Refusal } from '#kernel/refusal.ts'
import { findClockRule } from '#modules/law/index.ts'
import { dayInVietNam } from '#modules/places/index.ts'
import { afterMove, type ClockMove, type ClockStatus } from './clock.life.ts'
import {
  type ClockRow,
  escalateDue,
  insertClock,
  lockClock,
  missOverdue,
  updateClock,
} from './clock.queries.ts'
import type { ClockReader } from './clock.tables.ts'
import { dueAt, internalDueAt, type Pause, type WorkingDays } from './due.ts'

const instantOf = (at: Date) => Temporal.Instant.fromEpochMilliseconds(at.getTime())
const dateOf = (at: Temporal.Instant | null) => (at ? new Date(at.epochMilliseconds) : null)

/** What a clock is started with. `startedAt` is when the duty arose, not when somebody typed it in. */
export interface ClockStart {
  provinceId: string
  agencyId: string
  recordKind: string
  recordId: string
  ruleCode: string
  startedAt: Date
  /** The case the record belongs to. */
  caseId?: string
  /** Whose duty it is, where another agency watches: the commune, for its chair. */
  actingAgencyId?: string
  placeId?: string | null
  /** The end a signed paper names, for a limit that says how long something may last. Never later than the limit. */
  endsAt?: Date
  /** The last moment a decision allows in place of the limit, for what may last longer than the law says by itself. */
  extendedTo?: Date
}

/**
 * Starts a limit of the law for a record, by the rule in force on the day it starts; the rule is copied and
 * stays. Refuses with `clock.no_rule` when the law tables have none for that day.
 */
export async function startClock(
  trx: ClockReader,
  start: ClockStart,
  calendar: WorkingDays,
): Promise<ClockRow> {
  const rule = await findClockRule(trx, start.ruleCode, dayInVietNam(start.startedAt))
  if (!rule) throw new Refusal('clock.no_rule', { rule: start.ruleCode })
  const startedAt = instantOf(start.startedAt)
  const limit = dateOf(dueAt(rule, startedAt, calendar))
  const ownEnd =
    start.extendedTo ?? (start.endsAt && limit && start.endsAt < limit ? start.endsAt : undefined)
  return insertClock(trx, {
    id: newId(),
    province_id: start.provinceId,
    agency_id: start.agencyId,
    acting_agency_id: start.actingAgencyId ?? null,
    case_id: start.caseId ?? null,
    place_id: start.placeId ?? null,
    ends_itself: start.endsAt !== undefined,
    record_kind: start.recordKind,
    record_id: start.recordId,
    rule_code: rule.code,
    sense: rule.sense,
    rule_snapshot: JSON.stringify(rule),
    started_at: start.startedAt,
    due_at: ownEnd ?? limit,
    internal_due_at: ownEnd
      ? warningBefore(ownEnd, rule.warn_minutes_before, start.startedAt)
      : dateOf(internalDueAt(rule, startedAt, calendar)),
  })
}

/** So long before an end that a paper names, but not before the start. */
function warningBefore(end: Date, minutes: number | null, start: Date): Date | null {
  return minutes === null ? null : new Date(Math.max(end.getTime() - minutes * 60_000, start.getTime()))
}

/**
 * The duty was done at `metAt` (the time of the signature, which may lie before the click). Inside the limit the
 * clock is met, even when it was called missed meanwhile; after it the clock stays missed and says when it was
 * done. Refuses with `clock.wrong_state` when it was done or cancelled before, with `clock.met_outside` when
 * `metAt` lies before the start or after `now`.
 */
export async function meetClock(trx: ClockReader, id: string, metAt: Date, now: Date): Promise<ClockRow> {
  const clock = await lockClock(trx, id)
  if (metAt < clock.started_at || metAt > now) throw new Refusal('clock.met_outside', { id })
  const status = moved(clock, clock.status !== 'paused' && hasRunOut(clock, metAt) ? 'meet_late' : 'meet')
  return updateClock(trx, id, {
    status,
    met_at: metAt,
    paused_at: null,
    missed_at: status === 'missed' ? clock.due_at : null,
    ...(clock.paused_at
      ? { paused_seconds: clock.paused_seconds + secondsBetween(clock.paused_at, metAt) }
      : {}),
  })
}

/** Stops the clock. Refuses with `clock.not_pausable` where the law has no pause, `clock.wrong_state` unless it runs and its limit has not passed. */
export async function pauseClock(trx: ClockReader, id: string, now: Date): Promise<ClockRow> {
  const clock = await lockClock(trx, id)
  if (!clock.rule_snapshot.pausable) throw new Refusal('clock.not_pausable', { id })
  if (hasRunOut(clock, now)) throw new Refusal('clock.wrong_state', { id, status: 'missed' })
  return updateClock(trx, id, { status: moved(clock, 'pause'), paused_at: now })
}

/** Lets the clock go on; the limit moves by the time it stood still. Refuses with `clock.wrong_state` unless paused. */
export async function resumeClock(
  trx: ClockReader,
  id: string,
  now: Date,
  calendar: WorkingDays,
): Promise<ClockRow> {
  const clock = await lockClock(trx, id)
  const status = moved(clock, 'resume')
  const pausedAt = clock.paused_at ?? now
  const spans: [string, string][] = [...clock.pauses, [pausedAt.toISOString(), now.toISOString()]]
  const pauses = spans.map(
    ([from, until]): Pause => [Temporal.Instant.from(from), Temporal.Instant.from(until)],
  )
  const startedAt = instantOf(clock.started_at)
  return updateClock(trx, id, {
    status,
    paused_at: null,
    paused_seconds: clock.paused_seconds + secondsBetween(pausedAt, now),
    pauses: JSON.stringify(spans),
    due_at: dateOf(dueAt(clock.rule_snapshot, startedAt, calendar, pauses)),
    internal_due_at: dateOf(internalDueAt(clock.rule_snapshot, startedAt, calendar, pauses)),
  })
}

/** The duty fell away (the request was withdrawn). Refuses with `clock.wrong_state` when done, missed or cancelled. */
export async function cancelClock(trx: ClockReader, id: string): Promise<ClockRow> {
  const clock = await lockClock(trx, id)
  return updateClock(trx, id, { status: moved(clock, 'cancel'), paused_at: null })
}

/** For the job that runs every minute: limits that passed become missed. Returns them, for whoever must be told. */
export function markMissed(trx: ClockReader, now: Date): Promise<ClockRow[]> {
  return missOverdue(trx, now)
}

/** For the same job: internal targets and warnings that passed, each returned once. */
export function markEscalated(trx: ClockReader, now: Date): Promise<ClockRow[]> {
  return escalateDue(trx, now)
}

function moved(clock: ClockRow, move: ClockMove): ClockStatus {
  const status = clock.met_at ? undefined : afterMove(clock.status, move)
  if (!status) throw new Refusal('clock.wrong_state', { id: clock.id, status: clock.status })
  return status
}

/** Is a moment past the limit? What may be done from a day on cannot come too late. */
function hasRunOut(clock: ClockRow, at: Date): boolean {
  return clock.sense !== 'earliest' && clock.due_at !== null && at > clock.due_at
}

function secondsBetween(from: Date, until: Date): number {
  return Math.max(0, Math.round((until.getTime() - from.getTime()) / 1_000))
}
