import type { Context } from '#kernel/context.ts'
import type { Writer } from '#kernel/database.ts'
import type { LockedCase } from '#modules/cases/index.ts'
import { cancelClock, lockOpenClocksOf, meetClock, startClock } from '#modules/clocks/index.ts'
import { findClockRule } from '#modules/law/index.ts'
import { dayInVietNam, loadCalendar } from '#modules/places/index.ts'

export type ReturneeRule = 'TR-NOTIFY' | 'TR-VERIFY' | 'TR-SHELTER-MAX'

/** Starts a limit of the trafficking law where one was in force on that day; before 01/07/2025 there was none. */
export async function startLimit(
  trx: Writer,
  found: LockedCase,
  limit: { rule: ReturneeRule; recordKind: string; recordId: string; at: Date },
): Promise<void> {
  if (!(await findClockRule(trx, limit.rule, dayInVietNam(limit.at)))) return
  await startClock(
    trx,
    {
      provinceId: found.province_id,
      agencyId: found.agency_id,
      caseId: found.id,
      recordKind: limit.recordKind,
      recordId: limit.recordId,
      ruleCode: limit.rule,
      startedAt: limit.at,
    },
    await loadCalendar(trx),
  )
}

/** The duty was done: never before the clock began, never after now. */
export async function meetLimit(
  trx: Writer,
  ctx: Context,
  recordId: string,
  rule: ReturneeRule,
  at: Date,
): Promise<void> {
  for (const clock of await lockOpenClocksOf(trx, recordId, rule)) {
    const within = Math.min(Math.max(at.getTime(), clock.started_at.getTime()), ctx.now().getTime())
    await meetClock(trx, clock.id, new Date(within), ctx.now())
  }
}

/** The duty fell away; what was missed stays missed. */
export async function dropLimits(trx: Writer, recordId: string): Promise<void> {
  for (const clock of await lockOpenClocksOf(trx, recordId))
    if (clock.status !== 'missed') await cancelClock(trx, clock.id)
}

/** The first moment of a day in the province. */
export const startOfDay = (day: string) => new Date(`${day}T00:00:00+07:00`)
